/**
 * @module
 * The embed token of `Authorization: Bearer …` as the session of a request (architecture.md, identity).
 *
 * Also: a token is for the pages of its own organization, and for one page origin where it names one, so
 * that a page of one customer cannot use a token meant for another's.
 */
import type { MiddlewareHandler } from 'hono'
import type { Refusal } from '../../ports/hosts.ts'
import type { TokenRefusal } from '../../ports/visitors.ts'
import { bearerOf } from '../bearer.ts'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, EmbedSession, HttpDependencies } from '../types.ts'

export const embedSession =
  ({ verifyEmbedToken, edgeOrigin, journal }: HttpDependencies): MiddlewareHandler<AppEnv> =>
  async (context, next) => {
    const token = bearerOf(context.req.header('Authorization'))
    if (token === null) {
      const detail = 'Send the embed token as Authorization: Bearer …'
      return problemResponse(context, { code: 'not-signed-in', detail })
    }
    const session = await verifyEmbedToken(token)
    if (!session.ok) {
      const { kind } = session.failure
      const reason = kind === 'invalid' ? session.failure.reason : kind
      journal.event('session.refused', { traceId: context.get('traceId'), reason })
      return problemResponse(context, refusals[kind])
    }
    const origin = context.req.header('Origin')
    if (origin !== undefined && origin !== edgeOrigin && !isFor(session.value, origin)) {
      const detail = 'This token is not for the page that sent it.'
      return problemResponse(context, { code: 'origin-not-allowed', detail })
    }
    context.set('session', session.value)
    return next()
  }

const refusals: Readonly<Record<TokenRefusal['kind'], Refusal>> = {
  invalid: { code: 'not-signed-in', detail: 'This token is not valid here.' },
  expired: { code: 'not-signed-in', detail: 'This token is over: ask the CRM for another.' },
  unavailable: {
    code: 'upstream-unavailable',
    detail: 'The keys of the CRM cannot be fetched to check the token.',
    retryAfter: 5,
  },
}

function isFor({ organization, claims }: EmbedSession, origin: string): boolean {
  if (claims.origin !== undefined && claims.origin !== origin) return false
  return organization.origins.includes(origin)
}
