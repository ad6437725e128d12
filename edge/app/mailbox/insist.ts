/**
 * @module
 * Counts how often the write of one record failed in a row, and says when to stop insisting (I16, SYN-6).
 *
 * A write that fails while its neighbours pass is the record's own trouble, and soon over; one that fails alone
 * may be the server's, so it is given an hour of growing pauses (backoff.ts). Counted is only what is said of
 * one write: a request to wait, or a word about the whole mailbox, is not.
 * Does not own: what happens then (settle-failed.ts).
 */
import type { Side, Stream } from '../../domain/record.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { SyncContext } from './context.ts'

/** `uncounted`: not the record's own trouble, or nobody can say; `enough`: to be parked. */
export type Insistence =
  | { readonly kind: 'uncounted' }
  | { readonly kind: 'once' | 'again' | 'enough'; readonly tries: number }

export const TRIES_AMONG_OTHERS = 5
export const TRIES_ALONE = 12

export function insist(
  { store, clock }: SyncContext,
  stream: Stream,
  operation: Operation,
  failure: Failure,
  amongOthers: boolean,
): Insistence {
  const source = sourceOf(operation)
  if (source === null || !isOfOneWrite(operation, failure, amongOthers))
    return { kind: 'uncounted' }
  const tries = store.trouble(stream, source.side, source.id, clock.now())
  if (tries >= (amongOthers ? TRIES_AMONG_OTHERS : TRIES_ALONE)) return { kind: 'enough', tries }
  return { kind: tries === 1 ? 'once' : 'again', tries }
}

/** A refusal that says nothing of today's rules: counted, too, since it may come back every time. */
export function mayTryAnew(
  { store, clock }: SyncContext,
  stream: Stream,
  operation: Operation,
): boolean {
  const source = sourceOf(operation)
  if (source === null) return true
  return store.trouble(stream, source.side, source.id, clock.now()) < TRIES_AMONG_OTHERS
}

/** The record on the side it comes from; a deletion is named by its CRM record. */
export function sourceOf({
  crmId,
  outlookId,
}: Operation): { readonly side: Side; readonly id: string } | null {
  if (crmId !== null) return { side: 'crm', id: crmId }
  return outlookId === null ? null : { side: 'outlook', id: outlookId }
}

function isOfOneWrite(operation: Operation, failure: Failure, amongOthers: boolean): boolean {
  switch (failure.kind) {
    case 'unknown':
    case 'stale':
      return true
    // A create that finds nothing to be made in: the container is gone.
    case 'gone':
      return operation.action !== 'create'
    case 'later':
      return amongOthers && failure.afterMs === undefined
    default:
      return false
  }
}
