/**
 * @module
 * Who opens the app: member, invited, has asked, may ask (USR-2, USR-3). Gathers the facts; the domain decides.
 */
import { isSamePerson } from '../../domain/people/person.ts'
import type { Admittance } from '../../contract/visit.ts'
import { admission } from '../../domain/people/admission.ts'
import type { Admission, AdmissionFacts } from '../../domain/people/admission.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { CrmUser } from '../../ports/crm-people.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Ticket, Visitor } from '../../ports/people-host.ts'
import { checkTicket } from './check-ticket.ts'
import { iso } from './context.ts'
import type { PeopleContext } from './context.ts'
import { crmRefusal, refuse } from './refuse.ts'

export async function admit(
  people: PeopleContext,
  visitor: Visitor,
  ticket: Ticket,
): Promise<Result<Admittance, Refusal>> {
  // A link leads to its own state, said plainly; without one the person himself decides.
  const checked = ticket === null ? ok(null) : await checkTicket(people, visitor, ticket)
  if (!checked.ok) return checked
  const facts = await factsOf(people, visitor)
  if (!facts.ok) return facts
  return shown(people, visitor, admission(facts.value, people.clock.now()))
}

export async function factsOf(
  people: PeopleContext,
  visitor: Visitor,
): Promise<Result<AdmissionFacts, Refusal>> {
  const { store, crm, clock } = people
  const { tenantId, userId, address } = visitor
  const named = await crm.byEmail(address)
  if (!named.ok) return fail(crmRefusal(named.failure))
  const user = named.value
  const isHis = user !== null && isSamePerson(user.entra, visitor)
  const boundTo = isHis ? ok(user) : await tiedUser(people, visitor)
  if (!boundTo.ok) return boundTo
  const invitation = store.openInvitation(userId, clock.now())
  return ok({
    person: { tenantId, userId },
    tenant: isTenant(people, visitor, invitation?.tenantId) ? tenantId : null,
    boundTo: boundTo.value && { member: boundTo.value.id, active: boundTo.value.active },
    sameAddress:
      user && !isHis ? { member: user.id, boundElsewhere: user.entra !== undefined } : null,
    invitation: invitation?.tenantId === tenantId ? invitation : null,
    request: store.joinRequestOf(tenantId, userId),
  })
}

/** Of the organization: tied by an administrator, registered, or the one an inviting member belongs to. */
const isTenant = (
  { organization, installedTenant }: PeopleContext,
  { tenantId }: Visitor,
  invitedFrom: string | undefined,
) =>
  installedTenant() === tenantId ||
  organization.tenants.includes(tenantId) ||
  invitedFrom === tenantId

/** By what the CRM said last, or by his mailbox; the CRM is asked whether it still holds. */
async function tiedUser(
  { identities, crm }: PeopleContext,
  visitor: Visitor,
): Promise<Result<CrmUser | null, Refusal>> {
  const connected = identities.holder(visitor)
  const member = identities.knownMember(visitor.userId) ?? connected
  if (member === null) return ok(null)
  const user = await crm.user(member)
  if (!user.ok) return fail(crmRefusal(user.failure))
  if (user.value === null) return ok(null)
  const isHis =
    isSamePerson(user.value.entra, visitor) || (!user.value.entra && connected === member)
  return ok(isHis ? user.value : null)
}

function shown(
  people: PeopleContext,
  { tenantId, userId }: Visitor,
  admitted: Admission,
): Result<Admittance, Refusal> {
  const { organization, store } = people
  const place = { organizationName: organization.name, crmName: organization.crmName }
  switch (admitted.kind) {
    case 'member':
      return ok({ ...place, kind: 'member', url: organization.origins[0] ?? '' })
    case 'invited': {
      const invitation = store.invitation(admitted.invitation)
      return ok({
        ...place,
        kind: 'invited',
        invitedBy: invitation?.invitedByName ?? null,
        expiresAt: iso(invitation?.expiresAt ?? 0),
      })
    }
    case 'requested': {
      const askedAt = store.joinRequestOf(tenantId, userId)?.askedAt ?? people.clock.now()
      return ok({ ...place, kind: 'requested', askedAt: iso(askedAt) })
    }
    case 'declined':
      return ok({ ...place, kind: 'declined', askAgainAt: iso(admitted.askAgainAt) })
    case 'may-request':
    case 'other-account':
      return ok({ ...place, kind: admitted.kind })
    case 'foreign-tenant':
      return refuse('wrong-tenant', 'Your Microsoft 365 organization is not tied to this CRM.')
  }
}
