/**
 * @module
 * Embed tokens as a CRM mints them (EMB-2; embedding.md §5.2), and the pages' headers (EMB-4).
 */
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { embedClaims } from '../../edge/contract/session.ts'
import { pageHeaders } from '../../demo/crm/page-headers.ts'
import { expectProblem, openClient, ORIGIN } from './client.ts'
import type { Client } from './client.ts'
import type { Wire } from './wire.ts'

const edgeOrigin = 'http://edge.test'
const session = async (client: Client, user: string): Promise<string> =>
  (await client.open('POST', '/demo/session', { body: { user } })).body.token

describe('POST /demo/session', () => {
  it('mints a token the edge can verify by the published key', async () => {
    const client = await openClient({ edgeOrigin })
    const jwks = await client.open('GET', '/.well-known/jwks.json')
    expect(jwks.body.keys).toHaveLength(1)
    expect(jwks.body.keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })
    expect(jwks.body.keys[0]).not.toHaveProperty('d')
    const token = await session(client, 'amelia')
    expect(decodeProtectedHeader(token)).toMatchObject({
      alg: 'ES256',
      kid: jwks.body.keys[0]?.kid,
    })
    const keys = createLocalJWKSet(jwks.body)
    const { payload } = await jwtVerify(token, keys, { issuer: ORIGIN, audience: edgeOrigin })
    const claims = embedClaims.parse(payload)
    expect(claims).toMatchObject({
      sub: 'amelia',
      org: 'org_demo',
      name: 'Amelia Hart',
      email: 'amelia@northwind-crm.example',
      permissions: ['manageUsers', 'manageIntegration'],
      role: 'Super Admin',
      origin: ORIGIN,
    })
    expect(claims.exp - claims.iat).toBe(600)
  })

  it('gives each person his permissions and each token its own id', async () => {
    const client = await openClient({ edgeOrigin })
    const read = (token: string): Wire =>
      JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')))
    const tokens = await Promise.all(
      ['marcus', 'marcus', 'priya', 'noah'].map((user) => session(client, user)),
    )
    const claims = tokens.map(read)
    expect(claims.map((claim) => claim.permissions)).toEqual([[], [], ['manageUsers'], []])
    expect(new Set(claims.map((claim) => claim.jti)).size).toBe(4)
  })

  it('keeps the key across a reset', async () => {
    const client = await openClient({ edgeOrigin })
    const jwks = () => client.open('GET', '/.well-known/jwks.json')
    const before = await jwks()
    await client.open('POST', '/demo/reset', { body: { seed: 'default' } })
    expect((await jwks()).body).toEqual(before.body)
  })

  it.each([{}, { user: 'nobody' }, { user: '' }, { user: 7 }, { user: 'marcus', admin: true }])(
    'refuses %j',
    async (body) => {
      const client = await openClient()
      expectProblem(await client.open('POST', '/demo/session', { body }), 422, 'validation')
    },
  )
})

describe('pages', () => {
  it('are served under a strict policy that names the edge and nothing else', async () => {
    const headers = { 'content-type': 'text/html; charset=utf-8', etag: '"x"' }
    const html = '<script type="module" src="https://edge.invalid/elements/o365.js"></script>'
    const page = await pageHeaders(new Response(html, { headers }), edgeOrigin)
    expect(await page.text()).toContain(`src="${edgeOrigin}/elements/o365.js"`)
    expect(page.headers.get('etag')).toBeNull()
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`script-src 'self' ${edgeOrigin};`)
    expect(policy).toContain(
      `connect-src 'self' ${edgeOrigin} ${edgeOrigin.replace('http', 'ws')};`,
    )
    expect(policy).toContain(`require-trusted-types-for 'script'`)
    expect(policy).not.toContain('unsafe')
  })
})
