/**
 * @module
 * The CRM's roles, and which of them the caller may give.
 */
import type { RolesReply } from '../../contract/invitations.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Actor, Refusal } from '../../ports/hosts.ts'
import type { PeopleContext } from './context.ts'
import { mayGive, permitted } from './permitted.ts'
import { crmRefusal } from './refuse.ts'

export async function roles(
  people: PeopleContext,
  who: Actor,
): Promise<Result<RolesReply, Refusal>> {
  const may = await permitted(people, who.member)
  if (!may.ok) return may
  const answer = await people.crm.roles()
  if (!answer.ok) return fail(crmRefusal(answer.failure))
  return ok({
    roles: answer.value.map((role) => ({
      id: role.id,
      name: role.name,
      grantable: mayGive(role, may.value),
    })),
  })
}
