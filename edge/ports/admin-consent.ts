/**
 * @module
 * An administrator agrees in Microsoft 365 for everybody (INS-5). Two ways to Microsoft: to the consent page,
 * whose answer proves nothing, and then to a sign-in for the same permissions, which only succeeds where they
 * are agreed to and whose token names the tenant (graph-contract §8.1).
 */
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'
import type { Visitor } from './people-host.ts'

type Place = {
  /** null: that of whoever signs in. */
  readonly tenantId: string | null
  readonly redirectUri: string
}

export interface AdminConsentPort {
  consentUrl(
    request: Place & { readonly state: string; readonly scopes: readonly string[] },
  ): string
  proofUrl(
    request: Place & {
      readonly state: string
      readonly nonce: string
      readonly codeChallenge: string
      readonly scopes: readonly string[]
    },
  ): string
  redeem(
    request: Place & {
      readonly code: string
      readonly codeVerifier: string
      readonly nonce: string
    },
  ): Promise<Result<Visitor, Failure>>
}
