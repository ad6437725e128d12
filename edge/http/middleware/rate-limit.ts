/**
 * @module
 * Counts calls per address and per member, where the deployment has a rate limiting binding (its figures
 * are in wrangler.toml). In front of the token check, so that guessing tokens is slow too.
 */
import type { Context, MiddlewareHandler } from 'hono'
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

type Limiting = (dependencies: HttpDependencies) => MiddlewareHandler<AppEnv>

/** `keyOf`: what is counted as one caller; null: this call is not counted. */
const limitBy =
  (keyOf: (context: Context<AppEnv>) => string | null): Limiting =>
  ({ rateLimit }) =>
  async (context, next) => {
    const key = rateLimit ? keyOf(context) : null
    if (rateLimit && key !== null) {
      const { success } = await rateLimit.limit({ key })
      if (!success) return problemResponse(context, tooMany)
    }
    return next()
  }

const addressOf = ({ req }: Context<AppEnv>) => req.header('CF-Connecting-IP')

export const limitByAddress = limitBy((context) => {
  const address = addressOf(context)
  return address === undefined ? null : `address:${address}`
})

/**
 * A signature is checked in the organization's object, which anybody could keep busy. Counted for each organization apart:
 * one CRM server rings for many.
 */
export const limitHook = limitBy((context) => {
  const address = addressOf(context)
  const organization = context.req.param('organization')
  return address === undefined ? null : `hook:${JSON.stringify([organization, address])}`
})

export const limitByMember = limitBy((context) => {
  const { organization, claims } = context.get('session')
  return `member:${JSON.stringify([organization.id, claims.sub])}`
})
