/**
 * @module
 * Every state of a request to join against everything that can happen to it, and who may ask.
 */
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../edge/domain/result.ts'
import {
  ASK_AGAIN_AFTER_MS,
  joinRequestAt,
  mayAsk,
  nextJoinRequest,
} from '../../../edge/domain/people/join-request.ts'
import type { JoinState } from '../../../edge/domain/people/join-request.ts'

const events = ['approved', 'declined', 'expired', 'withdrawn', 'asked-again'] as const

const table: Readonly<Record<JoinState, readonly (JoinState | '-')[]>> = {
  asked: ['approved', 'declined', 'expired', 'withdrawn', '-'],
  approved: ['-', '-', '-', '-', 'asked'],
  declined: ['-', '-', '-', '-', 'asked'],
  expired: ['-', '-', '-', '-', 'asked'],
  withdrawn: ['-', '-', '-', '-', 'asked'],
}

const rows = Object.entries(table).flatMap(([from, nexts]) =>
  nexts.map((next, column) => [from, events[column] ?? 'approved', next] as const),
)

describe('a request to join', () => {
  it.each(rows)('%s, %s: %s', (from, event, next) => {
    const expected = next === '-' ? fail({ from, event }) : ok(next)
    expect(nextJoinRequest(from as JoinState, event)).toEqual(expected)
  })

  it('runs out by itself', () => {
    const request = { state: 'asked', expiresAt: 100, endedAt: null } as const
    expect(joinRequestAt(request, 99)).toBe('asked')
    expect(joinRequestAt(request, 100)).toBe('expired')
  })
})

describe('who may ask', () => {
  const now = 10 * ASK_AGAIN_AFTER_MS
  const before = (state: JoinState, endedAt: number | null = null, expiresAt = now + 1) =>
    mayAsk({ state, expiresAt, endedAt }, now)

  it('whoever never did', () => expect(mayAsk(null, now)).toEqual({ kind: 'may-ask' }))

  it('not a second time while one is open', () =>
    expect(before('asked')).toEqual({ kind: 'asked-already' }))

  it('again when the open one ran out', () =>
    expect(before('asked', null, now)).toEqual({ kind: 'may-ask' }))

  it('a declined person after a day, not a millisecond sooner', () => {
    const declined = now - ASK_AGAIN_AFTER_MS
    expect(before('declined', declined)).toEqual({ kind: 'may-ask' })
    expect(before('declined', declined + 1)).toEqual({ kind: 'declined', askAgainAt: now + 1 })
  })

  it.each(['approved', 'expired', 'withdrawn'] as const)('after %s at once', (state) =>
    expect(before(state, now)).toEqual({ kind: 'may-ask' }),
  )
})
