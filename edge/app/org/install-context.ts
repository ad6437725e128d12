/**
 * @module
 * What installing and uninstalling one organization work with.
 */
import type { Alarms } from '../../ports/alarms.ts'
import type { DirectoryHost, MailboxHost } from '../../ports/hosts.ts'
import type { InstallStore } from '../../ports/install-store.ts'
import type { PeopleContext } from '../people/context.ts'

export type InstallContext = {
  readonly people: PeopleContext
  readonly store: InstallStore
  readonly alarms: Alarms
  /** Which organization a tenant belongs to, one for each, wherever they ask from. */
  readonly claims: (tenantId: string) => Pick<DirectoryHost, 'claimTenant' | 'releaseTenant'>
  readonly mailbox: (member: string) => Pick<MailboxHost, 'erase'>
  /** Ends reading the CRM's feed and its webhook (take-part.ts). */
  readonly restFeed: () => Promise<void>
  /** Keeps the organization on the watchdog's roll call while mailboxes wait. */
  readonly keepAwake: () => Promise<void>
  readonly rhythm: {
    /** Mailboxes taken apart in one alarm. */
    readonly mailboxesPerSlice: number
    readonly callsAtOnce: number
    /** A pause before a mailbox that did not answer is tried again: never given up, it still holds a sign-in. */
    readonly retryMs: number
  }
}
