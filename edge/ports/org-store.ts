/**
 * @module
 * What an organization remembers: who takes part, how far the CRM's feed was read, who is who in
 * Microsoft 365. Synchronous: implemented by objects/org/store.ts.
 */
import type { MappingRow } from '../contract/mapping.ts'
import type { SyncSettings } from '../contract/settings.ts'

/** PERSISTED SHAPE: kept as JSON; rules added later are optional there and filled from the defaults. */
export type StoredSyncSettings = {
  readonly version: number
  readonly settings: SyncSettings
  readonly savedAt: number
  readonly savedBy: string
}

export type StoredOrganizationMapping = {
  readonly version: number
  /** null: the default mapping. */
  readonly rows: readonly MappingRow[] | null
  readonly fixed: boolean
  readonly savedAt: number
  readonly savedBy: string
}

export type WebhookSubscription = {
  readonly id: string
  /** Sealed by the vault. */
  readonly secret: string
  /** Epoch milliseconds; null: until unsubscribed. */
  readonly expiresAt: number | null
}

export type Identity = {
  readonly tenantId: string
  readonly userId: string
  readonly address: string
}

/** A CRM user whom the CRM itself ties to a directory user. */
export type KnownUser = { readonly userId: string; readonly member: string }

/** Things that are tried again, and how often they failed in a row. */
export type Attempt = 'feed' | 'offer' | 'owed' | 'webhook' | 'settings' | 'members'

/** When something was last done, epoch milliseconds. */
export type Stamp = 'members-read' | 'roll-call'

export interface OrgStore {
  transaction<Value>(work: () => Value): Value

  joined(): readonly string[]
  isJoined(member: string): boolean
  add(member: string): void
  remove(member: string): void

  /** Members who must compare everything, because something for them could not be handed over. */
  owed(): readonly string[]
  owe(members: readonly string[]): void
  paid(member: string): void

  cursor(): string | null
  setCursor(cursor: string | null): void
  /** Only from where it was read: false when it was moved meanwhile. */
  advance(from: string, to: string): boolean

  failures(of: Attempt): number
  setFailures(of: Attempt, count: number): void
  stamp(of: Stamp): number
  setStamp(of: Stamp, at: number): void

  webhook(): WebhookSubscription | null
  setWebhook(webhook: WebhookSubscription | null): void
  /** False when this delivery was seen before. */
  remember(delivery: string, at: number): boolean
  forgetDeliveries(before: number): void

  /** null: nobody ever changed the defaults. */
  syncSettings(): StoredSyncSettings | null
  saveSyncSettings(saved: StoredSyncSettings): void
  organizationMapping(): StoredOrganizationMapping | null
  saveOrganizationMapping(saved: StoredOrganizationMapping): void
  /** Newest first; the oldest are forgotten. */
  organizationMappings(): readonly StoredOrganizationMapping[]
  /** Members whose mailbox has not heard of the newest rules. */
  untold(): readonly string[]
  setUntold(members: readonly string[]): void

  identity(member: string): Identity | null
  /** Who else holds this directory user. */
  holder(identity: { tenantId: string; userId: string }): string | null
  bind(member: string, identity: Identity): void
  /** The member's identity was taken over by another: he must sign in again. */
  supersede(member: string): void
  isSuperseded(member: string): boolean
  boundUsers(directoryIds: readonly string[]): ReadonlySet<string>

  /** Writes only what differs. */
  setKnownUsers(users: readonly KnownUser[]): void
  /** One of them, before the CRM's list is read anew. */
  setKnownUser(user: KnownUser): void
  /** The CRM user it was last heard to tie to this directory user. */
  knownMember(directoryId: string): string | null
  knownUsers(directoryIds: readonly string[]): ReadonlySet<string>
}
