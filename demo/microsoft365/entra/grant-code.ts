/**
 * @module
 * The authorization code grant (graph-contract §8.2): one use, bound to client and address, PKCE, SPA rules.
 */
import { proofMissing, proofUnwanted } from './client-auth.ts'
import { findApp, tenantOfOpaque } from './context.ts'
import { missing, refuse } from './errors.ts'
import type { Refusal } from './errors.ts'
import type { AuthCode } from './grant-store.ts'
import { SPA_REFRESH_MS, issueTokens } from './issue.ts'
import { hashText } from './mint.ts'
import { settlePerson, settleScopes } from './settle.ts'
import { readScopes } from './scopes.ts'
import { saysCapable } from './challenge.ts'
import type { Grant, TokenRequest } from './token-endpoint.ts'

export const redeemCode: Grant = async (request) => {
  const { form, hosts, moment, tenant, now } = request
  const code = form.get('code')
  if (!code) return missing('code')
  const redirectUri = form.get('redirect_uri')
  if (!redirectUri) return missing('redirect_uri')
  const tenantId = tenantOfOpaque(code)
  if (!tenantId)
    return refuse('invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.')
  if (tenant && tenant.id !== tenantId)
    return refuse(
      'invalid_grant',
      700005,
      'Provided Authorization Code is intended to use against other tenant, thus rejected.',
    )
  const facts = await hosts.tenant(tenantId).takeCode(moment, code)
  if (typeof facts === 'string') return unusable(facts)
  const refused =
    (await checkCode(request, facts, redirectUri)) ?? checkClientKind(request, facts.redirectType)
  if (refused) return refused
  const person = await settlePerson(request, tenantId, { ...facts, authenticated: now })
  if ('error' in person) return person
  const asked = await readScopes(form.get('scope') || facts.scopes.join(' '), findApp(request))
  if ('error' in asked) return asked
  const scopes = await settleScopes(request, tenantId, person.id, asked)
  if ('error' in scopes) return scopes
  const openid = [
    ...new Set([
      ...asked.openid,
      ...facts.scopes.filter((one) =>
        ['openid', 'profile', 'email', 'offline_access'].includes(one),
      ),
    ]),
  ]
  return issueTokens(request, {
    tenantId,
    person,
    asked: { ...asked, openid },
    scopes: scopes.granted,
    session: {
      kind: facts.redirectType,
      contexts: facts.contexts,
      capable: facts.capable || saysCapable(form.get('claims') ?? undefined),
      authenticated: now,
      ...(facts.redirectType === 'spa' ? { fixedEnd: now + SPA_REFRESH_MS } : {}),
    },
    ...(facts.nonce === undefined ? {} : { nonce: facts.nonce }),
    withRefresh: openid.includes('offline_access'),
    withIdToken: openid.includes('openid'),
  })
}

function unusable(state: 'unknown' | 'used' | 'expired'): Refusal {
  if (state === 'used')
    return refuse(
      'invalid_grant',
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    )
  if (state === 'expired')
    return refuse(
      'invalid_grant',
      70008,
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    )
  return refuse('invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.')
}

async function checkCode(
  { form, app }: TokenRequest,
  facts: AuthCode,
  redirectUri: string,
): Promise<Refusal | undefined> {
  if (facts.clientId !== app.clientId)
    return refuse('invalid_grant', 70000, 'The authorization code was issued to another client.')
  if (facts.redirectUri !== redirectUri)
    return refuse(
      'invalid_grant',
      500112,
      'The reply address does not match the reply address provided when requesting Authorization code.',
    )
  if (!facts.challenge) return undefined
  const verifier = form.get('code_verifier') ?? ''
  const proof = facts.challenge.method === 'S256' ? await hashText(verifier) : verifier
  if (verifier && proof === facts.challenge.value) return undefined
  return refuse(
    'invalid_grant',
    501481,
    'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  )
}

/** SPA codes are redeemed by a page without a secret, web codes by a server with one (graph-contract §8.2). */
export function checkClientKind(
  { proof, crossOrigin }: TokenRequest,
  kind: 'web' | 'spa',
): Refusal | undefined {
  if (kind === 'spa') {
    if (proof !== '0') return proofUnwanted()
    return crossOrigin
      ? undefined
      : refuse(
          'invalid_request',
          9002327,
          "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
        )
  }
  if (crossOrigin)
    return refuse(
      'invalid_request',
      9002326,
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    )
  return proof === '0' ? proofMissing() : undefined
}
