/**
 * @module
 * Which pages may call: those whose origin an organization registered, compared exactly, no wildcard, no
 * credentials (embedding §7). Calls without an Origin come from servers and are let through: a token is
 * needed all the same.
 */
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

const notRegistered = {
  code: 'origin-not-allowed',
  detail: 'The origin of this page is not registered with any organization.',
} as const

export const pageOrigins = (dependencies: HttpDependencies): MiddlewareHandler<AppEnv> =>
  cors({
    origin: (origin) => (dependencies.isPageOrigin(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'If-Match'],
    exposeHeaders: ['ETag', 'Retry-After', 'X-Request-Id'],
    maxAge: dependencies.policy.preflightSeconds,
    credentials: false,
  })

/** Behind `pageOrigins`: a page from elsewhere is told so, and nothing is done for it. */
export const onlyPageOrigins =
  ({ edgeOrigin, isPageOrigin }: HttpDependencies): MiddlewareHandler<AppEnv> =>
  async (context, next) => {
    const origin = context.req.header('Origin')
    if (origin !== undefined && origin !== edgeOrigin && !isPageOrigin(origin)) {
      return problemResponse(context, notRegistered)
    }
    return next()
  }
