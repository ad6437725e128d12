/**
 * @module
 * Keeps Microsoft ringing: subscribes, renews, re-creates what was lost (SYN-4).
 *
 * Failing here costs promptness, never records: the poll goes on. So a failure is noted and tried again later.
 */
import type { Stream } from '../../domain/record.ts'
import { pollAfter, renewalDue, renewalOf } from '../../domain/stream/poll.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import { idle, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'

/** After a refusal: how long until it is tried again, while nobody rings and while somebody still does. */
const RETRY_MS = 5 * 60_000
const RENEW_AGAIN_MS = 60 * 60_000

/** In memory only: after a restart it is simply tried at once. */
export type WatchRetries = Map<Stream, number>

export async function watchStep(
  context: SyncContext,
  stream: Stream,
  retries: WatchRetries,
): Promise<Step> {
  const { store, outlook, clock } = context
  const state = store.stream(stream)
  const hook = context.hook(stream)
  const now = clock.now()
  if (hook === null || state.container === null || (retries.get(stream) ?? 0) > now) return idle
  if (state.watch !== null && renewalDue(state.watch) > now) return idle
  const secret = state.watch?.secret ?? `${clock.uuid()}${clock.uuid()}`
  const answer =
    state.watch === null
      ? await outlook.watch(stream, state.container.id, { url: hook.url, secret })
      : await outlook.renewWatch(state.watch.id)
  const gone = !answer.ok && answer.failure.kind === 'gone'
  if (!answer.ok && !gone) {
    context.journal.event('watch.failed', { stream, kind: answer.failure.kind })
    return tryAgain(context, state, retries)
  }
  store.transaction(() => {
    const latest = store.stream(stream)
    if (latest.epoch !== state.epoch) return
    const renewed = state.watch === null ? {} : { proven: true }
    const watch = answer.ok
      ? { ...answer.value, secret, ...renewed, renewAt: renewalOf(answer.value.expiresAt, now) }
      : null
    // What happened before Microsoft began to ring is asked for once.
    const doorbellAt = state.watch === null || gone ? (latest.doorbellAt ?? now) : latest.doorbellAt
    store.saveStream({ ...latest, watch, doorbellAt })
  })
  return progress
}

/** When the next renewal is due; null: there is nothing to renew. */
export function renewsAt(
  { stream, watch, container }: StreamState,
  retries: WatchRetries,
): number | null {
  if (watch === null || container === null) return null
  return Math.max(renewalDue(watch), retries.get(stream) ?? 0)
}

/** While nobody rings, the poll a proven subscription was trusted with is too far away. */
function tryAgain(context: SyncContext, { stream }: StreamState, retries: WatchRetries): Step {
  const { store, clock, rhythm } = context
  const now = clock.now()
  const state = store.stream(stream)
  const rings = state.watch !== null && state.watch.expiresAt > now
  retries.set(stream, now + (rings ? RENEW_AGAIN_MS : RETRY_MS))
  const pollAt = Math.min(state.pollAt, now + pollAfter(rhythm, state.watch, now))
  store.saveStream({ ...state, pollAt })
  return idle
}
