/**
 * @module
 * What the use cases about people of one organization work with.
 */
import type { Alarms } from '../../ports/alarms.ts'
import type { Clock } from '../../ports/clock.ts'
import type { NoticeQueue, SendNotice } from '../../ports/crm-notices.ts'
import type { CrmPeople } from '../../ports/crm-people.ts'
import type { Digest } from '../../ports/digest.ts'
import type { MailboxHost } from '../../ports/hosts.ts'
import type { Journal } from '../../ports/journal.ts'
import type { Mailer } from '../../ports/mailer.ts'
import type { Organization } from '../../ports/organizations.ts'
import type { OrgStore } from '../../ports/org-store.ts'
import type { PeopleStore } from '../../ports/people-store.ts'

/** Every value with its reason in edge/policy.ts. */
export type PeopleRhythm = {
  readonly mailsPerSlice: number
  readonly mailPauseMs: number
  readonly mailTries: number
  readonly mailRetryMs: { readonly first: number; readonly longest: number }
  readonly holdMs: number
  /** Who was invited or asked is forgotten this long after it was over. */
  readonly keepEndedMs: number
  /** Waits between the tries of a notice; after the last it is given up. */
  readonly noticeRetryMs: readonly number[]
}

export type PeopleContext = {
  readonly organization: Pick<
    Organization,
    'id' | 'name' | 'crmName' | 'edition' | 'origins' | 'tenants' | 'language'
  >
  readonly store: PeopleStore
  /** Who is bound to which identity already. */
  readonly identities: Pick<
    OrgStore,
    | 'boundUsers'
    | 'knownUsers'
    | 'knownMember'
    | 'setKnownUser'
    | 'identity'
    | 'holder'
    | 'setStamp'
  >
  /** The tenant that was tied by an administrator; null: none, or being untied. */
  readonly installedTenant: () => string | null
  readonly alarms: Alarms
  readonly clock: Clock
  readonly journal: Journal
  readonly crm: CrmPeople
  readonly mailbox: (
    member: string,
  ) => Pick<MailboxHost, 'readPeople' | 'mayMail' | 'approvalGranted'>
  readonly mailer: Mailer
  /** null: nobody registered an address for notices. */
  readonly notices: { readonly queue: NoticeQueue; readonly send: SendNotice } | null
  /** Mail goes out in a member's own name, so his sign-in has to allow it. */
  readonly mailsAsMember: boolean
  readonly digest: Digest
  /** 256 bits of chance. */
  readonly secretText: () => string
  /** The page where an invitation is accepted. */
  readonly acceptUrl: (invitation: string, secret: string) => Promise<string>
  /** The page where an administrator agrees in Microsoft 365. */
  readonly approvalUrl: (request: string) => Promise<string>
  readonly rhythm: PeopleRhythm
  /** Keeps the organization on the watchdog's roll call while mails wait. */
  readonly keepAwake: () => Promise<void>
}

/** Sortable by time, then by chance: nine digits of base 36 last until the year 5188. */
export const timedId = ({ clock }: Pick<PeopleContext, 'clock'>): string =>
  `${clock.now().toString(36).padStart(9, '0')}${clock.uuid().replaceAll('-', '').slice(0, 12)}`

export const iso = (at: number): string => new Date(at).toISOString()
