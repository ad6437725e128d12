/**
 * @module
 * The life of one stream.
 *
 * Owns: which phase follows which. Does not own: the work of a phase (app/mailbox), times, storage.
 */

export type Phase =
  | 'off'
  | 'preparing'
  | 'first-sync'
  | 'live'
  | 'paused'
  | 'resync'
  | 'reconnect'
  | 'consent'
  | 'problem'
  | 'clearing'

export type PhaseEvent =
  | 'switched-on'
  | 'switched-off'
  | 'container-ready'
  | 'container-known'
  | 'listed'
  | 'cursor-lost'
  | 'compare-due'
  | 'container-gone'
  | 'braked'
  | 'brake-decided'
  | 'sign-in-needed'
  | 'consent-needed'
  | 'stopped'
  | 'connected-again'
  | 'cleared'
  | 'disconnected'

const running: readonly Phase[] = ['preparing', 'first-sync', 'live', 'paused', 'resync']

/** The phase after an event; the same phase when the event means nothing there. */
export function nextPhase(phase: Phase, event: PhaseEvent): Phase {
  switch (event) {
    case 'switched-on':
      return phase === 'off' || phase === 'problem' ? 'preparing' : phase
    case 'switched-off':
      return phase === 'off' ? 'off' : 'clearing'
    case 'container-ready':
      return phase === 'preparing' ? 'first-sync' : phase
    // There are pairs from before: compare, do not begin afresh.
    case 'container-known':
      return phase === 'preparing' ? 'resync' : phase
    case 'listed':
      return phase === 'first-sync' || phase === 'resync' ? 'live' : phase
    case 'cursor-lost':
    case 'compare-due':
      return phase === 'live' ? 'resync' : phase
    // CAL-6, CON-4: the person deleted our calendar or folder. Never N deletions in the CRM (D, R10).
    case 'container-gone':
      return running.includes(phase) ? 'clearing' : phase
    case 'braked':
      return phase === 'live' ? 'paused' : phase
    case 'brake-decided':
      return phase === 'paused' ? 'live' : phase
    case 'sign-in-needed':
      return running.includes(phase) ? 'reconnect' : phase
    case 'consent-needed':
      return running.includes(phase) ? 'consent' : phase
    case 'stopped':
      return running.includes(phase) ? 'problem' : phase
    // Whatever happened meanwhile is found by comparing everything (SYN-6); nothing was paired yet: begin.
    case 'connected-again':
      return phase === 'reconnect' || phase === 'consent' ? 'preparing' : phase
    case 'cleared':
      return phase === 'clearing' ? 'off' : phase
    case 'disconnected':
      return 'off'
  }
}

/** Phases in which there is work to do by itself. */
export const isWorking = (phase: Phase): boolean =>
  phase === 'preparing' ||
  phase === 'first-sync' ||
  phase === 'live' ||
  phase === 'resync' ||
  phase === 'clearing'

/** Does the switch stand on? */
export const isEnabled = (phase: Phase): boolean => phase !== 'off' && phase !== 'clearing'
