/**
 * @module
 * The connector over backends that are weaker, busier or more broken than the demo CRM.
 */
import { describe, expect, it } from 'vitest'
import { makeRestConnector } from '../../../../edge/adapters/crm/rest/connector.ts'
import type { CrmWrite } from '../../../../edge/ports/crm.ts'

type Call = { method: string; path: string; body: unknown; headers: Headers }
type Answer = (call: Call) => Response | Promise<Response>

const problem = (status: number, code: string, more: object = {}, headers = {}) =>
  Response.json(
    { type: `/problems/${code}`, title: code, status, code, ...more },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  )
const record = (id: string, more: object = {}) => ({
  id,
  type: 'contact',
  rev: '1',
  ownerId: 'u',
  origin: 'manual',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  ...more,
})

function stage(answer: Answer, now = () => 0) {
  const calls: Call[] = []
  let tokens = 0
  let running = 0
  let most = 0
  const port = makeRestConnector({
    clock: { now, random: () => 0, uuid: () => crypto.randomUUID() },
    connector: {
      kind: 'rest',
      baseUrl: 'https://crm.test/v1',
      tokenUrl: 'https://crm.test/token',
      clientId: 'id:with/odd chars',
      clientSecret: 's',
    },
    fetch: async (request) => {
      const path = new URL(request.url).pathname.replace('/v1', '')
      const text = await request.text()
      const { method, headers } = request
      if (path === '/token') {
        calls.push({ method, path, body: text, headers })
        return Response.json({ access_token: `token-${++tokens}`, expires_in: 3600 })
      }
      const call = { method, path, body: text === '' ? null : JSON.parse(text), headers }
      calls.push(call)
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, 1))
      running--
      return path === '/capabilities' ? Response.json({ contract: '1.0' }) : answer(call)
    },
  })
  return { port, calls, mostAtOnce: () => most, tokens: () => tokens }
}

const create = (reference: string): CrmWrite => ({
  action: 'create',
  reference,
  ownerId: 'u',
  fields: { lastName: reference },
  key: `key-of-sixteen-${reference}`,
})

describe('H05 a backend that lets nobody say who organizes', () => {
  const errors = [{ pointer: '/organizer', code: 'field-not-writable', detail: 'Read only' }]
  const write: CrmWrite = {
    action: 'create',
    reference: 'o1',
    ownerId: 'u',
    key: 'key-of-sixteen-o1',
    fields: { title: 'Review', organizer: 'Portal <portal@customer.example>' },
  }

  it('gets the event all the same, under another key', async () => {
    const { port, calls } = stage(({ body }) =>
      'organizer' in (body as object)
        ? problem(422, 'invalid-record', { errors })
        : Response.json(record('e1', body as object), { status: 201 }),
    )
    expect(await port.write('calendar', [write])).toMatchObject([
      { kind: 'written', existed: false, record: { id: 'e1', ownerId: 'u' } },
    ])
    const sent = calls.filter(({ method }) => method === 'PUT')
    expect(sent.map(({ path }) => path)).toEqual(Array(2).fill(sent[0]?.path))
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(2)
  })

  it('and where it refuses the event for something else, that is said, once', async () => {
    const other = [{ pointer: '/title', code: 'too-long', detail: 'Too long' }]
    const { port, calls } = stage(() => problem(422, 'invalid-record', { errors: other }))
    expect(await port.write('calendar', [write])).toMatchObject([
      { kind: 'failed', failure: { kind: 'refused', field: 'title' } },
    ])
    expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1)
  })
})

describe('a backend without batches', () => {
  it('is called a few at a time, in the right form', async () => {
    const { port, calls, mostAtOnce } = stage(({ method, path }) =>
      method === 'DELETE'
        ? new Response(null, { status: 204 })
        : Response.json(record(path), { status: 201 }),
    )
    const writes: CrmWrite[] = [
      ...Array.from({ length: 12 }, (_, n) => create(`r ${n}/x`)),
      { action: 'update', id: 'a/b', version: '7', fields: { lastName: 'x' }, key: 'k'.repeat(16) },
      { action: 'delete', id: 'c', version: null, key: 'k'.repeat(16) },
    ]
    const outcomes = await port.write('contacts', writes)
    expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(13).fill('written'), 'deleted'])
    expect(mostAtOnce()).toBeLessThanOrEqual(6)
    const put = calls.find(({ method }) => method === 'PUT')
    expect(put?.path).toBe('/contacts/ref/o365/r%200%2Fx')
    expect(put?.headers.get('if-none-match')).toBe('*')
    expect(put?.headers.get('idempotency-key')).toBe('key-of-sixteen-r 0/x')
    const patch = calls.find(({ method }) => method === 'PATCH')
    expect(patch?.path).toBe('/contacts/a%2Fb')
    expect(patch?.headers.get('if-match')).toBe('"7"')
    expect(calls.find(({ method }) => method === 'DELETE')?.headers.get('if-match')).toBe('*')
  })

  it('that tells nothing of the record in the way is asked for it', async () => {
    const { port } = stage(({ method }) =>
      method === 'PUT'
        ? problem(412, 'precondition-failed')
        : Response.json(record('there', { lastName: 'Kept' })),
    )
    expect(await port.write('contacts', [create('r')])).toMatchObject([
      { kind: 'written', existed: true, record: { id: 'there', fields: { lastName: 'Kept' } } },
    ])
  })
})

