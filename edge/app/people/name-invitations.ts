/**
 * @module
 * Looks up in the directory who the invited are, twenty at a time, when their mail's turn has come: what is
 * mailed goes to the address the directory knows, never to one a page sent.
 */
import { nextInvitation } from '../../domain/people/invitation.ts'
import type { InvitationFault } from '../../domain/people/invitation.ts'
import type { StoredInvitation, StoredMail } from '../../ports/people-store.ts'
import type { PeopleContext } from './context.ts'
import { noteOf } from './note.ts'

const AT_ONCE = 20

export async function nameInvitations(
  people: PeopleContext,
  due: readonly StoredMail[],
): Promise<void> {
  const { store } = people
  const nameless = due
    .map((mail) => (mail.kind === 'invitation' ? store.invitation(mail.subject) : null))
    .filter((one) => one !== null)
    .filter(({ displayName }) => displayName === null)
  for (const sender of new Set(nameless.map(({ invitedBy }) => invitedBy))) {
    const theirs = nameless.filter(({ invitedBy }) => invitedBy === sender)
    for (let from = 0; from < theirs.length; from += AT_ONCE) {
      await nameSome(people, sender, theirs.slice(from, from + AT_ONCE))
    }
  }
}

async function nameSome(
  people: PeopleContext,
  sender: string,
  invitations: readonly StoredInvitation[],
): Promise<void> {
  const { store } = people
  const found = await people.mailbox(sender).readPeople(invitations.map(({ userId }) => userId))
  // Not now: they stay nameless, and their mails wait for another turn.
  if (!found.ok) return
  const byId = new Map(found.value.map((user) => [user.id, user]))
  store.transaction(() => {
    for (const { id, userId } of invitations) {
      const now = store.invitation(id)
      if (now?.state !== 'pending') continue
      const user = byId.get(userId)
      if (!user) failInvitation(people, now, 'no-such-user')
      else {
        const address = user.address ?? user.userPrincipalName
        store.saveInvitation({ ...now, displayName: user.displayName, address })
      }
    }
  })
}

/** Ready to be mailed? If not, it is put off or ended here. */
export function completeInvitation(
  people: PeopleContext,
  mail: StoredMail,
  invitation: StoredInvitation,
): boolean {
  const { store, clock, rhythm } = people
  if (invitation.state !== 'pending' || invitation.expiresAt <= clock.now()) {
    store.saveMail({ ...mail, state: 'failed', problem: invitation.fault ?? 'over' })
    return false
  }
  if (invitation.displayName === null) {
    const attempts = mail.attempts + 1
    const isOver = attempts >= rhythm.mailTries
    const dueAt = clock.now() + rhythm.mailRetryMs.first * 2 ** mail.attempts
    const state = isOver ? 'failed' : 'waiting'
    store.saveMail({ ...mail, state, attempts, dueAt, problem: 'directory-unavailable' })
    return false
  }
  if (invitation.address?.includes('@')) return true
  failInvitation(people, invitation, 'no-address')
  return false
}

export function failInvitation(
  people: PeopleContext,
  invitation: StoredInvitation,
  fault: InvitationFault,
): void {
  const { store, clock } = people
  const next = nextInvitation(invitation.state, 'failed')
  if (!next.ok) return
  store.transaction(() => {
    const endedAt = clock.now()
    store.saveInvitation({ ...invitation, state: next.value, fault, endedAt, secretHash: null })
    const mail = store.mail(`invitation:${invitation.id}`)
    if (mail?.state === 'waiting') store.saveMail({ ...mail, state: 'failed', problem: fault })
    const target = { id: invitation.userId, label: invitation.displayName }
    const details = { invitation: invitation.id, fault }
    noteOf(
      people,
      null,
      { via: 'system', address: null },
      {
        action: 'invitation.failed',
        target,
        details,
      },
    )
  })
}
