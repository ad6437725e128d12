/**
 * @module
 * What an organization remembers about people who are not members yet: invitations, requests to join, the
 * mails about them, and who did what. Synchronous: implemented by objects/org/people-store.ts.
 *
 * PERSISTED SHAPES: `Stored…` are kept as JSON; new members are optional, none changes its meaning.
 */
import type { InvitationFault, InvitationState } from '../domain/people/invitation.ts'
import type { JoinState } from '../domain/people/join-request.ts'

export type From = {
  readonly via: 'crm-page' | 'invitation' | 'launcher' | 'install' | 'approval' | 'system'
  /** Network address. */
  readonly address: string | null
}

export type StoredInvitation = {
  /** Later ones sort after earlier ones. */
  readonly id: string
  readonly batch: string
  readonly tenantId: string
  readonly userId: string
  readonly displayName: string | null
  readonly address: string | null
  readonly role: string | null
  readonly message: string | null
  readonly state: InvitationState
  readonly fault: InvitationFault | null
  /** SHA-256 of the secret in the link; null until it was mailed, and when the link is dead. */
  readonly secretHash: string | null
  readonly invitedBy: string
  readonly invitedByName: string | null
  readonly createdAt: number
  readonly expiresAt: number
  readonly endedAt: number | null
  /** He is being added to the CRM right now, until then: it can no longer be taken back. */
  readonly heldUntil?: number
}

export type StoredJoinRequest = {
  readonly id: string
  readonly tenantId: string
  readonly userId: string
  readonly displayName: string
  readonly address: string
  readonly state: JoinState
  readonly role: string | null
  readonly askedAt: number
  readonly expiresAt: number
  readonly endedAt: number | null
  readonly decidedBy: string | null
  readonly decidedByName: string | null
  /** Somebody is adding this person right now, until then; nobody else may decide meanwhile. */
  readonly heldUntil: number
}

export type MailState = 'waiting' | 'sending' | 'sent' | 'uncertain' | 'failed'
export type MailKind =
  | 'invitation'
  | 'join-request'
  | 'join-approved'
  | 'join-declined'
  | 'approval-request'

export type StoredMail = {
  /** `<kind>:<subject>[:<recipient>]`: the same mail is never queued twice. */
  readonly id: string
  readonly kind: MailKind
  /** Id of the invitation or request it is about. */
  readonly subject: string
  /** null: the person the invitation is for. */
  readonly to: { readonly address: string; readonly name: string | null } | null
  readonly senders: readonly string[]
  readonly state: MailState
  readonly attempts: number
  readonly dueAt: number
  readonly problem: string | null
}

/** One per tenant and set of permissions; the id is made from both. */
export type StoredApprovalRequest = {
  readonly id: string
  /** null: nobody of this organization signed in yet. */
  readonly tenantId: string | null
  readonly scopes: readonly string[]
  readonly state: 'asked' | 'granted'
  /** Members to tell when it is granted. */
  readonly waiting: readonly string[]
  readonly askedBy: { readonly member: string; readonly name: string | null }
  readonly askedAt: number
  readonly expiresAt: number
  readonly grantedBy: string | null
  readonly grantedAt: number | null
}

export type MailCounts = Readonly<Record<MailState, number>>

export type StoredAudit = {
  readonly at: number
  readonly actor: { readonly id: string; readonly name: string | null } | null
  readonly action: string
  readonly target: { readonly id: string; readonly label: string | null }
  readonly from: From
  readonly details: Readonly<Record<string, string>>
}

/** Sealed by the store as it is written (domain/people/audit-chain.ts). */
export type ChainedAudit = StoredAudit & {
  readonly id: number
  readonly previous: string
  readonly hash: string
}

export interface PeopleStore {
  transaction<Value>(work: () => Value): Value
  /** Invitations and requests that were over by then, with their mails. The audit log stays. */
  forgetEnded(before: number): void

  invitation(id: string): StoredInvitation | null
  saveInvitation(invitation: StoredInvitation): void
  /** The newest that is pending at this time. */
  openInvitation(userId: string, now: number): StoredInvitation | null
  invitations(page: {
    before: string | null
    limit: number
    state: InvitationState | null
    now: number
  }): readonly StoredInvitation[]
  latestBatch(): { readonly id: string; readonly total: number } | null
  saveBatch(batch: { id: string; total: number; at: number }): void
  batchMails(batch: string): MailCounts

  joinRequest(id: string): StoredJoinRequest | null
  joinRequestOf(tenantId: string, userId: string): StoredJoinRequest | null
  saveJoinRequest(request: StoredJoinRequest): void
  joinRequests(page: {
    before: string | null
    limit: number
    state: JoinState | null
    now: number
  }): readonly StoredJoinRequest[]
  pendingAmong(
    userIds: readonly string[],
    now: number,
  ): { readonly invited: ReadonlySet<string>; readonly requested: ReadonlySet<string> }

  approvalRequest(id: string): StoredApprovalRequest | null
  saveApprovalRequest(request: StoredApprovalRequest): void

  mail(id: string): StoredMail | null
  saveMail(mail: StoredMail): void
  dropMail(id: string): void
  /** What is waiting and due, the longest due first. */
  dueMails(now: number, limit: number): readonly StoredMail[]
  /** Left in `sending` by a run that broke off. */
  brokenOffMails(): readonly StoredMail[]
  nextMailAt(): number | null

  note(entry: StoredAudit): void
  audit(page: { before: number | null; limit: number }): readonly ChainedAudit[]
}
