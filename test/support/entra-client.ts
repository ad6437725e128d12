/**
 * @module
 * A client of the in-process sandbox's Entra with one registered application, as most tests of sign-in need it.
 */
import { openSandbox, proofKey, redirected } from './sandbox-client.ts'
import type { Json } from './sandbox-client.ts'

export const CALLBACK = 'https://app.example/callback'
export const SPA = 'https://app.example/spa'
export const TENANT = '8f3a1c52-6d4e-4b7a-9c21-5e0d7f6b1a01'
export const TOKEN = `/${TENANT}/oauth2/v2.0/token`

type Fields = Record<string, string>
export type EntraClient = Awaited<ReturnType<typeof openEntra>>

export async function openEntra() {
  const sandbox = openSandbox()
  const app = {
    name: 'web',
    redirectUris: { web: [CALLBACK], spa: [SPA] },
    secrets: ['s3cret'],
    exposes: ['access_as_user'],
  }
  const clientId: string = (await sandbox.control('apps', app)).body['clientId']
  const client = { client_id: clientId, client_secret: 's3cret' }

  const authorize = (params: Fields, tenant = TENANT) =>
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
  const redeem = (code: string, more: Fields = {}, headers: Fields = {}) => {
    const ask = { ...client, grant_type: 'authorization_code', code, redirect_uri: CALLBACK }
    return sandbox.form(TOKEN, { ...ask, ...more }, headers)
  }
  const refresh = (token: string, more: Fields = {}) =>
    sandbox.form(TOKEN, { ...client, grant_type: 'refresh_token', refresh_token: token, ...more })
  const signIn = async (params: Fields = {}): Promise<Json> =>
    (await redeem(redirected(await authorize(params))['code'] ?? '')).body
  /** As a page of its own gets one: PKCE, no secret. */
  const pageToken = async (user: string, scope: string): Promise<string> => {
    const { verifier, challenge } = proofKey()
    const answer = await authorize({
      ...{ redirect_uri: SPA, scope, login_hint: user },
      ...{ code_challenge: challenge, code_challenge_method: 'S256' },
    })
    const { body } = await sandbox.form(
      '/organizations/oauth2/v2.0/token',
      {
        ...{ client_id: clientId, grant_type: 'authorization_code', redirect_uri: SPA },
        ...{ code: redirected(answer)['code'] ?? '', code_verifier: verifier },
      },
      { origin: new URL(SPA).origin },
    )
    return String(body['access_token'])
  }
  return { sandbox, clientId, authorize, redeem, refresh, signIn, pageToken }
}
