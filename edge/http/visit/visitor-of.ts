/**
 * @module
 * Who calls from the edge's own pages (INS-1, USR-2): always the bearer of a Microsoft access token for the edge's own
 * scope, never somebody the request names. A page elsewhere has no such token and is never let in by a cookie.
 */
import type { Context } from 'hono'
import { fail } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { SignedInVisitor, TokenRefusal } from '../../ports/visitors.ts'
import { bearerOf } from '../bearer.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

export async function visitorOf(
  context: Context<AppEnv>,
  { verifyVisitor, journal }: Pick<HttpDependencies, 'verifyVisitor' | 'journal'>,
): Promise<Result<SignedInVisitor, Refusal>> {
  const token = bearerOf(context.req.header('Authorization'))
  if (token === null) {
    const detail = 'Send the Microsoft access token as Authorization: Bearer …'
    return fail({ code: 'not-signed-in', detail })
  }
  const visitor = await verifyVisitor(token)
  if (visitor.ok) return visitor
  const { failure } = visitor
  const reason = failure.kind === 'invalid' ? failure.reason : failure.kind
  journal.event('visitor.refused', { traceId: context.get('traceId'), reason })
  return fail(refusals[failure.kind])
}

const refusals: Readonly<Record<TokenRefusal['kind'], Refusal>> = {
  invalid: { code: 'not-signed-in', detail: 'This token is not valid here.' },
  expired: { code: 'not-signed-in', detail: 'This token is over: sign in again.' },
  unavailable: {
    code: 'upstream-unavailable',
    detail: 'The keys of Microsoft cannot be fetched to check the token.',
    retryAfter: 5,
  },
}
