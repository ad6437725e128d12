/**
 * @module
 * How a stream goes on after a switch was turned: preparing, a first sync with progress, live; or
 * clearing, off. A matter of seconds here.
 */
import type { StreamName, StreamStatus } from '../../../edge/contract/sync.ts'
import { liveStatus, statusOf } from '../../../test/components/support/samples.ts'

const PREPARING_MS = 1500
const FIRST_SYNC_MS = 14_000
const CLEARING_MS = 5000
const TOTAL = 1256

export type Life = { readonly enabled: boolean; readonly since: number }

export const statusAt = (stream: StreamName, life: Life, now: number): StreamStatus => {
  const age = now - life.since
  return life.enabled ? beginning(stream, age) : ending(stream, age)
}

const beginning = (stream: StreamName, age: number): StreamStatus => {
  const none = statusOf(stream).counts
  if (age < PREPARING_MS) {
    return liveStatus(stream, { phase: 'preparing', counts: none, ...untravelled })
  }
  const share = (age - PREPARING_MS) / FIRST_SYNC_MS
  if (share < 1) {
    const progress = progressOf(TOTAL, share, FIRST_SYNC_MS)
    return liveStatus(stream, { phase: 'first-sync', progress, counts: none, ...untravelled })
  }
  return liveStatus(stream, { counts: { ...none, linked: TOTAL } })
}

const ending = (stream: StreamName, age: number): StreamStatus => {
  const share = age / CLEARING_MS
  if (share >= 1) return statusOf(stream)
  return statusOf(stream, { phase: 'clearing', progress: progressOf(132, share, CLEARING_MS) })
}

const untravelled = { lastSyncAt: null, lastTravelMs: null }

const progressOf = (total: number, share: number, lasts: number) => ({
  done: Math.floor(total * share),
  total,
  secondsLeft: Math.ceil(((1 - share) * lasts) / 1000),
})
