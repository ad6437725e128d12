/**
 * @module
 * Who calls Graph: the bearer token checked, the person behind it looked up, a claims challenge where continuous
 * access evaluation asks for one (graph-contract §8.10).
 */
import type { Caller, GraphReply } from '../frame.ts'
import type { Hosts, Moment } from '../platform/hosts.ts'
import type { PersonView } from '../directory/people-store.ts'
import { claimsChallenge } from '../entra/challenge.ts'
import { findTenant } from '../directory/tenants.ts'
import { errorReply } from './errors.ts'
import type { GraphTokenReader } from '../entra/read-graph-token.ts'

export type Authenticated = { caller: Caller; person?: PersonView }

export type Authenticate = (
  authorization: string | null,
  moment: Moment,
  /** By which the sandbox was called. */
  origin: string,
) => Promise<Authenticated | { refused: GraphReply }>

export function makeAuthenticate(hosts: Hosts, readToken: GraphTokenReader): Authenticate {
  return async (authorization, moment, origin) => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
    if (!token) return { refused: unauthorized('Access token is empty.', origin) }
    const read = await readToken(token, hosts.clock() + moment.offset)
    if ('problem' in read) return { refused: unauthorized(read.problem, origin) }
    const { caller, capable, issuedAt } = read
    if (!findTenant(caller.tenantId)) return { refused: unauthorized('Invalid tenant.', origin) }
    if (!caller.userId) return { caller }
    const person = await hosts.tenant(caller.tenantId).person(moment, caller.userId)
    if (!person)
      return {
        refused: unauthorized(
          'The identity of the calling application could not be established.',
          origin,
        ),
      }
    const challenge = capable && claimsChallenge(person, issuedAt, read.satisfies)
    if (challenge) return { refused: insufficientClaims(challenge, origin) }
    return { caller, person }
  }
}

function unauthorized(message: string, origin: string): GraphReply {
  const challenge = `Bearer realm="", authorization_uri="${origin}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`
  return errorReply(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': challenge })
}

function insufficientClaims(
  { message, claims }: { message: string; claims: string },
  origin: string,
): GraphReply {
  const challenge = `Bearer realm="", authorization_uri="${origin}/common/oauth2/authorize", error="insufficient_claims", claims="${btoa(claims)}"`
  return errorReply(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': challenge })
}
