/**
 * @module
 * People who visit the edge's own pages: who they are, nothing more. Their page signs them in and sends a
 * token with each call; none is kept.
 */
import type { Result } from '../domain/result.ts'
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
