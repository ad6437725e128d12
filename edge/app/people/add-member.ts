/**
 * @module
 * Makes a Microsoft 365 person a user of the CRM, bound to tenant id and object id: created, found again after
 * a lost answer, or woken up; never a second account, never another person's (USR-2, INS-3).
 */
import { isSamePerson } from '../../domain/people/person.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { CrmUser, EntraIdentity } from '../../ports/crm-people.ts'
import type { PeopleContext } from './context.ts'
import { cannotCreate, tellWanted } from './tell-crm.ts'

export type NewMember = {
  readonly identity: EntraIdentity
  readonly displayName: string
  readonly role: string | null
  /** The same for the same wish: a repeated call makes nobody twice. */
  readonly key: string
}

const takenBy: Failure = {
  kind: 'refused',
  code: 'duplicate',
  detail: 'CRM: the address belongs to a user with another Microsoft identity',
}

export async function addMember(
  people: Pick<PeopleContext, 'crm' | 'identities' | 'notices' | 'clock' | 'alarms' | 'keepAwake'>,
  wanted: NewMember,
): Promise<Result<CrmUser, Failure>> {
  const { crm, identities } = people
  const { identity, displayName, role, key } = wanted
  const present = await crm.byEmail(identity.address)
  if (!present.ok) return present
  // Whoever is added shows as member at the next look.
  identities.setStamp('members-read', 0)
  if (present.value !== null) return takeIn(crm, present.value, identity)
  const made = await crm.create({ email: identity.address, name: displayName, role, identity, key })
  if (made.ok) return made
  if (cannotCreate(made.failure)) await tellWanted(people, wanted)
  // The answer to an earlier try was lost, or somebody was quicker: look who is there now.
  if (made.failure.kind !== 'unknown' && !isDuplicate(made.failure)) return made
  const now = await crm.byEmail(identity.address)
  if (!now.ok || now.value === null) return now.ok ? made : now
  return takeIn(crm, now.value, identity)
}

/** An account under the same address: his own, unless another identity holds it. */
async function takeIn(
  crm: PeopleContext['crm'],
  user: CrmUser,
  identity: EntraIdentity,
): Promise<Result<CrmUser, Failure>> {
  if (user.entra && !isSamePerson(user.entra, identity)) return fail(takenBy)
  const bound = user.entra ? ok(user) : await crm.bindIdentity(user.id, identity)
  if (!bound.ok || bound.value.active) return bound
  return crm.change(user.id, { active: true })
}

const isDuplicate = (failure: Failure) => failure.kind === 'refused' && failure.code === 'duplicate'
