/**
 * @module
 * Idempotency keys (crm-contract §6.5 D).
 */
import { describe, expect, it } from 'vitest'
import { expectProblem, key, openClient, ORIGIN } from './client.ts'

const HOUR_MS = 3_600_000

describe('Idempotency-Key', () => {
  it('D1 the same call again gets the same answer, marked, and makes nothing', async () => {
    const client = await openClient()
    const ask = { body: { lastName: 'A', company: 'B' }, headers: { 'idempotency-key': key() } }
    const first = await client.call('POST', '/contacts', ask)
    const again = await client.call('POST', '/contacts', {
      ...ask,
      body: { company: 'B', lastName: 'A' },
    })
    expect([again.status, again.body]).toEqual([201, first.body])
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await client.call('GET', '/contacts')).body.estimatedTotal).toBe(1)
  })

  it('D1 a PATCH is answered again although its If-Match is old by then', async () => {
    const client = await openClient()
    const made = (await client.call('POST', '/contacts', { body: { lastName: 'A' } })).body
    const headers = { 'idempotency-key': key(), 'if-match': `"${made.rev}"` }
    const patch = () =>
      client.call('PATCH', `/contacts/${made.id}`, { body: { company: 'B' }, headers })
    const first = await patch()
    expect([first.status, (await patch()).body]).toEqual([200, first.body])
  })

  it('D2 another body, path or method with the key is refused', async () => {
    const client = await openClient()
    const headers = { 'idempotency-key': key() }
    const made = (await client.call('POST', '/contacts', { body: { lastName: 'A' }, headers })).body
    const other = await client.call('POST', '/contacts', { body: { lastName: 'B' }, headers })
    expectProblem(other, 422, 'idempotency-mismatch')
    const path = await client.call('POST', '/events', { body: { lastName: 'A' }, headers })
    expectProblem(path, 422, 'idempotency-mismatch')
    const patch = await client.call('PATCH', `/contacts/${made.id}`, {
      body: { lastName: 'A' },
      headers,
    })
    expectProblem(patch, 422, 'idempotency-mismatch')
    expect((await client.call('GET', '/contacts')).body.items).toHaveLength(1)
  })

  it('a refused call does not use the key up', async () => {
    const client = await openClient()
    const headers = { 'idempotency-key': key() }
    expectProblem(
      await client.call('POST', '/contacts', { body: { nope: 1 }, headers }),
      422,
      'validation',
    )
    expect(
      (await client.call('POST', '/contacts', { body: { lastName: 'A' }, headers })).status,
    ).toBe(201)
  })

  it('D3 ten parallel calls with one key make one record', async () => {
    const client = await openClient()
    const ask = { body: { lastName: 'A' }, headers: { 'idempotency-key': key() } }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client.call('POST', '/contacts', ask)),
    )
    const made = answers.filter((answer) => answer.status === 201)
    const running = answers.filter((answer) => answer.status === 409)
    expect(made.length + running.length).toBe(10)
    expect(new Set(made.map((answer) => answer.body.id)).size).toBe(1)
    for (const answer of running) expectProblem(answer, 409, 'idempotency-running')
    expect((await client.call('GET', '/contacts')).body.items).toHaveLength(1)
  })

  it('answers 409 while the first call is still being sent', async () => {
    const client = await openClient()
    const used = key()
    const { body: token } = await client.open('POST', '/oauth/token', {
      body: {
        grant_type: 'client_credentials',
        client_id: 'demo-edge',
        client_secret: 'demo-secret',
      },
    })
    let finish = (): void => {}
    const slow = new ReadableStream({
      start: (controller) => {
        finish = () => {
          controller.enqueue(new TextEncoder().encode('{"lastName":"A"}'))
          controller.close()
        }
      },
    })
    const first = client.crm.fetch(`${ORIGIN}/o365-connector/v1/contacts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token.access_token}`,
        'content-type': 'application/json',
        'idempotency-key': used,
      },
      body: slow,
      duplex: 'half',
    } as RequestInit)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const ask = { body: { lastName: 'A' }, headers: { 'idempotency-key': used } }
    const second = await client.call('POST', '/contacts', ask)
    expectProblem(second, 409, 'idempotency-running')
    expect(second.headers.get('retry-after')).toBe('1')
    finish()
    expect((await first).status).toBe(201)
    expect((await client.call('POST', '/contacts', ask)).headers.get('idempotency-replayed')).toBe(
      'true',
    )
  })

  it('D4 remembers for 23 hours', async () => {
    const client = await openClient()
    const ask = { body: { lastName: 'A' }, headers: { 'idempotency-key': key() } }
    const first = await client.call('POST', '/contacts', ask)
    client.advance(23 * HOUR_MS)
    await client.signIn()
    expect((await client.call('POST', '/contacts', ask)).body).toEqual(first.body)
  })

  it.each([undefined, 'short', 'x'.repeat(65), 'with spaces in it'])(
    'refuses the key %j',
    async (value) => {
      const client = await openClient()
      const { body } = await client.open('POST', '/oauth/token', {
        body: {
          grant_type: 'client_credentials',
          client_id: 'demo-edge',
          client_secret: 'demo-secret',
        },
      })
      const answer = await client.open('POST', '/o365-connector/v1/contacts', {
        body: { lastName: 'A' },
        headers: {
          authorization: `Bearer ${body.access_token}`,
          ...(value === undefined ? {} : { 'idempotency-key': value }),
        },
      })
      expectProblem(answer, 400, 'idempotency-required')
    },
  )
})
