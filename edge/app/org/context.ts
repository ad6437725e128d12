/**
 * @module
 * What the use cases of one organization work with.
 */
import { doubledMs } from '../../domain/stream/backoff.ts'
import type { SyncSettings } from '../../contract/settings.ts'
import type { Alarms } from '../../ports/alarms.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CrmPort } from '../../ports/crm.ts'
import type { DirectoryHost, MailboxHost } from '../../ports/hosts.ts'
import type { Journal } from '../../ports/journal.ts'
import type { OrgStore } from '../../ports/org-store.ts'
import type { PeopleStore } from '../../ports/people-store.ts'
import type { Vault } from '../../ports/vault.ts'

/** Every value with its reason in edge/policy.ts. */
export type OrgRhythm = {
  readonly pollMs: number
  readonly coalesceMs: number
  readonly pagesPerSlice: number
  readonly changesPerCall: number
  readonly callsAtOnce: number
  readonly graceMs: number
  readonly retryMs: { readonly first: number; readonly longest: number }
  readonly offersPerPage: number
  readonly replayMemoryMs: number
  readonly renewLeadMs: number
  readonly membersFreshMs: number
  readonly rollCallMs: number
  readonly membersCheckMs: number
}

export type Delivery = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Alarms of work that is not the feed's. */
export const otherAlarms = ['mail', 'notice', 'removal', 'roll-out'] as const
export type OtherAlarm = (typeof otherAlarms)[number]

/** Who may not use the CRM any longer. */
export type ShutOut = {
  /** Asked of the CRM about him alone; null: it does not answer. */
  readonly is: (member: string) => Promise<boolean | null>
  /** Into the audit log. */
  readonly note: (member: string) => void
}

export type OrgContext = {
  /** The object's name in the roll call. */
  readonly name: string
  readonly organization: string
  readonly store: OrgStore
  readonly alarms: Alarms
  readonly crm: CrmPort
  readonly vault: Vault
  readonly clock: Clock
  readonly journal: Journal
  readonly rhythm: OrgRhythm
  /** Rules of the sync while nobody has set any. */
  readonly defaults: SyncSettings
  /** Where the CRM rings. */
  readonly webhookUrl: string
  /** The delivery's id when its signature is right (Standard Webhooks), else null. */
  readonly verifyDelivery: (secret: string, delivery: Delivery) => string | null
  readonly mailbox: (
    member: string,
  ) => Pick<MailboxHost, 'notifyCrm' | 'takeSettings' | 'takeMapping' | 'disconnect'>
  readonly shutOut: ShutOut
  readonly rollCall: Pick<DirectoryHost, 'enrol' | 'strike'>
  /** Who is invited or has asked to join (app/people). */
  readonly pendingAmong: PeopleStore['pendingAmong']
  /** What is done when the alarm of this name rings: mails and notices (app/people), an uninstall's next slice. */
  readonly workOff: Readonly<Record<OtherAlarm, () => Promise<void>>>
  readonly isBeingRemoved: () => boolean
  /** Whose accounts members connect; empty as long as no administrator tied a tenant. */
  readonly ownTenants: () => readonly string[]
}

/** When to try again after `failures` in a row: doubling, spread out so that many do not come at once. */
export const retryAt = (
  { clock, rhythm }: Pick<OrgContext, 'clock' | 'rhythm'>,
  failures: number,
): number => clock.now() + doubledMs(rhythm.retryMs, failures - 1, clock.random())
