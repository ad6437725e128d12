/**
 * @module
 * Microsoft sign-in against the sandbox's Entra, end to end; its refusals by recorded answers.
 */
import { generateKeyPairSync, sign } from 'node:crypto'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EntraCredential } from '../../../edge/adapters/entra/client-proof.ts'
import { makeEntraPort } from '../../../edge/adapters/entra/entra-port.ts'
import type { EntraPort } from '../../../edge/ports/entra.ts'
import { createInProcessSandbox } from '../../support/sandbox.ts'
import type { InProcessSandbox } from '../../support/sandbox.ts'

const entraOrigin = 'http://127.0.0.1:8789'
const redirectUri = 'https://edge.example/connect/callback'
const codeVerifier = 'v'.repeat(64)
const scopes = ['openid', 'profile', 'email', 'offline_access', 'User.Read', 'Calendars.ReadWrite']
const clock = { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() }

describe('sign-in with Microsoft', () => {
  let sandbox: InProcessSandbox
  beforeEach(() => {
    sandbox = createInProcessSandbox({ origin: entraOrigin })
  })
  afterEach(() => sandbox.close())

  const control = async (path: string, body: object) => {
    const reply = await sandbox.fetch(`${entraOrigin}/sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(text)
    return (text === '' ? {} : JSON.parse(text)) as { clientId: string }
  }
  const register = (registration: object) =>
    control('apps', { name: 'Test', redirectUris: { web: [redirectUri] }, ...registration })
  const portOf = (clientId: string, credential: EntraCredential) =>
    makeEntraPort({
      entraOrigin,
      clientId,
      credential,
      clock,
      fetch: (request) => sandbox.fetch(request),
    })

  async function signIn(entra: EntraPort, nonce = 'nonce-1') {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier))
    const url = new URL(
      entra.authorizeUrl({
        redirectUri,
        state: 'state-1',
        nonce,
        codeChallenge: Buffer.from(digest).toString('base64url'),
        scopes,
        loginHint: 'megan@contoso.example',
      }),
    )
    url.searchParams.set('sandbox_auto', '1')
    const reply = await sandbox.fetch(new Request(url, { redirect: 'manual' }))
    const back = new URL(reply.headers.get('location') ?? 'about:blank')
    expect(back.searchParams.get('state')).toBe('state-1')
    return back.searchParams.get('code') ?? ''
  }

  const redeem = (entra: EntraPort, code: string, nonce = 'nonce-1') =>
    entra.redeemCode({ code, redirectUri, codeVerifier, nonce })

  it('ends with tokens and a verified person, by secret', async () => {
    const { clientId } = await register({ secrets: ['s3cret'] })
    const entra = portOf(clientId, { kind: 'secret', secret: 's3cret' })
    const answer = await redeem(entra, await signIn(entra))
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
    const { tokens, who } = answer.value
    expect(who).toMatchObject({ address: 'megan@contoso.example' })
    expect(who.displayName).toContain('Megan')
    expect(who.tenantId).toMatch(/^[0-9a-f-]{36}$/)
    expect(tokens.expiresAt).toBeGreaterThan(Date.now() + 50 * 60_000)
    expect(tokens.scopes.join(' ')).toContain('Calendars.ReadWrite')

    const renewed = await entra.refresh(who.tenantId, tokens.refreshToken)
    if (!renewed.ok) throw new Error(JSON.stringify(renewed.failure))
    expect(renewed.value.accessToken).not.toBe(tokens.accessToken)
    expect(renewed.value.refreshToken).not.toBe('')
  })

  it('proves itself by certificate (PS256, x5t#S256)', async () => {
    const { certificate, privateKey } = selfSigned()
    const { clientId } = await register({ certificates: [certificate] })
    const pem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`
    for (const text of [certificate, pem, pem.replaceAll('\n', '\\n')]) {
      const entra = portOf(clientId, { kind: 'certificate', certificate: text, privateKey })
      expect(await redeem(entra, await signIn(entra))).toMatchObject({ ok: true })
    }
    const foreign = selfSigned()
    const entra = portOf(clientId, { kind: 'certificate', ...foreign })
    expect(await redeem(entra, await signIn(entra))).toMatchObject({
      ok: false,
      failure: { kind: 'later' },
    })
  })

  it('takes a code once, and only with its nonce', async () => {
    const { clientId } = await register({ secrets: ['s3cret'] })
    const entra = portOf(clientId, { kind: 'secret', secret: 's3cret' })
    const code = await signIn(entra)
    expect(await redeem(entra, code)).toMatchObject({ ok: true })
    expect(await redeem(entra, code)).toMatchObject({ failure: { kind: 'sign-in' } })
    expect(await redeem(entra, await signIn(entra), 'another')).toMatchObject({
      failure: { kind: 'refused', code: 'id-token' },
    })
  })

  it('asks the person to sign in again when the sessions were ended', async () => {
    const { clientId } = await register({ secrets: ['s3cret'] })
    const entra = portOf(clientId, { kind: 'secret', secret: 's3cret' })
    const answer = await redeem(entra, await signIn(entra))
    if (!answer.ok) throw new Error('not signed in')
    await control('revoke', { user: 'megan@contoso.example' })
    const { tokens, who } = answer.value
    const refused = await entra.refresh(who.tenantId, tokens.refreshToken)
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'sign-in' } })
    expect(JSON.stringify(refused)).toContain('50173')
    expect(JSON.stringify(refused)).not.toMatch(/megan|trace/i)
  })

  it('keeps people connected while our own credential is wrong', async () => {
    const { clientId } = await register({ secrets: ['s3cret'] })
    const entra = portOf(clientId, { kind: 'secret', secret: 'expired' })
    expect(await redeem(entra, await signIn(entra))).toMatchObject({
      failure: { kind: 'later', detail: expect.stringContaining('7000215') },
    })
  })
})

