/**
 * @module
 * The single entry of alarm, webhook, cron and person: one slice of each stream, then the next wake.
 *
 * Owns: when to wake next. Two slices never run at once: the object keeps one promise (objects/mailbox).
 */
import { isWorking } from '../../domain/stream/phase.ts'
import { everyStream } from '../../domain/record.ts'
import type { Stream } from '../../domain/record.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'
import { runSlice } from './slice.ts'
import type { SliceMemory } from './slice.ts'
import { renewsAt } from './watch.ts'

const DAY_MS = 24 * 3_600_000
/** Streams that wait for a person are looked after this often all the same. */
const HEARTBEAT_MS = 6 * 3_600_000

/** @returns epoch milliseconds of the next wake; null: nothing is switched on */
export async function wake(context: SyncContext, memory: SliceMemory): Promise<number | null> {
  const more = new Set<Stream>()
  for (const stream of everyStream) {
    const state = context.store.stream(stream)
    if (!isWorking(state.phase) && state.phase !== 'paused') continue
    if ((await runSlice(context, stream, memory)) === 'more') more.add(stream)
  }
  context.store.pruneActivity(context.clock.now() - context.rhythm.activityDays * DAY_MS)
  const times = everyStream.map((stream) => nextWake(context, stream, memory, more.has(stream)))
  const due = times.filter((time): time is number => time !== null)
  return due.length === 0 ? null : Math.min(...due)
}

function nextWake(
  context: SyncContext,
  stream: Stream,
  { watchRetries }: SliceMemory,
  more: boolean,
): number | null {
  const { store, clock } = context
  const state = store.stream(stream)
  const now = clock.now()
  if (state.phase === 'off') return null
  if (!isWorking(state.phase) && state.phase !== 'paused') return now + HEARTBEAT_MS
  if (state.retry !== null) return Math.max(state.retry.notBefore, now)
  if (more || hasWork(context, state)) return now
  const renewal = context.hook(stream) === null ? null : renewsAt(state, watchRetries)
  // Nothing is compared while a person is asked: a comparison overdue must not wake us over and over.
  const comparison = state.phase === 'live' ? state.compareAt : null
  const times = [state.pollAt, comparison, renewal, store.nextDue(stream)]
  return Math.min(...times.filter((time): time is number => time !== null))
}

function hasWork({ store, clock }: SyncContext, state: StreamState): boolean {
  const isDue = (store.nextDue(state.stream) ?? Number.POSITIVE_INFINITY) <= clock.now()
  if (state.phase === 'paused') return isDue
  if (state.phase !== 'live') return true
  return (
    state.doorbellAt !== null ||
    state.deepDue === true ||
    isDue ||
    store.countDoomed(state.stream) > 0
  )
}
