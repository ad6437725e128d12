/**
 * @module
 * The pair of ids of one record on both sides, with what was last agreed.
 *
 * PERSISTED SHAPE (objects/mailbox/schema.ts): a change of `Link`, `Base` or `Operation` needs a migration.
 * A link exists only while both sides do (or did): a create in flight is an operation, not a link.
 */
import type { Invitee } from '../calendar/invitees.ts'
import type { Fields, Fingerprints, Side, Stream } from '../record.ts'
import type { ChangeShown, Shown } from './shown.ts'

/** What each side looked like when both last agreed: a PAIR, or lossy fields would ping-pong (engine.md §0.3). */
export type Base = { readonly crm: Fingerprints; readonly outlook: Fingerprints }

export type Link = {
  readonly stream: Stream
  readonly crmId: string
  readonly outlookId: string
  /** null: never agreed (adopted pair, create in doubt): every difference is a conflict, nothing is "unchanged". */
  readonly base: Base | null
  readonly crmVersion: string | null
  readonly outlookVersion: string | null
  /** detached: moved to another calendar or folder in Outlook; link and base are kept, nothing is written (R8). */
  readonly state: 'linked' | 'detached'
  /** Our own delete went to this side with unknown outcome: its absence there is not a person's deletion (engine.md §0.5). */
  readonly ourDelete: Side | null
  /** Values of both as people read them, when they last agreed (shown.ts); links of old have none. */
  readonly shown?: Shown
}

/**
 * One write on its way. Written down (a flight of at most 20 in one row) before it is sent; what is found in
 * the store at the start of a slice was perhaps sent. The payload is frozen: a replay sends the same bytes.
 */
export type Operation = {
  readonly action: 'create' | 'update' | 'delete'
  /** The side written to. */
  readonly side: Side
  /** Known ids of the record; the one of `side` is null for a create. */
  readonly crmId: string | null
  readonly outlookId: string | null
  /** Idempotency key of a create, clientRef of a CRM write. */
  readonly key: string
  /** Create in the CRM only: external reference, when the item's id names another living record already. */
  readonly reference?: string
  readonly version: string | null
  readonly fields: Fields
  /** Fingerprints of the SOURCE side's values this was made from, for the groups it carries (C18). */
  readonly sent: Fingerprints
  /** Version of the source side it was made from. */
  readonly sourceVersion: string | null
  /** All that its side has of its own lost to this write: with it, what stands there is known. */
  readonly overrules?: boolean
  /** Outlook only: the organization agreed that this may make Outlook mail people (CAL-8). */
  readonly mayMail?: true
  /** With `mayMail`: the participants that can be invited. */
  readonly attendees?: readonly Invitee[]
  /** Only part of what is to travel (merge-parts.ts): once it is written, both sides are looked at again. */
  readonly again?: boolean
  /** For people: what an update changes. */
  readonly changes?: readonly ChangeShown[]
  /** For people: title of the record. */
  readonly label: string | null
  /** Epoch milliseconds when the change was noticed: how long it travelled (SYN-4). */
  readonly noticedAt: number
}
