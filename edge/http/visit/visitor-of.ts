/**
 * @module
 * Who calls from the edge's own pages (INS-1, USR-2): always the bearer of a Microsoft access token for the edge's own
 * scope, never somebody the request names. A page elsewhere has no such token and is never let in by a cookie.
 */
import type { Context } from 'hono'
import { fail } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { SignedInVisitor } from '../../ports/visitors.ts'
import { bearerOf } from '../bearer.ts'
import { refusedToken } from '../refused-token.ts'
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
  return visitor.ok ? visitor : fail(refusedToken(context, { journal }, visitor.failure, refused))
}

const refused = {
  event: 'visitor.refused',
  expired: 'This token is over: sign in again.',
  unavailable: 'The keys of Microsoft cannot be fetched to check the token.',
} as const
