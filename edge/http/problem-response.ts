/**
 * @module
 * Refusals as problems on the wire (RFC 9457): the one place that builds such a response.
 */
import type { Context } from 'hono'
import { problemCodes } from '../contract/problem.ts'
import type { Problem } from '../contract/problem.ts'
import type { Refusal } from '../ports/hosts.ts'
import type { AppEnv } from './types.ts'

/** Stable, also where no page stands behind it. */
export const problemType = (code: Problem['code']): string => `urn:o365-crm-sync:problem:${code}`

export function problemOf(refusal: Refusal, traceId: string): Problem {
  const { status, retryable, title } = problemCodes[refusal.code]
  return {
    type: problemType(refusal.code),
    title,
    status,
    code: refusal.code,
    detail: refusal.detail,
    retryable,
    ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
    traceId,
    ...(refusal.decision === undefined ? {} : { decision: { ...refusal.decision } }),
    ...(refusal.consent === undefined ? {} : { consent: consentOf(refusal.consent) }),
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors.map((one) => ({ ...one })) }),
  }
}

const consentOf = ({ who, streams, also }: NonNullable<Refusal['consent']>) => ({
  who,
  streams: [...streams],
  ...(also === undefined ? {} : { also }),
})

export function problemResponse(
  context: Context<AppEnv>,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const problem = problemOf(refusal, context.get('traceId'))
  for (const [name, value] of Object.entries({ ...headersOf(problem), ...headers })) {
    context.header(name, value)
  }
  // Statuses come from the closed list in contract/problem.ts, all of them with a body.
  return context.body(JSON.stringify(problem), problemCodes[problem.code].status)
}

function headersOf(problem: Problem): Record<string, string> {
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' }
  if (problem.retryAfter !== undefined) headers['Retry-After'] = String(problem.retryAfter)
  if (problem.status === 401) headers['WWW-Authenticate'] = 'Bearer'
  return headers
}
