/**
 * @module
 * The invited person becomes a member (USR-2): terms accepted, a user of the CRM made or woken, bound to the
 * identity, the invitation used up. Once: of two at the same time the second finds it used.
 */
import { nextInvitation } from '../../domain/people/invitation.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Ticket, Visitor } from '../../ports/people-host.ts'
import type { From, StoredInvitation } from '../../ports/people-store.ts'
import { addMember } from './add-member.ts'
import { checkTicket } from './check-ticket.ts'
import type { PeopleContext } from './context.ts'
import { aboutOf } from './invitations.ts'
import { failInvitation } from './name-invitations.ts'
import { noteOf } from './note.ts'
import { crmRefusal, refuse } from './refuse.ts'
import { cannotCreate } from './tell-crm.ts'

export async function acceptInvitation(
  people: PeopleContext,
  visitor: Visitor,
  ticket: Ticket,
  from: From,
): Promise<Result<{ member: string }, Refusal>> {
  const found = await checkTicket(people, visitor, ticket)
  if (!found.ok) return found
  const { id, role, address } = found.value
  const heldUntil = people.clock.now() + people.rhythm.holdMs
  people.store.saveInvitation({ ...found.value, heldUntil })
  const added = await addMember(people, {
    // The address the directory gave when he was invited; what a sign-in says can be chosen by its owner.
    identity: { ...visitor, address: address ?? visitor.address },
    displayName: visitor.displayName,
    role,
    key: `invitation-${id}`,
  })
  if (!added.ok) {
    noteFailure(people, found.value, added.failure, from)
    return fail(crmRefusal(added.failure))
  }
  const member = added.value.id
  return people.store.transaction(() => useUp(people, id, { member, visitor, from }))
}

/** In another window it may have been used, or have failed, while the CRM was asked: he is a member all the same. */
function useUp(
  people: PeopleContext,
  id: string,
  { member, visitor, from }: { member: string; visitor: Visitor; from: From },
): Result<{ member: string }, Refusal> {
  const { store, clock } = people
  const invitation = store.invitation(id)
  if (invitation === null) return refuse('not-found', 'There is no such invitation.')
  const next = nextInvitation(invitation.state, 'accepted')
  if (!next.ok) return ok({ member })
  const endedAt = clock.now()
  store.saveInvitation({ ...invitation, state: next.value, fault: null, endedAt, secretHash: null })
  const mail = store.mail(`invitation:${id}`)
  if (mail?.state === 'waiting') store.saveMail({ ...mail, state: 'failed', problem: 'over' })
  const request = store.joinRequestOf(visitor.tenantId, visitor.userId)
  // What he asked for he has now.
  if (request?.state === 'asked') store.saveJoinRequest({ ...request, state: 'withdrawn', endedAt })
  const { target, details } = aboutOf(invitation)
  const actor = { id: member, name: visitor.displayName }
  noteOf(people, actor, from, {
    action: 'invitation.accepted',
    target,
    details: { ...details, member, terms: 'accepted' },
  })
  return ok({ member })
}

/** Faults that only somebody in the organization can mend end it visibly; he sends it again afterwards. */
function noteFailure(
  people: PeopleContext,
  invitation: StoredInvitation,
  failure: Failure,
  from: From,
): void {
  const code = failure.kind === 'refused' ? failure.code : failure.kind
  if (code === 'licence-limit') failInvitation(people, invitation, 'licence')
  else if (cannotCreate(failure)) failInvitation(people, invitation, 'crm-cannot-create')
  const { target, details } = aboutOf(invitation)
  noteOf(people, null, from, {
    action: 'invitation.not-accepted',
    target,
    details: { ...details, code },
  })
}
