/**
 * @module
 * Tokens of the sandbox's Entra (graph-contract §8.3-8.10): refresh, revocation, step-up, signatures, on-behalf-of.
 */
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SPA, TENANT, TOKEN, openEntra } from '../support/entra-client.ts'
import type { EntraClient } from '../support/entra-client.ts'
import { proofKey, redirected } from '../support/sandbox-client.ts'

let entra: EntraClient
beforeEach(async () => {
  entra = await openEntra()
})
afterEach(() => entra.sandbox.close())

describe('refresh tokens', () => {
  test('slide for 90 days from their last use', async () => {
    const first = await entra.signIn()
    await entra.sandbox.control('clock', { advanceMs: 80 * 86_400_000 })
    const second = await entra.refresh(first['refresh_token'])
    expect(second.status).toBe(200)
    await entra.sandbox.control('clock', { advanceMs: 80 * 86_400_000 })
    expect((await entra.refresh(second.body['refresh_token'])).status).toBe(200)
    await entra.sandbox.control('clock', { advanceMs: 91 * 86_400_000 })
    expect((await entra.refresh(second.body['refresh_token'])).body['error_codes']).toEqual([
      700082,
    ])
  })

  test('of a single-page app end after 24 hours however often they are used', async () => {
    const proof = proofKey()
    const asked = {
      redirect_uri: SPA,
      code_challenge: proof.challenge,
      code_challenge_method: 'S256',
    }
    const { code = '' } = redirected(await entra.authorize(asked))
    const origin = { origin: 'https://app.example' }
    const first = await entra.sandbox.form(
      TOKEN,
      {
        client_id: entra.clientId,
        grant_type: 'authorization_code',
        code,
        redirect_uri: SPA,
        code_verifier: proof.verifier,
      },
      origin,
    )
    const again = (token: string) =>
      entra.sandbox.form(
        TOKEN,
        { client_id: entra.clientId, grant_type: 'refresh_token', refresh_token: token },
        origin,
      )
    await entra.sandbox.control('clock', { advanceMs: 20 * 3_600_000 })
    const second = await again(first.body['refresh_token'])
    expect(second.status).toBe(200)
    await entra.sandbox.control('clock', { advanceMs: 5 * 3_600_000 })
    expect((await again(second.body['refresh_token'])).body['error_codes']).toEqual([700084])
  })

  test('die with a revocation, and only those from before it', async () => {
    const old = await entra.signIn()
    await entra.sandbox.control('clock', { advanceMs: 1000 })
    await entra.sandbox.control('revoke', { user: 'megan@contoso.example' })
    expect((await entra.refresh(old['refresh_token'])).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50173],
    })
    await entra.sandbox.control('clock', { advanceMs: 1000 })
    expect((await entra.refresh((await entra.signIn())['refresh_token'])).status).toBe(200)
  })
})

describe('conditional access', () => {
  test('Graph and the token endpoint ask for a step-up that an interactive sign-in satisfies', async () => {
    const claims = JSON.stringify({ access_token: { xms_cc: { values: ['cp1'] } } })
    const before = await entra.signIn({ claims })
    await entra.sandbox.control('conditional-access', {
      user: 'megan@contoso.example',
      require: 'mfa',
    })
    const refused = await entra.sandbox.graph(before['access_token'])('/me')
    expect(refused.status).toBe(401)
    const challenge =
      /error="insufficient_claims", claims="([^"]+)"/.exec(
        refused.headers.get('www-authenticate') ?? '',
      )?.[1] ?? ''
    const asked = atob(challenge)
    expect((await entra.refresh(before['refresh_token'], { claims: asked })).body).toMatchObject({
      error: 'interaction_required',
      error_codes: [50076],
    })
    const merged = JSON.stringify({
      access_token: { ...JSON.parse(asked).access_token, xms_cc: { values: ['cp1'] } },
    })
    const after = await entra.signIn({ claims: merged })
    expect((await entra.sandbox.graph(after['access_token'])('/me')).status).toBe(200)
    expect((await entra.refresh(after['refresh_token'])).status).toBe(200)
  })
})

