/**
 * @module
 * How the library is set up, how its errors are told, and what calls to the edge come to.
 */
import { InteractionRequiredAuthError, ServerError } from '@azure/msal-browser'
import { describe, expect, it } from 'vitest'
import { msalSettings } from '../../edge/pages/sign-in/msal-settings.ts'
import { signInTrouble } from '../../edge/pages/sign-in/sign-in-trouble.ts'
import { callVisit, loadSettings } from '../../edge/pages/visit-calls.ts'

const own = 'https://edge.example'

describe('the library', () => {
  const settings = (entraOrigin: string) =>
    msalSettings({ clientId: 'c', scope: 'api://c/access_as_user', entraOrigin }, own)

  it('asks Microsoft for work accounts of any organization, comes back to one address', () => {
    const { auth, cache } = settings('https://login.microsoftonline.com')
    expect(auth).toEqual({
      clientId: 'c',
      redirectUri: 'https://edge.example/app/',
      authority: 'https://login.microsoftonline.com/organizations',
      knownAuthorities: ['login.microsoftonline.com'],
    })
    expect(cache).toEqual({ cacheLocation: 'sessionStorage' })
  })

  it('is told beforehand where the sandbox of a developer is, which has no https', () => {
    const { auth } = settings('http://127.0.0.1:8789')
    expect(auth.authority).toMatch(/^https:/)
    expect(JSON.parse(auth.authorityMetadata ?? '')).toMatchObject({
      token_endpoint: 'http://127.0.0.1:8789/organizations/oauth2/v2.0/token',
    })
  })

  it('writes nothing of its own to the console', () => {
    expect(settings('https://login.microsoftonline.com').system?.loggerOptions).toMatchObject({
      piiLoggingEnabled: false,
      loggerCallback: expect.any(Function) as unknown,
    })
  })
})

describe('its errors', () => {
  const error = (code: string, text = '') => new ServerError(code, 'correlation', text)

  it.each([
    ['access_denied', 'AADSTS65004: declined', 'sign-in-declined', 'AADSTS65004'],
    ['access_denied', 'AADSTS90094: approval', 'sign-in-approval', 'AADSTS90094'],
    ['consent_required', 'AADSTS65001: megan@…', 'sign-in-approval', 'AADSTS65001'],
    ['access_denied', 'AADSTS50105: not assigned', 'sign-in-refused', 'AADSTS50105'],
    ['invalid_grant', 'AADSTS54005: redeemed', 'sign-in-over', 'AADSTS54005'],
    ['invalid_request', 'AADSTS50011: redirect', 'sign-in-refused', 'AADSTS50011'],
    ['state_mismatch', '', 'sign-in-over', 'state_mismatch'],
    ['network_error', '', 'sign-in-unavailable', 'network_error'],
    ['something_new', '', 'sign-in-refused', 'something_new'],
  ])('%s %s', (code, text, page, told) => {
    expect(signInTrouble(error(code, text))).toEqual({ page, code: told, trace: null })
  })

  it('of other kinds are told too, without their text', () => {
    const required = new InteractionRequiredAuthError(
      'interaction_required',
      'correlation',
      'AADSTS50076: x',
    )
    expect(signInTrouble(required)).toMatchObject({ page: 'sign-in-over', code: 'AADSTS50076' })
    expect(signInTrouble(new TypeError('megan@contoso.example'))).toEqual({
      ...{ page: 'sign-in-refused', code: 'unexpected', trace: null },
    })
  })
})

describe('calls to the edge', () => {
  const call = (answer: () => Promise<Response>) =>
    callVisit(answer, { path: '/visit', token: 't', body: {} })
  const problem = (status: number, code: string) => async () =>
    Response.json(
      { type: 'urn:x', title: 'x', status, code, retryable: false, traceId: 'trace-1' },
      { status },
    )

  it('carry the token in the header, and nothing in the address', async () => {
    const seen: [string, RequestInit][] = []
    const asked = async (path: string, init: RequestInit) => {
      seen.push([path, init])
      return new Response('')
    }
    await callVisit(asked, { path: '/visit', token: 't', body: { invitation: 'x' } })
    expect(seen[0]?.[0]).toBe('/visit')
    expect(seen[0]?.[1]).toMatchObject({
      method: 'POST',
      headers: { authorization: 'Bearer t' },
      body: '{"invitation":"x"}',
    })
  })

  it.each([
    [410, 'revoked', 'revoked'],
    [403, 'wrong-person', 'wrong-person'],
    [503, 'upstream-unavailable', 'upstream-unavailable'],
    [400, 'invalid-request', 'unexpected'],
  ])('%i %s is the page %s', async (status, code, page) => {
    const told = { page, code, trace: 'trace-1' }
    expect(await call(problem(status, code))).toEqual({ ok: false, problem: told })
  })

  it('refused for the token: he signs in again; no answer, or none that is one: told', async () => {
    expect(await call(problem(401, 'not-signed-in'))).toEqual({ ok: false, problem: 'sign-in' })
    const down = () => Promise.reject(new TypeError('offline'))
    expect(await call(down)).toMatchObject({ problem: { page: 'offline' } })
    for (const body of ['<html>', '{}', '{"visitor":1}']) {
      const odd = async () => new Response(body)
      expect(await call(odd)).toMatchObject({ problem: { page: 'unexpected' } })
    }
  })

  it('settings are what the contract says, or none', async () => {
    const settings = { clientId: 'c', entraOrigin: 'https://login.test', scope: 's' }
    expect(await loadSettings(async () => Response.json(settings))).toEqual(settings)
    expect(await loadSettings(async () => Response.json({}))).toBeNull()
    expect(await loadSettings(() => Promise.reject(new TypeError('offline')))).toBeNull()
  })
})
