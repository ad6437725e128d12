/**
 * @module
 * Problems on the wire (RFC 9457) and the closed list of codes: status, whether trying again can help.
 */
import * as z from 'zod/mini'

export const problemCodes = {
  'invalid-request': { status: 400, retryable: false, title: 'The request is not valid' },
  'not-signed-in': { status: 401, retryable: false, title: 'The session is missing or has ended' },
  'not-permitted': { status: 403, retryable: false, title: 'You are not allowed to do this' },
  'origin-not-allowed': { status: 403, retryable: false, title: 'This page is not registered' },
  'wrong-person': { status: 403, retryable: false, title: 'This is for someone else' },
  'wrong-tenant': { status: 403, retryable: false, title: 'This is for another organization' },
  'edition-needed': {
    status: 403,
    retryable: false,
    title: 'Your edition does not include this',
  },
  'not-found': { status: 404, retryable: false, title: 'Not found' },
  'method-not-allowed': { status: 405, retryable: false, title: 'Method not allowed' },
  'not-connected': {
    status: 409,
    retryable: false,
    title: 'No Microsoft 365 mailbox is connected',
  },
  'wrong-state': { status: 409, retryable: false, title: 'Not possible in the present state' },
  revoked: { status: 410, retryable: false, title: 'This was withdrawn' },
  used: { status: 410, retryable: false, title: 'This was already used' },
  'already-decided': { status: 409, retryable: false, title: 'Someone has already decided' },
  'other-account': { status: 409, retryable: false, title: 'There is another account' },
  'not-installed': {
    status: 409,
    retryable: false,
    title: 'The organization is not connected to Microsoft 365 yet',
  },
  'tenant-taken': {
    status: 409,
    retryable: false,
    title: 'Another organization is already connected',
  },
  'licence-limit': { status: 409, retryable: false, title: 'The CRM has no seat left' },
  'crm-cannot-create': {
    status: 409,
    retryable: false,
    title: 'The CRM adds users only by hand',
  },
  expired: { status: 410, retryable: false, title: 'This is no longer valid' },
  'version-conflict': {
    status: 412,
    retryable: false,
    title: 'Someone changed it in the meantime',
  },
  'payload-too-large': { status: 413, retryable: false, title: 'Too much at once' },
  'unsupported-media-type': { status: 415, retryable: false, title: 'Send JSON' },
  'invalid-mapping': { status: 422, retryable: false, title: 'The mapping will not work' },
  'precondition-required': { status: 428, retryable: false, title: 'Send If-Match' },
  'rate-limited': { status: 429, retryable: true, title: 'Too many requests' },
  'sign-in-again': { status: 409, retryable: false, title: 'Microsoft 365 wants a new sign-in' },
  'consent-needed': {
    status: 409,
    retryable: false,
    title: 'This has not been agreed to in Microsoft 365 yet',
  },
  internal: { status: 500, retryable: true, title: 'Something broke on our side' },
  'upstream-unavailable': {
    status: 503,
    retryable: true,
    title: 'The other service does not answer',
  },
} as const

export type ProblemCode = keyof typeof problemCodes

export const problemCode = z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]])

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: problemCode,
  detail: z.optional(z.string()),
  retryable: z.boolean(),
  /** Seconds to wait, where known. */
  retryAfter: z.optional(z.number()),
  /** Correlates with the journal. */
  traceId: z.optional(z.string()),
  /** Who was first, where two decide at once. */
  decision: z.optional(z.object({ state: z.string(), by: z.nullable(z.string()), at: z.string() })),
  /**
   * With `consent-needed`: who has to agree. `you`: open `POST /v1/mailbox/connect` with `streams` as body
   * (and `also`, where named), then repeat the call.
   */
  consent: z.optional(
    z.object({
      who: z.enum(['you', 'administrator']),
      streams: z.array(z.enum(['calendar', 'contacts'])),
      also: z.optional(z.enum(['people', 'mail', 'groups'])),
    }),
  ),
  errors: z.optional(
    z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
  ),
})
export type Problem = z.infer<typeof problem>
