/**
 * @module
 * Whether Outlook is as it was when all in it was last read: then a comparison need not list it again (SYN-5).
 *
 * Owns: when a collection tag is believed. Does not own: what such a tag is (adapters/graph/collection-tag.ts).
 */
import type { Stream } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import { ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Listing, StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'

/** A tag might be blind to something: all is read again after four weeks, whatever it says (engine.md §7.3 d). */
const BELIEVED_MS = 28 * 24 * 3_600_000

/** The listing with the tag its reading begins under, taken first: what changes meanwhile makes another tag. */
export async function tagged(
  { outlook }: SyncContext,
  stream: Stream,
  containerId: string,
  listing: Listing,
): Promise<Result<Listing, Failure>> {
  if (listing.tag === undefined || listing.cursor !== null) return ok(listing)
  const answer = await outlook.collectionTag(stream, containerId)
  return answer.ok ? ok({ ...listing, tag: answer.value }) : answer
}

/** Nothing was written since: what was made and lost again leaves the tag as it was before. */
export const isAsRead = (
  { readWhole, lastSyncAt }: StreamState,
  { tag, startedAt }: Listing,
): boolean =>
  tag !== undefined &&
  tag === readWhole?.tag &&
  (lastSyncAt ?? 0) < readWhole.at &&
  startedAt - readWhole.at < BELIEVED_MS

/** After a comparison without a difference; what it did not read itself was read when it was. */
export function readWholeAfter(state: StreamState, listing: Listing) {
  const { tag, startedAt } = listing
  if (tag === undefined || tag === null) return null
  const { readWhole = null } = state
  return isAsRead(state, listing) ? readWhole : { tag, at: startedAt }
}
