/**
 * @module
 * Microsoft sign-in against the sandbox's Entra, end to end.
 */
import { generateKeyPairSync, sign } from 'node:crypto'
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
