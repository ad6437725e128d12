/**
 * @module
 * The picker's list: read with the caller's own sign-in, marked by his organization (USR-1, USR-5); the audit
 * log as a file (USR-6).
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import { as, fakeEdge, problemOf } from './fake-edge.ts'
import { mailboxAnswers } from './replies.ts'

describe('people', () => {
  it('are marked with their status in the organization (USR-1)', async () => {
    const { request, calls } = fakeEdge({
      mailbox: mailboxAnswers,
      org: { personStatuses: async () => ({ 'user-1': 'member' }) },
    })
    const response = await request(
      '/v1/directory/users?search=%20meg%20&limit=5',
      as('northwind amelia manageUsers'),
    )
    const { users } = (await response.json()) as { users: { id: string; status: string }[] }
    expect(users.map(({ status }) => status)).toEqual(['member'])
    expect(calls.map(({ method, args }) => [method, args.at(-1)])).toEqual([
      ['searchPeople', { search: 'meg', cursor: null, limit: 5 }],
      ['personStatuses', ['user-1']],
    ])
  })

  it('nobody found asks the organization nothing', async () => {
    const empty = { users: [], cursor: null, total: 0 }
    const { request, calls } = fakeEdge({ mailbox: { searchPeople: async () => ok(empty) } })
    const response = await request('/v1/directory/users', as('northwind amelia manageUsers'))
    expect(await response.json()).toEqual(empty)
    expect(calls.map(({ method }) => method)).toEqual(['searchPeople'])
  })
})

describe('a group', () => {
  it('lists its members with their status', async () => {
    const { request, calls } = fakeEdge({
      mailbox: mailboxAnswers,
      org: { personStatuses: async () => ({ 'user-1': 'invited' }) },
    })
    const path = '/v1/directory/groups/g-1/members?limit=5'
    const response = await request(path, as('northwind amelia manageUsers'))
    const { users } = (await response.json()) as { users: { status: string }[] }
    expect(users.map(({ status }) => status)).toEqual(['invited'])
    expect(calls[0]?.args).toEqual(['g-1', { cursor: null, limit: 5 }])
  })
})

describe('the audit log as a file', () => {
  const entry = (id: number) => ({
    id,
    at: '2026-11-22T10:00:00Z',
    actor: null,
    action: 'invitation.created',
    target: { id: 'u', label: null },
    from: { via: 'crm-page' as const, address: null },
    details: {},
    previous: '',
    hash: `seal-${id}`,
  })

  it('has every entry of every page, a line each', async () => {
    const { request } = fakeEdge({
      org: {
        audit: async ({ cursor }) =>
          ok(
            cursor === null
              ? { entries: [entry(3), entry(2)], cursor: '2' }
              : { entries: [entry(1)], cursor: null },
          ),
      },
    })
    const response = await request('/v1/audit/export', as('northwind amelia manageIntegration'))
    expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8')
    const lines = (await response.text()).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { id: number }).id)).toEqual([3, 2, 1])
  })

  it('is for those who may manage the integration', async () => {
    const { request, calls } = fakeEdge()
    const response = await request('/v1/audit/export', as('northwind priya manageUsers'))
    expect((await problemOf(response)).code).toBe('not-permitted')
    expect((await request('/v1/audit/export')).status).toBe(401)
    expect(calls).toEqual([])
  })
})
