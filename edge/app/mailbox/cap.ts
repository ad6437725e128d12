/**
 * @module
 * How many records a first sync takes, and which enter after it (CAL-4, CON-3).
 */
import type { CrmRecord } from '../../ports/crm.ts'
import type { Listing, StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'
import type { Seen } from './seen.ts'

/** The cap limits the first sync only; afterwards what changes enters (R3, A08). */
export function capped(
  context: SyncContext,
  state: StreamState,
  listing: Listing,
  record: CrmRecord,
  tally: { taken: number },
): string | null {
  if (state.comparing) {
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
  { stream, comparing, listing }: StreamState,
  { counted }: Seen,
  inDoubt: number,
): number {
  const taken = listing?.taken ?? 0
  const isCounted = counted.delete(stream) && listing?.cursor !== null
  if (comparing || isCounted) return taken
  return Math.max(taken, store.countLinks(stream) + inDoubt)
}
