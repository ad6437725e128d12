/**
 * @module
 * Failures classed by what the caller must do, whatever vendor they came from.
 *
 * Owns: the closed list. Adapters classify into it; phase.ts and the use cases act on it.
 * `detail` is for people and logs: never a secret, never a personal datum.
 */

export type Failure =
  /** Wait and try again; `afterMs` when the server said how long. */
  | { readonly kind: 'later'; readonly afterMs?: number; readonly detail: string }
  /** Nobody knows whether the write happened (timeout, cut connection, 5xx): look before acting again. */
  | { readonly kind: 'unknown'; readonly detail: string }
  /** The person must sign in again; `claims` to pass on to the sign-in page (conditional access). */
  | { readonly kind: 'sign-in'; readonly detail: string; readonly claims?: string }
  /** Consent is missing; `admin` when only an administrator can give it. */
  | { readonly kind: 'consent'; readonly admin: boolean; readonly detail: string }
  /** The cursor is no longer known: enumerate afresh, then compare. */
  | { readonly kind: 'resync'; readonly detail: string }
  /** The version named in the write is not the current one. */
  | { readonly kind: 'stale'; readonly detail: string }
  /** The item (or container) is not there. */
  | { readonly kind: 'gone'; readonly detail: string }
  /** Refused for good until the record changes: quarantine with this reason. `field` when one is at fault. */
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly detail: string
      readonly field?: string
    }
  /** The mailbox or account cannot take part at all (no mailbox, suspended, CRM licence). */
  | { readonly kind: 'stop'; readonly code: string; readonly detail: string }

export type FailureKind = Failure['kind']
