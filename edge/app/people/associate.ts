/**
 * @module
 * "Associate my account" (INS-3, USR-2): a CRM account of another address is tied to the Microsoft identity that
 * signed in. Both were proved: the identity at Microsoft, the account by the CRM's own token. An invitation is
 * not used up by it.
 */
import { isSamePerson } from '../../domain/people/person.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Visitor } from '../../ports/people-host.ts'
import type { From } from '../../ports/people-store.ts'
import type { PeopleContext } from './context.ts'
import { factsOf } from './admit.ts'
import { noteOf } from './note.ts'
import { crmRefusal, refuse } from './refuse.ts'

/** Would it be possible? Asked before the person is sent on, and again when it is done. */
export async function mayAssociate(
  people: PeopleContext,
  member: string,
  visitor: Visitor,
  /** He is about to tie his tenant: it need not be tied yet. */
  installs = false,
): Promise<Result<null, Refusal>> {
  const user = await people.crm.user(member)
  if (!user.ok) return fail(crmRefusal(user.failure))
  if (user.value === null || !user.value.active) {
    return refuse('not-permitted', 'This CRM account is not active.')
  }
  const { entra } = user.value
  if (entra && !isSamePerson(entra, visitor)) {
    return refuse('other-account', 'This CRM account is tied to another Microsoft account.')
  }
  const facts = await factsOf(people, visitor)
  if (!facts.ok) return facts
  const { tenant, boundTo } = facts.value
  if (tenant === null && !installs) {
    return refuse('wrong-tenant', 'Your Microsoft 365 organization is not tied to this CRM.')
  }
  return boundTo !== null && boundTo.member !== member
    ? refuse('other-account', 'This Microsoft account is tied to another CRM account.')
    : ok(null)
}

export async function associate(
  people: PeopleContext,
  member: string,
  visitor: Visitor,
  from: From,
): Promise<Result<null, Refusal>> {
  const may = await mayAssociate(people, member, visitor)
  if (!may.ok) return may
  const bound = await people.crm.bindIdentity(member, visitor)
  if (!bound.ok) return fail(crmRefusal(bound.failure))
  // His address is another one: only this tells at once that he is a member.
  people.identities.setKnownUser({ userId: visitor.userId, member })
  people.identities.setStamp('members-read', 0)
  const actor = { id: member, name: bound.value.name }
  const target = { id: visitor.userId, label: visitor.displayName }
  noteOf(people, actor, from, { action: 'identity.associated', target, details: { member } })
  return ok(null)
}
