/**
 * @module
 * Which embed tokens are believed, and which are not.
 */
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeEmbedVerifier } from '../../edge/adapters/embed-token.ts'
import type { EmbedVerifier } from '../../edge/adapters/embed-token.ts'
import { makeOrganizations } from '../../edge/adapters/organizations.ts'

const now = Date.UTC(2026, 10, 22, 12)
const seconds = now / 1000
const edge = 'https://edge.example'
const organization = (id: string) => ({
  id,
  name: id,
  crmName: 'Northwind',
  issuer: `https://${id}.example`,
  jwksUrl: `https://${id}.example/keys`,
  origins: [`https://app.${id}.example`],
  edition: 'paid' as const,
  install: 'optional' as const,
  tenants: [],
  connector: { kind: 'rest', baseUrl: '', tokenUrl: '', clientId: '', clientSecret: '' } as const,
})

let keys: Record<string, { privateKey: CryptoKey; kid: string; alg: string }>
let published: Record<string, object[]>
let fetched: string[]
let isDown: boolean
let flood: number
let verify: EmbedVerifier

beforeEach(async () => {
  keys = {}
  published = {}
  fetched = []
  isDown = false
  flood = 0
  for (const [name, alg] of [
    ['northwind', 'ES256'],
    ['fabrikam', 'EdDSA'],
  ] as const) {
    const { privateKey, publicKey } = await generateKeyPair(alg)
    keys[name] = { privateKey, kid: name, alg }
    published[name] = [{ ...(await exportJWK(publicKey)), kid: name, alg }]
  }
  verify = makeEmbedVerifier({
    organizations: makeOrganizations([organization('northwind'), organization('fabrikam')]),
    audience: edge,
    clock: { now: () => now, random: () => 0, uuid: () => '' },
    fetch: async (request) => {
      fetched.push(request.url)
      if (flood > 0) return endless()
      if (isDown) return new Response('down', { status: 503 })
      const name = new URL(request.url).hostname.split('.')[0] ?? ''
      return Response.json({ keys: published[name] })
    },
  })
})

/** Says nothing of its length and does not end. */
function endless(): Response {
  const chunk = new TextEncoder().encode(' '.repeat(64 * 1024))
  return new Response(
    new ReadableStream({
      pull(controller) {
        flood += 1
        if (flood > 1000) controller.error(new Error('read to the end'))
        else controller.enqueue(chunk)
      },
    }),
  )
}

async function mint(claims: object = {}, header: object = {}, signer = 'northwind') {
  const key = keys[signer]
  if (key === undefined) throw new Error('no key')
  return new SignJWT({
    iss: 'https://northwind.example',
    aud: edge,
    sub: 'marcus',
    org: 'northwind',
    permissions: ['manageUsers'],
    iat: seconds,
    exp: seconds + 300,
    ...claims,
  })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
    .sign(key.privateKey)
}

describe('embed token', () => {
  it('says who the member is, and fetches the keys once', async () => {
    for (let times = 0; times < 3; times++)
      expect(await verify(await mint(), null)).toMatchObject({
        ok: true,
        value: { claims: { sub: 'marcus' }, organization: { id: 'northwind' } },
      })
    expect(fetched).toHaveLength(1)
  })

  const wrong: readonly [string, object][] = [
    ['another audience', { aud: 'https://elsewhere.example' }],
    ['an unknown issuer', { iss: 'https://evil.example' }],
    ['a life of an hour', { exp: seconds + 3600 }],
    ['no end', { exp: undefined }],
    ['an issue time to come', { iat: seconds + 120, exp: seconds + 400 }],
    ["another organization's member", { org: 'fabrikam' }],
    ['no member', { sub: undefined }],
    ['a page of nobody', { origin: 'https://evil.example' }],
  ]
  for (const [name, claims] of wrong)
    it(`refuses ${name}`, async () => {
      expect(await verify(await mint(claims), null)).toMatchObject({
        ok: false,
        failure: { kind: 'invalid' },
      })
    })

  it("refuses another CRM's signature (OPS-3)", async () => {
    for (const kid of ['northwind', 'fabrikam'])
      expect(await verify(await mint({}, { kid }, 'fabrikam'), null)).toMatchObject({
        failure: { kind: 'invalid' },
      })
  })

  it('refuses an algorithm that is not on the list', async () => {
    const secret = new TextEncoder().encode('x'.repeat(32))
    const symmetric = await new SignJWT({
      iss: 'https://northwind.example',
      sub: 'x',
      org: 'northwind',
    })
      .setProtectedHeader({ alg: 'HS256', kid: 'northwind' })
      .sign(secret)
    const encode = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '')
    const none = `${encode({ alg: 'none' })}.${encode({ iss: 'https://northwind.example' })}.`
    for (const token of [symmetric, none, 'x', '', 'a.b.c', 'x'.repeat(10_000)])
      expect(await verify(token, null)).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
  })

  it('tells an old token from a bad one, and allows a minute of skew', async () => {
    const at = (exp: number) => mint({ iat: seconds - 400, exp: seconds + exp })
    expect(await verify(await at(-30), null)).toMatchObject({ ok: true })
    expect(await verify(await at(-61), null)).toEqual({ ok: false, failure: { kind: 'expired' } })
  })

  it('holds a token to the page it is for', async () => {
    const origin = 'https://app.northwind.example'
    const token = await mint({ origin })
    expect(await verify(token, origin)).toMatchObject({ ok: true })
    expect(await verify(token, null)).toMatchObject({ ok: true })
    expect(await verify(token, 'https://other.example')).toMatchObject({
      failure: { kind: 'invalid', reason: 'origin' },
    })
  })

  it('does not blame the token when the keys cannot be had', async () => {
    isDown = true
    expect(await verify(await mint(), null)).toEqual({
      ok: false,
      failure: { kind: 'unavailable' },
    })
  })

  it('OPS-3 does not read keys without end', async () => {
    flood = 1
    expect(await verify(await mint(), null)).toEqual({
      ok: false,
      failure: { kind: 'unavailable' },
    })
    expect(flood).toBeLessThan(50)
  })

  it('does not fetch keys for every forged key id', async () => {
    await verify(await mint(), null)
    for (let times = 0; times < 5; times++)
      expect(await verify(await mint({}, { kid: `forged-${times}` }), null)).toMatchObject({
        failure: { kind: 'invalid' },
      })
    expect(fetched.length).toBeLessThanOrEqual(2)
  })
})
