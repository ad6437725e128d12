/**
 * @module
 * What a Graph call brings along once it is authenticated, and whose mailbox it means.
 */
import type { Caller, GraphReply, MailboxOwner } from '../frame.ts'
import type { PersonView } from '../directory/people-store.ts'
import type { Hosts, Moment } from '../platform/hosts.ts'
import { badRequest, invalidUser } from './errors.ts'

export type PlainRequest = {
  method: string
  /** As called: `/v1.0/me/events`, percent-encoded, without query. */
  path: string
  search: string
  headers: Readonly<Record<string, string>>
  body?: unknown
  /** The body was no JSON although it should have been. */
  unreadable?: true
}
export type Serving = {
  hosts: Hosts
  moment: Moment
  origin: string
  caller: Caller
  person?: PersonView
}
export type FoundOwner = { owner: MailboxOwner; person: PersonView }

/** The person whose mailbox a path names. */
export async function findOwner(
  { hosts, moment, caller, person }: Serving,
  user: string | 'me',
): Promise<FoundOwner | GraphReply> {
  if (user === 'me' && caller.userId === undefined) return meNeedsPerson()
  const own = user === 'me' || user.toLowerCase() === person?.id
  const found =
    own && person
      ? person
      : await hosts
          .tenant(caller.tenantId)
          .person(moment, user === 'me' ? (caller.userId ?? '') : user)
  if (!found) return invalidUser(user)
  return { owner: ownerOf(found), person: found }
}

export function ownerOf({ id, tenantId, displayName, mail, upn }: PersonView): MailboxOwner {
  return { userId: id, tenantId, displayName, address: mail ?? upn }
}

export function meNeedsPerson(): GraphReply {
  return badRequest('/me request is only valid with delegated authentication flow.')
}
