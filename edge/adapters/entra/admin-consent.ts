/**
 * @module
 * An administrator's way to Microsoft's consent for everybody, and the proof of it (ports/admin-consent.ts).
 */
import { fail, ok } from '../../domain/result.ts'
import type { AdminConsentPort } from '../../ports/admin-consent.ts'
import { authorizeUrl, codeForm } from './authorize.ts'
import { makeAsk } from './entra-port.ts'
import type { EntraMeans } from './entra-port.ts'
import { makeIdTokenVerifier } from './verify.ts'

/** As it is for tokens: Graph's permissions by their full name, which `adminconsent` asks for (graph-contract §8.1). */
const GRAPH = 'https://graph.microsoft.com/'
/** Whoever signs in decides which tenant; `common` is not taken there (graph-contract §8.1). */
const ANY_TENANT = 'organizations'
const OPEN_ID = ['openid', 'profile', 'email']

export function makeAdminConsent(means: EntraMeans): AdminConsentPort {
  const { clientId, entraOrigin: origin, clock, fetch } = means
  const ask = makeAsk(means)
  const verify = makeIdTokenVerifier({ fetch, origin, clientId, tenant: ANY_TENANT, clock })
  return {
    consentUrl({ tenantId, redirectUri, state, scopes }) {
      const url = new URL(`${origin}/${tenantId ?? ANY_TENANT}/v2.0/adminconsent`)
      url.search = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        scope: scopes.map((scope) => `${GRAPH}${scope}`).join(' '),
      }).toString()
      return url.href
    },
    proofUrl: ({ tenantId, scopes, ...request }) =>
      authorizeUrl(
        { origin, tenant: tenantId ?? ANY_TENANT, clientId },
        { ...request, scopes: [...OPEN_ID, ...scopes] },
      ),
    async redeem({ tenantId, ...came }) {
      const got = await ask(tenantId ?? ANY_TENANT, codeForm(came), 'write')
      if (!got.ok) return got
      const { id_token: idToken } = got.value
      if (idToken === undefined) {
        return fail({ kind: 'refused', code: 'id-token', detail: 'Microsoft: no id token' })
      }
      const who = await verify(idToken, came.nonce)
      return who.ok ? ok(who.value) : who
    },
  }
}
