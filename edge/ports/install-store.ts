/**
 * @module
 * What an organization remembers of its tenant: who tied it, and how far an uninstall has come. Synchronous:
 * implemented by objects/org/install-store.ts.
 *
 * PERSISTED SHAPES: kept as JSON; new members are optional, none changes its meaning.
 */
import type { OutlookChoice, Removal, RemovedCopies } from '../contract/install.ts'

export type RemovedMailbox = {
  readonly member: string
  readonly calendar: RemovedCopies
  readonly contacts: RemovedCopies
}

export type StoredRemoval = {
  readonly outlook: OutlookChoice
  readonly startedAt: number
  readonly endedAt: number | null
  readonly by: string | null
  /** Members whose mailbox is still to be taken apart. */
  readonly waiting: readonly string[]
  readonly results: readonly RemovedMailbox[]
  readonly forgotten: Removal['forgotten']
}

export type StoredInstallation = {
  readonly tenantId: string
  readonly installedAt: number
  readonly installedBy: {
    readonly userId: string
    readonly displayName: string
    readonly address: string
    readonly member: string
  }
  readonly removal: StoredRemoval | null
}

export interface InstallStore {
  transaction<Value>(work: () => Value): Value
  /** null: never installed. */
  installation(): StoredInstallation | null
  saveInstallation(installation: StoredInstallation): void
  /** Everybody who is tied to a Microsoft identity, or may have a mailbox here. */
  tiedMembers(): readonly string[]
  hasMailbox(member: string): boolean
  /** What is known of people, except the audit log; answers how much it was. */
  forgetPeople(): NonNullable<Removal['forgotten']>
}
