/**
 * @module
 * The sandbox's Entra (graph-contract §8): who gets a token, who does not, and with which number.
 */
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSandbox, proofKey, redirected } from '../support/sandbox-client.ts'
import type { SandboxClient } from '../support/sandbox-client.ts'

const CALLBACK = 'https://app.example/callback'
const SPA = 'https://app.example/spa'
const TENANT = '8f3a1c52-6d4e-4b7a-9c21-5e0d7f6b1a01'
const TOKEN = `/${TENANT}/oauth2/v2.0/token`

let sandbox: SandboxClient
let clientId = ''

beforeEach(async () => {
  sandbox = openSandbox()
  const app = {
    name: 'web',
    redirectUris: { web: [CALLBACK], spa: [SPA] },
    secrets: ['s3cret'],
    exposes: ['access_as_user'],
  }
  clientId = (await sandbox.control('apps', app)).body['clientId']
})
afterEach(() => sandbox.close())

const authorize = (params: Record<string, string>, tenant = TENANT) =>
  sandbox.send(
    `/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile offline_access User.Read',
      state: 'st',
      login_hint: 'megan@contoso.example',
      sandbox_auto: '1',
      ...params,
    })}`,
  )
const redeem = (code: string, more: Record<string, string> = {}, headers = {}) =>
  sandbox.form(
    TOKEN,
    {
      client_id: clientId,
      client_secret: 's3cret',
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      ...more,
    },
    headers,
  )
const refresh = (token: string, more: Record<string, string> = {}) =>
  sandbox.form(TOKEN, {
    client_id: clientId,
    client_secret: 's3cret',
    grant_type: 'refresh_token',
    refresh_token: token,
    ...more,
  })
const signIn = async (params: Record<string, string> = {}) =>
  (await redeem(redirected(await authorize(params))['code'] ?? '')).body

