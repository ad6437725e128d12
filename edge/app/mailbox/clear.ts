/**
 * @module
 * Takes our copies out of Outlook when a stream was switched off or its container was deleted there
 * (CAL-6, CON-4). The CRM keeps every record; nothing here can reach it.
 */
import type { Stream } from '../../domain/record.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import { failed, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { recover } from './fly.ts'
import { lookStep } from './look.ts'
import { makeContainer } from './prepare.ts'
import { pullPage } from './pull.ts'

/** A round is a few pages; what does not come to an end is left behind. */
const LAST_STEPS = 50

/**
 * What the person did in Outlook until now still travels, so that nothing typed there is lost with the calendar
 * (engine.md §4.4, DISABLE). No deletion is carried out any more, and no failure holds the clearing up.
 */
async function lastPull(context: SyncContext, stream: Stream): Promise<void> {
  const { store } = context
  const { container, drained, outlookCursor } = store.stream(stream)
  if (drained === true || container === null || outlookCursor === null) return
  let round: Step = progress
  for (let step = 0; step < LAST_STEPS && round.kind !== 'failed'; step++) {
    // The last occasion for what waits for a better moment.
    const dueBy = step === 0 ? Number.MAX_SAFE_INTEGER : undefined
    const looked = (await recover(context, stream, dueBy)) ?? (await lookStep(context, stream))
    if (looked.kind === 'failed') break
    if (looked.kind === 'idle' && round.kind === 'idle') break
    if (looked.kind === 'idle') round = await pullPage(context, stream)
  }
  store.saveStream({ ...store.stream(stream), drained: true })
}

export async function clearStep(context: SyncContext, stream: Stream): Promise<Step> {
  await lastPull(context, stream)
  const { store, outlook } = context
  const { container: known, containerInDoubt, watch, epoch } = store.stream(stream)
  // The subscription dies with the container or by itself: a failure here holds nobody up.
  if (watch !== null) await outlook.unwatch(watch.id)
  const found =
    known === null && containerInDoubt === true ? await makeContainer(context, stream) : null
  if (found !== null && !found.ok) return failed('outlook', found.failure)
  const container = known ?? found?.value ?? null
  if (container !== null) {
    const removed = await outlook.removeContainer(stream, container.id)
    if (!removed.ok && removed.failure.kind !== 'gone') return failed('outlook', removed.failure)
  }
  store.transaction(() => {
    const state = store.stream(stream)
    if (state.epoch !== epoch) return
    store.forgetStream(stream)
    store.saveStream(cleared(state))
  })
  context.journal.event('stream.cleared', { stream })
  return progress
}

/** As if it had never been on; the epoch stays. */
export function cleared(state: StreamState): StreamState {
  return {
    ...state,
    phase: nextPhase(state.phase, 'cleared'),
    container: null,
    containerInDoubt: false,
    drained: false,
    outlookCursor: null,
    doorbellAt: null,
    listing: null,
    comparing: false,
    cleanSince: 0,
    deepDue: false,
    newestListed: 0,
    skipped: {},
    watch: null,
    retry: null,
    brake: null,
    deletes: {},
    conflicts: 0,
    firstSyncEndedAt: null,
  }
}
