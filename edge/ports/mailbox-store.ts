/**
 * @module
 * What one mailbox remembers. Synchronous: everything between two outward calls is one transaction.
 *
 * PERSISTED SHAPES: `StreamState` and `SavedMapping` (and those of connection.ts) are stored as JSON; new
 * members must be optional, anything else needs a migration.
 */
import type { MappingRow } from '../contract/mapping.ts'
import type { ActivityEntry } from '../contract/sync.ts'
import type { Fingerprints, Side, Stream } from '../domain/record.ts'
import type { Phase } from '../domain/stream/phase.ts'
import type { Watch } from '../domain/stream/poll.ts'
import type { Link, Operation } from '../domain/sync/link.ts'
import type { Connection, ConnectAttempt, StoredApproval } from './connection.ts'
import type { CrmField } from './crm.ts'
import type { KnownMapping, KnownSettings } from './hosts.ts'
import type { Container } from './outlook.ts'

/** Where an enumeration stands. Steps run in this order; `none` when there is none. */
export type ListingStep = 'outlook' | 'crm-future' | 'crm-past' | 'crm-all' | 'changes'

export type Listing = {
  readonly step: ListingStep
  readonly cursor: string | null
  /** Records handled, and expected in all (null: not known yet). */
  readonly done: number
  readonly total: number | null
  /** Records newly paired in this enumeration: what the cap of the first sync counts. */
  readonly taken: number
  readonly startedAt: number
  /** The mapping changed: linked records are compared even when neither version moved (CON-5). */
  readonly deep?: boolean
  /** Of Outlook only versions are listed: who has another one is read (SYN-5). */
  readonly brief?: boolean
  /** The reading it began with: a release may come in between (P05). */
  readonly reading?: number
  /** Outlook's collection tag when it began; null: not asked for yet. Absent: all is listed, whatever the tag says. */
  readonly tag?: string | null
}

export type StreamProblem = {
  readonly code: string
  readonly detail: string
  readonly who: 'you' | 'administrator' | 'nobody'
}

export type StreamState = {
  readonly stream: Stream
  readonly phase: Phase
  /** Grows with every switch on or off: work begun under another epoch commits nothing. */
  readonly epoch: number
  readonly container: Container | null
  /** It was asked for, perhaps made, and we do not know its id yet. */
  readonly containerInDoubt?: boolean
  readonly outlookCursor: string | null
  /** Being cleared: the last changes of Outlook have been fetched. */
  readonly drained?: boolean
  /** Epoch milliseconds of the last doorbell not yet answered by a complete round; null: quiet. */
  readonly doorbellAt: number | null
  /** When Outlook is asked for changes even if nobody rang. */
  readonly pollAt: number
  /** When everything is compared again although nothing seems wrong (engine.md §0.6). */
  readonly compareAt: number
  /** Since when comparing found nothing; 0: the last time it did. */
  readonly cleanSince?: number
  /** Outlook's collection tag when all in it was last read and nothing differed, and when that was. */
  readonly readWhole?: { readonly tag: string; readonly at: number } | null
  readonly listing: Listing | null
  /** True while comparing everything, not creating for the first time: no cap, absences are looked at. */
  readonly comparing: boolean
  /** The mapping changed while something else was going on: everything is compared in depth after it (CON-5). */
  readonly deepDue?: boolean
  /** Which reading of values the links' bases were made with (P05). */
  readonly reading?: number
  /** How often the mapping changed: what was planned before the last change is outdated. */
  readonly remaps?: number
  /** Pages of changes read since the last complete round (I15). */
  readonly pages?: number
  /** The organization's rules changed while something else was going on: which records belong is seen to after it. */
  readonly rulesDue?: boolean
  readonly skipped: Readonly<Record<string, number>>
  readonly watch: Watch | null
  readonly retry: { readonly tries: number; readonly notBefore: number } | null
  readonly problem: StreamProblem | null
  readonly brake: { readonly side: Side; readonly deletes: number; readonly of: number } | null
  /** A person said "apply": deletions known until then pass the brake. */
  readonly brakeReleasedUntil: number
  /** Epoch hour → deletions carried out in it, of the last 24. */
  readonly deletes: Readonly<Record<string, number>>
  /** People Outlook mailed because of us in that epoch minute, the last one in which it did (CAL-8, H16). */
  readonly mails?: { readonly minute: number; readonly count: number }
  readonly conflicts: number
  readonly lastSyncAt: number | null
  readonly lastTravelMs: number | null
  /** The CRM's newest stamp met by the first sync: what is newer enters even when the cap was reached (A08). */
  readonly newestListed?: number
  /** The member switched it off himself, here or in Outlook: the organization does not switch it on again (INS-6). */
  readonly ownOff?: boolean
  /** The organization switched it on: it may switch it off again. */
  readonly byOrganization?: boolean
  /** When the first sync was through. */
  readonly firstSyncEndedAt: number | null
}