describe('refusals of the token endpoint (graph-contract §8.10)', () => {
  const answering = (status: number, body: object, headers: Record<string, string> = {}) =>
    makeEntraPort({
      entraOrigin: 'https://login.test',
      clientId: 'c',
      credential: { kind: 'secret', secret: 's' },
      clock,
      fetch: async () => Response.json(body, { status, headers }),
    })
  const rows: readonly [string, number, object, object][] = [
    ['revoked', 400, { error: 'invalid_grant', error_codes: [50173] }, { kind: 'sign-in' }],
    ['inactive', 400, { error: 'invalid_grant', error_codes: [700082] }, { kind: 'sign-in' }],
    [
      'step-up',
      400,
      { error: 'interaction_required', error_codes: [50076], claims: '{"x":1}' },
      { kind: 'sign-in', claims: '{"x":1}' },
    ],
    [
      'not consented',
      400,
      { error: 'invalid_grant', error_codes: [65001] },
      { kind: 'consent', admin: false },
    ],
    [
      'approval',
      400,
      { error: 'consent_required', error_codes: [90094] },
      { kind: 'consent', admin: true },
    ],
    [
      'not assigned',
      400,
      { error: 'invalid_grant', error_codes: [50105] },
      { kind: 'consent', admin: true },
    ],
    [
      'app unknown',
      400,
      { error: 'unauthorized_client', error_codes: [700016] },
      { kind: 'consent', admin: true },
    ],
    ['secret over', 401, { error: 'invalid_client', error_codes: [7000222] }, { kind: 'later' }],
    ['busy', 400, { error: 'temporarily_unavailable' }, { kind: 'later' }],
    ['loop', 400, { error: 'invalid_request', error_codes: [50196] }, { kind: 'later' }],
    ['down', 503, {}, { kind: 'later' }],
    [
      'by text alone',
      400,
      { error: 'invalid_grant', error_description: 'AADSTS65001: x' },
      { kind: 'consent' },
    ],
    ['nonsense', 400, { error: 5, error_codes: 'x' }, { kind: 'refused', code: 'http-400' }],
  ]
  for (const [name, status, body, failure] of rows)
    it(name, async () => {
      const answer = await answering(status, body).refresh('t', 'r')
      expect(answer).toMatchObject({ ok: false, failure })
    })

  it('waits as long as it is told', async () => {
    const busy = answering(429, {}, { 'retry-after': '30' })
    expect(await busy.refresh('t', 'r')).toMatchObject({ failure: { afterMs: 30_000 } })
  })

  it('repeats nothing a person or a secret could be known by', async () => {
    const text = 'AADSTS50173: user megan@contoso.com secret abc trace 4b1f'
    const answer = await answering(400, {
      error: 'megan@contoso.com',
      error_description: text,
    }).refresh('t', 'r')
    expect(JSON.stringify(answer)).not.toMatch(/megan|abc|4b1f/)
  })

  it('needs lasting access', async () => {
    const body = { access_token: 'a', expires_in: 3600, id_token: 'x.y.z', scope: '' }
    const port = answering(200, body)
    const asked = { code: 'c', redirectUri, codeVerifier, nonce: 'n' }
    expect(await port.redeemCode(asked)).toMatchObject({ failure: { kind: 'consent' } })
    // A refresh that hands out no new token leaves the old one good.
    expect(await port.refresh('t', 'old')).toMatchObject({ value: { refreshToken: 'old' } })
  })
})

