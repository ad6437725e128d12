/**
 * @module
 * The on-behalf-of grant (graph-contract §8.3): a person's token for our API becomes a token for Graph.
 */
import { importJWK, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { findTenant } from '../directory/tenants.ts'
import { askedContexts, saysCapable } from './challenge.ts'
import { proofMissing } from './client-auth.ts'
import { findApp } from './context.ts'
import { missing, needsStepUp, refuse } from './errors.ts'
import type { Refusal } from './errors.ts'
import { issueTokens } from './issue.ts'
import { readScopes } from './scopes.ts'
import { settlePerson, settleScopes } from './settle.ts'
import type { Grant, TokenRequest } from './token-endpoint.ts'

export const redeemAssertion: Grant = async (request) => {
  const { form, proof, tenant, now } = request
  if (proof === '0') return proofMissing()
  if (form.get('requested_token_use') !== 'on_behalf_of') return missing('requested_token_use')
  const assertion = form.get('assertion')
  if (!assertion) return missing('assertion')
  const claims = await readAssertion(request, assertion)
  if ('error' in claims) return claims as Refusal
  const tenantId = findTenant(String(claims['tid']))?.id
  if (!tenantId || (tenant && tenant.id !== tenantId))
    return invalidAssertion('The assertion was issued by another tenant.')
  const grant = {
    userId: String(claims['oid']),
    authenticated: (claims.iat ?? 0) * 1000,
    contexts: list(claims['acrs']),
  }
  const person = await settlePerson(request, tenantId, grant)
  if ('error' in person) return person
  const unmet = askedContexts(form.get('claims') ?? undefined).filter(
    (one) => !grant.contexts.includes(one),
  )
  if (unmet.length > 0) return needsStepUp(form.get('claims') ?? '')
  const scope = form.get('scope')
  if (!scope) return missing('scope')
  const asked = await readScopes(scope, findApp(request))
  if ('error' in asked) return asked
  const scopes = await settleScopes(request, tenantId, person.id, asked)
  if ('error' in scopes) return scopes
  return issueTokens(request, {
    tenantId,
    person,
    asked,
    scopes: scopes.granted,
    session: {
      kind: 'web',
      contexts: grant.contexts,
      capable: saysCapable(form.get('claims') ?? undefined),
      authenticated: now,
    },
    withRefresh: asked.openid.includes('offline_access'),
    withIdToken: asked.openid.includes('openid'),
  })
}

/** Only an access token of a person, made for this very application, and still valid. */
async function readAssertion(
  { hosts, app, now }: TokenRequest,
  assertion: string,
): Promise<JWTPayload | Refusal> {
  const claims = await verified(await hosts.controls.keys(), assertion)
  if (!claims) return invalidAssertion('Assertion failed signature validation.')
  if ((claims.exp ?? 0) * 1000 <= now)
    return refuse(
      'invalid_grant',
      500133,
      `Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: ${new Date(now).toISOString()}, expiry time of assertion ${new Date((claims.exp ?? 0) * 1000).toISOString()}.`,
    )
  if (claims.aud !== app.clientId)
    return refuse(
      'invalid_grant',
      500131,
      'Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was another one than expected.',
    )
  if (
    claims['idtyp'] === 'app' ||
    typeof claims['scp'] !== 'string' ||
    typeof claims['oid'] !== 'string'
  )
    return invalidAssertion('The assertion is no access token of a person.')
  return claims
}

async function verified(
  keys: Awaited<ReturnType<TokenRequest['hosts']['controls']['keys']>>,
  token: string,
): Promise<JWTPayload | undefined> {
  for (const key of keys) {
    try {
      const publicKey = await importJWK(key.publicJwk, 'RS256')
      return (
        await jwtVerify(token, publicKey, {
          algorithms: ['RS256'],
          clockTolerance: Number.MAX_SAFE_INTEGER,
        })
      ).payload
    } catch {
      continue
    }
  }
  return undefined
}

function invalidAssertion(text: string): Refusal {
  return refuse('invalid_grant', 50013, text)
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
