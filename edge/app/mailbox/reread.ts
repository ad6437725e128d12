/**
 * @module
 * A release of ours that reads values otherwise than the one before (P05). What nobody changed since both sides last
 * agreed has the version it then had, so what differs in it is our reading: that becomes the base, and nothing is
 * written. Only records somebody changed since are merged as ever.
 *
 * Does not own: when a reading counts as another (StreamKind.reading; test/adapters/readings.test.ts watches it).
 */
import type { Fields, Side, Stream } from '../../domain/record.ts'
import type { Link } from '../../domain/sync/link.ts'
import { fingerprints } from '../../domain/sync/merge.ts'
import { HALF } from '../../domain/sync/prints.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'

/** Of streams that began before readings were counted. */
const FIRST_READING = 1

/** What is remembered of the records was read by an earlier release; a comparison of everything puts it right. */
export const isReadAnew = (context: SyncContext, { stream, reading }: StreamState): boolean =>
  (reading ?? FIRST_READING) !== context.kind(stream).reading

/** After a comparison: all bases are of the reading it began with. */
export const readingAfter = ({ listing, comparing, reading }: StreamState) =>
  comparing && listing?.reading !== undefined
    ? { reading: listing.reading }
    : reading === undefined
      ? {}
      : { reading }

type Read = { readonly version: string; readonly fields: Fields }

/** One side of a record as it was read. @returns the link as it is known now */
export function reread(context: SyncContext, link: Link, side: Side, read: Read): Link {
  const { store } = context
  const { base, ourDelete } = link
  const known = side === 'crm' ? link.crmVersion : link.outlookVersion
  if (base === null || ourDelete !== null || known !== read.version) return link
  if (!mayDiffer(context, store.stream(link.stream)) || isUnsettled(context, link)) return link
  const prints = Object.entries(fingerprints(context.kind(link.stream).map, side, read.fields))
  const remembered = base[side]
  const others = prints.filter(
    ([name, print]) => ![undefined, HALF, print].includes(remembered[name]),
  )
  if (others.length === 0) return link
  const mended = { ...remembered, ...Object.fromEntries(others) }
  const next = { ...link, base: { ...base, [side]: mended } }
  store.putLink(next)
  return next
}

/** The same, of what is met while everything is gone through: only after a release is there anything to find. */
export function rereadListed(
  context: SyncContext,
  state: StreamState,
  link: Link,
  side: Side,
  read: Read,
): void {
  if (isReadAnew(context, state)) reread(context, link, side, read)
}

/**
 * A mapping that changed lets in what was left out before and edited meanwhile: that travels (CON-5). Otherwise the
 * same version is the same content, whatever made it read otherwise: a release, or another table of time zones (G15).
 */
const mayDiffer = (context: SyncContext, state: StreamState): boolean =>
  state.deepDue !== true &&
  state.listing?.deep !== true &&
  ((state.remaps ?? 0) === 0 || isReadAnew(context, state))

/** What is refused or to be deleted may differ because it has not travelled yet. */
function isUnsettled({ store }: SyncContext, { stream, crmId, outlookId }: Link): boolean {
  const sides = [
    ['crm', crmId],
    ['outlook', outlookId],
  ] as const
  return (
    store.isDoomed(stream, crmId) ||
    sides.some(([side, id]) => store.parked(stream, side, id) !== null)
  )
}

export const readingOf = (context: SyncContext, stream: Stream): { readonly reading: number } => ({
  reading: context.kind(stream).reading,
})
