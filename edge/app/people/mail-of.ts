/**
 * @module
 * The letter that belongs to a queued mail, as things stand now. null: there is nothing to tell any more.
 */
import { joinRequestAt } from '../../domain/people/join-request.ts'
import type { Mail } from '../../ports/mailer.ts'
import type { StoredMail } from '../../ports/people-store.ts'
import type { PeopleContext } from './context.ts'
import { approvalMail, invitationMail, joinAnswerMail, joinRequestMail } from './mail-texts.ts'

export async function mailOf(
  people: PeopleContext,
  mail: StoredMail,
  secret: string,
): Promise<Mail | null> {
  switch (mail.kind) {
    case 'invitation':
      return ofInvitation(people, mail, secret)
    case 'approval-request':
      return ofApproval(people, mail)
    default:
      return ofRequest(people, mail)
  }
}

async function ofInvitation(
  people: PeopleContext,
  mail: StoredMail,
  secret: string,
): Promise<Mail | null> {
  const invitation = people.store.invitation(mail.subject)
  if (!invitation?.address) return null
  return invitationMail(namesOf(people), {
    to: { address: invitation.address, name: invitation.displayName },
    invitedBy: invitation.invitedByName,
    message: invitation.message,
    url: await people.acceptUrl(invitation.id, secret),
    expiresAt: invitation.expiresAt,
  })
}

async function ofApproval(
  people: PeopleContext,
  { subject, to }: StoredMail,
): Promise<Mail | null> {
  const request = people.store.approvalRequest(subject)
  // Granted while the mail waited: nobody needs to look.
  if (request?.state !== 'asked' || request.expiresAt <= people.clock.now() || to === null)
    return null
  return approvalMail(namesOf(people), {
    to,
    askedBy: request.askedBy.name,
    scopes: request.scopes,
    url: await people.approvalUrl(subject),
  })
}

function ofRequest(people: PeopleContext, { kind, subject, to }: StoredMail): Mail | null {
  const request = people.store.joinRequest(subject)
  if (request === null || to === null) return null
  const crm = people.organization.origins[0] ?? ''
  if (kind !== 'join-request') {
    return joinAnswerMail(namesOf(people), { to, approved: kind === 'join-approved', url: crm })
  }
  // Decided while the mail waited: nobody needs to look.
  if (joinRequestAt(request, people.clock.now()) !== 'asked') return null
  const { displayName: name, address } = request
  const url = `${crm}/settings/users?request=${encodeURIComponent(subject)}`
  return joinRequestMail(namesOf(people), { to, name, address, url })
}

const namesOf = ({ organization }: PeopleContext) => ({
  crmName: organization.crmName,
  organizationName: organization.name,
  language: organization.language ?? 'en',
})
