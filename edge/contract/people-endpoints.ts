/**
 * @module
 * The endpoint table for those who manage people (interfaces.md, USR-1 … USR-6). Same form and same
 * makers as endpoints.ts; apart from it, since an everyday settings page calls none of these.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import {
  approveRequest,
  auditPage,
  invitation,
  invitationsPage,
  invitationState,
  inviteReply,
  inviteRequest,
  joinRequest,
  joinRequestsPage,
  joinState,
  rolesReply,
} from './invitations.ts'
import { rollOutEndpoints } from './organization-streams.ts'
import { groupsPage, peoplePage } from './people.ts'
import { associateReply, associateRequest } from './visit.ts'

const id = z.string().check(z.minLength(1), z.maxLength(128))
const cursor = z.optional(z.string().check(z.maxLength(2000)))
const limit = z.optional(
  z.pipe(
    z.string().check(z.regex(/^\d{1,3}$/)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(1), z.maximum(200))),
  ),
)
const byId = z.object({ id })

export const peopleEndpoints = {
  ...rollOutEndpoints,
  directoryGroups: endpoint({
    method: 'GET',
    path: '/v1/directory/groups',
    summary: "The tenant's groups, for inviting by group",
    needs: 'manageUsers',
    query: z.object({ search: z.optional(z.string().check(z.maxLength(200))), cursor, limit }),
    reply: groupsPage,
  }),
  groupMembers: endpoint({
    method: 'GET',
    path: '/v1/directory/groups/:id/members',
    summary: 'Who is in a group or in a group inside it, with status',
    needs: 'manageUsers',
    params: byId,
    query: z.object({ cursor, limit }),
    reply: peoplePage,
  }),
  roles: endpoint({
    method: 'GET',
    path: '/v1/roles',
    summary: 'Roles of the CRM, and which of them the caller may give',
    needs: 'manageUsers',
    reply: rolesReply,
  }),
  invite: endpoint({
    method: 'POST',
    path: '/v1/invitations',
    summary: 'Invite up to 1,000 people; their mails go out one after the other',
    needs: 'manageUsers',
    body: inviteRequest,
    // 1,000 ids with a role each are about 100 kB.
    bodyBytes: 320 * 1024,
    reply: inviteReply,
    status: 202,
  }),
  invitations: endpoint({
    method: 'GET',
    path: '/v1/invitations',
    summary: 'Invitations, newest first, and how far the latest call has come',
    needs: 'manageUsers',
    query: z.object({ cursor, limit, state: z.optional(invitationState) }),
    reply: invitationsPage,
  }),
  revokeInvitation: endpoint({
    method: 'DELETE',
    path: '/v1/invitations/:id',
    summary: 'Take an invitation back; its link is dead at once',
    needs: 'manageUsers',
    params: byId,
    reply: z.undefined(),
    status: 204,
  }),
  resendInvitation: endpoint({
    method: 'POST',
    path: '/v1/invitations/:id/resend',
    summary: 'A new link, a new mail, another seven days',
    needs: 'manageUsers',
    params: byId,
    reply: invitation,
    status: 202,
  }),
  joinRequests: endpoint({
    method: 'GET',
    path: '/v1/join-requests',
    summary: 'Who asked to join, newest first',
    needs: 'manageUsers',
    query: z.object({ cursor, limit, state: z.optional(joinState) }),
    reply: joinRequestsPage,
  }),
  approveJoinRequest: endpoint({
    method: 'POST',
    path: '/v1/join-requests/:id/approve',
    summary: 'Approve and add; the permission is asked of the CRM at this moment',
    needs: 'manageUsers',
    params: byId,
    body: approveRequest,
    reply: joinRequest,
  }),
  rejectJoinRequest: endpoint({
    method: 'POST',
    path: '/v1/join-requests/:id/reject',
    summary: 'Decline; the person may ask again after a day',
    needs: 'manageUsers',
    params: byId,
    reply: joinRequest,
  }),
  associate: endpoint({
    method: 'POST',
    path: '/v1/identity/associate',
    summary: 'Tie the Microsoft account of a ticket to my CRM account; ends at `url`',
    needs: 'member',
    body: associateRequest,
    reply: associateReply,
  }),
  audit: endpoint({
    method: 'GET',
    path: '/v1/audit',
    summary: 'Who did what, when, from where; newest first',
    needs: 'manageIntegration',
    query: z.object({ cursor, limit }),
    reply: auditPage,
  }),
} as const
export type PeopleEndpoints = typeof peopleEndpoints
