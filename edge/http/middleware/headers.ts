/**
 * @module
 * Security headers of every reply (embedding §7: ASVS 3.4). A route that needs another value sets its own
 * first: these only fill in.
 */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv, HttpDependencies } from '../types.ts'

const always = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const

export const securityHeaders = ({ edgeOrigin }: HttpDependencies): MiddlewareHandler<AppEnv> => {
  const isSecure = edgeOrigin.startsWith('https:')
  return async (context, next) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(always)) {
      if (!headers.has(name)) headers.set(name, value)
    }
    if (isSecure) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
}
