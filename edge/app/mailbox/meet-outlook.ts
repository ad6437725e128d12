/**
 * @module
 * One item of the complete listing of Outlook: known as it is, compared at once, or to be read.
 *
 * Does not own: going through the pages (enumerate.ts).
 */
import type { Stream } from '../../domain/record.ts'
import type { Link, Operation } from '../../domain/sync/link.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import type { ListedRow, OutlookItem } from '../../ports/outlook.ts'
import { apply } from './apply.ts'
import type { SyncContext } from './context.ts'
import { crmIdOfMarker } from './marker.ts'
import { same } from './observe.ts'
import type { Ledger } from './record-activity.ts'
import { rereadListed } from './reread.ts'

/** Linked → compare; ours without a link → pair it again; else somebody's new item. */
export function meetOutlook(
  context: SyncContext,
  state: StreamState,
  row: ListedRow,
  operations: Operation[],
  ledger: Ledger,
): void {
  const { store } = context
  const { stream } = state
  const id = row.kind === 'item' ? row.item.id : row.id
  const read = (both: boolean): void => addLook(context, stream, id, both)
  if (row.kind === 'look') return read(false)
  const link = store.linkByOutlook(stream, id)
  // Match all before anything is created (I18): our own items are paired by the record they name.
  if (link === null) return read(row.kind === 'item' && isOurs(context, row.item))
  const { version } = row.kind === 'item' ? row.item : row
  if (link.outlookVersion === version && link.ourDelete === null) {
    return row.kind === 'item' ? rereadListed(context, state, link, 'outlook', row.item) : undefined
  }
  // The CRM is known to have moved on: a write made without it would be stale, page after page (SYN-5).
  if (store.hasLook(stream, 'crm', link.crmId)) return read(true)
  if (row.kind === 'version') return read(link.ourDelete !== null)
  if (!compare(context, link, row.item, operations, ledger)) read(true)
}

/** @returns false: both sides have to be read */
function compare(
  context: SyncContext,
  link: Link,
  { id, fields, version }: OutlookItem,
  operations: Operation[],
  ledger: Ledger,
): boolean {
  const { stream, crmId } = link
  const outlook = { kind: 'present' as const, fields, version }
  const subject = { stream, link, crmId, outlookId: id, noticedAt: context.clock.now() }
  const applied = apply(context, { ...subject, crm: same, outlook }, ledger)
  if (applied.kind === 'planned') operations.push(...applied.operations)
  return applied.kind === 'planned'
}

const isOurs = ({ member }: SyncContext, { marker }: OutlookItem): boolean =>
  marker !== undefined && crmIdOfMarker(marker, member.organization) !== null

function addLook({ store, clock }: SyncContext, stream: Stream, id: string, both: boolean): void {
  store.addLook({ stream, side: 'outlook', id, both, noticedAt: clock.now(), version: null })
}
