/**
 * @module
 * May he? Asked of the CRM at this very moment, since a token tells of up to ten minutes ago and a mail's
 * link of days ago (USR-1, USR-4).
 */
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { CrmRole } from '../../ports/crm-people.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { PeopleContext } from './context.ts'
import { crmRefusal, refuse } from './refuse.ts'

/** What he may do now. */
export type Permitted = { readonly permissions: readonly string[] }

const lost = 'Your CRM account does not (any longer) have the permission to manage users.'

/** Nobody is a manager because his CRM is silent (crm-contract §6.5, I1). */
const unsaid = 'Your CRM does not say what your account may do, so it may not do this.'

export async function permitted(
  { crm }: Pick<PeopleContext, 'crm'>,
  member: string,
  permission = 'manageUsers',
): Promise<Result<Permitted, Refusal>> {
  const answer = await crm.user(member)
  if (!answer.ok) return fail(crmRefusal(answer.failure))
  const user = answer.value
  if (user === null || !user.active) return refuse('not-permitted', lost)
  if (user.permissions === null) return refuse('not-permitted', unsaid)
  return user.permissions.includes(permission)
    ? ok({ permissions: user.permissions })
    : refuse('not-permitted', lost)
}

/** Nobody gives what he does not have himself, nor a role of which the CRM does not say what it may do. */
export const mayGive = (role: CrmRole, { permissions }: Permitted): boolean =>
  role.permissions?.every((one) => permissions.includes(one)) === true

/** Roles named in a call: they exist, and he may give them. Nothing named, nothing asked. */
export async function checkRoles(
  { crm }: Pick<PeopleContext, 'crm'>,
  named: readonly { readonly role: string; readonly pointer: string }[],
  by: Permitted,
): Promise<Result<null, Refusal>> {
  if (named.length === 0) return ok(null)
  const roles = await crm.roles()
  if (!roles.ok) return fail(crmRefusal(roles.failure))
  const byId = new Map(roles.value.map((role) => [role.id, role]))
  for (const { role: id, pointer } of named) {
    const role = byId.get(id)
    if (!role) return refuse('invalid-request', 'The CRM has no such role.', pointer)
    if (!mayGive(role, by)) {
      return refuse(
        'not-permitted',
        'This role may do more than you may, or the CRM does not say what it may do.',
        pointer,
      )
    }
  }
  return ok(null)
}