describe('authorization code', () => {
  test('a code works once, for its verifier and its address only', async () => {
    const proof = proofKey()
    const asked = { code_challenge: proof.challenge, code_challenge_method: 'S256' }
    const { code = '', state } = redirected(await authorize(asked))
    expect(state).toBe('st')
    const good = await redeem(code, { code_verifier: proof.verifier })
    expect(good.status).toBe(200)
    expect(good.body['expires_in']).toBeGreaterThanOrEqual(3600)
    expect((await redeem(code, { code_verifier: proof.verifier })).body['error_codes']).toEqual([
      54005,
    ])
    const second = redirected(await authorize(asked))['code'] ?? ''
    const other = await redeem(second, { code_verifier: proof.verifier, redirect_uri: SPA })
    expect(other.body['error_codes']).toEqual([500112])
    const third = redirected(await authorize(asked))['code'] ?? ''
    expect((await redeem(third)).body['error_codes']).toEqual([501481])
  })

  test('a code is dead after ten minutes of the sandbox clock', async () => {
    const { code = '' } = redirected(await authorize({}))
    await sandbox.control('clock', { advanceMs: 11 * 60_000 })
    expect((await redeem(code)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [70008],
    })
  })

  test('each response mode answers in its own place', async () => {
    const fragment = await authorize({ response_mode: 'fragment' })
    expect(fragment.headers.get('location')).toMatch(/^https:\/\/app\.example\/callback#code=/)
    const posted = await authorize({ response_mode: 'form_post' })
    expect(posted.status).toBe(200)
    expect(posted.body['text']).toContain(`action="${CALLBACK}"`)
    expect(posted.body['text']).toMatch(/name="code" value="1\./)
  })

  test('an address that is not registered is told on a page, never by redirect', async () => {
    const answer = await authorize({ redirect_uri: 'https://evil.example/' })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('location')).toBeNull()
    expect(answer.body['text']).toContain('AADSTS50011')
  })

  test('SPA codes need PKCE, an Origin and no secret; web codes the contrary', async () => {
    expect(redirected(await authorize({ redirect_uri: SPA }))['error_description']).toContain(
      'AADSTS9002325',
    )
    const proof = proofKey()
    const asked = {
      redirect_uri: SPA,
      code_challenge: proof.challenge,
      code_challenge_method: 'S256',
    }
    const spa = {
      client_id: clientId,
      grant_type: 'authorization_code',
      redirect_uri: SPA,
      code_verifier: proof.verifier,
    }
    const code = async () => redirected(await authorize(asked))['code'] ?? ''
    const origin = { origin: 'https://app.example' }
    expect((await sandbox.form(TOKEN, { ...spa, code: await code() })).body['error_codes']).toEqual(
      [9002327],
    )
    expect(
      (await sandbox.form(TOKEN, { ...spa, code: await code(), client_secret: 's3cret' }, origin))
        .body['error_codes'],
    ).toEqual([700025])
    const good = await sandbox.form(TOKEN, { ...spa, code: await code() }, origin)
    expect(good.status).toBe(200)
    expect(good.headers.get('access-control-allow-origin')).toBe('https://app.example')
    const web = redirected(await authorize({}))['code'] ?? ''
    expect((await redeem(web, {}, origin)).body['error_codes']).toEqual([9002326])
    const bare = redirected(await authorize({}))['code'] ?? ''
    const unproven = await sandbox.form(TOKEN, {
      client_id: clientId,
      grant_type: 'authorization_code',
      code: bare,
      redirect_uri: CALLBACK,
    })
    expect([unproven.status, unproven.body['error_codes']]).toEqual([401, [7000218]])
  })

  test('a person of another tenant and a disabled one are sent back without a code', async () => {
    const foreign = redirected(await authorize({ login_hint: 'karin@fabrikam.example' }))
    expect(foreign).toMatchObject({ error: 'access_denied', state: 'st' })
    expect(
      redirected(await authorize({ login_hint: 'karin@fabrikam.example' }, 'organizations'))[
        'code'
      ],
    ).toBeTruthy()
    expect(
      redirected(await authorize({ login_hint: 'former@contoso.example' }))['error_description'],
    ).toContain('AADSTS50057')
  })

  test('without the automatic way a page lists the people, and its answer goes on', async () => {
    const page = await authorize({ sandbox_auto: '' })
    expect(page.body['text']).toContain('value="megan@contoso.example" checked')
    const url = `/${TENANT}/oauth2/v2.0/authorize?${new URLSearchParams({ client_id: clientId, response_type: 'code', redirect_uri: CALLBACK, scope: 'User.Read', state: 'st' })}`
    const accepted = await sandbox.form(url, {
      sandbox_user: 'adele@contoso.example',
      sandbox_decision: 'accept',
    })
    expect(redirected(accepted)['code']).toBeTruthy()
    const declined = await sandbox.form(url, {
      sandbox_user: 'adele@contoso.example',
      sandbox_decision: 'cancel',
    })
    expect(redirected(declined)).toMatchObject({ error: 'access_denied' })
    expect(redirected(declined)['error_description']).toContain('AADSTS65004')
    const cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? ''
    const silent = await sandbox.send(`${url}&prompt=none`, { headers: { cookie } })
    expect(redirected(silent)['code']).toBeTruthy()
    expect(redirected(await sandbox.send(`${url}&prompt=none`))['error']).toBe('login_required')
  })
})

describe('consent', () => {
  test('prompt=none accepts nothing', async () => {
    const before = redirected(await authorize({ prompt: 'none', scope: 'Contacts.Read' }))
    expect(before['error']).toBe('consent_required')
    expect(before['error_description']).toContain('AADSTS65001')
    await authorize({ scope: 'Contacts.Read' })
    expect(
      redirected(await authorize({ prompt: 'none', scope: 'Contacts.Read' }))['code'],
    ).toBeTruthy()
  })

  test('a permission for administrators is not an ordinary person’s to give', async () => {
    expect(redirected(await authorize({ scope: 'User.Read.All' }))['error_description']).toContain(
      'AADSTS90094',
    )
    expect(
      redirected(await authorize({ scope: 'User.Read.All', login_hint: 'admin@contoso.example' }))[
        'code'
      ],
    ).toBeTruthy()
  })

  test('a tenant that forbids user consent leaves it to its administrator', async () => {
    await sandbox.control('tenant-policy', { tenant: 'contoso.example', userConsent: false })
    expect(redirected(await authorize({ scope: 'Calendars.Read' }))['error_description']).toContain(
      'AADSTS90094',
    )
    const consent = (hint: string) =>
      sandbox.send(
        `/organizations/v2.0/adminconsent?${new URLSearchParams({ client_id: clientId, redirect_uri: CALLBACK, state: 'x', scope: 'Calendars.Read', login_hint: hint, sandbox_auto: '1' })}`,
      )
    expect(redirected(await consent('megan@contoso.example'))['error']).toBe('access_denied')
    expect(redirected(await consent('admin@contoso.example'))).toMatchObject({
      admin_consent: 'True',
      tenant: TENANT,
      state: 'x',
    })
    expect(redirected(await authorize({ scope: 'Calendars.Read' }))['code']).toBeTruthy()
  })

  test('a refresh does not reach what nobody agreed to', async () => {
    const { refresh_token: token } = await signIn()
    const answer = await refresh(token, { scope: 'Contacts.ReadWrite' })
    expect(answer.body).toMatchObject({
      error: 'invalid_grant',
      suberror: 'consent_required',
      error_codes: [65001],
    })
  })
})

describe('refresh tokens', () => {
  test('slide for 90 days from their last use', async () => {
    const first = await signIn()
    await sandbox.control('clock', { advanceMs: 80 * 86_400_000 })
    const second = await refresh(first['refresh_token'])
    expect(second.status).toBe(200)
    await sandbox.control('clock', { advanceMs: 80 * 86_400_000 })
    expect((await refresh(second.body['refresh_token'])).status).toBe(200)
    await sandbox.control('clock', { advanceMs: 91 * 86_400_000 })
    expect((await refresh(second.body['refresh_token'])).body['error_codes']).toEqual([700082])
  })

  test('of a single-page app end after 24 hours however often they are used', async () => {
    const proof = proofKey()
    const asked = {
      redirect_uri: SPA,
      code_challenge: proof.challenge,
      code_challenge_method: 'S256',
    }
    const { code = '' } = redirected(await authorize(asked))
    const origin = { origin: 'https://app.example' }
    const first = await sandbox.form(
      TOKEN,
      {
        client_id: clientId,
        grant_type: 'authorization_code',
        code,
        redirect_uri: SPA,
        code_verifier: proof.verifier,
      },
      origin,
    )
    const again = (token: string) =>
      sandbox.form(
        TOKEN,
        { client_id: clientId, grant_type: 'refresh_token', refresh_token: token },
        origin,
      )
    await sandbox.control('clock', { advanceMs: 20 * 3_600_000 })
    const second = await again(first.body['refresh_token'])
    expect(second.status).toBe(200)
    await sandbox.control('clock', { advanceMs: 5 * 3_600_000 })
    expect((await again(second.body['refresh_token'])).body['error_codes']).toEqual([700084])
  })

  test('die with a revocation, and only those from before it', async () => {
    const old = await signIn()
    await sandbox.control('clock', { advanceMs: 1000 })
    await sandbox.control('revoke', { user: 'megan@contoso.example' })
    expect((await refresh(old['refresh_token'])).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50173],
    })
    await sandbox.control('clock', { advanceMs: 1000 })
    expect((await refresh((await signIn())['refresh_token'])).status).toBe(200)
  })
})

