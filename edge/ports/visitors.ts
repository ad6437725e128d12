/**
 * @module
 * Signing in of people who visit the edge's own pages: who they are, nothing more. No token is kept.
 * Implemented by adapters/entra/visitor-port.ts.
 */
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'
import type { Visitor } from './people-host.ts'

export type SignedInVisitor = Visitor & {
  /** Template ids of directory roles, from the `wids` claim; empty where it is not emitted. */
  readonly directoryRoles: readonly string[]
}

/** What stands between a bearer token and who he is; the same for every kind of token. */
export type TokenRefusal =
  | { readonly kind: 'invalid'; readonly reason: string }
  /** Genuine, but its time is over. */
  | { readonly kind: 'expired' }
  /** The keys could not be fetched: says nothing about the token. */
  | { readonly kind: 'unavailable' }

/** Implemented by adapters/entra/access-token.ts. */
export type VerifyVisitor = (token: string) => Promise<Result<SignedInVisitor, TokenRefusal>>

export interface VisitorPort {
  authorizeUrl(request: {
    readonly redirectUri: string
    readonly state: string
    readonly nonce: string
    readonly codeChallenge: string
  }): string
  redeem(request: {
    readonly code: string
    readonly redirectUri: string
    readonly codeVerifier: string
    readonly nonce: string
  }): Promise<Result<SignedInVisitor, Failure>>
}
