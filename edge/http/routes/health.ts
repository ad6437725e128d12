/**
 * @module
 * Whether this Worker runs, and which version. Touches nothing behind it: a probe must not wake objects.
 */
import type { Hono } from 'hono'
import type { AppEnv, HttpDependencies } from '../types.ts'

export function healthRoutes(app: Hono<AppEnv>, { version }: HttpDependencies): void {
  app.get('/healthz', (context) => context.json({ status: 'ok', version }))
}
