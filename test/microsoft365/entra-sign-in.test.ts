/**
 * @module
 * Sign-in at the sandbox's Entra (graph-contract §8.1, §8.2): codes, response modes, client kinds, consent.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CALLBACK, SPA, TENANT, TOKEN, openEntra } from '../support/entra-client.ts'
import type { EntraClient } from '../support/entra-client.ts'
import { proofKey, redirected } from '../support/sandbox-client.ts'

let entra: EntraClient
beforeEach(async () => {
  entra = await openEntra()
})
afterEach(() => entra.sandbox.close())

describe('authorization code', () => {
  test('a code works once, for its verifier and its address only', async () => {
    const proof = proofKey()
    const asked = { code_challenge: proof.challenge, code_challenge_method: 'S256' }
    const { code = '', state } = redirected(await entra.authorize(asked))
    expect(state).toBe('st')
    const good = await entra.redeem(code, { code_verifier: proof.verifier })
    expect(good.status).toBe(200)
    expect(good.body['expires_in']).toBeGreaterThanOrEqual(3600)
    expect(
      (await entra.redeem(code, { code_verifier: proof.verifier })).body['error_codes'],
    ).toEqual([54005])
    const second = redirected(await entra.authorize(asked))['code'] ?? ''
    const other = await entra.redeem(second, { code_verifier: proof.verifier, redirect_uri: SPA })
    expect(other.body['error_codes']).toEqual([500112])
    const third = redirected(await entra.authorize(asked))['code'] ?? ''
    expect((await entra.redeem(third)).body['error_codes']).toEqual([501481])
  })

  test('a code is dead after ten minutes of the sandbox clock', async () => {
    const { code = '' } = redirected(await entra.authorize({}))
    await entra.sandbox.control('clock', { advanceMs: 11 * 60_000 })
    expect((await entra.redeem(code)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [70008],
    })
  })

  test('each response mode answers in its own place', async () => {
    const fragment = await entra.authorize({ response_mode: 'fragment' })
    expect(fragment.headers.get('location')).toMatch(/^https:\/\/app\.example\/callback#code=/)
    const posted = await entra.authorize({ response_mode: 'form_post' })
    expect(posted.status).toBe(200)
    expect(posted.body['text']).toContain(`action="${CALLBACK}"`)
    expect(posted.body['text']).toMatch(/name="code" value="1\./)
  })

  test('an address that is not registered is told on a page, never by redirect', async () => {
    const answer = await entra.authorize({ redirect_uri: 'https://evil.example/' })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('location')).toBeNull()
    expect(answer.body['text']).toContain('AADSTS50011')
  })

  test('SPA codes need PKCE, an Origin and no secret; web codes the contrary', async () => {
    expect(redirected(await entra.authorize({ redirect_uri: SPA }))['error_description']).toContain(
      'AADSTS9002325',
    )
    const proof = proofKey()
    const asked = {
      redirect_uri: SPA,
      code_challenge: proof.challenge,
      code_challenge_method: 'S256',
    }
    const spa = {
      client_id: entra.clientId,
      grant_type: 'authorization_code',
      redirect_uri: SPA,
      code_verifier: proof.verifier,
    }
    const code = async () => redirected(await entra.authorize(asked))['code'] ?? ''
    const origin = { origin: 'https://app.example' }
    expect(
      (await entra.sandbox.form(TOKEN, { ...spa, code: await code() })).body['error_codes'],
    ).toEqual([9002327])
    expect(
      (
        await entra.sandbox.form(
          TOKEN,
          { ...spa, code: await code(), client_secret: 's3cret' },
          origin,
        )
      ).body['error_codes'],
    ).toEqual([700025])
    const good = await entra.sandbox.form(TOKEN, { ...spa, code: await code() }, origin)
    expect(good.status).toBe(200)
    expect(good.headers.get('access-control-allow-origin')).toBe('https://app.example')
    const web = redirected(await entra.authorize({}))['code'] ?? ''
    expect((await entra.redeem(web, {}, origin)).body['error_codes']).toEqual([9002326])
    const bare = redirected(await entra.authorize({}))['code'] ?? ''
    const unproven = await entra.sandbox.form(TOKEN, {
      client_id: entra.clientId,
      grant_type: 'authorization_code',
      code: bare,
      redirect_uri: CALLBACK,
    })
    expect([unproven.status, unproven.body['error_codes']]).toEqual([401, [7000218]])
  })

  test('a person of another tenant and a disabled one are sent back without a code', async () => {
    const foreign = redirected(await entra.authorize({ login_hint: 'karin@fabrikam.example' }))
    expect(foreign).toMatchObject({ error: 'access_denied', state: 'st' })
    expect(
      redirected(await entra.authorize({ login_hint: 'karin@fabrikam.example' }, 'organizations'))[
        'code'
      ],
    ).toBeTruthy()
    expect(
      redirected(await entra.authorize({ login_hint: 'former@contoso.example' }))[
        'error_description'
      ],
    ).toContain('AADSTS50057')
  })

  test('without the automatic way a page lists the people, and its answer goes on', async () => {
    const page = await entra.authorize({ sandbox_auto: '' })
    expect(page.body['text']).toContain('value="megan@contoso.example" checked')
    const url = `/${TENANT}/oauth2/v2.0/authorize?${new URLSearchParams({ client_id: entra.clientId, response_type: 'code', redirect_uri: CALLBACK, scope: 'User.Read', state: 'st' })}`
    const accepted = await entra.sandbox.form(url, {
      sandbox_user: 'adele@contoso.example',
      sandbox_decision: 'accept',
    })
    expect(redirected(accepted)['code']).toBeTruthy()
    const declined = await entra.sandbox.form(url, {
      sandbox_user: 'adele@contoso.example',
      sandbox_decision: 'cancel',
    })
    expect(redirected(declined)).toMatchObject({ error: 'access_denied' })
    expect(redirected(declined)['error_description']).toContain('AADSTS65004')
    const cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? ''
    const silent = await entra.sandbox.send(`${url}&prompt=none`, { headers: { cookie } })
    expect(redirected(silent)['code']).toBeTruthy()
    expect(redirected(await entra.sandbox.send(`${url}&prompt=none`))['error']).toBe(
      'login_required',
    )
  })
})

describe('consent', () => {
  test('prompt=none accepts nothing', async () => {
    const before = redirected(await entra.authorize({ prompt: 'none', scope: 'Contacts.Read' }))
    expect(before['error']).toBe('consent_required')
    expect(before['error_description']).toContain('AADSTS65001')
    await entra.authorize({ scope: 'Contacts.Read' })
    expect(
      redirected(await entra.authorize({ prompt: 'none', scope: 'Contacts.Read' }))['code'],
    ).toBeTruthy()
  })

  test('a permission for administrators is not an ordinary person’s to give', async () => {
    expect(
      redirected(await entra.authorize({ scope: 'User.Read.All' }))['error_description'],
    ).toContain('AADSTS90094')
    expect(
      redirected(
        await entra.authorize({ scope: 'User.Read.All', login_hint: 'admin@contoso.example' }),
      )['code'],
    ).toBeTruthy()
  })

  test('a tenant that forbids user consent leaves it to its administrator', async () => {
    await entra.sandbox.control('tenant-policy', { tenant: 'contoso.example', userConsent: false })
    expect(
      redirected(await entra.authorize({ scope: 'Calendars.Read' }))['error_description'],
    ).toContain('AADSTS90094')
    const consent = (hint: string) =>
      entra.sandbox.send(
        `/organizations/v2.0/adminconsent?${new URLSearchParams({ client_id: entra.clientId, redirect_uri: CALLBACK, state: 'x', scope: 'Calendars.Read', login_hint: hint, sandbox_auto: '1' })}`,
      )
    expect(redirected(await consent('megan@contoso.example'))['error']).toBe('access_denied')
    expect(redirected(await consent('admin@contoso.example'))).toMatchObject({
      admin_consent: 'True',
      tenant: TENANT,
      state: 'x',
    })
    expect(redirected(await entra.authorize({ scope: 'Calendars.Read' }))['code']).toBeTruthy()
  })

  test('a refresh does not reach what nobody agreed to', async () => {
    const { refresh_token: token } = await entra.signIn()
    const answer = await entra.refresh(token, { scope: 'Contacts.ReadWrite' })
    expect(answer.body).toMatchObject({
      error: 'invalid_grant',
      suberror: 'consent_required',
      error_codes: [65001],
    })
  })
})
