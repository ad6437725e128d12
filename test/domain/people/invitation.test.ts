/**
 * @module
 * Every state of an invitation against everything that can happen to it.
 */
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../edge/domain/result.ts'
import {
  INVITATION_LIFE_MS,
  invitationAt,
  nextInvitation,
} from '../../../edge/domain/people/invitation.ts'
import type { InvitationState } from '../../../edge/domain/people/invitation.ts'

const events = ['accepted', 'expired', 'revoked', 'failed', 'resent'] as const

/** Columns as in `events`; `-`: refused. */
const table: Readonly<Record<InvitationState, readonly (InvitationState | '-')[]>> = {
  pending: ['accepted', 'expired', 'revoked', 'failed', 'pending'],
  accepted: ['-', '-', '-', '-', '-'],
  expired: ['-', '-', '-', '-', 'pending'],
  revoked: ['-', '-', '-', '-', '-'],
  failed: ['-', '-', 'revoked', '-', 'pending'],
}

const rows = Object.entries(table).flatMap(([from, nexts]) =>
  nexts.map((next, column) => [from, events[column] ?? 'resent', next] as const),
)

describe('an invitation', () => {
  it.each(rows)('%s, %s: %s', (from, event, next) => {
    const expected = next === '-' ? fail({ from, event }) : ok(next)
    expect(nextInvitation(from as InvitationState, event)).toEqual(expected)
  })

  it('runs out by itself after seven days, to the millisecond', () => {
    const invitation = { state: 'pending', expiresAt: INVITATION_LIFE_MS } as const
    expect(INVITATION_LIFE_MS).toBe(604_800_000)
    expect(invitationAt(invitation, INVITATION_LIFE_MS - 1)).toBe('pending')
    expect(invitationAt(invitation, INVITATION_LIFE_MS)).toBe('expired')
  })

  it.each(['accepted', 'revoked', 'failed', 'expired'] as const)('%s stays so', (state) => {
    expect(invitationAt({ state, expiresAt: 0 }, 10)).toBe(state)
  })
})
