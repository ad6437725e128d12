/**
 * @module
 * Where a browser is sent to sign in: authorization code with PKCE (graph-contract §8.2).
 */
import type { EntraPort } from '../../ports/entra.ts'

export type AuthorizeRequest = Parameters<EntraPort['authorizeUrl']>[0]

export function authorizeUrl(
  place: { readonly origin: string; readonly tenant: string; readonly clientId: string },
  request: AuthorizeRequest,
): string {
  const url = new URL(`${place.origin}/${place.tenant}/oauth2/v2.0/authorize`)
  url.search = new URLSearchParams({
    client_id: place.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(' '),
    state: request.state,
    nonce: request.nonce,
    code_challenge: request.codeChallenge,
    code_challenge_method: 'S256',
    ...(request.loginHint === undefined ? {} : { login_hint: request.loginHint }),
    ...(request.claims === undefined ? {} : { claims: request.claims }),
  }).toString()
  return url.href
}

/** What is sent for a code that came back (graph-contract §8.2). */
export const codeForm = (came: {
  readonly code: string
  readonly redirectUri: string
  readonly codeVerifier: string
}): Readonly<Record<string, string>> => ({
  grant_type: 'authorization_code',
  code: came.code,
  redirect_uri: came.redirectUri,
  code_verifier: came.codeVerifier,
})
