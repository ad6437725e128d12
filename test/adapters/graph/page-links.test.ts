/**
 * @module
 * A page's link comes back from a browser: it must lead on in the same list and nowhere else (OPS-3).
 */
import { describe, expect, it } from 'vitest'
import { makeGroupPort } from '../../../edge/adapters/graph/groups.ts'
import { makeTenantPort } from '../../../edge/adapters/graph/users.ts'
import { makeSend } from '../../../edge/adapters/http/send.ts'

const graphOrigin = 'https://graph.example'

function open() {
  const asked: string[] = []
  const send = makeSend({
    fetch: (request) => {
      asked.push(request.url)
      return Promise.resolve(Response.json({ value: [] }))
    },
  })
  const token = () => Promise.resolve({ ok: true as const, value: 'token' })
  const clock = { now: () => 0, random: () => 0.5, uuid: () => 'id' }
  const connection = { send, graphOrigin, token, clock }
  return { asked, tenant: makeTenantPort(connection), groups: makeGroupPort(connection) }
}

describe('links of pages', () => {
  const ask = {
    users: (at: ReturnType<typeof open>, cursor: string) =>
      at.tenant.searchUsers({ search: '', cursor, limit: 5 }),
    groups: (at: ReturnType<typeof open>, cursor: string) =>
      at.groups.searchGroups({ search: '', cursor, limit: 5 }),
    members: (at: ReturnType<typeof open>, cursor: string) =>
      at.groups.members('g1', { cursor, limit: 5 }),
  }
  const own = {
    users: '/v1.0/users?$skiptoken=x',
    groups: '/v1.0/groups?$skiptoken=x',
    members: '/v1.0/groups/g1/transitiveMembers/microsoft.graph.user?$skiptoken=x',
  }
  const elsewhere = [
    `${graphOrigin}/v1.0/me/messages`,
    `${graphOrigin}/v1.0/me/contacts?$top=999`,
    `${graphOrigin}/v1.0/users/somebody/messages`,
    `${graphOrigin}/v1.0/users/../me/messages`,
    `${graphOrigin}/beta/users`,
    'https://elsewhere.example/v1.0/users',
    '/me/messages',
  ]

  for (const list of ['users', 'groups', 'members'] as const) {
    it(`goes on in the list of ${list}`, async () => {
      const at = open()
      expect(await ask[list](at, graphOrigin + own[list])).toMatchObject({ ok: true })
      expect(at.asked).toEqual([graphOrigin + own[list]])
    })

    it(`asks for nothing else in the name of ${list}`, async () => {
      const at = open()
      for (const link of elsewhere) {
        expect(await ask[list](at, link)).toMatchObject({ failure: { code: 'bad-cursor' } })
      }
      expect(at.asked).toEqual([])
    })
  }
})
