/**
 * @module
 * One call: token, retry, limits, classes of failure.
 */
import { expect } from '@open-wc/testing'
import { endpoints } from '../../../edge/contract/endpoints.ts'
import { organizationMappingEndpoints } from '../../../edge/contract/organization-mapping.ts'
import { peopleEndpoints } from '../../../edge/contract/people-endpoints.ts'
import { createCall } from '../../../components/client/edge-client.ts'
import {
  approvalRoutes,
  exportRoute,
  findRoutes,
  liveRoute,
  organizationMappingRoutes,
  peopleRoutes,
  recordRoutes,
  versionRoutes,
} from '../../../components/client/late-routes.ts'
import type { PeopleTable } from '../../../components/client/late-routes.ts'
import { routes } from '../../../components/client/routes.ts'
import { createTokenSource } from '../../../components/client/token-source.ts'
import { EDGE, fakeEdge, refuse } from '../support/fake-edge.ts'
import type { FakeEdge } from '../support/fake-edge.ts'
import { impactOf, mailboxOf } from '../support/samples.ts'

const jwt = (exp: number, id: number) => `e30.${btoa(JSON.stringify({ exp, id }))}.s`

describe('edge client', () => {
  let edge: FakeEdge
  beforeEach(() => {
    edge = fakeEdge()
  })
  afterEach(() => edge.restore())

  it('knows every endpoint of the contract by the same method and path', () => {
    const contract = Object.entries(endpoints).map(([name, { method, path }]) => [
      name,
      [method, path],
    ])
    const late = {
      ...recordRoutes,
      ...versionRoutes,
      ...findRoutes,
      ...approvalRoutes,
      exportActivity: exportRoute,
      live: liveRoute,
    }
    const known = new Map<string, unknown>(Object.entries({ ...routes, ...late }))
    for (const [name, route] of contract)
      expect(known.get(String(name)), String(name)).to.deep.equal(route)
    for (const [name, route] of Object.entries(peopleRoutes)) {
      const { method, path } = peopleEndpoints[name as keyof PeopleTable]
      expect(route).to.deep.equal([method, path])
    }
    for (const [name, { method, path }] of Object.entries(organizationMappingEndpoints))
      expect(organizationMappingRoutes).to.have.deep.property(name, [method, path])
  })

  it('EMB-2 asks the page for a token once for many calls, and again when it has run out', async () => {
    let now = 1_000_000
    let asked = 0
    const tokens = createTokenSource(
      async () => jwt(now / 1000 + 300, ++asked),
      () => now,
    )
    const call = createCall(EDGE, tokens)
    edge.on('mailbox', () => ({ body: mailboxOf('none') }))
    await Promise.all([call('mailbox'), call('mailbox'), call('mailbox')])
    expect(asked).to.equal(1)
    now += 280_000
    await call('mailbox')
    expect(asked).to.equal(2)
  })

  it('EMB-2 retries a refused token once, with a fresh one', async () => {
    let asked = 0
    const call = createCall(
      EDGE,
      createTokenSource(async () => `token-${++asked}`),
    )
    edge.on('mailbox', ({ token }) =>
      token === 'token-1' ? refuse('not-signed-in') : { body: mailboxOf('none') },
    )
    expect((await call('mailbox')).ok).to.equal(true)
    expect(edge.calls.map(({ token }) => token)).to.deep.equal(['token-1', 'token-2'])
  })

  it('EMB-2 gives up after the second refusal', async () => {
    const call = createCall(
      EDGE,
      createTokenSource(async () => 'never-good'),
    )
    edge.on('mailbox', () => refuse('not-signed-in'))
    const result = await call('mailbox')
    expect(result.ok).to.equal(false)
    expect(edge.calls.length).to.equal(2)
  })

  it('EMB-5 classes what happens before the edge can answer', async () => {
    const call = createCall(
      EDGE,
      createTokenSource(async () => 't'),
      40,
    )
    const codes: unknown[] = []
    const run = async (signal?: AbortSignal) => {
      const result = await call('mailbox', { signal })
      codes.push(result.ok ? 'ok' : result.failure.code)
    }
    edge.on('mailbox', () => 'cut')
    await run()
    edge.on('mailbox', () => ({ body: mailboxOf('none'), delayMs: 500 }))
    await run()
    await run(AbortSignal.abort())
    edge.on('mailbox', () => ({ status: 502, body: '<html>' }))
    await run()
    expect(codes).to.deep.equal(['offline', 'timeout', 'aborted', 'unreadable'])
    const noToken = createCall(
      EDGE,
      createTokenSource(() => Promise.reject(new Error('no'))),
    )
    const result = await noToken('mailbox')
    expect(result.ok ? '' : result.failure.code).to.equal('token-failed')
  })

  it('EMB-5 hands on the problem of the edge with pointer data and trace id', async () => {
    const call = createCall(
      EDGE,
      createTokenSource(async () => 't'),
    )
    edge.on('switchStream', () => refuse('rate-limited', { traceId: 'x1', retryAfter: 7 }))
    const result = await call('switchStream', {
      params: { stream: 'calendar' },
      body: { enabled: true },
    })
    expect(result.ok).to.equal(false)
    if (!result.ok) expect(result.failure).to.include({ traceId: 'x1', retryAfter: 7, status: 429 })
  })

  it('puts parameters into the path, escaped, and values into the query', async () => {
    const call = createCall(
      `${EDGE}/`,
      createTokenSource(async () => 't'),
    )
    edge.on('impact', () => ({ body: impactOf('contacts') }))
    edge.on('activity', () => ({ body: { entries: [], cursor: null } }))
    await call('impact', { params: { stream: 'contacts' } })
    await call('activity', {
      params: { stream: 'calendar' },
      query: { cursor: 'a/b&c', limit: 20 },
    })
    expect(edge.calls[0]?.params).to.deep.equal({ stream: 'contacts' })
    expect(edge.calls[1]?.query).to.deep.equal({ cursor: 'a/b&c', limit: '20' })
  })

  it('stops reading an answer in chunks that is too long', async () => {
    const before = globalThis.fetch
    let sent = 0
    let stopped = false
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        sent += 1_000_000
        stream.enqueue(new Uint8Array(1_000_000).fill(32))
      },
      cancel() {
        stopped = true
      },
    })
    globalThis.fetch = async () => new Response(body)
    const call = createCall(
      EDGE,
      createTokenSource(() => 't'),
    )
    const result = await call('mailbox')
    globalThis.fetch = before
    expect(result.ok ? '' : result.failure.code).to.equal('unreadable')
    expect(stopped).to.equal(true)
    expect(sent).to.be.below(8_000_000)
  })
})
