/**
 * @module
 * Tokens, scopes, capabilities, unknown paths and parameters (crm-contract §6.5 A, K1).
 */
import { describe, expect, it } from 'vitest'
import { expectProblem, newToken, openClient } from './client.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('access to the connector contract', () => {
  it('A1 declares its capabilities', async () => {
    const client = await openClient()
    const { status, body } = await client.call('GET', '/capabilities')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      contract: '1.0',
      concurrency: 'etag',
      idempotency: 'key',
      origin: 'record',
      changes: { mode: 'feed', tombstones: 'feed', retentionHours: 168, clientRef: true },
      events: { recurrence: 'rrule', overrides: true, allDay: 'date' },
      users: { invitations: 'edge', joinRequests: 'edge' },
      webhooks: { signing: 'standard-webhooks', maxTtlSeconds: null },
    })
  })

  it('A2 refuses a missing, unknown and expired token with 401, a missing scope with 403', async () => {
    const client = await openClient({ scope: 'crm.sync' })
    const none = await client.open('GET', '/o365-connector/v1/contacts')
    expectProblem(none, 401, 'unauthenticated')
    expect(none.headers.get('www-authenticate')).toBe('Bearer')
    const unknown = { authorization: `Bearer ${'x'.repeat(40)}` }
    expectProblem(
      await client.call('GET', '/contacts', { headers: unknown }),
      401,
      'unauthenticated',
    )
    expect((await client.call('GET', '/contacts')).status).toBe(200)
    for (const path of ['/users', '/users/marcus', '/roles', '/invitations']) {
      expectProblem(await client.call('GET', path), 403, 'permission')
    }
    client.advance(901_000)
    expectProblem(await client.call('GET', '/contacts'), 401, 'unauthenticated')
  })

  it('a token for users alone reads no records', async () => {
    const client = await openClient({ scope: 'crm.users' })
    for (const path of [
      '/contacts',
      '/events',
      '/changes',
      '/schema/contact',
      '/webhook-endpoints',
    ]) {
      expectProblem(await client.call('GET', path), 403, 'permission')
    }
    expect((await client.call('GET', '/users')).status).toBe(200)
  })

  it('A4 ignores unknown parameters and answers problems for unknown paths', async () => {
    const client = await openClient()
    expect((await client.call('GET', '/contacts?nonsense=1&limit=5')).status).toBe(200)
    expectProblem(await client.call('GET', '/nothing'), 404, 'not-found')
    expectProblem(await client.call('GET', '/schema/lead'), 404, 'not-found')
    expectProblem(await client.open('GET', '/demo/nothing'), 404, 'not-found')
  })

  it('leaves invitations and join requests to the edge', async () => {
    const client = await openClient()
    expectProblem(await client.call('GET', '/invitations'), 501, 'not-supported')
    expectProblem(await client.call('POST', '/invitations/x/accept'), 501, 'not-supported')
    expectProblem(await client.call('POST', '/join-requests/x/decision'), 501, 'not-supported')
  })
})

describe('POST /oauth/token', () => {
  const ask = async (raw: string, headers: Record<string, string> = form) =>
    (await openClient()).open('POST', '/oauth/token', { raw, headers })

  it('issues short-lived tokens to the demo client, by body or by Basic', async () => {
    const client = await openClient()
    expect(await newToken(client.open)).toMatch(/^[0-9a-f]{64}$/u)
    const basic = { ...form, authorization: `Basic ${btoa('demo-edge:demo-secret')}` }
    const raw = 'grant_type=client_credentials&scope=crm.sync'
    const { status, body, headers } = await client.open('POST', '/oauth/token', {
      raw,
      headers: basic,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'crm.sync' })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['', 400, 'invalid_request'],
    ['grant_type=password&username=a&password=b', 400, 'unsupported_grant_type'],
    [
      'grant_type=client_credentials&client_id=demo-edge&client_secret=wrong',
      401,
      'invalid_client',
    ],
    [
      'grant_type=client_credentials&client_id=other&client_secret=demo-secret',
      401,
      'invalid_client',
    ],
    ['grant_type=client_credentials', 401, 'invalid_client'],
    [
      'grant_type=client_credentials&client_id=demo-edge&client_secret=demo-secret&scope=admin',
      400,
      'invalid_scope',
    ],
  ])('refuses %j with %i %s', async (raw, status, error) => {
    const answer = await ask(raw)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ error, status })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(JSON.stringify(answer.body)).not.toContain('demo-secret')
  })

  it('refuses a broken JSON body and broken Basic credentials', async () => {
    expect((await ask('{', { 'content-type': 'application/json' })).body.error).toBe(
      'invalid_request',
    )
    const answer = await ask('grant_type=client_credentials', {
      ...form,
      authorization: 'Basic %%%',
    })
    expect(answer.body.error).toBe('invalid_client')
  })
})
