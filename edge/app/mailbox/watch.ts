/**
 * @module
 * Keeps Microsoft ringing: subscribes, renews at half life, re-creates what was lost (SYN-4).
 *
 * Failing here costs promptness, never records: the poll goes on. So a failure is noted and tried again later.
 */
import type { Stream } from '../../domain/record.ts'
import { idle, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'

/** Renewed when less than half of a week's life is left (graph-contract §7.1). */
const RENEW_BEFORE_MS = 3.5 * 24 * 3_600_000
/** After a refusal: how long until it is tried again. */
const RETRY_MS = 5 * 60_000

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
  if (state.watch !== null && state.watch.expiresAt - now > RENEW_BEFORE_MS) return idle
  const secret = state.watch?.secret ?? `${clock.uuid()}${clock.uuid()}`
  const answer =
    state.watch === null
      ? await outlook.watch(stream, state.container.id, { url: hook.url, secret })
      : await outlook.renewWatch(state.watch.id)
  const gone = !answer.ok && answer.failure.kind === 'gone'
  if (!answer.ok && !gone) {
    retries.set(stream, now + RETRY_MS)
    context.journal.event('watch.failed', { stream, kind: answer.failure.kind })
    return idle
  }
  store.transaction(() => {
    const latest = store.stream(stream)
    if (latest.epoch !== state.epoch) return
    const watch = answer.ok ? { ...answer.value, secret } : null
    // What happened before Microsoft began to ring is asked for once.
    const doorbellAt = state.watch === null || gone ? (latest.doorbellAt ?? now) : latest.doorbellAt
    store.saveStream({ ...latest, watch, doorbellAt })
  })
  return progress
}
