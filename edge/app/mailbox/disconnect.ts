/**
 * @module
 * Unties the mailbox: our copies leave Outlook while we still may, then the sign-in is destroyed (INS-7).
 * The CRM keeps every record.
 */
import type { RemovedCopies } from '../../contract/install.ts'
import { everyStream } from '../../domain/record.ts'
import type { Stream } from '../../domain/record.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import { clearStep, cleared } from './clear.ts'
import type { SyncContext } from './context.ts'

/** Answers what became of each stream's copies. */
export async function disconnect(
  context: SyncContext,
): Promise<Readonly<Record<Stream, RemovedCopies>>> {
  const { store } = context
  const copies: Record<Stream, RemovedCopies> = { calendar: 'none', contacts: 'none' }
  for (const stream of everyStream) {
    const state = store.stream(stream)
    if (state.phase === 'off') continue
    const epoch = state.epoch + 1
    store.saveStream({ ...state, epoch, phase: nextPhase(state.phase, 'switched-off') })
    const step = await clearStep(context, stream)
    // Outlook cannot be reached: what is left there is the person's, and is adopted when he comes back.
    if (step.kind === 'failed') context.journal.event('disconnect.left', { stream })
    copies[stream] = step.kind === 'failed' ? 'left' : 'cleared'
  }
  store.transaction(() => {
    for (const stream of everyStream) {
      const state = store.stream(stream)
      const isOff = state.phase === 'off'
      if (!isOff) store.forgetStream(stream)
      const phase = nextPhase(state.phase, 'disconnected')
      // He left: the organization does not bring him back (INS-6).
      store.saveStream({ ...(isOff ? state : cleared(state)), phase, ownOff: true })
    }
    store.saveConnection(null)
    store.saveApproval(null)
  })
  return copies
}
