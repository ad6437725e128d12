/**
 * @module
 * When to ask the edge again: pure, so that it can be read as a table.
 */
import type { Mailbox } from '../../edge/contract/mailbox.ts'
import type { PhaseName, StreamStatus } from '../../edge/contract/sync.ts'

/** Work is under way: progress should move under the eye. */
const BUSY_MS = 1000
const LIVE_MS = 5000
/** Nothing can happen but by a person, perhaps in another window. */
const IDLE_MS = 20_000
const BACKOFF_MS = 2000
const BACKOFF_MAX_MS = 60_000

const busyPhases: readonly PhaseName[] = ['preparing', 'first-sync', 'resync', 'clearing']

export const isBusy = ({ phase, counts }: StreamStatus): boolean =>
  busyPhases.includes(phase) || (phase === 'live' && counts.pending > 0)

export const paceOf = (mailbox: Mailbox): number => {
  const streams = Object.values(mailbox.streams)
  if (streams.some(isBusy)) return BUSY_MS
  // An administrator may agree any moment (INS-5).
  const isWaiting = mailbox.connection.approval !== undefined
  return isWaiting || streams.some(({ enabled }) => enabled) ? LIVE_MS : IDLE_MS
}

/** Full jitter in the upper half: many pages must not come back together. `random` is 0 … 1. */
export const backoffOf = (failures: number, random: number, retryAfterSeconds = 0): number => {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_MS * 2 ** (failures - 1))
  return Math.max(retryAfterSeconds * 1000, ceiling * (0.5 + random / 2))
}
