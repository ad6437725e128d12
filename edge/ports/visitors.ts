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
