/**
 * @module
 * The mailbox may be used again: every stream that waited for it goes on (SYN-6). Inside the caller's transaction.
 */
import { everyStream } from '../../domain/record.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'

export function goOn(store: Pick<MailboxStore, 'stream' | 'saveStream'>): void {
  for (const stream of everyStream) {
    const state = store.stream(stream)
    const phase = nextPhase(state.phase, 'connected-again')
    if (phase !== state.phase) store.saveStream({ ...state, phase, problem: null, retry: null })
  }
}
