/**
 * @module
 * Abuse by token, with the real check behind the real routes: whatever is wrong with an embed token, no
 * mailbox and no organization is reached (OPS-3, USR-4).
 */
import { SignJWT, base64url, exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeEmbedVerifier } from '../../edge/adapters/embed-token.ts'
import { edgeOrigin, fakeEdge, organization, problemOf } from './fake-edge.ts'
import { mailboxAnswers, orgAnswers } from './replies.ts'

const now = Date.UTC(2026, 10, 22, 12)
const seconds = now / 1000
const clock = { now: () => now, random: () => 0, uuid: () => 'trace-1' }
const both = ['northwind', 'contoso'].map(organization)

let keys: Readonly<Record<string, CryptoKey>>
let published: Readonly<Record<string, object>>

beforeAll(async () => {
  const made = await Promise.all(both.map(() => generateKeyPair('ES256')))
  keys = Object.fromEntries(both.map(({ id }, at) => [id, made[at]?.privateKey as CryptoKey]))
  const shown = await Promise.all(
    made.map(async ({ publicKey }) => ({
      ...(await exportJWK(publicKey)),
      kid: 'k',
      alg: 'ES256',
    })),
  )
  published = Object.fromEntries(both.map(({ id }, at) => [id, shown[at] ?? {}]))
})

function realTokens() {
  const organizations = {
    find: (id: string) => both.find((one) => one.id === id) ?? null,
    byIssuer: (issuer: string) => both.find((one) => one.issuer === issuer) ?? null,
    byTenant: () => null,
  }
  const verify = makeEmbedVerifier({
    organizations,
    audience: edgeOrigin,
    clock,
    fetch: async ({ url }) => {
      const { hostname } = new URL(url)
      return Response.json({ keys: [published[hostname.split('.')[0] ?? '']] })
    },
  })
  return fakeEdge({
    mailbox: mailboxAnswers,
    org: orgAnswers,
    dependencies: { clock, organizations, verifyEmbedToken: (token) => verify(token, null) },
  })
}

type Made = { claims?: object; header?: object; signer?: string }

function mint({ claims = {}, header = {}, signer = 'northwind' }: Made = {}): Promise<string> {
  const key = keys[signer]
  if (key === undefined) throw new Error('no such key')
  return new SignJWT({
    ...{ iss: 'https://northwind.test', aud: edgeOrigin, sub: 'marcus', org: 'northwind' },
    ...{ permissions: ['manageUsers', 'manageIntegration'], iat: seconds, exp: seconds + 300 },
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'k', ...header })
    .sign(key)
}

const bearer = (token: string, more: Record<string, string> = {}): RequestInit => ({
  headers: { authorization: `Bearer ${token}`, ...more },
})

const reads = [
  '/v1/mailbox',
  '/v1/invitations',
  '/v1/audit',
  '/v1/audit/export',
  '/v1/streams/calendar/export',
]
const writes = ['/v1/invitations', '/v1/join-requests/r1/approve', '/v1/identity/associate']

const wrong: readonly (readonly [string, Made])[] = [
  ['over', { claims: { iat: seconds - 600, exp: seconds - 61 } }],
  ['for another service', { claims: { aud: 'https://other.test' } }],
  ['for nobody', { claims: { aud: undefined } }],
  ['longer lived than ten minutes', { claims: { exp: seconds + 601 } }],
  ['issued tomorrow', { claims: { iat: seconds + 86_400, exp: seconds + 86_700 } }],
  ['of an issuer nobody registered', { claims: { iss: 'https://evil.test' } }],
  ['signed with the key of another organization', { signer: 'contoso' }],
  ['of one organization in the name of another', { claims: { org: 'contoso' } }],
  ['of a key that is not published', { header: { kid: 'other' } }],
]

describe.each(wrong)('a token %s', (_what, made) => {
  it('reads nothing, writes nothing, wakes nobody', async () => {
    const edge = realTokens()
    const token = await mint(made)
    for (const path of reads) {
      const response = await edge.request(path, bearer(token))
      expect(response.status, path).toBe(401)
    }
    for (const path of writes) {
      const init = {
        method: 'POST',
        body: '{}',
        ...bearer(token, { 'content-type': 'application/json' }),
      }
      expect((await edge.request(path, init)).status, path).toBe(401)
    }
    expect(edge.calls).toEqual([])
  })
})

describe('a token', () => {
  it('that is right reaches its own organization, whatever the request names', async () => {
    const edge = realTokens()
    const query = '?organization=contoso&org=contoso&member=amelia'
    const headers = { 'x-organization': 'contoso', cookie: 'org=contoso' }
    expect((await edge.request(`/v1/mailbox${query}`, bearer(await mint(), headers))).status).toBe(
      200,
    )
    expect(edge.calls.map(({ host }) => host)).toEqual(['mailbox northwind/marcus'])
  })

  it('without a signature, or signed by a secret everybody knows, is none', async () => {
    const edge = realTokens()
    const part = (value: object) => base64url.encode(JSON.stringify(value))
    const [, claims = ''] = (await mint()).split('.')
    const publicKey = new TextEncoder().encode(JSON.stringify(published['northwind']))
    const confused = await new SignJWT({ iss: 'https://northwind.test', aud: edgeOrigin })
      .setProtectedHeader({ alg: 'HS256', kid: 'k' })
      .sign(publicKey)
    for (const token of [
      `${part({ alg: 'none' })}.${claims}.`,
      confused,
      `${claims}.${claims}`,
      'x',
    ]) {
      const response = await edge.request('/v1/mailbox', bearer(token))
      expect((await problemOf(response)).code).toBe('not-signed-in')
    }
    expect(edge.calls).toEqual([])
  })

  it('is not taken from the address, a cookie or another scheme', async () => {
    const edge = realTokens()
    const token = await mint()
    const tries: readonly (readonly [string, RequestInit])[] = [
      [`/v1/mailbox?access_token=${token}&token=${token}`, {}],
      ['/v1/mailbox', { headers: { cookie: `token=${token}; authorization=Bearer ${token}` } }],
      ['/v1/mailbox', { headers: { authorization: `Basic ${token}` } }],
      ['/v1/mailbox', { headers: { authorization: token } }],
    ]
    for (const [path, init] of tries) expect((await edge.request(path, init)).status).toBe(401)
    expect(edge.calls).toEqual([])
  })

  it('that is refused says why to the journal and not to the caller', async () => {
    const edge = realTokens()
    const token = await mint({ claims: { org: 'contoso' } })
    const text = await (await edge.request('/v1/mailbox', bearer(token))).text()
    expect(text).not.toContain('contoso')
    expect(edge.events).toEqual([
      { name: 'session.refused', facts: { traceId: 'trace-1', reason: 'organization' } },
    ])
  })
})
