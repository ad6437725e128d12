/**
 * @module
 * Every number of the edge that somebody might want to change, with its reason.
 *
 * Owns: values. Does not own: what they do; each is handed as an argument to the code it governs.
 */
import type { SyncSettings } from './contract/settings.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

export const httpPolicy = {
  /** A mapping of 100 rows is about 20 kB; nothing a page sends is larger. */
  bodyBytes: 64 * 1024,
  /** A checkbox and a button; a browser's own fields come to less. */
  formBytes: 4 * 1024,
  /** Graph posts several notices at once, each below 2 kB without resource data (graph-contract §7.4). */
  noticeBytes: 512 * 1024,
  /** Preflights are asked again after this, so that a removed origin is out soon (embedding §7, ASVS 3.4). */
  preflightSeconds: 600,
  /** As long as a sign-in is valid (embedding §5.2.2). */
  connectCookieSeconds: 600,
  /** Picker's page when the element names none. */
  peoplePerPage: 25,
  /** A one-time address is opened by the very next call of the page. */
  liveTicketMs: 30_000,
  activityPerPage: 50,
  /** Invitations, requests, entries of the audit log. */
  peopleRowsPerPage: 50,
  /** Rows a call to the object brings when the audit log is exported. */
  auditExportPage: 500,
  /** The sandbox's authorize page answers at once; a person's never takes this way. */
  demoSignInTimeoutMs: 10 * second,
} as const

export type HttpPolicy = typeof httpPolicy

export type OrgPolicy = {
  /** Safety net under the CRM's webhooks (engine §4.4, SCHEDULE). */
  readonly pollMs: number
  /** Webhooks of one bulk change come in a burst: read once for all of them. */
  readonly coalesceMs: number
  /** Pages of the feed read in one go; more are read in the next alarm, so that a slice stays short. */
  readonly pagesPerSlice: number
  /** Changes told to a mailbox in one call. */
  readonly changesPerCall: number
  /** Mailboxes told at a time: what a Worker may have open (embedding §6.4). */
  readonly callsAtOnce: number
  /** A slice that crashed is tried again after this. */
  readonly graceMs: number
  readonly retryMs: { readonly first: number; readonly longest: number }
  /** How often one page is offered to a mailbox that does not take it, before it is owed a resync instead. */
  readonly offersPerPage: number
  /** Standard Webhooks ids are remembered this long (crm-contract §6.3). */
  readonly replayMemoryMs: number
  /** The CRM's webhook is renewed this long before it ends. */
  readonly renewLeadMs: number
  /** Members of the CRM are read again when asked for after this. */
  readonly membersFreshMs: number
  /** What the roll call is told: overdue when not heard of for this long; told again at half of it. */
  readonly rollCallMs: number
  /** Whether everybody who takes part is a member still. */
  readonly membersCheckMs: number
}

export const orgPolicy: OrgPolicy = {
  pollMs: 5 * minute,
  coalesceMs: 200,
  pagesPerSlice: 10,
  changesPerCall: 200,
  callsAtOnce: 6,
  graceMs: minute,
  retryMs: { first: 5 * second, longest: 10 * minute },
  offersPerPage: 3,
  replayMemoryMs: 24 * hour,
  renewLeadMs: hour,
  membersFreshMs: minute,
  rollCallMs: 30 * minute,
  // The feed tells sooner; this is for a CRM that does not tell.
  membersCheckMs: 24 * hour,
}

/** A missed notice is repaired in front of the onlooker's eyes (SYN-4). */
export const demoOrgPolicy: OrgPolicy = {
  ...orgPolicy,
  pollMs: minute,
  membersFreshMs: 5 * second,
  rollCallMs: 5 * minute,
}

/** An uninstall (INS-7): a mailbox takes a few calls to Microsoft, so a few in one alarm. */
export const removalPolicy = {
  mailboxesPerSlice: 12,
  callsAtOnce: 4,
  retryMs: minute,
} as const

export const watchdogPolicy = {
  /** Per shard and tick; the rest is taken by the next tick, the longest overdue first. */
  perShard: 100,
  /** An object that was woken is not named again before this. */
  restMs: 10 * minute,
  callsAtOnce: 6,
} as const

export type MailboxPolicy = {
  readonly rhythm: {
    readonly sliceMs: number
    readonly sliceRequests: number
    readonly pollMs: number
    readonly pollUnwatchedMs: number
    readonly pollProvenMs: number
    readonly compareMs: number
    readonly activityDays: number
  }
  /** Bells ring in bursts: one wake for all of them, soon enough for SYN-4 (≤ 1 s after the notice). */
  readonly coalesceMs: number
  /** A slice that threw is tried again after this. */
  readonly graceMs: number
  /** What the roll call is told: overdue when not heard of for this long. */
  readonly rollCallMs: number
}

