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
import { makeContainer } from './prepare.ts'

export async function clearStep(context: SyncContext, stream: Stream): Promise<Step> {
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
    outlookCursor: null,
    doorbellAt: null,
    listing: null,
    comparing: false,
    skipped: {},
    watch: null,
    retry: null,
    brake: null,
    deletes: {},
    conflicts: 0,
    firstSyncEndedAt: null,
  }
}