describe('conditional access', () => {
  test('Graph and the token endpoint ask for a step-up that an interactive sign-in satisfies', async () => {
    const claims = JSON.stringify({ access_token: { xms_cc: { values: ['cp1'] } } })
    const before = await signIn({ claims })
    await sandbox.control('conditional-access', { user: 'megan@contoso.example', require: 'mfa' })
    const refused = await sandbox.graph(before['access_token'])('/me')
    expect(refused.status).toBe(401)
    const challenge =
      /error="insufficient_claims", claims="([^"]+)"/.exec(
        refused.headers.get('www-authenticate') ?? '',
      )?.[1] ?? ''
    const asked = atob(challenge)
    expect((await refresh(before['refresh_token'], { claims: asked })).body).toMatchObject({
      error: 'interaction_required',
      error_codes: [50076],
    })
    const merged = JSON.stringify({
      access_token: { ...JSON.parse(asked).access_token, xms_cc: { values: ['cp1'] } },
    })
    const after = await signIn({ claims: merged })
    expect((await sandbox.graph(after['access_token'])('/me')).status).toBe(200)
    expect((await refresh(after['refresh_token'])).status).toBe(200)
  })
})

describe('tokens', () => {
  test('for the own API verify by the published keys, also after a rollover', async () => {
    const scope = `openid api://${clientId}/access_as_user`
    const keys = async () =>
      createLocalJWKSet((await sandbox.send(`/${TENANT}/discovery/v2.0/keys`)).body as never)
    const first = await signIn({ scope })
    await sandbox.control('keys/rotate', {})
    const second = await signIn({ scope, login_hint: 'admin@contoso.example' })
    for (const one of [first, second]) {
      const { payload } = await jwtVerify(one['access_token'], await keys(), { audience: clientId })
      expect(payload).toMatchObject({
        ver: '2.0',
        scp: 'access_as_user',
        tid: TENANT,
        azp: clientId,
        azpacr: '1',
      })
    }
    const { payload } = await jwtVerify(second['access_token'], await keys())
    expect(payload['wids']).toContain('62e90394-69f5-4237-9190-012177145e10')
  })

  test('for Graph do not verify by the published keys: they are nobody else’s to read', async () => {
    const { access_token: token } = await signIn()
    const keys = createLocalJWKSet(
      (await sandbox.send(`/${TENANT}/discovery/v2.0/keys`)).body as never,
    )
    await expect(jwtVerify(token, keys)).rejects.toThrow()
  })

  test('the demo edge’s application is there after a reset and may sign people in without asking', async () => {
    await sandbox.control('reset', {})
    const app = {
      client_id: '11111111-2222-4333-8444-555555555555',
      redirect_uri: 'http://127.0.0.1:8787/v1/connect/callback',
    }
    const scope = 'openid profile offline_access Calendars.ReadWrite Contacts.ReadWrite Mail.Send'
    const { code = '' } = redirected(await authorize({ ...app, scope, prompt: 'none' }))
    const tokens = await redeem(code, { ...app, client_secret: 'demo-edge-secret' })
    expect(tokens.status).toBe(200)
    expect((await sandbox.graph(tokens.body['access_token'])('/me/calendars')).status).toBe(200)
    const own = await sandbox.form(TOKEN, {
      ...app,
      client_secret: 'demo-edge-secret',
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    })
    expect((await sandbox.graph(own.body['access_token'])('/users')).status).toBe(403)
  })
})

