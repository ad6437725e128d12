/**
 * @module
 * What Microsoft 365 said to have deleted for us and did not (D09, docs-contrib#747): found again as it was, it is set
 * aside with the reason, and is no record of its own until somebody changes it or says so.
 *
 * Does not own: deleting (carry-out.ts). An item brought back by its person has another version than it had.
 */
import type { Stream } from '../../domain/record.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { Subject } from './apply.ts'
import type { SyncContext } from './context.ts'
import type { Ledger } from './record-activity.ts'

const NOT_DELETED = 'not-deleted'
const detail = 'Microsoft 365 confirmed the deletion, and the item is still there'

/** How long it is remembered: longer than two comparisons of a mailbox at rest are apart (next-comparison.ts). */
const KEPT_MS = 16 * 86_400_000

export function noteRemoved(context: SyncContext, stream: Stream, operation: Operation): void {
  const { side, outlookId, version } = operation
  if (side !== 'outlook' || outlookId === null || version === null) return
  context.store.noteRemoved(stream, outlookId, version, context.clock.now())
}

/** @returns whether it was set aside: then nothing is to be planned for it */
export function parkUndeleted(context: SyncContext, subject: Subject, ledger: Ledger): boolean {
  const { store, clock } = context
  const { stream, link, outlookId, outlook, crm } = subject
  if (link !== null || outlookId === null) return false
  if (outlook.kind !== 'present' || crm.kind === 'present') return false
  const { version, fields } = outlook
  if (store.removedVersion(stream, outlookId) !== version) return false
  const label = context.kind(stream).label('outlook', fields)
  const told = { side: 'outlook', label, code: NOT_DELETED, detail } as const
  store.park({ stream, ...told, id: outlookId, version, field: null, at: clock.now() })
  ledger.entries.push({ kind: 'parked', ...told, crmId: null, outlookId, fields: [] })
  return true
}

/** After everything was compared: what is not there any more is gone for good. */
export function pruneRemoved({ store, clock }: SyncContext, stream: Stream): void {
  store.pruneRemoved(stream, clock.now() - KEPT_MS)
}
