/**
 * @module
 * The embed token of `Authorization: Bearer …` as the session of a request (architecture.md, identity).
 *
 * Also: a token is for the pages of its own organization, and for one page origin where it names one, so
 * that a page of one customer cannot use a token meant for another's.
 */
import type { MiddlewareHandler } from 'hono'
import { bearerOf } from '../bearer.ts'
import { problemResponse } from '../problem-response.ts'
import { refusedToken } from '../refused-token.ts'
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
      const refusal = refusedToken(context, { journal }, session.failure, refused)
      return problemResponse(context, refusal)
    }
    const origin = context.req.header('Origin')
    if (origin !== undefined && origin !== edgeOrigin && !isFor(session.value, origin)) {
      const detail = 'This token is not for the page that sent it.'
      return problemResponse(context, { code: 'origin-not-allowed', detail })
    }
    context.set('session', session.value)
    return next()
  }

const refused = {
  event: 'session.refused',
  expired: 'This token is over: ask the CRM for another.',
  unavailable: 'The keys of the CRM cannot be fetched to check the token.',
} as const

function isFor({ organization, claims }: EmbedSession, origin: string): boolean {
  if (claims.origin !== undefined && claims.origin !== origin) return false
  return organization.origins.includes(origin)
}