describe('on behalf of', () => {
  const obo = (assertion: string, more = {}) =>
    sandbox.form(TOKEN, {
      client_id: clientId,
      client_secret: 's3cret',
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion,
      scope: 'User.Read offline_access',
      ...more,
    })

  test('takes a person’s token for this API only, while it lives, and only what was consented', async () => {
    const own = await signIn({ scope: `openid api://${clientId}/access_as_user User.Read` })
    const good = await obo(own['access_token'])
    expect(good.body).toMatchObject({
      scope: expect.stringContaining('User.Read'),
      refresh_token: expect.any(String),
    })
    expect((await obo(own['id_token'])).body['error']).toBe('invalid_grant')
    expect(
      (await obo(own['access_token'], { scope: 'Contacts.Read' })).body['error_codes'],
    ).toEqual([65001])
    const graph = await signIn()
    expect((await obo(graph['access_token'])).body['error']).toBe('invalid_grant')
    await sandbox.control('clock', { advanceMs: 2 * 3_600_000 })
    expect((await obo(own['access_token'])).body['error_codes']).toEqual([500133])
  })
})

test('what cannot be is refused in the shape of the token endpoint', async () => {
  const unknown = await sandbox.form(TOKEN, {
    client_id: crypto.randomUUID(),
    grant_type: 'refresh_token',
    refresh_token: 'x',
  })
  expect(unknown.body).toMatchObject({ error: 'unauthorized_client', error_codes: [700016] })
  expect((await sandbox.form(TOKEN, { client_id: clientId })).body['error_codes']).toEqual([900144])
  expect(
    (await sandbox.form(TOKEN, { client_id: clientId, grant_type: 'password' })).body['error'],
  ).toBe('unsupported_grant_type')
  expect(
    (await sandbox.send('/nowhere.example/v2.0/.well-known/openid-configuration')).body[
      'error_codes'
    ],
  ).toEqual([90002])
  expect((await authorize({ scope: 'not a scope' })).status).toBe(302)
})
