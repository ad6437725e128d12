/**
 * @module
 * The part of an organization's object that manages people: its RPC surface, values in, values out.
 */
import type {
  AuditPage,
  Invitation,
  InvitationsPage,
  InviteReply,
  InviteRequest,
  JoinRequest,
  JoinRequestsPage,
  RolesReply,
} from '../contract/invitations.ts'
import type { InstallAccount, Installation, OutlookChoice } from '../contract/install.ts'
import type { Admittance } from '../contract/visit.ts'
import type { InvitationState } from '../domain/people/invitation.ts'
import type { JoinState } from '../domain/people/join-request.ts'
import type { Actor, Answer } from './hosts.ts'
import type { From } from './people-store.ts'

export type Page = { readonly cursor: string | null; readonly limit: number }
/** Who acts, and from where: for the audit log. */
export type Doer = { readonly who: Actor; readonly from: From }

export type Decision =
  | { readonly kind: 'approve'; readonly role: string | null }
  | { readonly kind: 'decline' }

/** Who signed in on a page of the edge, from a verified token. */
export type Visitor = {
  readonly tenantId: string
  readonly userId: string
  readonly address: string
  readonly displayName: string
}

/** What the visitor came with: an invitation's link, or nothing but himself. */
export type Ticket = { readonly id: string; readonly secret: string } | null

/** What an administrator sees behind the link he was mailed. */
export type ApprovalPage = {
  readonly state: 'asked' | 'granted'
  readonly tenantId: string | null
  readonly scopes: readonly string[]
  readonly askedBy: string | null
  readonly organizationName: string
  readonly crmName: string
}

export interface PeopleHost {
  /** Tells the administrators, once per tenant and permissions (INS-5). */
  requestApproval(
    doer: Doer,
    wanted: { readonly tenantId: string | null; readonly scopes: readonly string[] },
  ): Answer<{ link: string; told: number; already: boolean }>
  approvalPage(id: string): Answer<ApprovalPage>
  /** Tenant and consent were proved by the caller. */
  approvalGranted(id: string, visitor: Visitor, from: From): Answer<{ told: number }>

  /** What this person is here, and what he can do now. With a ticket: the state of that invitation. */
  admit(visitor: Visitor, ticket: Ticket): Answer<Admittance>
  /** The terms are accepted by this call. */
  acceptInvitation(visitor: Visitor, ticket: Ticket, from: From): Answer<{ member: string }>
  /** May this member's CRM account be tied to this Microsoft identity? */
  mayAssociate(member: string, visitor: Visitor, installs: boolean): Answer<null>
  associate(member: string, visitor: Visitor, from: From): Answer<null>
  /** The CRM account the installer would have; `member`: another one of his, proved by the CRM. */
  installAccount(visitor: Visitor, member: string | null): Answer<InstallAccount>
  /** The terms are accepted by this call. Role and tenant were proved by the caller. */
  install(visitor: Visitor, member: string | null, from: From): Answer<{ member: string }>
  installation(): Answer<Installation>
  uninstall(doer: Doer, how: { outlook: OutlookChoice; confirm: string }): Answer<Installation>
  requestToJoin(visitor: Visitor, from: From): Answer<Admittance>
  withdrawRequest(visitor: Visitor, from: From): Answer<Admittance>
  invite(doer: Doer, request: InviteRequest): Answer<InviteReply>
  invitations(page: Page & { state: InvitationState | null }): Answer<InvitationsPage>
  revokeInvitation(doer: Doer, id: string): Answer<null>
  resendInvitation(doer: Doer, id: string): Answer<Invitation>
  joinRequests(page: Page & { state: JoinState | null }): Answer<JoinRequestsPage>
  decideJoinRequest(doer: Doer, id: string, decision: Decision): Answer<JoinRequest>
  roles(who: Actor): Answer<RolesReply>
  audit(page: Page): Answer<AuditPage>
}
