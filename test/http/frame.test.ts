/**
 * @module
 * What surrounds every endpoint: page origins, security headers, rate limits, the public files.
 */
import { describe, expect, it } from 'vitest'
import { as, fakeEdge, problemOf } from './fake-edge.ts'
import { mailboxAnswers } from './replies.ts'

const mailbox = mailboxAnswers
const from = (origin: string, token = 'northwind marcus') => as(token, { headers: { origin } })

describe('page origins', () => {
  it('a registered page may read the answer', async () => {
    const response = await fakeEdge({ mailbox }).request(
      '/v1/mailbox',
      from('https://northwind.test'),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('https://northwind.test')
    expect(response.headers.get('access-control-expose-headers')).toContain('ETag')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(response.headers.get('vary')).toContain('Origin')
  })

  it('and the problem, when there is one', async () => {
    const response = await fakeEdge().request('/v1/mailbox', {
      headers: { origin: 'https://northwind.test' },
    })
    expect(response.status).toBe(401)
    expect(response.headers.get('access-control-allow-origin')).toBe('https://northwind.test')
  })

  it.each([
    'https://evil.test',
    'http://northwind.test',
    'https://northwind.test:8443',
    'https://sub.northwind.test',
    'https://northwind.test.evil.test',
    'null',
  ])('%s is not one', async (origin) => {
    const { request, calls } = fakeEdge({ mailbox })
    const response = await request('/v1/mailbox', from(origin))
    expect(response.status).toBe(403)
    expect((await problemOf(response)).code).toBe('origin-not-allowed')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('vary')).toContain('Origin')
    expect(calls).toEqual([])
  })

  it("a token is of no use on another organization's page", async () => {
    const { request, calls } = fakeEdge({ mailbox })
    const response = await request('/v1/mailbox', from('https://contoso.test'))
    expect((await problemOf(response)).code).toBe('origin-not-allowed')
    expect(calls).toEqual([])
  })

  it('nor on another page than the one it names', async () => {
    const token = 'northwind marcus none https://other.northwind.test'
    const response = await fakeEdge({ mailbox }).request(
      '/v1/mailbox',
      from('https://northwind.test', token),
    )
    expect((await problemOf(response)).code).toBe('origin-not-allowed')
  })

  it('a preflight is answered without a token, and kept for ten minutes', async () => {
    const preflight = (origin: string) =>
      fakeEdge().request('/v1/mapping/contacts', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'authorization,content-type,if-match',
        },
      })
    const allowed = await preflight('https://northwind.test')
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://northwind.test')
    expect(allowed.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(allowed.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('if-match')
    expect(allowed.headers.get('access-control-max-age')).toBe('600')
    expect(allowed.headers.get('vary')).toContain('Origin')
    const refused = await preflight('https://evil.test')
    expect(refused.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('tokens', () => {
  it.each([
    ['nobody marcus', 401, 'not-signed-in', 'not valid'],
    ['over marcus', 401, 'not-signed-in', 'ask the CRM for another'],
    ['keyless marcus', 503, 'upstream-unavailable', 'keys'],
  ])('%s', async (token, status, code, detail) => {
    const { request, calls } = fakeEdge({ mailbox })
    const response = await request('/v1/mailbox', as(token))
    expect(response.status).toBe(status)
    const problem = await problemOf(response)
    expect(problem.code).toBe(code)
    expect(problem.detail).toContain(detail)
    expect(calls).toEqual([])
  })

  it.each(['', 'Basic abc', 'Bearer', 'Bearer a b', 'Bearer <x>'])(
    'Authorization: %s is none',
    async (authorization) => {
      const response = await fakeEdge().request('/v1/mailbox', { headers: { authorization } })
      expect((await problemOf(response)).detail).toContain('Send the embed token')
    },
  )
})

describe('headers', () => {
  it.each(['/healthz', '/v1/mailbox', '/nowhere'])('%s is hardened', async (path) => {
    const { headers } = await fakeEdge({ mailbox }).request(path, as('northwind marcus'))
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('x-request-id')).toBe('trace-1')
  })

  it('http on a developer machine promises no https', async () => {
    const edge = fakeEdge({ dependencies: { edgeOrigin: 'http://127.0.0.1:8787' } })
    const { headers } = await edge.request('/healthz')
    expect(headers.get('strict-transport-security')).toBeNull()
  })
})

describe('rate limit', () => {
  const limited = (full: string) => {
    const keys: string[] = []
    const rateLimit = {
      limit: async ({ key }: { key: string }) => {
        keys.push(key)
        return { success: !key.startsWith(full) }
      },
    }
    return { keys, edge: fakeEdge({ mailbox, dependencies: { rateLimit } }) }
  }

  it('per address, before the token is looked at', async () => {
    const { edge, keys } = limited('address')
    const headers = { 'cf-connecting-ip': '192.0.2.7' }
    const response = await edge.request('/v1/mailbox', { headers })
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('60')
    expect(await problemOf(response)).toMatchObject({ code: 'rate-limited', retryAfter: 60 })
    expect(keys).toEqual(['address:192.0.2.7'])
  })

  it('per member', async () => {
    const { edge, keys } = limited('member')
    const response = await edge.request('/v1/mailbox', as('northwind marcus'))
    expect(response.status).toBe(429)
    expect(keys).toEqual(['member:["northwind","marcus"]'])
    expect(edge.calls).toEqual([])
  })
})

describe('public files', () => {
  const assets = {
    fetch: async (request: Request) => {
      const { pathname } = new URL(request.url)
      if (request.headers.get('if-none-match') === '"e1"')
        return new Response(null, { status: 304 })
      return pathname === '/o365.js' || pathname === '/chunk-a1B2c3D4.js'
        ? new Response('export {}', {
            headers: { etag: '"e1"', 'content-type': 'text/javascript' },
          })
        : new Response('no', { status: 404 })
    },
  }

  it('the elements may be loaded by any page', async () => {
    const response = await fakeEdge({ dependencies: { assets } }).request('/elements/o365.js')
    expect(await response.text()).toBe('export {}')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('etag')).toBe('"e1"')
    expect(response.headers.get('cache-control')).toBe(
      'public, max-age=3600, stale-while-revalidate=86400',
    )
  })

  it('what is named by its content is kept for a year', async () => {
    const edge = fakeEdge({ dependencies: { assets } })
    const response = await edge.request('/elements/chunk-a1B2c3D4.js')
    expect(response.headers.get('cache-control')).toContain('immutable')
  })

  it('an unchanged file is not sent again', async () => {
    const edge = fakeEdge({ dependencies: { assets } })
    const headers = { 'if-none-match': '"e1"' }
    expect((await edge.request('/elements/o365.js', { headers })).status).toBe(304)
  })

  it('a missing one is a problem, as is a method other than GET', async () => {
    const edge = fakeEdge({ dependencies: { assets } })
    expect((await problemOf(await edge.request('/elements/none.js'))).code).toBe('not-found')
    const response = await edge.request('/elements/o365.js', { method: 'DELETE' })
    expect(response.status).toBe(405)
  })

  it('health says the version and wakes nobody', async () => {
    const { request, calls } = fakeEdge()
    expect(await (await request('/healthz')).json()).toEqual({ status: 'ok', version: '1.2.3' })
    expect(calls).toEqual([])
  })
})
