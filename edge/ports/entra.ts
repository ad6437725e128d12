/**
 * @module
 * Microsoft's sign-in service, as far as a mailbox needs it. Implemented by adapters/entra.
 */
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'

export type MailboxTokens = {
  readonly accessToken: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
  readonly refreshToken: string
  readonly scopes: readonly string[]
}

/** Who signed in, from the verified id token. Identified by tenant id + object id, never by address. */
export type SignedIn = {
  readonly tenantId: string
  readonly userId: string
  readonly address: string
  readonly displayName: string
}

export interface EntraPort {
  /** Where to send the browser. */
  authorizeUrl(request: {
    readonly redirectUri: string
    readonly state: string
    readonly nonce: string
    readonly codeChallenge: string
    readonly scopes: readonly string[]
    readonly loginHint?: string
    readonly claims?: string
  }): string
  redeemCode(request: {
    readonly code: string
    readonly redirectUri: string
    readonly codeVerifier: string
    readonly nonce: string
  }): Promise<Result<{ readonly tokens: MailboxTokens; readonly who: SignedIn }, Failure>>
  /** `scopes`: a token for these instead of those of the sign-in; nobody agreed: failure `consent`. */
  refresh(
    tenantId: string,
    refreshToken: string,
    scopes?: readonly string[],
  ): Promise<Result<MailboxTokens, Failure>>
}
