/**
 * @module
 * The Outlook side of one mailbox, in the domain's words. Implemented by adapters/graph.
 *
 * Every method is bounded (one page, at most one $batch) so that a slice can count what it spends.
 */
import type { Invitee } from '../domain/calendar/invitees.ts'
import type { Fields, Stream } from '../domain/record.ts'
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'

/** The dedicated calendar or contact folder. Ids of containers never change (graph-contract §2.4). */
export type Container = { readonly id: string; readonly name: string }

/** An item as Outlook holds it now. */
export type OutlookItem = {
  readonly id: string
  /** ETag. Changes also when nothing a person sees changed (graph-contract §2.9). */
  readonly version: string
  readonly fields: Fields
  /** The key of our create, when the item carries one and the call could read it. */
  readonly marker?: string
  /** True when nobody touched it since it was created. */
  readonly untouched: boolean
  /** When Microsoft says it was last changed, epoch milliseconds. */
  readonly changedAt?: number
}

export type OutlookRow =
  | { readonly kind: 'item'; readonly item: OutlookItem }
  /** A hint: something about this id changed or went; read it before believing anything. */
  | { readonly kind: 'look'; readonly id: string }

/** What a listing in brief tells of an item: a version that is known is an item that is known. */
export type ListedRow =
  | OutlookRow
  | { readonly kind: 'version'; readonly id: string; readonly version: string }

export type OutlookPage<Row = OutlookRow> = {
  readonly rows: readonly Row[]
  /** Opaque; pass back for the next page or the next round. */
  readonly cursor: string
  /** False while the round has further pages. */
  readonly complete: boolean
}

/** Answer to a read by id. */
export type OutlookLook =
  | { readonly kind: 'present'; readonly item: OutlookItem }
  | { readonly kind: 'moved' }
  | { readonly kind: 'gone' }

/** What lets a write make Outlook mail people; without it such a write is refused (CAL-8). */
export type Mailing = {
  readonly mayMail?: true
  /** Who is to be invited, beside whom the item has as attendees already; nobody is ever uninvited. */
  readonly attendees?: readonly Invitee[]
}

export type OutlookWrite = (
  | {
      readonly action: 'create'
      /** Idempotency key: same key, same item. Also stored on the item as its marker. */
      readonly key: string
      readonly fields: Fields
      /** True when an earlier attempt may have arrived: look for the marker first where creates have no key. */
      readonly replay: boolean
    }
  | {
      readonly action: 'update'
      readonly id: string
      readonly version: string
      readonly fields: Fields
    }
  | { readonly action: 'delete'; readonly id: string; readonly version: string | null }
) &
  Mailing

/** A group that was not written, because Outlook would lose more than it gained. */
export type Kept = {
  readonly group: string
  /** Original start: so it is at this occurrence of the series alone. */
  readonly occurrence?: string
  readonly code: string
  readonly detail: string
}

export type OutlookOutcome =
  | {
      readonly kind: 'written'
      readonly item: OutlookItem
      /** answered with an item made by an earlier attempt */ readonly replayed: boolean
      /** How many people Outlook mails because of it. */
      readonly mailed?: number
      /** What the item keeps of its own; the rest was written. */
      readonly kept?: readonly Kept[]
    }
  | { readonly kind: 'deleted'; readonly mailed?: number }
  | { readonly kind: 'failed'; readonly failure: Failure }

export type Watch = { readonly id: string; readonly expiresAt: number }

export interface OutlookPort {
  /** Find by id, or make (adopting one that carries our mark); a person's own container of that name is never taken. */
  ensureContainer(stream: Stream, name: string, mark: string): Promise<Result<Container, Failure>>
  /** null when it is gone. */
  findContainer(stream: Stream, id: string): Promise<Result<Container | null, Failure>>
  /** Removes it with all it holds and verifies; gone already is success. */
  removeContainer(stream: Stream, id: string): Promise<Result<null, Failure>>
  /** Number of items in it: what switching off would remove. */
  countItems(stream: Stream, containerId: string): Promise<Result<number, Failure>>

  /** One page of changes; cursor null starts a round with everything there is. failure `resync`: start again. `gone`: container gone. */
  changes(
    stream: Stream,
    containerId: string,
    cursor: string | null,
  ): Promise<Result<OutlookPage, Failure>>
  /**
   * One page of a complete listing with markers: the ground truth (engine.md §0.6). `brief`, from the first page to
   * the last: ids and versions alone, on fewer and larger pages.
   */
  list(
    stream: Stream,
    containerId: string,
    cursor: string | null,
    brief?: boolean,
  ): Promise<Result<OutlookPage<ListedRow>, Failure>>
  /**
   * Another one after every item that came, changed or went; one request, however many there are (as CalDAV's ctag).
   * null: this mailbox cannot tell, list it.
   */
  collectionTag(stream: Stream, containerId: string): Promise<Result<string | null, Failure>>
  /** At most 20 ids, one $batch. An id left out: of this one nothing could be said, of the others it could. */
  read(
    stream: Stream,
    containerId: string,
    ids: readonly string[],
  ): Promise<Result<ReadonlyMap<string, OutlookLook>, Failure>>
  /** At most 20 writes, in order; answers align with the writes. A whole-call failure is repeated in every outcome. */
  write(
    stream: Stream,
    containerId: string,
    writes: readonly OutlookWrite[],
  ): Promise<readonly OutlookOutcome[]>

  /** Subscribes to changes of the container. `path` is the public path of our hook for this mailbox and stream. */
  watch(
    stream: Stream,
    containerId: string,
    hook: { url: string; secret: string },
  ): Promise<Result<Watch, Failure>>
  renewWatch(id: string): Promise<Result<Watch, Failure>>
  unwatch(id: string): Promise<Result<null, Failure>>

  /** Requests spent so far by this port instance, as Microsoft counts them (batch items each). */
  spent(): { readonly requests: number; readonly calls: number }
}

/** Whose mailbox this is, for display. */
export type MailboxProfile = {
  readonly tenantId: string
  readonly userId: string
  readonly address: string
  readonly displayName: string
  readonly timeZone: string | null
}
