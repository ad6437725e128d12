/**
 * @module
 * After anything uncertain: both sides of a record are read afresh and planned again (engine.md §0.2).
 */
import type { Side, Stream } from '../../domain/record.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { SyncContext } from './context.ts'
import { countDeletion } from './record-activity.ts'

/** A delete of unknown outcome: its side's absence will not be taken for a person's wish. */
export function remember(context: SyncContext, stream: Stream, operation: Operation): void {
  countDeletion(context, stream)
  const link = context.store.linkByCrm(stream, operation.crmId ?? '')
  if (link !== null) context.store.putLink({ ...link, ourDelete: operation.side })
  context.store.spare(stream, operation.crmId ?? '')
}

/** Both sides are read afresh and planned again; a record without a link is looked at where it lives. */
export function lookAgain(
  context: SyncContext,
  stream: Stream,
  operation: Operation,
  outlookId: string | null,
  dueAt?: number,
): void {
  const side: Side = operation.crmId === null ? 'outlook' : 'crm'
  const id = operation.crmId ?? outlookId
  if (id === null) return
  context.store.addLook({
    stream,
    side,
    id,
    both: true,
    noticedAt: operation.noticedAt,
    version: null,
    ...(dueAt === undefined ? {} : { dueAt }),
  })
}
