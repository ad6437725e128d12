/**
 * @module
 * One id per request: in the reply's header, in its problem, in the journal. Never taken from the
 * caller, who could make two requests look like one.
 */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv, HttpDependencies } from '../types.ts'

export const requestId =
  ({ clock }: HttpDependencies): MiddlewareHandler<AppEnv> =>
  async (context, next) => {
    const traceId = clock.uuid()
    context.set('traceId', traceId)
    await next()
    context.res.headers.set('X-Request-Id', traceId)
  }
