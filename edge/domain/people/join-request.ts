/**
 * @module
 * The life of one request to join (USR-3, USR-4, USR-6), and who may ask (again).
 *
 * Owns: the table, how long a request waits, when a declined person may ask again. Does not own: who
 * decides, what is mailed.
 */
import { fail, ok } from '../result.ts'
import type { Result } from '../result.ts'

export type JoinState = 'asked' | 'approved' | 'declined' | 'expired' | 'withdrawn'
export type JoinEvent = 'approved' | 'declined' | 'expired' | 'withdrawn' | 'asked-again'

export type IllegalJoinStep = { readonly from: JoinState; readonly event: JoinEvent }

const DAY_MS = 24 * 60 * 60_000
/** UNSOURCED: nobody looks for longer than a month at a request. */
export const JOIN_REQUEST_LIFE_MS = 30 * DAY_MS
export const ASK_AGAIN_AFTER_MS = DAY_MS

const steps: Readonly<Record<JoinState, Readonly<Partial<Record<JoinEvent, JoinState>>>>> = {
  asked: {
    approved: 'approved',
    declined: 'declined',
    expired: 'expired',
    withdrawn: 'withdrawn',
  },
  // Approved once, but no member any more: he may ask again.
  approved: { 'asked-again': 'asked' },
  declined: { 'asked-again': 'asked' },
  expired: { 'asked-again': 'asked' },
  withdrawn: { 'asked-again': 'asked' },
}

export function nextJoinRequest(
  from: JoinState,
  event: JoinEvent,
): Result<JoinState, IllegalJoinStep> {
  const next = steps[from][event]
  return next === undefined ? fail({ from, event }) : ok(next)
}

export type AskedBefore = {
  readonly state: JoinState
  readonly expiresAt: number
  /** When it was decided, withdrawn or ran out. */
  readonly endedAt: number | null
}

export function joinRequestAt(request: AskedBefore, now: number): JoinState {
  return request.state === 'asked' && request.expiresAt <= now ? 'expired' : request.state
}

export type MayAsk =
  | { readonly kind: 'may-ask' }
  /** One is open: asking twice makes no second. */
  | { readonly kind: 'asked-already' }
  | { readonly kind: 'declined'; readonly askAgainAt: number }

export function mayAsk(before: AskedBefore | null, now: number): MayAsk {
  if (before === null) return { kind: 'may-ask' }
  const state = joinRequestAt(before, now)
  if (state === 'asked') return { kind: 'asked-already' }
  const askAgainAt = (before.endedAt ?? now) + ASK_AGAIN_AFTER_MS
  return state === 'declined' && askAgainAt > now
    ? { kind: 'declined', askAgainAt }
    : { kind: 'may-ask' }
}
