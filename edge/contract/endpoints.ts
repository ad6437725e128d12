/**
 * @module
 * THE table of the edge's API (interfaces.md): what a CRM developer reads, what http/bind.ts serves,
 * what components/client/edge-client.ts calls, what /openapi.json is made from. Its second half, for
 * those who manage people, is people-endpoints.ts.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import {
  approvalRequested,
  connectRequest,
  connectStarted,
  connectState,
  consentFor,
  mailbox,
} from './mailbox.ts'
import { contactMapping, preview, previewRequest, saveMapping } from './mapping.ts'
import { peoplePage } from './people.ts'
import { recordEndpoints } from './record-endpoints.ts'
import { session } from './session.ts'
import {
  activityPage,
  brakeDecision,
  explanation,
  impact,
  stream,
  streamStatus,
  switchRequest,
} from './sync.ts'

const streamParams = z.object({ stream })
const id = z.string().check(z.minLength(1), z.maxLength(128))
const cursor = z.optional(z.string().check(z.maxLength(2000)))
const limit = z.optional(
  z.pipe(
    z.string().check(z.regex(/^\d{1,3}$/)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(1), z.maximum(200))),
  ),
)
const nothing = z.undefined()

export const endpoints = {
  session: endpoint({
    method: 'GET',
    path: '/v1/session',
    summary: 'Who the edge thinks I am',
    needs: 'member',
    reply: session,
  }),
  directoryUsers: endpoint({
    method: 'GET',
    path: '/v1/directory/users',
    summary: "The tenant's people, for the picker",
    needs: 'manageUsers',
    query: z.object({ search: z.optional(z.string().check(z.maxLength(200))), cursor, limit }),
    reply: peoplePage,
  }),
  mailbox: endpoint({
    method: 'GET',
    path: '/v1/mailbox',
    summary: 'My connection and both streams',
    needs: 'member',
    reply: mailbox,
  }),
  connect: endpoint({
    method: 'POST',
    path: '/v1/mailbox/connect',
    summary:
      'Begin tying my Microsoft 365 mailbox, for the streams named; `also` asks for one more permission',
    needs: 'member',
    query: z.object({ also: z.optional(consentFor) }),
    body: z.optional(connectRequest),
    reply: connectStarted,
    status: 201,
  }),
  connectState: endpoint({
    method: 'GET',
    path: '/v1/mailbox/connect/:id',
    summary: 'How that goes',
    needs: 'member',
    params: z.object({ id }),
    reply: connectState,
  }),
  requestApproval: endpoint({
    method: 'POST',
    path: '/v1/mailbox/connect/approval',
    summary: 'Ask the administrators to agree to what my sign-in lacked',
    needs: 'member',
    reply: approvalRequested,
    status: 202,
  }),
  disconnect: endpoint({
    method: 'DELETE',
    path: '/v1/mailbox',
    summary: 'Streams off, tokens destroyed',
    needs: 'member',
    reply: nothing,
    status: 204,
  }),
  streamStatus: endpoint({
    method: 'GET',
    path: '/v1/streams/:stream',
    summary: 'Status of a stream',
    needs: 'member',
    params: streamParams,
    reply: streamStatus,
  }),
  switchStream: endpoint({
    method: 'PUT',
    path: '/v1/streams/:stream',
    summary: 'Switch a stream on or off',
    needs: 'member',
    params: streamParams,
    body: switchRequest,
    reply: streamStatus,
  }),
  impact: endpoint({
    method: 'GET',
    path: '/v1/streams/:stream/impact',
    summary: 'What switching would do',
    needs: 'member',
    params: streamParams,
    reply: impact,
  }),
  syncNow: endpoint({
    method: 'POST',
    path: '/v1/streams/:stream/sync',
    summary: 'Sync now',
    needs: 'member',
    params: streamParams,
    reply: streamStatus,
    status: 202,
  }),
  decideBrake: endpoint({
    method: 'POST',
    path: '/v1/streams/:stream/brake',
    summary: 'Decide about deletions the brake held back',
    needs: 'member',
    params: streamParams,
    body: brakeDecision,
    reply: streamStatus,
  }),
  activity: endpoint({
    method: 'GET',
    path: '/v1/streams/:stream/activity',
    summary: 'What happened to which record and why',
    needs: 'member',
    params: streamParams,
    /** `only=questions`: what waits for an answer of this person (policy `ask`). */
    query: z.object({ cursor, limit, only: z.optional(z.enum(['questions'])) }),
    reply: activityPage,
  }),
  explain: endpoint({
    method: 'GET',
    path: '/v1/streams/:stream/records/:side/:id',
    summary: 'Why is this record (not) synced?',
    needs: 'member',
    params: z.object({
      stream,
      side: z.enum(['crm', 'outlook']),
      id: z.string().check(z.minLength(1), z.maxLength(512)),
    }),
    reply: explanation,
  }),
  ...recordEndpoints,
  contactMapping: endpoint({
    method: 'GET',
    path: '/v1/mapping/contacts',
    summary: 'The field mapping (ETag)',
    needs: 'member',
    reply: contactMapping,
  }),
  saveMapping: endpoint({
    method: 'PUT',
    path: '/v1/mapping/contacts',
    summary: 'Save the field mapping (If-Match)',
    needs: 'member',
    body: saveMapping,
    reply: contactMapping,
  }),
  previewMapping: endpoint({
    method: 'POST',
    path: '/v1/mapping/contacts/preview',
    summary: 'A mapping on a real record, both directions',
    needs: 'member',
    body: previewRequest,
    reply: preview,
  }),
} as const
export type Endpoints = typeof endpoints
