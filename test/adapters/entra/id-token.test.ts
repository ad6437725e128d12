/**
 * @module
 * Which id tokens are believed.
 */
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { makeEntraPort } from '../../../edge/adapters/entra/entra-port.ts'

const redirectUri = 'https://edge.example/connect/callback'
const codeVerifier = 'v'.repeat(64)
const clock = { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() }

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
