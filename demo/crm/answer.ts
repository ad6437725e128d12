/**
 * @module
 * Expected failures of the CRM as values, and their shape on the wire (RFC 9457, crm-contract §6.3).
 *
 * Owns: the closed list of codes with status and retryability. Does not own: who refuses what.
 */

export type FieldError = { pointer: string; code: string; detail: string }

export type Refusal = {
  code: ProblemCode
  detail?: string
  errors?: FieldError[]
  /** The record as it is now (precondition-failed) or its tombstone (gone). */
  current?: unknown
  /** Ids the new record would double (duplicate). */
  existing?: string[]
  /** Seconds. */
  retryAfter?: number
}

export type Refused = { ok: false; refusal: Refusal }
export type Answer<T> = { ok: true; value: T } | Refused

export const given = <T>(value: T): Answer<T> => ({ ok: true, value })
export const refused = (code: ProblemCode, more: Omit<Refusal, 'code'> = {}): Refused => ({
  ok: false,
  refusal: { code, ...more },
})
export const invalid = (pointer: string, code: string, detail: string): Refused =>
  refused('validation', { errors: [{ pointer, code, detail }] })

const problems = {
  'bad-request': { status: 400, title: 'The request could not be read', retryable: false },
  'idempotency-required': {
    status: 400,
    title: 'Idempotency-Key of 16 to 64 characters is required',
    retryable: false,
  },
  unauthenticated: { status: 401, title: 'A valid access token is required', retryable: false },
  permission: { status: 403, title: 'Not allowed', retryable: false },
  'not-owner': { status: 403, title: 'Only the owner may do this', retryable: false },
  'not-found': { status: 404, title: 'There is no such thing', retryable: false },
  'method-not-allowed': { status: 405, title: 'Not with this method', retryable: false },
  duplicate: { status: 409, title: 'It exists already', retryable: false },
  'licence-limit': { status: 409, title: 'All paid seats are taken', retryable: false },
  'idempotency-running': {
    status: 409,
    title: 'The first call with this key is still running',
    retryable: true,
  },
  gone: { status: 410, title: 'It was deleted', retryable: false },
  'cursor-expired': { status: 410, title: 'The cursor is too old; list again', retryable: false },
  'precondition-failed': { status: 412, title: 'Changed in the meantime', retryable: false },
  'payload-too-large': { status: 413, title: 'Too large', retryable: false },
  'unsupported-media-type': { status: 415, title: 'Send JSON', retryable: false },
  validation: { status: 422, title: 'Some values are not acceptable', retryable: false },
  'field-not-writable': { status: 422, title: 'Some fields cannot be written', retryable: false },
  'idempotency-mismatch': {
    status: 422,
    title: 'This key was used for another request',
    retryable: false,
  },
  'precondition-required': { status: 428, title: 'If-Match is required', retryable: false },
  internal: { status: 500, title: 'Something went wrong here', retryable: true },
  'not-supported': { status: 501, title: 'This CRM does not offer that', retryable: false },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>

export type ProblemCode = keyof typeof problems

export const statusOf = (code: ProblemCode): number => problems[code].status

export function problemBody(refusal: Refusal): Record<string, unknown> {
  const { code, detail, errors, current, existing } = refusal
  return {
    type: `/problems/${code}`,
    ...problems[code],
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    ...(current === undefined ? {} : { current }),
    ...(existing === undefined ? {} : { existing }),
  }
}

export function problemResponse(refusal: Refusal): Response {
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  }
  if (refusal.retryAfter !== undefined) headers['retry-after'] = String(refusal.retryAfter)
  if (refusal.code === 'unauthenticated') headers['www-authenticate'] = 'Bearer'
  return new Response(JSON.stringify(problemBody(refusal)), {
    status: statusOf(refusal.code),
    headers,
  })
}
