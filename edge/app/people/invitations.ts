/**
 * @module
 * Invitations that are there: listed, taken back, sent again (USR-6).
 */
import type { Invitation, InvitationsPage } from '../../contract/invitations.ts'
import { INVITATION_LIFE_MS, invitationAt, nextInvitation } from '../../domain/people/invitation.ts'
import type { InvitationEvent, InvitationState } from '../../domain/people/invitation.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Doer, Page } from '../../ports/people-host.ts'
import type { StoredInvitation } from '../../ports/people-store.ts'
import type { PeopleContext } from './context.ts'
import { editionNeeded } from './invite.ts'
import { note } from './note.ts'
import { checkRoles, permitted } from './permitted.ts'
import { refuse } from './refuse.ts'
import { invitationMailId, showInvitation, showJob } from './views.ts'

export function invitations(
  people: PeopleContext,
  { cursor, limit, state }: Page & { state: InvitationState | null },
): InvitationsPage {
  const now = people.clock.now()
  const rows = people.store.invitations({ before: cursor, limit: limit + 1, state, now })
  const shown = rows.slice(0, limit)
  return {
    invitations: shown.map((row) => showInvitation(people, row)),
    cursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    job: showJob(people),
  }
}

export async function revokeInvitation(
  people: PeopleContext,
  doer: Doer,
  id: string,
): Promise<Result<null, Refusal>> {
  const may = await permitted(people, doer.who.member)
  if (!may.ok) return may
  return people.store.transaction((): Result<null, Refusal> => {
    const found = step(people, id, 'revoked')
    if (!found.ok) return found
    const { invitation, state } = found.value
    const endedAt = people.clock.now()
    people.store.saveInvitation({ ...invitation, state, endedAt, secretHash: null })
    // What has not gone out does not go out; what is on its way leads to "revoked".
    const mail = people.store.mail(invitationMailId(id))
    if (mail?.state === 'waiting') people.store.dropMail(mail.id)
    note(people, doer, { action: 'invitation.revoked', ...aboutOf(invitation) })
    return ok(null)
  })
}

export async function resendInvitation(
  people: PeopleContext,
  doer: Doer,
  id: string,
): Promise<Result<Invitation, Refusal>> {
  if (people.organization.edition === 'free') return editionNeeded
  const may = await permitted(people, doer.who.member)
  if (!may.ok) return may
  const role = people.store.invitation(id)?.role ?? null
  const named = role === null ? [] : [{ role, pointer: '' }]
  const roles = await checkRoles(people, named, may.value)
  if (!roles.ok) return roles
  const mailing = people.mailsAsMember ? await people.mailbox(doer.who.member).mayMail() : ok(null)
  if (!mailing.ok) return mailing
  const again = people.store.transaction(() => putAgain(people, doer, id))
  if (!again.ok) return again
  await people.alarms.sooner('mail', people.clock.now())
  await people.keepAwake()
  return ok(showInvitation(people, again.value))
}

function putAgain(
  people: PeopleContext,
  doer: Doer,
  id: string,
): Result<StoredInvitation, Refusal> {
  const { store, clock } = people
  const found = step(people, id, 'resent')
  if (!found.ok) return found
  const now = clock.now()
  const open = store.openInvitation(found.value.invitation.userId, now)
  if (open !== null && open.id !== id) {
    return refuse('wrong-state', 'A newer invitation of this person is open.')
  }
  const mail = store.mail(invitationMailId(id))
  if (mail?.state === 'sending') return refuse('wrong-state', 'Its mail is just going out.')
  const fresh: StoredInvitation = {
    ...found.value.invitation,
    state: found.value.state,
    fault: null,
    // The old link is dead from now on.
    secretHash: null,
    expiresAt: now + INVITATION_LIFE_MS,
    endedAt: null,
  }
  store.saveInvitation(fresh)
  store.saveMail({
    id: invitationMailId(id),
    kind: 'invitation',
    subject: id,
    to: null,
    senders: [...new Set([doer.who.member, fresh.invitedBy])],
    state: 'waiting',
    attempts: 0,
    dueAt: now,
    problem: null,
  })
  note(people, doer, { action: 'invitation.resent', ...aboutOf(fresh) })
  return ok(fresh)
}

export const aboutOf = ({ id, userId, displayName }: StoredInvitation) => ({
  target: { id: userId, label: displayName },
  details: { invitation: id },
})

/** What it is now and what would become of it; a refusal where that is no step of its life. */
function step(
  { store, clock }: PeopleContext,
  id: string,
  event: InvitationEvent,
): Result<{ invitation: StoredInvitation; state: InvitationState }, Refusal> {
  const invitation = store.invitation(id)
  if (invitation === null) return refuse('not-found', 'There is no such invitation.')
  const now = clock.now()
  const from = invitationAt(invitation, now)
  if (from === 'pending' && (invitation.heldUntil ?? 0) > now) {
    return refuse('wrong-state', 'It is being accepted at this moment.')
  }
  const next = nextInvitation(from, event)
  return next.ok
    ? ok({ invitation, state: next.value })
    : refuse('wrong-state', `This invitation is ${from}.`)
}
