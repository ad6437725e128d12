/**
 * @module
 * Checks that several grants share: the person may still sign in, the scopes are consented to.
 */
import type { PersonView } from '../directory/people-store.ts'
import { claimsChallenge } from './challenge.ts'
import { grantedScopes, grantedTo } from './consent.ts'
import {
  disabledAccount,
  malformedGrant,
  needsStepUp,
  notConsented,
  revokedGrant,
} from './errors.ts'
import type { Refusal } from './errors.ts'
import type { AskedScopes } from './scopes.ts'
import type { TokenRequest } from './token-endpoint.ts'

/** The person of a grant that was authenticated at a time, or why he has to sign in again (graph-contract §8.10). */
export async function settlePerson(
  { hosts, moment }: TokenRequest,
  tenantId: string,
  grant: { userId: string; authenticated: number; contexts: readonly string[] },
): Promise<PersonView | Refusal> {
  const person = await hosts.tenant(tenantId).person(moment, grant.userId)
  if (!person) return malformedGrant()
  if (!person.enabled) return disabledAccount()
  if (person.validFrom > grant.authenticated)
    return revokedGrant(grant.authenticated, person.validFrom)
  const challenge = claimsChallenge(person, grant.authenticated, grant.contexts)
  return challenge ? needsStepUp(challenge.claims) : person
}

export async function settleScopes(
  { hosts, moment, app }: TokenRequest,
  tenantId: string,
  userId: string,
  asked: AskedScopes,
): Promise<{ granted: string[] } | Refusal> {
  const granted = await grantedTo(hosts, moment, { app, tenantId, userId })
  const read = grantedScopes(asked, granted)
  return 'lacking' in read ? notConsented(app.clientId, app.name) : { granted: read.scopes }
}
