/**
 * @module
 * A stream on or off, as if nothing had gone wrong before; what is under way belongs to the epoch that ended. Who may, and
 * whether it is agreed to, was seen to by the caller.
 */
import { nextPhase } from '../../domain/stream/phase.ts'
import type { MailboxStore, StreamState } from '../../ports/mailbox-store.ts'

/**
 * `by`: what a member does himself outlasts what his organization does for him (INS-6).
 *
 * @returns false: it was so already
 */
export function throwSwitch(
  store: Pick<MailboxStore, 'saveStream'>,
  state: StreamState,
  enabled: boolean,
  by: 'himself' | 'organization',
): boolean {
  const phase = nextPhase(state.phase, enabled ? 'switched-on' : 'switched-off')
  if (phase === state.phase) return false
  const fresh = { problem: null, retry: null, brake: null }
  const whose =
    by === 'himself' ? { ownOff: !enabled, byOrganization: false } : { byOrganization: enabled }
  store.saveStream({ ...state, ...fresh, ...whose, phase, epoch: state.epoch + 1 })
  return true
}
