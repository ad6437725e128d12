/**
 * @module
 * Invitations, requests to join, roles and the audit log on the wire (USR-1 … USR-6).
 */
import * as z from 'zod/mini'

const directoryId = z.string().check(z.minLength(1), z.maxLength(128))
const roleId = z.string().check(z.minLength(1), z.maxLength(128))
const member = z.object({ id: z.string(), name: z.nullable(z.string()) })

export const inviteRequest = z.strictObject({
  users: z
    .array(z.strictObject({ id: directoryId, role: z.optional(roleId) }))
    .check(z.minLength(1), z.maxLength(1000)),
  /** Plain text, put into the mail. */
  message: z.optional(z.string().check(z.maxLength(1000))),
})
export type InviteRequest = z.infer<typeof inviteRequest>

export const inviteResult = z.object({
  id: z.string(),
  outcome: z.enum(['invited', 'already-invited', 'already-member', 'twice-in-list']),
  invitation: z.nullable(z.string()),
})
export type InviteResult = z.infer<typeof inviteResult>

/** How far the mails of one call have come. */
export const inviteJob = z.object({
  id: z.string(),
  total: z.number(),
  sent: z.number(),
  waiting: z.number(),
  /** Not sent, or not known whether: see the invitations. */
  failed: z.number(),
  done: z.boolean(),
})
export type InviteJob = z.infer<typeof inviteJob>

export const inviteReply = z.object({ job: z.nullable(inviteJob), results: z.array(inviteResult) })
export type InviteReply = z.infer<typeof inviteReply>

export const invitationState = z.enum(['pending', 'accepted', 'expired', 'revoked', 'failed'])

export const mailState = z.enum([
  'waiting',
  'sending',
  'sent',
  /** Microsoft did not say whether it went out; it is not sent a second time by itself. */
  'uncertain',
  'failed',
])

export const invitation = z.object({
  id: z.string(),
  user: z.object({
    id: z.string(),
    displayName: z.nullable(z.string()),
    address: z.nullable(z.string()),
  }),
  role: z.nullable(z.string()),
  state: invitationState,
  /** `licence`, `crm-cannot-create`, `no-such-user`, `no-address`. */
  fault: z.nullable(z.string()),
  mail: z.object({ state: mailState, problem: z.nullable(z.string()) }),
  invitedBy: member,
  createdAt: z.string(),
  expiresAt: z.string(),
  endedAt: z.nullable(z.string()),
})
export type Invitation = z.infer<typeof invitation>

export const invitationsPage = z.object({
  invitations: z.array(invitation),
  cursor: z.nullable(z.string()),
  /** The latest call that invited many. */
  job: z.nullable(inviteJob),
})
export type InvitationsPage = z.infer<typeof invitationsPage>

export const joinState = z.enum(['asked', 'approved', 'declined', 'expired', 'withdrawn'])

export const joinRequest = z.object({
  id: z.string(),
  user: z.object({ id: z.string(), displayName: z.string(), address: z.string() }),
  state: joinState,
  role: z.nullable(z.string()),
  askedAt: z.string(),
  expiresAt: z.string(),
  decided: z.nullable(z.object({ by: z.nullable(member), at: z.string() })),
})
export type JoinRequest = z.infer<typeof joinRequest>

export const joinRequestsPage = z.object({
  requests: z.array(joinRequest),
  cursor: z.nullable(z.string()),
})
export type JoinRequestsPage = z.infer<typeof joinRequestsPage>

export const approveRequest = z.strictObject({ role: z.optional(roleId) })

export const rolesReply = z.object({
  roles: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** May the caller give it? Nobody gives what he does not have. */
      grantable: z.boolean(),
    }),
  ),
})
export type RolesReply = z.infer<typeof rolesReply>

export const auditEntry = z.object({
  id: z.number(),
  at: z.string(),
  actor: z.nullable(member),
  /** `invitation.created`, `join-request.approved` … */
  action: z.string(),
  target: z.object({ id: z.string(), label: z.nullable(z.string()) }),
  from: z.object({
    via: z.enum(['crm-page', 'invitation', 'launcher', 'install', 'approval', 'system']),
    address: z.nullable(z.string()),
  }),
  details: z.record(z.string(), z.string()),
  /** `hash` of the entry before, empty for the first; `hash` seals it together with this entry. */
  previous: z.string(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

export const auditPage = z.object({
  entries: z.array(auditEntry),
  cursor: z.nullable(z.string()),
})
export type AuditPage = z.infer<typeof auditPage>
