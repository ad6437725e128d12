/**
 * @module
 * Takes our copies out of Outlook when a stream was switched off or its container was deleted there
 * (CAL-6, CON-4). The CRM keeps every record; nothing here can reach it.
 */
import type { Stream } from '../../domain/record.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import { failed, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'

export async function clearStep(context: SyncContext, stream: Stream): Promise<Step> {
  const { store, outlook } = context
  const { container, watch, epoch } = store.stream(stream)
  // The subscription dies with the container or by itself: a failure here holds nobody up.
  if (watch !== null) await outlook.unwatch(watch.id)
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

export type Blank = ReturnType<typeof cleared>

export function cleared<State extends import('../../ports/mailbox-store.ts').StreamState>(
  state: State,
): State {
  return {
    ...state,
    phase: nextPhase(state.phase, 'cleared'),
    container: null,
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
