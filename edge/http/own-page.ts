/**
 * @module
 * Somebody else's page must not press a button for a visitor: he would be tied to what he never saw. Browsers
 * always send one of the two headers with a form; what sends neither has no visitor.
 */
import type { Context } from 'hono'
import type { AppEnv } from './types.ts'

export function isOwnPage(context: Context<AppEnv>, edgeOrigin: string): boolean {
  const site = context.req.header('Sec-Fetch-Site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = context.req.header('Origin')
  return origin === undefined || origin === edgeOrigin
}
