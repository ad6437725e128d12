/**
 * @module
 * When everything is compared again: daily, and weekly once that has found nothing for a month (K18, OPS-2).
 *
 * The net under notices and delta (engine.md §0.6): one difference found, and it is daily again.
 */
import { doubted } from '../../domain/stream/poll.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'
import { readWholeAfter } from './read-whole.ts'

const CLEAN_FOR_MS = 30 * 24 * 3_600_000
const LONGER = 7

export function nextComparison(
  { rhythm }: SyncContext,
  state: StreamState,
  now: number,
): Pick<StreamState, 'compareAt' | 'cleanSince' | 'watch' | 'readWhole'> {
  const { comparing, listing, lastSyncAt, cleanSince = 0, watch } = state
  // What was written since it began may have been told of as well: then it is counted as found.
  const isClean = comparing && listing !== null && (lastSyncAt ?? 0) < listing.startedAt
  if (!isClean) {
    // It may have found what nobody rang about.
    const heard = comparing ? doubted(watch) : watch
    return { compareAt: now + rhythm.compareMs, cleanSince: 0, watch: heard, readWhole: null }
  }
  const since = cleanSince === 0 ? listing.startedAt : cleanSince
  const isLong = now - since >= CLEAN_FOR_MS
  return {
    compareAt: now + rhythm.compareMs * (isLong ? LONGER : 1),
    cleanSince: since,
    watch,
    readWhole: readWholeAfter(state, listing),
  }
}