describe('tokens', () => {
  test('for the own API verify by the published keys, also after a rollover', async () => {
    const scope = `openid api://${entra.clientId}/access_as_user`
    const keys = async () =>
      createLocalJWKSet((await entra.sandbox.send(`/${TENANT}/discovery/v2.0/keys`)).body as never)
    const first = await entra.signIn({ scope })
    await entra.sandbox.control('keys/rotate', {})
    const second = await entra.signIn({ scope, login_hint: 'admin@contoso.example' })
    for (const one of [first, second]) {
      const { payload } = await jwtVerify(one['access_token'], await keys(), {
        audience: entra.clientId,
      })
      expect(payload).toMatchObject({
        ver: '2.0',
        scp: 'access_as_user',
        tid: TENANT,
        azp: entra.clientId,
        azpacr: '1',
      })
    }
    const { payload } = await jwtVerify(second['access_token'], await keys())
    expect(payload['wids']).toContain('62e90394-69f5-4237-9190-012177145e10')
  })

  test('for Graph do not verify by the published keys: they are nobody else’s to read', async () => {
    const { access_token: token } = await entra.signIn()
    const keys = createLocalJWKSet(
      (await entra.sandbox.send(`/${TENANT}/discovery/v2.0/keys`)).body as never,
    )
    await expect(jwtVerify(token, keys)).rejects.toThrow()
  })

  test('the demo edge’s application is there after a reset and may sign people in without asking', async () => {
    await entra.sandbox.control('reset', {})
    const app = {
      client_id: '11111111-2222-4333-8444-555555555555',
      redirect_uri: 'http://127.0.0.1:8787/v1/connect/callback',
    }
    const scope = 'openid profile offline_access Calendars.ReadWrite Contacts.ReadWrite Mail.Send'
    const { code = '' } = redirected(await entra.authorize({ ...app, scope, prompt: 'none' }))
    const tokens = await entra.redeem(code, { ...app, client_secret: 'demo-edge-secret' })
    expect(tokens.status).toBe(200)
    expect((await entra.sandbox.graph(tokens.body['access_token'])('/me/calendars')).status).toBe(
      200,
    )
    const own = await entra.sandbox.form(TOKEN, {
      ...app,
      client_secret: 'demo-edge-secret',
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    })
    expect((await entra.sandbox.graph(own.body['access_token'])('/users')).status).toBe(403)
  })
})

describe('on behalf of', () => {
  const obo = (assertion: string, more = {}) =>
    entra.sandbox.form(TOKEN, {
      client_id: entra.clientId,
      client_secret: 's3cret',
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion,
      scope: 'User.Read offline_access',
      ...more,
    })

  test('takes a person’s token for this API only, while it lives, and only what was consented', async () => {
    const own = await entra.signIn({
      scope: `openid api://${entra.clientId}/access_as_user User.Read`,
    })
    const good = await obo(own['access_token'])
    expect(good.body).toMatchObject({
      scope: expect.stringContaining('User.Read'),
      refresh_token: expect.any(String),
    })
    expect((await obo(own['id_token'])).body['error']).toBe('invalid_grant')
    expect(
      (await obo(own['access_token'], { scope: 'Contacts.Read' })).body['error_codes'],
    ).toEqual([65001])
    const graph = await entra.signIn()
    expect((await obo(graph['access_token'])).body['error']).toBe('invalid_grant')
    await entra.sandbox.control('clock', { advanceMs: 2 * 3_600_000 })
    expect((await obo(own['access_token'])).body['error_codes']).toEqual([500133])
  })
})

test('what cannot be is refused in the shape of the token endpoint', async () => {
  const unknown = await entra.sandbox.form(TOKEN, {
    client_id: crypto.randomUUID(),
    grant_type: 'refresh_token',
    refresh_token: 'x',
  })
  expect(unknown.body).toMatchObject({ error: 'unauthorized_client', error_codes: [700016] })
  expect(
    (await entra.sandbox.form(TOKEN, { client_id: entra.clientId })).body['error_codes'],
  ).toEqual([900144])
  expect(
    (await entra.sandbox.form(TOKEN, { client_id: entra.clientId, grant_type: 'password' })).body[
      'error'
    ],
  ).toBe('unsupported_grant_type')
  expect(
    (await entra.sandbox.send('/nowhere.example/v2.0/.well-known/openid-configuration')).body[
      'error_codes'
    ],
  ).toEqual([90002])
  expect((await entra.authorize({ scope: 'not a scope' })).status).toBe(302)
})
