/**
 * @module
 * A tenant is tied to the organization, and who did it becomes Super Admin of the CRM (INS-1, INS-2, INS-4).
 * Role and tenant were proved from tokens before (http/routes/install.ts). Every step may be repeated: a crash
 * between two of them leaves nothing that the next try does not take up.
 */
import { isSamePerson } from '../../domain/people/person.ts'
import type { InstallAccount } from '../../contract/install.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { CrmRole, CrmUser, EntraIdentity } from '../../ports/crm-people.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { StoredInstallation } from '../../ports/install-store.ts'
import type { Visitor } from '../../ports/people-host.ts'
import type { From } from '../../ports/people-store.ts'
import { addMember } from '../people/add-member.ts'
import type { PeopleContext } from '../people/context.ts'
import { noteOf } from '../people/note.ts'
import { crmRefusal, refuse } from '../people/refuse.ts'
import type { InstallContext } from './install-context.ts'

/** What a Super Admin may do, in the words of the contract (crm-contract.yaml, `/roles`). */
const superAdminPermissions = ['manageUsers', 'manageIntegration']

/** The CRM account this person would have: shown before he agrees (never tied silently). */
export async function installAccount(
  { people, store }: Pick<InstallContext, 'people' | 'store'>,
  visitor: Visitor,
  /** A CRM account of his under another address, proved by the CRM. */
  member: string | null,
): Promise<Result<InstallAccount, Refusal>> {
  const standing = standingOf(store.installation(), visitor)
  if (!standing.ok) return standing
  const found = member === null ? await accountOf(people, visitor) : await people.crm.user(member)
  if (!found.ok) return fail(crmRefusal(found.failure))
  const user = found.value
  if (user === null) return ok({ kind: 'new', address: visitor.address })
  return isAnothers(user, visitor)
    ? ok({ kind: 'taken', address: user.email })
    : ok({ kind: 'existing', name: user.name, address: user.email })
}

export async function install(
  context: InstallContext,
  visitor: Visitor,
  member: string | null,
  from: From,
): Promise<Result<{ member: string }, Refusal>> {
  const { people, store, claims } = context
  const standing = standingOf(store.installation(), visitor)
  if (!standing.ok) return standing
  if (standing.value !== null) return ok({ member: standing.value })
  const { id: organization } = people.organization
  const holder = await claims(visitor.tenantId).claimTenant(visitor.tenantId, organization)
  if (holder !== organization) return refuse('tenant-taken', tenantTaken)
  const account = await accountFor(people, visitor, member)
  if (!account.ok) {
    await giveUp(context, visitor.tenantId)
    return account
  }
  const promoted = await promote(people, account.value)
  if (!promoted.ok) {
    await giveUp(context, visitor.tenantId)
    return promoted
  }
  return store.transaction(() => keep(context, visitor, promoted.value, from))
}

/** Installed by him already: who he is in the CRM. Installed otherwise: a refusal that says what to do. */
function standingOf(
  installed: StoredInstallation | null,
  visitor: Visitor,
): Result<string | null, Refusal> {
  if (installed === null || (installed.removal !== null && installed.removal.endedAt !== null)) {
    return ok(null)
  }
  if (installed.removal !== null) {
    return refuse('wrong-state', 'The organization is being untied from Microsoft 365 right now.')
  }
  if (installed.tenantId !== visitor.tenantId) {
    return refuse(
      'tenant-taken',
      'Another Microsoft 365 organization is tied to this CRM account. Uninstall there first.',
    )
  }
  return ok(installed.installedBy.member)
}

const tenantTaken =
  'Your Microsoft 365 organization is tied to another CRM account. Uninstall there first, or ask to join it.'

/** By the address he signed in with, or the one his identity is tied to. */
async function accountOf({ crm, identities }: PeopleContext, visitor: Visitor) {
  const known = identities.knownMember(visitor.userId)
  const tied = known === null ? null : await crm.user(known)
  if (tied?.ok && tied.value && isSamePerson(tied.value.entra, visitor)) return tied
  return crm.byEmail(visitor.address)
}

async function accountFor(
  people: PeopleContext,
  visitor: Visitor,
  member: string | null,
): Promise<Result<CrmUser, Refusal>> {
  const { tenantId, userId, address, displayName } = visitor
  const found = member === null ? await accountOf(people, visitor) : await people.crm.user(member)
  if (!found.ok) return fail(crmRefusal(found.failure))
  const user = found.value
  if (user !== null && isAnothers(user, visitor)) {
    return refuse('other-account', 'This CRM account is tied to another Microsoft account.')
  }
  if (user?.active && isSamePerson(user.entra, visitor)) return ok(user)
  const identity: EntraIdentity = { tenantId, userId, address }
  if (member !== null) return tie(people, user, identity)
  const key = `install-${tenantId}-${userId}`
  const added = await addMember(people, { identity, displayName, role: null, key })
  return added.ok ? added : fail(crmRefusal(added.failure))
}

/** The account he proved in the CRM: never woken up, since who may not use it does not get it back this way. */
async function tie(
  { crm }: PeopleContext,
  user: CrmUser | null,
  identity: EntraIdentity,
): Promise<Result<CrmUser, Refusal>> {
  if (!user?.active) return refuse('not-permitted', 'This CRM account is not active.')
  const bound = await crm.bindIdentity(user.id, identity)
  return bound.ok ? bound : fail(crmRefusal(bound.failure))
}

/** A CRM that does not tell what its roles may do keeps its own: an administrator there has to give the role. */
async function promote(people: PeopleContext, user: CrmUser): Promise<Result<CrmUser, Refusal>> {
  const { crm } = people
  if (superAdminPermissions.every((one) => user.permissions?.includes(one))) return ok(user)
  const roles = await crm.roles()
  if (!roles.ok) return fail(crmRefusal(roles.failure))
  const role = superAdmin(roles.value)
  if (role === null || role.id === user.role) return ok(user)
  const changed = await crm.change(user.id, { role: role.id })
  return changed.ok ? changed : fail(crmRefusal(changed.failure))
}

/** Of those that may all of it the one that may most. */
function superAdmin(roles: readonly CrmRole[]): CrmRole | null {
  const able = roles.filter(({ permissions }) =>
    superAdminPermissions.every((one) => permissions?.includes(one)),
  )
  const most = able.toSorted(
    (one, other) => (other.permissions?.length ?? 0) - (one.permissions?.length ?? 0),
  )
  return most[0] ?? null
}

function keep(
  { people, store }: InstallContext,
  visitor: Visitor,
  user: CrmUser,
  from: From,
): Result<{ member: string }, Refusal> {
  const { tenantId, userId, displayName, address } = visitor
  const { clock, identities } = people
  store.saveInstallation({
    tenantId,
    installedAt: clock.now(),
    installedBy: { userId, displayName, address, member: user.id },
    removal: null,
  })
  identities.setKnownUser({ userId, member: user.id })
  noteOf(people, { id: user.id, name: displayName }, from, {
    action: 'organization.installed',
    target: { id: tenantId, label: people.organization.name },
    details: { member: user.id, role: user.role ?? '', terms: 'accepted' },
  })
  return ok({ member: user.id })
}

/** The tenant is free again, unless somebody finished meanwhile. */
async function giveUp({ people, store, claims }: InstallContext, tenantId: string): Promise<void> {
  const present = store.installation()
  if (present !== null && present.removal === null && present.tenantId === tenantId) return
  await claims(tenantId).releaseTenant(tenantId, people.organization.id)
}

const isAnothers = (user: CrmUser, visitor: Visitor): boolean =>
  user.entra !== undefined && !isSamePerson(user.entra, visitor)
