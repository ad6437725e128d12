/**
 * @module
 * How many records a first sync takes, and which enter after it (CAL-4, CON-3).
 */
import type { CrmRecord } from '../../ports/crm.ts'
import type { Listing, StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'
import type { Seen } from './seen.ts'
import { addCounts } from './tally.ts'

/** A first sync that was interrupted is a comparison when it goes on: what was linked before is looked at too. */
export const isFirstWalk = ({ comparing, firstSyncEndedAt }: StreamState): boolean =>
  !comparing || firstSyncEndedAt === null

/** The cap limits the first sync only; afterwards what changes enters (R3, A08). */
export function capped(
  context: SyncContext,
  state: StreamState,
  listing: Listing,
  record: CrmRecord,
  tally: { taken: number },
): string | null {
  if (!isFirstWalk(state)) {
    const leftOut = (state.skipped['over-cap'] ?? 0) > 0
    // Two stamps of the CRM's own clock: ours may be a minute off (engine.md §4.4).
    const newer = record.updatedAt > (state.newestListed ?? 0)
    return leftOut && !newer ? 'over-cap' : null
  }
  return listing.taken + tally.taken >= context.kind(state.stream).cap ? 'over-cap' : null
}

/**
 * What is linked already counts, and what is on its way with nobody knowing whether it is there yet, also where a
 * crash kept the page from being counted (R3). A comparison has no cap to count for. Counting reads every link, so
 * it is done once in a life of the object and after whatever a page did not count itself (SYN-5).
 */
export function takenSoFar(
  { store }: SyncContext,
  state: StreamState,
  { counted }: Seen,
  inDoubt: number,
): number {
  const { stream, listing } = state
  const taken = listing?.taken ?? 0
  const isCounted = counted.delete(stream) && listing?.cursor !== null
  if (!isFirstWalk(state) || isCounted) return taken
  return Math.max(taken, store.countLinks(stream) + inDoubt)
}

/** Who was left out, by reason, and the newest of whom the first walk met. */
export function tallied(
  state: StreamState,
  leftOut: Readonly<Record<string, number>>,
  records: readonly CrmRecord[],
): Pick<StreamState, 'skipped' | 'newestListed'> {
  const { skipped, newestListed = 0 } = state
  if (!isFirstWalk(state)) return { skipped, newestListed }
  const stamps = records.map(({ updatedAt }) => updatedAt)
  return { skipped: addCounts(skipped, leftOut), newestListed: Math.max(newestListed, ...stamps) }
}