export const mailboxPolicy: MailboxPolicy = {
  rhythm: {
    /** Far below the 15 minutes an alarm may take; other work of the object is not held up for long. */
    sliceMs: 20 * second,
    /** Of 10,000 subrequests (embedding §6.1); short enough that both streams move before the eyes. */
    sliceRequests: 200,
    /** A subscription nobody has rung over yet: as often as where the doorbell is only hoped for (engine.md §4.4). */
    pollMs: hour,
    /**
     * engine.md §4.4 asks every hour, which is 48 requests an idle day for nothing: a mailbox at $0.006 has room for
     * five (embedding §6.3 A). So hours are for those whose doorbell is in doubt. What a proven one misses all the
     * same is repaired by the next poll or comparison, a day later at the latest, and it is proven no more.
     * An hour longer than `compareMs`: each comparison ends with the same round, so that a day has only one.
     */
    pollProvenMs: 25 * hour,
    /** Without a subscription asking is the only way to hear. */
    pollUnwatchedMs: 15 * minute,
    /** The complete listing is the ground truth that delta only speeds up (engine.md §0.6). */
    compareMs: 24 * hour,
    /** SYN-8. */
    activityDays: 90,
  },
  coalesceMs: 250,
  graceMs: minute,
  /** It is told at a wake in the second half of it, and a mailbox at rest wakes once a day. */
  rollCallMs: 36 * hour,
}

/** A missed notice is repaired in front of the onlooker's eyes: ≤ 5 min (SYN-4). */
export const demoMailboxPolicy: MailboxPolicy = {
  ...mailboxPolicy,
  rhythm: {
    ...mailboxPolicy.rhythm,
    pollMs: 30 * second,
    pollUnwatchedMs: 30 * second,
    pollProvenMs: 30 * second,
  },
  rollCallMs: 5 * minute,
}

/** Rules of the sync while an organization has set none (R5, R6, CAL-2, CAL-4, CAL-5, CON-3). */
export const defaultSyncSettings: SyncSettings = {
  conflict: 'crm',
  editBeatsDelete: true,
  outlookDelete: 'delete',
  // The model product's rule, read literally.
  imported: 'until-mass-updated',
  privateRecords: 'include',
  categories: null,
  // No attendee is ever mailed because of a sync, unless the organization turns that on (CAL-8).
  invitations: 'never',
  caps: { calendar: 5_000, contacts: 10_000 },
}

/**
 * Two servers' clocks are compared by `newest` alone, and a difference below this says nothing: the CRM wins.
 * The widest skew between a CRM and Exchange met in the field is 52 s (engine.md §1, OGCS).
 */
export const clockSkewMs = 2 * minute

/**
 * Least delegated scopes, step by step (INS-6, graph-contract §8.12). Only groups need an administrator by
 * themselves (§1.2). `people`: the names of colleagues, for the picker and for invitations.
 */
export const mailboxScopes = {
  signIn: ['openid', 'profile', 'email', 'offline_access', 'User.Read'],
  streams: { calendar: ['Calendars.ReadWrite'], contacts: ['Contacts.ReadWrite'] },
  more: {
    people: ['User.ReadBasic.All'],
    mail: ['Mail.Send'],
    groups: ['GroupMember.Read.All'],
  },
} as const

/** What an administrator agrees to for everybody at the install: groups are asked for when somebody uses them. */
export const installScopes: readonly string[] = [
  'User.Read',
  ...mailboxScopes.streams.calendar,
  ...mailboxScopes.streams.contacts,
  ...mailboxScopes.more.people,
]

/**
 * How often the edge looks whether an administrator agreed (INS-5): soon, since consent needs seconds to spread
 * (graph-contract §8.1), then ever more rarely; one look is one call to the sign-in service.
 */
export const approvalRhythm = { first: minute, longest: 6 * hour } as const

/** Somebody is looking on. */
export const demoApprovalRhythm = { first: second, longest: 30 * second } as const

/** Each member is a call to his mailbox and one to Graph: far below what a slice may do (embedding §6.1). */
export const rollOutPolicy = { perSlice: 60, tries: 5 } as const

export type PeoplePolicy = {
  /** Mails worked off in one alarm, and the pause after it. */
  readonly mailsPerSlice: number
  readonly mailPauseMs: number
  /** A mail that failed for now is tried again so often, the waits doubling from `first`. */
  readonly mailTries: number
  readonly mailRetryMs: { readonly first: number; readonly longest: number }
  /** Whoever adds a person to the CRM holds the request for so long, in case he never comes back. */
  readonly holdMs: number
  readonly keepEndedMs: number
  readonly noticeRetryMs: readonly number[]
}

export const peoplePolicy: PeoplePolicy = {
  // Exchange Online takes 30 messages a minute from one mailbox (Exchange Online limits, sending).
  mailsPerSlice: 10,
  mailPauseMs: 20 * second,
  mailTries: 8,
  mailRetryMs: { first: 30 * second, longest: 6 * hour },
  holdMs: minute,
  // As long as the activity of the sync (SYN-8).
  keepEndedMs: 90 * 24 * hour,
  /** Standard Webhooks, over about three days. */
  noticeRetryMs: [
    ...[5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour],
    ...[10 * hour, 14 * hour, 20 * hour, 24 * hour],
  ],
}

/** The sandbox has no such limit, and somebody is looking on. */
export const demoPeoplePolicy: PeoplePolicy = {
  ...peoplePolicy,
  mailsPerSlice: 40,
  mailPauseMs: 100,
  mailRetryMs: { first: 2 * second, longest: minute },
}
