/**
 * @module
 * Gives the one-time address of a WebSocket (SYN-8: progress and activity as they happen).
 */
import { liveEndpoints } from '../../contract/live.ts'
import { ok } from '../../domain/result.ts'
import type { Serve } from '../bind.ts'
import type { HttpDependencies } from '../types.ts'

export function liveRoutes(serve: Serve, dependencies: HttpDependencies): void {
  const { clock, edgeOrigin, paths, policy, secretText } = dependencies
  serve(liveEndpoints.live, async ({ actor, session, context }) => {
    const opensUntil = clock.now() + policy.liveTicketMs
    const path = await paths.liveSocket(actor, {
      id: secretText(),
      origin: context.req.header('origin') ?? '',
      opensUntil,
      livesUntil: session.claims.exp * 1000,
    })
    const url = `${edgeOrigin.replace(/^http/, 'ws')}${path}`
    return ok({ url, expiresAt: new Date(opensUntil).toISOString() })
  })
}
