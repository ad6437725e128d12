/**
 * @module
 * A member's tie to Microsoft 365 as his mailbox remembers it: the connection, what it waits for, sign-ins under way.
 *
 * PERSISTED SHAPES: kept as JSON; new members must be optional, anything else needs a migration.
 */
import type { Stream } from '../domain/record.ts'

export type Connection = {
  readonly state: 'connected' | 'reconnect' | 'consent'
  readonly tenantId: string
  readonly userId: string
  readonly address: string
  readonly displayName: string
  readonly problem: string | null
  readonly claims: string | null
  /** Sealed. */
  readonly refreshToken: string
  readonly connectedAt: number
  /** What was agreed to, by Microsoft's names; absent in rows from before: everything members are asked for. */
  readonly scopes?: readonly string[]
  /** The streams among it; absent: both. */
  readonly streams?: readonly Stream[]
  /** The mailbox is used with the application's own permission (INS-6); the refresh token may be empty then. */
  readonly application?: boolean
}

/** What an administrator has to agree to before the mailbox can do what the person wanted (INS-5). */
export type StoredApproval = {
  /** needed: nobody was asked yet; ready: granted as far as can be seen, the person signs in once more. */
  readonly state: 'needed' | 'requested' | 'ready'
  readonly scopes: readonly string[]
  /** Switched on by itself as soon as it may. */
  readonly streams: readonly Stream[]
  readonly since: number
  readonly requestedAt: number | null
  /** Looks in vain so far, and when the next is due. */
  readonly tries: number
  readonly lookAt: number
}

export type ConnectAttempt = {
  readonly id: string
  readonly state: 'waiting' | 'connected' | 'failed'
  readonly code: string | null
  readonly detail: string | null
  readonly expiresAt: number
  /** Sealed PKCE verifier; the browser that agreed, hashed; nonce. Null until the person continued. */
  readonly verifier: string | null
  readonly nonce: string | null
  readonly browser: string | null
  readonly memberName: string | null
  readonly memberEmail: string | null
  /** What more was asked for. */
  readonly also?: readonly ('people' | 'mail' | 'groups')[]
  /** The streams it is for; null or absent: all there is for members. */
  readonly streams?: readonly Stream[] | null
}
