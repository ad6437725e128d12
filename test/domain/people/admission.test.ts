/**
 * @module
 * What a person is to an organization: each answer, and which fact outweighs which.
 */
import { describe, expect, it } from 'vitest'
import { admission } from '../../../edge/domain/people/admission.ts'
import type { AdmissionFacts } from '../../../edge/domain/people/admission.ts'

const now = 1_000
const person = { tenantId: 't1', userId: 'u1' }
const nothing: AdmissionFacts = {
  person,
  tenant: 't1',
  boundTo: null,
  sameAddress: null,
  invitation: null,
  request: null,
}
const invitation = { id: 'i1', state: 'pending', expiresAt: now + 1 } as const
const asked = { state: 'asked', expiresAt: now + 1, endedAt: null } as const
const member = { member: 'm1', active: true }

const table: readonly [string, Partial<AdmissionFacts>, object][] = [
  ['nobody knows him', {}, { kind: 'may-request' }],
  ['bound', { boundTo: member }, { kind: 'member', member: 'm1' }],
  ['bound, invited too', { boundTo: member, invitation }, { kind: 'member', member: 'm1' }],
  [
    'bound, but no longer active',
    { boundTo: { ...member, active: false } },
    { kind: 'may-request' },
  ],
  ['invited', { invitation }, { kind: 'invited', invitation: 'i1' }],
  ['invited and has asked', { invitation, request: asked }, { kind: 'invited', invitation: 'i1' }],
  [
    'invitation ran out',
    { invitation: { ...invitation, expiresAt: now } },
    { kind: 'may-request' },
  ],
  [
    'invitation revoked',
    { invitation: { ...invitation, state: 'revoked' } },
    { kind: 'may-request' },
  ],
  ['has asked', { request: asked }, { kind: 'requested' }],
  [
    'was declined just now',
    { request: { state: 'declined', expiresAt: now, endedAt: now } },
    { kind: 'declined', askAgainAt: now + 86_400_000 },
  ],
  ['another tenant', { tenant: 't2', invitation }, { kind: 'foreign-tenant' }],
  ['no tenant yet', { tenant: null }, { kind: 'foreign-tenant' }],
  [
    'his address is in the CRM, free',
    { sameAddress: { member: 'm2', boundElsewhere: false } },
    { kind: 'may-request' },
  ],
  [
    'his address is tied to somebody else',
    { sameAddress: { member: 'm2', boundElsewhere: true }, invitation },
    { kind: 'other-account' },
  ],
]

describe('admission', () => {
  it.each(table)('%s', (_, facts, expected) =>
    expect(admission({ ...nothing, ...facts }, now)).toEqual(expected),
  )
})
