/**
 * @module
 * An invitation's link in the hands of the person who signed in: each way it can be wrong has its own code
 * (USR-2). Known by tenant id and object id, never by address.
 */
import { invitationAt } from '../../domain/people/invitation.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Ticket, Visitor } from '../../ports/people-host.ts'
import type { StoredInvitation } from '../../ports/people-store.ts'
import type { PeopleContext } from './context.ts'
import { refuse } from './refuse.ts'

/**
 * Without a ticket: the open invitation of this very person. Who it is for is told before what became of
 * it, so that a stranger with a link learns nothing.
 */
export async function checkTicket(
  people: PeopleContext,
  visitor: Visitor,
  ticket: Ticket,
): Promise<Result<StoredInvitation, Refusal>> {
  const { store, clock, digest } = people
  const now = clock.now()
  const invitation =
    ticket === null ? store.openInvitation(visitor.userId, now) : store.invitation(ticket.id)
  if (invitation === null) return refuse('not-found', 'There is no such invitation.')
  if (invitation.tenantId !== visitor.tenantId) {
    return refuse('wrong-tenant', 'This invitation is for another Microsoft 365 organization.')
  }
  if (invitation.userId !== visitor.userId) {
    return refuse('wrong-person', 'This invitation is for another person.')
  }
  switch (invitationAt(invitation, now)) {
    case 'accepted':
      return refuse('used', 'This invitation was accepted already.')
    case 'revoked':
      return refuse('revoked', 'This invitation was taken back.')
    case 'expired':
      return refuse('expired', 'This invitation ran out after seven days. Ask for another.')
    case 'failed':
      return refuseFailed(invitation)
    case 'pending': {
      // Sent anew since: only the newest link counts.
      const isNewest = ticket === null || (await digest(ticket.secret)) === invitation.secretHash
      return isNewest
        ? ok(invitation)
        : refuse('expired', 'There is a newer link: look in your mail.')
    }
  }
}

function refuseFailed({ fault }: StoredInvitation) {
  switch (fault) {
    case 'licence':
      return refuse('licence-limit', 'The CRM had no seat left. Ask for another invitation.')
    case 'crm-cannot-create':
      return refuse('crm-cannot-create', 'The CRM adds users only by hand. Ask its administrator.')
    default:
      return refuse('expired', 'This invitation could not be used. Ask for another.')
  }
}
