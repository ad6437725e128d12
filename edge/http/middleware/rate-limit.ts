/**
 * @module
 * Counts calls per address and per member, where the deployment has a rate limiting binding (its figures
 * are in wrangler.toml). In front of the token check, so that guessing tokens is slow too.
 */
import type { MiddlewareHandler } from 'hono'
import type { Refusal } from '../../ports/hosts.ts'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

/** The binding's period; it says no more than yes or no. */
const periodSeconds = 60

const tooMany: Refusal = {
  code: 'rate-limited',
  detail: 'Too many calls in a short time.',
  retryAfter: periodSeconds,
}

export const limitByAddress =
  ({ rateLimit }: HttpDependencies): MiddlewareHandler<AppEnv> =>
  async (context, next) => {
    const address = context.req.header('CF-Connecting-IP')
    if (rateLimit && address !== undefined) {
      const { success } = await rateLimit.limit({ key: `address:${address}` })
      if (!success) return problemResponse(context, tooMany)
    }
    return next()
  }

/**
 * A signature is checked in the organization's object, which anybody could keep busy. Counted for each organization apart:
 * one CRM server rings for many.
 */
export const limitHook =
  ({ rateLimit }: HttpDependencies): MiddlewareHandler<AppEnv> =>
  async (context, next) => {
    const address = context.req.header('CF-Connecting-IP')
    if (rateLimit && address !== undefined) {
      const key = `hook:${JSON.stringify([context.req.param('organization'), address])}`
      const { success } = await rateLimit.limit({ key })
      if (!success) return problemResponse(context, tooMany)
    }
    return next()
  }

export const limitByMember =
  ({ rateLimit }: HttpDependencies): MiddlewareHandler<AppEnv> =>
  async (context, next) => {
    const { organization, claims } = context.get('session')
    if (rateLimit) {
      const key = `member:${JSON.stringify([organization.id, claims.sub])}`
      const { success } = await rateLimit.limit({ key })
      if (!success) return problemResponse(context, tooMany)
    }
    return next()
  }
