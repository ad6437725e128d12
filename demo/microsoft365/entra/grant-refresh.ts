/**
 * @module
 * The refresh token grant (graph-contract §8.4): a new pair each time, the old token stays good for a while.
 */
import { askedContexts, saysCapable } from './challenge.ts'
import { findApp, tenantOfOpaque } from './context.ts'
import { malformedGrant, missing, needsStepUp, refuse } from './errors.ts'
import type { Refusal } from './errors.ts'
import { checkClientKind } from './grant-code.ts'
import type { RefreshToken } from './grant-store.ts'
import { issueTokens } from './issue.ts'
import { readScopes } from './scopes.ts'
import { settlePerson, settleScopes } from './settle.ts'
import type { Grant } from './token-endpoint.ts'

const INACTIVE_MS = 90 * 86_400_000

export const redeemRefresh: Grant = async (request) => {
  const { form, hosts, moment, app, tenant, now } = request
  const token = form.get('refresh_token')
  if (!token) return missing('refresh_token')
  const tenantId = tenantOfOpaque(token)
  const known = tenantId && (await hosts.tenant(tenantId).findRefresh(moment, token))
  if (!tenantId || !known || known.clientId !== app.clientId) return malformedGrant()
  if (tenant && tenant.id !== tenantId) return malformedGrant()
  const refused = checkClientKind(request, known.kind) ?? tooOld(known, now)
  if (refused) return refused
  const person = await settlePerson(request, tenantId, known)
  if ('error' in person) return person
  const claims = form.get('claims') ?? undefined
  const unmet = askedContexts(claims).filter((one) => !known.contexts.includes(one))
  if (unmet.length > 0) return needsStepUp(claims ?? '')
  const asked = await readScopes(form.get('scope') || known.scopes.join(' '), findApp(request))
  if ('error' in asked) return asked
  const scopes = await settleScopes(request, tenantId, person.id, asked)
  if ('error' in scopes) return scopes
  await hosts.tenant(tenantId).touchRefresh(moment, token)
  const openid = [
    ...new Set([
      ...asked.openid,
      ...known.scopes.filter((one) => ['openid', 'profile', 'email'].includes(one)),
      'offline_access',
    ]),
  ]
  return issueTokens(request, {
    tenantId,
    person,
    asked: { ...asked, openid },
    scopes: scopes.granted,
    session: { ...sessionOf(known), capable: known.capable || saysCapable(claims) },
    withRefresh: true,
    withIdToken: openid.includes('openid'),
  })
}

function tooOld(known: RefreshToken, now: number): Refusal | undefined {
  if (known.fixedEnd !== undefined && now >= known.fixedEnd)
    return refuse(
      'invalid_grant',
      700084,
      "The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which can't be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page.",
    )
  if (now - known.used > INACTIVE_MS)
    return refuse(
      'invalid_grant',
      700082,
      `The refresh token has expired due to inactivity. The token was issued on ${new Date(known.used).toISOString()} and was inactive for 90.00:00:00.`,
    )
  return undefined
}

function sessionOf({ kind, contexts, capable, authenticated, fixedEnd }: RefreshToken) {
  return { kind, contexts, capable, authenticated, ...(fixedEnd === undefined ? {} : { fixedEnd }) }
}