describe('tokens of a CRM', () => {
  it('are fetched once for all, kept, and renewed before they end', async () => {
    let now = 0
    const { port, calls, tokens } = stage(
      () => problem(404, 'not-found'),
      () => now,
    )
    await Promise.all([1, 2, 3].map(() => port.feed(null)))
    expect(tokens()).toBe(1)
    const asked = calls.find(({ path }) => path === '/token')
    expect(atob(asked?.headers.get('authorization')?.slice(6) ?? '')).toBe(
      'id%3Awith%2Fodd+chars:s',
    )
    now = 3_590_000
    await port.feed(null)
    expect(tokens()).toBe(2)
  })

  it('are renewed once when refused; then the operator must act', async () => {
    const { port, tokens } = stage(({ headers }) =>
      headers.get('authorization') === 'Bearer token-2'
        ? Response.json({ items: [], cursor: 'c', hasMore: false })
        : problem(401, 'unauthenticated'),
    )
    expect(await port.feed(null)).toMatchObject({ ok: true })
    expect(tokens()).toBe(2)
    const dead = stage(() => problem(401, 'unauthenticated'))
    expect(await dead.port.feed(null)).toMatchObject({
      failure: { kind: 'stop', code: 'crm-credentials' },
    })
    expect(dead.tokens()).toBe(2)
  })
})

describe('refusals of a CRM (crm-contract §6.3)', () => {
  const rows: readonly [string, () => Response, object, object][] = [
    [
      'busy',
      () => problem(429, 'rate-limited', {}, { 'retry-after': '9' }),
      { kind: 'later', afterMs: 9000 },
      { kind: 'later', afterMs: 9000 },
    ],
    [
      'away',
      () => problem(503, 'unavailable', {}, { 'retry-after': '1' }),
      { kind: 'later' },
      { kind: 'later' },
    ],
    ['broken', () => problem(500, 'internal'), { kind: 'later' }, { kind: 'unknown' }],
    [
      'a page instead of an answer',
      () => new Response('<html>', { status: 502 }),
      { kind: 'later' },
      { kind: 'unknown' },
    ],
    ['half an answer', () => new Response('{"id":'), { kind: 'later' }, { kind: 'unknown' }],
    [
      'no right',
      () => problem(403, 'permission'),
      { kind: 'stop', code: 'crm-permission' },
      { kind: 'refused' },
    ],
    ['deleted', () => problem(410, 'gone'), { kind: 'gone' }, { kind: 'gone' }],
    ['running', () => problem(409, 'idempotency-running'), { kind: 'later' }, { kind: 'later' }],
    [
      'the same key',
      () => problem(422, 'idempotency-mismatch'),
      { kind: 'stale' },
      { kind: 'stale' },
    ],
  ]
  for (const [name, answer, read, write] of rows)
    it(name, async () => {
      const { port } = stage(answer)
      const listing = { stream: 'contacts', which: 'all' } as const
      expect(await port.list('u', listing, null)).toMatchObject({ ok: false, failure: read })
      const update = { id: 'a', version: '1', fields: { a: 1 }, key: 'k'.repeat(16) }
      expect(await port.write('contacts', [{ action: 'update', ...update }])).toMatchObject([
        { kind: 'failed', failure: write },
      ])
    })

  it('name the field at fault, and no person', async () => {
    const errors = [{ pointer: '/email~1x', code: 'invalid', detail: 'ada@example.com is taken' }]
    const { port } = stage(() => problem(422, 'validation', { errors }))
    const [outcome] = await port.write('contacts', [create('r')])
    expect(outcome).toMatchObject({
      failure: { kind: 'refused', code: 'invalid', field: 'email/x' },
    })
    expect(JSON.stringify(outcome)).not.toContain('ada@')
  })

  it('never make a record look gone that merely cannot be read', async () => {
    for (const answer of [
      () => Response.json({ nonsense: true }),
      () => problem(403, 'not-owner'),
      () => problem(500, 'internal'),
    ])
      expect((await stage(answer).port.read('contacts', ['a'])).ok).toBe(false)
  })

  it('an unreadable entry of the feed is not stepped over', async () => {
    const { port } = stage(() => Response.json({ items: [{ odd: 1 }], cursor: 'c' }))
    expect(await port.feed('b')).toMatchObject({ ok: false, failure: { kind: 'later' } })
  })
})
