/**
 * @module
 * The seams of the sandbox: what its parts ask of each other and of the platform. Types only.
 *
 * Owns: the shapes between the front door (app.ts), a mailbox, the directory, Entra and the controls.
 * Does not own: behaviour. The same parts run in the Worker (Durable Object SQLite) and in-process under
 * a test (node:sqlite), so nothing here names a platform.
 */

/** One SQLite database, synchronous: `ctx.storage.sql` in a Durable Object, node:sqlite in a test. */
export type Sql = {
  all<Row>(query: string, ...params: SqlValue[]): Row[]
  run(query: string, ...params: SqlValue[]): void
  /** All or nothing; nested calls join the outer one. */
  transaction<T>(work: () => T): T
}
export type SqlValue = string | number | null | Uint8Array

/** The sandbox's one clock (epoch milliseconds, moved by /sandbox/clock) and one random source. */
export type World = {
  now(): number
  /** 0 ≤ x < 1 */
  random(): number
  uuid(): string
}

/** Who calls, from the access token. `scopes` delegated, `roles` application permissions. */
export type Caller = {
  tenantId: string
  /** Absent for application tokens. */
  userId?: string
  appId: string
  scopes: readonly string[]
  roles: readonly string[]
}

/** A person as a mailbox needs to know him. */
export type MailboxOwner = {
  userId: string
  tenantId: string
  displayName: string
  address: string
}

/** One Graph request after authentication and routing; also one item of a $batch. */
export type GraphCall = {
  method: string
  /** Below `/me` or `/users/{id}`, without leading slash: `calendars/AAMk…/events`. Still percent-encoded per segment. */
  path: string
  query: URLSearchParams
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  body?: unknown
  caller: Caller
  owner: MailboxOwner
  /** `http://127.0.0.1:8789`: absolute links start with it + `/v1.0`. */
  origin: string
  /** `me` or `users('<oid>')`: for @odata.context and links that repeat the caller's form. */
  prefix: string
}

export type GraphReply = {
  status: number
  headers: Record<string, string>
  /** JSON, or absent for 204. */
  body?: unknown
  /** Mail Exchange would have sent because of this call. */
  mails?: readonly SentMail[]
  /** What changed in the mailbox: drives subscriptions and the live Outlook page. */
  changes?: readonly MailboxChange[]
  /** An answer that is no JSON: `…/$count`, photo bytes. Then `body` is absent. */
  raw?: { contentType: string; data: string | Uint8Array }
}

export type SentMail = {
  at: string
  kind: 'meetingInvitation' | 'meetingUpdate' | 'meetingCancellation' | 'mail'
  from: string
  to: string
  subject: string
  /** HTML or text of a mail sent by sendMail. */
  body?: string
}

export type MailboxChange = {
  entity: 'event' | 'contact' | 'calendar' | 'contactFolder'
  changeType: 'created' | 'updated' | 'deleted'
  /** Default (movable) REST id and immutable id; equal for containers. */
  id: string
  immutableId: string
  /** Calendar or contact folder it is (was) in; the container's own id for containers. */
  containerId: string
  /** True when the container is the mailbox's default calendar / contacts folder. */
  inDefaultContainer: boolean
  etag?: string
}

/** One mailbox: everything below `/me/…` that Exchange answers. Synchronous: one SQLite database. */
export type Mailbox = {
  handle(call: GraphCall): GraphReply
  /** Default calendar, default contacts folder and, for seeds, some content. Idempotent. */
  provision(owner: MailboxOwner, seed: 'contoso' | 'large-mailbox' | 'empty'): void
  reset(): void
  /** Sandbox controls: what a person does in Outlook (same code as the Graph calls, no permission check). */
  deleteCalendar(name: string): GraphReply
  deleteContactFolder(name: string): GraphReply
  moveEvent(id: string, calendarName: string): { reply: GraphReply; id: string }
  expireDelta(): void
  /** Moods of Exchange a test switches on: some members of `Quirks` (mailbox/quirks.ts); a reset ends them. */
  configure?(change: object): void
}
export type MakeMailbox = (platform: { sql: Sql; world: World }) => Mailbox
