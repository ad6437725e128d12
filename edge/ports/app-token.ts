/**
 * @module
 * A token of the application itself, for mailboxes of a tenant whose administrator granted it application
 * permissions (INS-6; graph-contract §8.6). Implemented by adapters/entra/app-token.ts.
 */
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'

export interface AppTokenPort {
  /** What it may do is Graph's to say: the token is not looked into (graph-contract §8.7). */
  appToken(
    tenantId: string,
  ): Promise<Result<{ readonly accessToken: string; readonly expiresAt: number }, Failure>>
}