export type Look = {
  readonly stream: Stream
  readonly side: Side
  /** Id on that side. */
  readonly id: string
  /** Read both sides, whatever the link says. */
  readonly both: boolean
  readonly noticedAt: number
  /** Version the notice spoke of: equal to the link's, it is our own write coming back. */
  readonly version: string | null
  /** Notices so far: one that arrives while we look is not lost. */
  readonly rings: number
  /** Not before this time; absent: at once. */
  readonly dueAt?: number
}

export type Flight = {
  readonly id: number
  readonly stream: Stream
  readonly operations: readonly Operation[]
  /** Kept in its place until it is settled; not stored. */
  readonly looks?: readonly Look[]
  /** `StreamState.remaps` when it was planned; not stored: what is found in the store is of unknown age. */
  readonly remaps?: number
  /** Not before this time; absent: at once. */
  readonly dueAt?: number
}

export type Doom = {
  readonly stream: Stream
  readonly crmId: string
  /** The side to delete on. */
  readonly side: Side
  readonly because: 'deleted' | 'out-of-scope'
  readonly noticedAt: number
}

export type ParkedRecord = {
  readonly stream: Stream
  /** The side the record lives on. */
  readonly side: Side
  readonly id: string
  /** Its version when it was refused: the same version is not tried again (R11). */
  readonly version: string | null
  readonly code: string
  readonly detail: string
  readonly field: string | null
  readonly label: string | null
  readonly at: number
}

export type SavedMapping = {
  readonly version: number
  readonly rows: readonly MappingRow[]
  readonly savedAt: number
  readonly savedBy: string
  /** Went back to the organization's, whatever that becomes. */
  readonly follows?: true
}

/** PERSISTED SHAPE. Which pair of values a question is about: with another pair a side was edited since. */
export type Asked = { readonly group: string; readonly crm: string; readonly outlook: string }

export type LoggedEntry = Omit<ActivityEntry, 'id' | 'at'> & { readonly asked?: Asked }
export type StoredEntry = ActivityEntry & { readonly asked?: Asked }

/** What fits a row in any case: it holds 2 MB (Durable Objects, limits) and a letter takes up to three bytes in it. */
export const ROW_LETTERS = 600_000

export interface MailboxStore {
  /** All or nothing; nested calls join the outer one. */
  transaction<Value>(work: () => Value): Value

  stream(stream: Stream): StreamState
  /** Writes nothing when nothing differs. */
  saveStream(state: StreamState): void
  /**
   * As `saveStream`, but where a crash may forget all that differs (how far Outlook was read, that it rang, when
   * something was last written) it is kept in memory until the next save: it is found out again (OPS-2).
   */
  noteStream(state: StreamState): void

  linkByCrm(stream: Stream, crmId: string): Link | null
  linkByOutlook(stream: Stream, outlookId: string): Link | null
  /** Keyed by (stream, crmId). Writes nothing when nothing differs. */
  putLink(link: Link): void
  dropLink(stream: Stream, crmId: string): void
  countLinks(stream: Stream): number
  /** A few of those that agreed with Outlook on these fingerprints. Goes through all links of the stream. */
  linksAgreed(stream: Stream, outlook: Fingerprints): readonly Link[]
  /** In id order after `after`, for comparisons. */
  linksAfter(stream: Stream, after: string, limit: number): readonly Link[]

