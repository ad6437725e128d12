/**
 * @module
 * Bad input to every endpoint: a problem, and nothing changed (crm-contract §6.5 K1, K4, K5).
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { key, openClient } from './client.ts'
import type { Answer, Client } from './client.ts'

const contract = '/o365-connector/v1'
const id = 'c-0001'
/** Every endpoint that reads a body. */
const writers = [
  ['POST', `${contract}/contacts`],
  ['PATCH', `${contract}/contacts/${id}`],
  ['PUT', `${contract}/contacts/ref/o365/k1`],
  ['POST', `${contract}/events`],
  ['PATCH', `${contract}/events/e-0001`],
  ['PUT', `${contract}/events/ref/o365/k1`],
  ['POST', `${contract}/batch`],
  ['POST', `${contract}/users`],
  ['PATCH', `${contract}/users/marcus`],
  ['PUT', `${contract}/users/marcus/identities/entra`],
  ['POST', `${contract}/webhook-endpoints`],
  ['POST', '/demo/session'],
  ['POST', '/demo/reset'],
  ['POST', '/demo/import'],
  ['POST', '/demo/mass-update'],
  ['POST', '/demo/api/contacts'],
  ['PATCH', `/demo/api/contacts/${id}`],
  ['POST', `/demo/api/contacts/${id}/merge`],
  ['POST', '/demo/api/events'],
  ['PATCH', '/demo/api/events/e-0001'],
] as const
const json = 'application/json'
const bodies: readonly (readonly [string, string, string])[] = [
  ['not JSON', '{"lastName":', json],
  ['a list', '[]', json],
  ['a text', '"x"', json],
  ['null', 'null', json],
  ['a number', '7', json],
  ['an unknown member', '{"nope":1}', json],
  [
    'a wrong type',
    '{"lastName":{"a":1},"title":[],"email":7,"type":9,"url":1,"user":[],"ops":1,"tid":1}',
    json,
  ],
  ['a prototype', '{"__proto__":{"a":1},"constructor":1}', json],
  ['no JSON type', 'lastName=A', 'text/plain'],
  ['too much', `{"lastName":"${'x'.repeat(2_000_001)}"}`, json],
]

let client: Client
let token: string
beforeAll(async () => {
  client = await openClient({ seed: 'default' })
  const { body } = await client.open('POST', '/oauth/token', {
    body: {
      grant_type: 'client_credentials',
      client_id: 'demo-edge',
      client_secret: 'demo-secret',
    },
  })
  token = body.access_token
})

const send = (method: string, path: string, raw?: string, type: string = json): Promise<Answer> =>
  client.open(method, path, {
    ...(raw === undefined ? {} : { raw }),
    headers: {
      'content-type': type,
      authorization: `Bearer ${token}`,
      'idempotency-key': key(),
      'if-match': '*',
    },
  })
const state = async (): Promise<unknown[]> =>
  Promise.all([
    client.latest(),
    client.call('GET', '/contacts').then(({ body }) => body.estimatedTotal),
    client.call('GET', '/webhook-endpoints').then(({ body }) => body.items.length),
    client.call('GET', '/users').then(({ body }) => body.items),
  ])

describe.each(writers)('%s %s', (method, path) => {
  it.each(bodies)('refuses %s', async (_name, raw, type) => {
    const before = await state()
    const answer = await send(method, path, raw, type)
    expect([400, 412, 413, 415, 422]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) })
    expect(await state()).toEqual(before)
  })
})

describe('ids and queries', () => {
  it.each([
    ['GET', `${contract}/contacts/${'x'.repeat(5000)}`],
    ['GET', `${contract}/contacts/%00`],
    ['GET', `${contract}/contacts/'%20OR%201=1--`],
    ['DELETE', `${contract}/events/none`],
    ['GET', `${contract}/contacts/ref/sap/1`],
    ['GET', `${contract}/users/none`],
    ['DELETE', `${contract}/users/none/identities/entra`],
    ['POST', `${contract}/webhook-endpoints/none/test`],
    ['GET', '/demo/api/contacts/none'],
    ['DELETE', '/demo/api/contacts/none'],
    ['POST', '/demo/api/contacts/none/restore'],
    ['GET', '/demo/api/fields/lead'],
    ['PUT', '/demo/session'],
  ])('%s %.60s is not found', async (method, path) => {
    const answer = await send(method, path)
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
  })

  it.each([
    ['/demo/api/calendar', '/query/from'],
    ['/demo/api/calendar?from=2026-01-01T00:00:00Z&to=2030-01-01T00:00:00Z', '/query/from'],
    ['/demo/api/contacts?limit=9999', '/query/limit'],
    ['/demo/api/contacts?offset=-1', '/query/offset'],
    ['/demo/api/contacts?sort=body', '/query/sort'],
    [`${contract}/users?active=maybe`, '/query/active'],
    [`${contract}/users?limit=0`, '/query/limit'],
  ])('%s is refused at %s', async (path, pointer) => {
    const answer = await send('GET', path)
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0]?.pointer).toBe(pointer)
  })

  it('a person the CRM does not know may do nothing', async () => {
    const headers = { 'x-northwind-user': 'stranger' }
    const answer = await client.open('DELETE', `/demo/api/contacts/${id}`, { headers })
    expect([answer.status, answer.body.code]).toEqual([403, 'permission'])
  })
})
