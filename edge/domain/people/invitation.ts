/**
 * @module
 * The life of one invitation (USR-2, USR-6): which state follows which.
 *
 * Owns: the table and how long an invitation holds. Does not own: tokens, mails, who may invite.
 */
import { fail, ok } from '../result.ts'
import type { Result } from '../result.ts'

export type InvitationState = 'pending' | 'accepted' | 'expired' | 'revoked' | 'failed'

/** Why an invitation failed for good, until somebody sends it again. */
export type InvitationFault =
  /** The CRM has no seat left. */
  | 'licence'
  /** The CRM does not let others create users. */
  | 'crm-cannot-create'
  /** The directory does not know this person (any more), or he cannot sign in. */
  | 'no-such-user'
  /** There is no address to write to. */
  | 'no-address'

export type InvitationEvent = 'accepted' | 'expired' | 'revoked' | 'failed' | 'resent'

export type IllegalStep = { readonly from: InvitationState; readonly event: InvitationEvent }

/** crm-contract §6.3: seven days. */
export const INVITATION_LIFE_MS = 7 * 24 * 60 * 60_000

const steps: Readonly<
  Record<InvitationState, Readonly<Partial<Record<InvitationEvent, InvitationState>>>>
> = {
  pending: {
    accepted: 'accepted',
    expired: 'expired',
    revoked: 'revoked',
    failed: 'failed',
    resent: 'pending',
  },
  // Sending again is a new token and a new week; the old link stays dead.
  expired: { resent: 'pending' },
  failed: { resent: 'pending', revoked: 'revoked' },
  accepted: {},
  revoked: {},
}

export function nextInvitation(
  from: InvitationState,
  event: InvitationEvent,
): Result<InvitationState, IllegalStep> {
  const next = steps[from][event]
  return next === undefined ? fail({ from, event }) : ok(next)
}

/** What it is now: nobody has to come by for an invitation to run out. */
export function invitationAt(
  invitation: { readonly state: InvitationState; readonly expiresAt: number },
  now: number,
): InvitationState {
  return invitation.state === 'pending' && invitation.expiresAt <= now
    ? 'expired'
    : invitation.state
}
