/**
 * @module
 * Stored invitations and requests as the contract shows them.
 */
import type { Invitation, InviteJob, JoinRequest } from '../../contract/invitations.ts'
import { invitationAt } from '../../domain/people/invitation.ts'
import { joinRequestAt } from '../../domain/people/join-request.ts'
import type { StoredInvitation, StoredJoinRequest } from '../../ports/people-store.ts'
import { iso } from './context.ts'
import type { PeopleContext } from './context.ts'

type Desk = Pick<PeopleContext, 'store' | 'clock'>

export const invitationMailId = (invitation: string): string => `invitation:${invitation}`

export function showInvitation({ store, clock }: Desk, stored: StoredInvitation): Invitation {
  const mail = store.mail(invitationMailId(stored.id))
  const state = invitationAt(stored, clock.now())
  const ranOut = state === 'expired' ? stored.expiresAt : null
  const endedAt = stored.endedAt ?? ranOut
  return {
    id: stored.id,
    user: { id: stored.userId, displayName: stored.displayName, address: stored.address },
    role: stored.role,
    state,
    fault: stored.fault,
    // No row any more: it was revoked before its mail went out.
    mail: { state: mail?.state ?? 'failed', problem: mail ? mail.problem : 'revoked' },
    invitedBy: { id: stored.invitedBy, name: stored.invitedByName },
    createdAt: iso(stored.createdAt),
    expiresAt: iso(stored.expiresAt),
    endedAt: endedAt === null ? null : iso(endedAt),
  }
}

export function showJob({ store }: Desk): InviteJob | null {
  const batch = store.latestBatch()
  if (batch === null) return null
  const { waiting, sending, sent, uncertain, failed } = store.batchMails(batch.id)
  // So long ago that it was forgotten.
  if (waiting + sending + sent + uncertain + failed === 0) return null
  return {
    id: batch.id,
    total: batch.total,
    sent,
    waiting: waiting + sending,
    failed: failed + uncertain,
    done: waiting + sending === 0,
  }
}

export function showJoinRequest({ clock }: Desk, stored: StoredJoinRequest): JoinRequest {
  const state = joinRequestAt(stored, clock.now())
  const { decidedBy, decidedByName, endedAt } = stored
  const by = decidedBy === null ? null : { id: decidedBy, name: decidedByName }
  return {
    id: stored.id,
    user: { id: stored.userId, displayName: stored.displayName, address: stored.address },
    state,
    role: stored.role,
    askedAt: iso(stored.askedAt),
    expiresAt: iso(stored.expiresAt),
    decided: endedAt === null ? null : { by, at: iso(endedAt) },
  }
}
