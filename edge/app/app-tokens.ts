/**
 * @module
 * The application's token for one tenant: kept in memory, had anew before it ends.
 */
import { ok } from '../domain/result.ts'
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'
import type { AppTokenPort } from '../ports/app-token.ts'
import type { Clock } from '../ports/clock.ts'

/** Clocks differ and calls take time. */
const EARLY_MS = 2 * 60_000

export type AppTokenKeeper = (tenantId: string, fresh?: boolean) => Promise<Result<string, Failure>>

export function keepAppToken({
  entra,
  clock,
}: {
  readonly entra: AppTokenPort
  readonly clock: Clock
}): AppTokenKeeper {
  let held: { readonly tenantId: string; readonly value: string; readonly until: number } | null =
    null
  return async (tenantId, fresh = false) => {
    const usable = held?.tenantId === tenantId && held.until - EARLY_MS > clock.now()
    if (usable && !fresh && held !== null) return ok(held.value)
    const answer = await entra.appToken(tenantId)
    if (!answer.ok) return answer
    held = { tenantId, value: answer.value.accessToken, until: answer.value.expiresAt }
    return ok(held.value)
  }
}
