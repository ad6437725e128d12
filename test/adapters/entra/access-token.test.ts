/**
 * @module
 * Which access tokens name a visitor of the edge's own pages (graph-contract §8.7).
 */
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { makeVerifyVisitor } from '../../../edge/adapters/entra/access-token.ts'
import { openEntra } from '../../support/entra-client.ts'

/** The sandbox in a test (test/support/sandbox.ts). */
const ORIGIN = 'http://127.0.0.1:8789'
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const tid = '11111111-2222-4333-8444-555555555555'
const clientId = 'aaaaaaaa-2222-4333-8444-555555555555'
const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad'
const good = {
  iss: `https://login.test/${tid}/v2.0`,
  aud: clientId,
  azp: clientId,
  scp: 'access_as_user',
  ver: '2.0',
  tid,
  oid: '99999999-2222-4333-8444-555555555555',
  name: 'Megan',
  preferred_username: 'megan@contoso.example',
}

type Options = {
  readonly keysDown?: boolean
  readonly issuer?: string
  readonly from?: number
  readonly to?: number
  readonly unknownKey?: boolean
}

async function verifyWith(claims: Record<string, unknown>, options: Options = {}) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const now = Math.floor(Date.now() / 1000)
  const issuer = options.issuer ?? 'https://login.test/{tenantid}/v2.0'
  const key = { ...(await exportJWK(publicKey)), kid: 'k', issuer }
  const token = await new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: options.unknownKey ? 'other' : 'k' })
    .setIssuedAt(now)
    .setNotBefore(now + (options.from ?? 0))
    .setExpirationTime(now + (options.to ?? 3600))
    .sign(privateKey)
  const verify = makeVerifyVisitor({
    ...{ origin: 'https://login.test', clientId, scope: 'access_as_user' },
    clock: { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() },
    fetch: async () =>
      options.keysDown ? new Response('', { status: 503 }) : Response.json({ keys: [key] }),
  })
  return verify(token)
}

describe('access token for the own scope', () => {
  it('names the person, his roles where they are emitted', async () => {
    const person = { tenantId: tid, userId: good.oid, displayName: 'Megan' }
    const address = good.preferred_username
    const value = { ...person, address, directoryRoles: [] }
    expect(await verifyWith({})).toEqual({ ok: true, value })
    const claims = { wids: [GLOBAL_ADMINISTRATOR], email: 'm@contoso.example' }
    const more = { address: 'm@contoso.example', directoryRoles: [GLOBAL_ADMINISTRATOR] }
    expect(await verifyWith(claims)).toEqual({ ok: true, value: { ...value, ...more } })
  })

  it.each<[string, string, object]>([
    ['ceo@northwind.example', good.preferred_username, {}],
    ['ceo@northwind.example', good.preferred_username, { xms_edov: false }],
    ['m@contoso.example', good.preferred_username, { xms_edov: '0' }],
    ['m@contoso.example', good.preferred_username, { idp: 'https://sts.windows.net/other/' }],
    ['m@evil.contoso.example', good.preferred_username, {}],
    ['megan@brand.example', 'megan@brand.example', { xms_edov: true }],
    ['megan@brand.example', 'megan@brand.example', { xms_edov: '1' }],
    ['M@Contoso.example', 'M@Contoso.example', {}],
  ])(
    'INS-3 the address %s, which anybody may write, is %s for %o',
    async (email, address, more) => {
      expect(await verifyWith({ email, ...more })).toMatchObject({ ok: true, value: { address } })
    },
  )

  it('INS-3 an address alone, that nobody vouches for, is none', async () => {
    const claims = { preferred_username: undefined, email: 'ceo@northwind.example' }
    expect(await verifyWith(claims)).toMatchObject({ value: { address: '' } })
  })

  it('without a name is still somebody', async () => {
    const claims = { name: undefined, preferred_username: undefined }
    expect(await verifyWith(claims)).toMatchObject({ value: { address: '', displayName: '' } })
  })

  const wrong: readonly [string, Record<string, unknown>, Options?][] = [
    ['for another application', { aud: 'bbbbbbbb-2222-4333-8444-555555555555' }],
    ['for Graph', { aud: '00000003-0000-0000-c000-000000000000' }],
    ['of another issuer', { iss: `https://evil.test/${tid}/v2.0` }],
    ["of another tenant's issuer", { iss: `https://login.test/${good.oid}/v2.0` }],
    ['of a personal account', { tid: consumers, iss: `https://login.test/${consumers}/v2.0` }],
    ['without a tenant', { tid: undefined }],
    ['without an object id', { oid: undefined }],
    ['of version 1', { ver: '1.0' }],
    ['had by another client', { azp: 'bbbbbbbb-2222-4333-8444-555555555555' }],
    ['that names no client', { azp: undefined }],
    ['of another scope', { scp: 'access_as_user.read other' }],
    ['of an application', { scp: undefined, roles: ['access_as_user'], idtyp: 'app' }],
    ['that is an id token', { scp: undefined, azp: undefined, nonce: 'n' }],
    ['not good yet', {}, { from: 400 }],
    ['signed by a key of another issuer', {}, { issuer: 'https://login.test/other/v2.0' }],
    ['signed by an unknown key', {}, { unknownKey: true }],
  ]
  it.each(wrong)('%s: refused', async (_, claims, options) => {
    const answer = await verifyWith(claims, options)
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
  })

  it('five minutes of skew, no more', async () => {
    expect(await verifyWith({}, { to: -290 })).toMatchObject({ ok: true })
    expect(await verifyWith({}, { to: -310 })).toEqual({ ok: false, failure: { kind: 'expired' } })
    expect(await verifyWith({}, { from: 290 })).toMatchObject({ ok: true })
  })

  it('nobody is blamed for keys that cannot be had', async () => {
    const failure = { kind: 'unavailable' }
    expect(await verifyWith({}, { keysDown: true })).toEqual({ ok: false, failure })
  })
})

describe("the sandbox's token", () => {
  it('had by the page itself, with PKCE and without a secret: believed; for Graph: not', async () => {
    const entra = await openEntra()
    const tokenFor = (scope: string) => entra.pageToken('admin@contoso.example', scope)
    const verify = makeVerifyVisitor({
      ...{ origin: ORIGIN, clientId: entra.clientId, scope: 'access_as_user' },
      clock: { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() },
      fetch: (request) => entra.sandbox.fetch(request),
    })
    const own = `openid profile offline_access api://${entra.clientId}/access_as_user`
    expect(await verify(await tokenFor(own))).toMatchObject({
      ok: true,
      value: { address: 'admin@contoso.example', directoryRoles: [GLOBAL_ADMINISTRATOR] },
    })
    const graph = await verify(await tokenFor('openid profile User.Read'))
    expect(graph).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
  })
})