  /** Merges with a waiting look at the same id: the earlier notice, the earlier time and the wider look win. */
  addLook(look: Omit<Look, 'rings'>): void
  /** Those that are due by then; without a time, all. */
  looks(stream: Stream, limit: number, dueBy?: number): readonly Look[]
  /** Drops it unless it was rung again since (`rings` as read). */
  dropLook(look: Look): void
  hasLook(stream: Stream, side: Side, id: string): boolean
  countLooks(stream: Stream): number

  addFlight(stream: Stream, operations: readonly Operation[], dueAt?: number): number
  flights(stream: Stream): readonly Flight[]
  dropFlight(id: number): void
  /** When the next look or flight is due; 0: at once; null: there is none. */
  nextDue(stream: Stream): number | null

  doom(doom: Doom): void
  doomed(stream: Stream, limit: number): readonly Doom[]
  spare(stream: Stream, crmId: string): void
  isDoomed(stream: Stream, crmId: string): boolean
  countDoomed(stream: Stream): number

  park(record: ParkedRecord): void
  parked(stream: Stream, side: Side, id: string): ParkedRecord | null
  unpark(stream: Stream, side: Side, id: string): void
  countParked(stream: Stream): number
  /** Forgets every refusal and looks at each record again: what it was refused for may be no more (R11). */
  rearm(stream: Stream, noticedAt: number): void
  /** One more failed try of a record in a row; a day later it counts from one again. @returns tries so far */
  trouble(stream: Stream, side: Side, id: string, at: number): number
  calm(stream: Stream, side: Side, id: string): void
  /** Forgets tries, and what was parked for this reason. */
  pardon(stream: Stream, code: string): void
  /** In order of side and id, after the one named. */
  parkedAfter(
    stream: Stream,
    after: { readonly side: string; readonly id: string } | null,
    limit: number,
  ): readonly ParkedRecord[]

  /** Imported records that a mass update let in: they stay in, whatever changes them later (CAL-5). */
  rememberEntered(stream: Stream, crmId: string): void
  hasEntered(stream: Stream, crmId: string): boolean

  /** What we deleted in Outlook, and the version it then had (D09). */
  noteRemoved(stream: Stream, outlookId: string, version: string, at: number): void
  removedVersion(stream: Stream, outlookId: string): string | null
  forgetRemoved(stream: Stream, outlookId: string): void
  /** All from before that time but what is parked. */
  pruneRemoved(stream: Stream, before: number): void

  /** Forgets links, looks, flights, doomed and parked records of a stream. */
  forgetStream(stream: Stream): void

  /** A value that lost is kept whole, however long; the list shows none that is (`activityEntry` does). */
  log(
    stream: Stream,
    at: number,
    entries: readonly LoggedEntry[],
    /** How long the slowest write among them travelled; null: none was written. */
    travelMs?: number | null,
  ): void
  /** `asked`: of questions alone, answered by an edit or not (closeQuestion takes them out). */
  activity(
    stream: Stream,
    page: { before: string | null; limit: number; asked?: boolean },
  ): { entries: readonly StoredEntry[]; cursor: string | null }
  activityEntry(stream: Stream, id: string): StoredEntry | null
  /** The question of this entry is answered: both values of it are as told from now on. */
  closeQuestion(stream: Stream, id: string, winner: Side): void
  pruneActivity(before: number): void

  connection(): Connection | null
  saveConnection(connection: Connection | null): void
  approval(): StoredApproval | null
  saveApproval(approval: StoredApproval | null): void
  attempt(id: string): ConnectAttempt | null
  saveAttempt(attempt: ConnectAttempt): void
  pruneAttempts(now: number): void

  /** This, `organizationMapping`, `settings` and `crmFields`: the same object until another one is saved. */
  mapping(): SavedMapping | null
  saveMapping(mapping: SavedMapping): void
  /** Newest first; the oldest are forgotten. */
  mappings(): readonly SavedMapping[]
  /** The organization's as last heard of; null: it has none. */
  organizationMapping(): KnownMapping | null
  saveOrganizationMapping(mapping: KnownMapping): void
  /** The organization's rules as last heard of; null: the defaults. */
  settings(): KnownSettings | null
  saveSettings(settings: KnownSettings): void
  crmFields(): readonly CrmField[] | null
  saveCrmFields(fields: readonly CrmField[] | null): void
}