describe('id token (graph-contract §8.7)', () => {
  const tid = '11111111-2222-4333-8444-555555555555'
  const clientId = 'client'
  const good = {
    iss: `https://login.test/${tid}/v2.0`,
    aud: clientId,
    ver: '2.0',
    tid,
    oid: '99999999-2222-4333-8444-555555555555',
    nonce: 'n',
    name: 'Megan',
    preferred_username: 'megan@contoso.example',
  }

  async function redeemWith(
    claims: object,
    options: { tenant?: string; issuer?: string; keysDown?: boolean } = {},
  ) {
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    const key = {
      ...(await exportJWK(publicKey)),
      kid: 'k',
      issuer: options.issuer ?? 'https://login.test/{tenantid}/v2.0',
    }
    const idToken = await new SignJWT({ ...good, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey)
    const entra = makeEntraPort({
      entraOrigin: 'https://login.test',
      clientId,
      credential: { kind: 'secret', secret: 's' },
      clock,
      ...(options.tenant === undefined ? {} : { tenant: options.tenant }),
      fetch: async (request) => {
        if (!request.url.includes('discovery'))
          return Response.json({
            access_token: 'a',
            refresh_token: 'r',
            expires_in: 3600,
            id_token: idToken,
            scope: '',
          })
        return options.keysDown ? new Response('', { status: 503 }) : Response.json({ keys: [key] })
      },
    })
    return entra.redeemCode({ code: 'c', redirectUri, codeVerifier, nonce: 'n' })
  }

  it('names the person', async () => {
    expect(await redeemWith({})).toMatchObject({
      value: { who: { tenantId: tid, userId: good.oid, displayName: 'Megan' } },
    })
    expect(await redeemWith({}, { tenant: tid })).toMatchObject({ ok: true })
  })

  const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad'
  const wrong: readonly [string, object, object?][] = [
    ['another audience', { aud: 'other' }],
    ['another issuer', { iss: `https://evil.test/${tid}/v2.0` }],
    ["another tenant's issuer", { iss: `https://login.test/${good.oid}/v2.0` }],
    ['a personal account', { tid: consumers, iss: `https://login.test/${consumers}/v2.0` }],
    ['no tenant', { tid: 'common' }],
    ['version 1', { ver: '1.0' }],
    ['another nonce', { nonce: 'x' }],
    ['a tenant we do not serve', {}, { tenant: good.oid }],
    ['a key of another issuer', {}, { issuer: 'https://login.test/other/v2.0' }],
  ]
  for (const [name, claims, options] of wrong)
    it(`refuses ${name}`, async () => {
      expect(await redeemWith(claims, options)).toMatchObject({
        ok: false,
        failure: { kind: 'refused', code: 'id-token' },
      })
    })

  it('does not blame the person when the keys cannot be had', async () => {
    expect(await redeemWith({}, { keysDown: true })).toMatchObject({ failure: { kind: 'later' } })
  })
})

/** The smallest certificate that is one (RFC 5280): base64 DER, and its key as PEM. */
function selfSigned(): { certificate: string; privateKey: string } {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const content = Buffer.concat(parts)
    const size = content.length
    const length = size < 128 ? [size] : [0x82, size >> 8, size & 255]
    return Buffer.concat([Buffer.from([tag, ...length]), content])
  }
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'))
  const name = der(
    0x30,
    der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('edge')))),
  )
  const time = (text: string) => der(0x17, Buffer.from(text))
  const body = der(
    0x30,
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    der(0x30, time('260101000000Z'), time('360101000000Z')),
    name,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, pair.privateKey))
  return {
    certificate: der(0x30, body, algorithm, signature).toString('base64'),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
