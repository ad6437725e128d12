/**
 * @module
 * What the demo CRM asks of the machine it runs on.
 *
 * Owns: the ports (database, clock, randomness, network, alarm) and the settings. Does not own: any
 * behaviour. The Worker gives Durable Object storage, a test gives node:sqlite.
 */

/** One SQLite database, synchronous. */
export type Sql = {
  all<Row>(query: string, ...params: SqlValue[]): Row[]
  run(query: string, ...params: SqlValue[]): void
  /** All or nothing; nested calls join the outer one. */
  transaction<T>(work: () => T): T
}
export type SqlValue = string | number | null

export type CrmSettings = {
  /** `iss` of embed tokens and base of absolute links. */
  crmOrigin: string
  /** `aud` of embed tokens and home of the elements. */
  edgeOrigin: string
  /** Users the licence covers; one more is refused with `licence-limit`. */
  seats: number
}

export type Platform = {
  sql: Sql
  /** Epoch milliseconds. */
  now(): number
  uuid(): string
  bytes(count: number): Uint8Array<ArrayBuffer>
  /** Outbound requests (webhooks only). */
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Calls `runDue` at that time; several calls keep the earliest. */
  wakeAt(at: number): void
  settings: CrmSettings
}

/** Platform plus what lives only as long as the process. */
export type Crm = Platform & {
  /** Long polls waiting for the next change. */
  waiting: Set<() => void>
  /** Types changed since webhooks were last told. */
  dirty: Set<ChangeType>
  /** Idempotency keys of calls still being worked on. */
  running: Set<string>
  /** Deliveries under way, by endpoint. */
  delivering: Map<string, Promise<void>>
}

export type ChangeType = 'contact' | 'event' | 'user' | 'schema'

export const makeCrm = (platform: Platform): Crm => ({
  ...platform,
  waiting: new Set(),
  dirty: new Set(),
  running: new Set(),
  delivering: new Map(),
})
