/**
 * @module
 * The pair of ids of one record on both sides, with what was last agreed.
 *
 * PERSISTED SHAPE (objects/mailbox/schema.ts): a change of `Base` or `Operation` needs a migration.
 */
import type { Fields, Fingerprints, Side, Stream } from '../record.ts'

/** What each side looked like when both last agreed: a PAIR, or lossy fields would ping-pong (engine.md §0.3). */
export type Base = { readonly crm: Fingerprints; readonly outlook: Fingerprints }

export type Link = {
  readonly id: number
  readonly stream: Stream
  readonly crmId: string | null
  readonly outlookId: string | null
  /** Grows with every re-creation: names the create so that a replay is found again. */
  readonly generation: number
  /** null: never agreed (adopted pair, create in doubt): every difference is a conflict, nothing is "unchanged". */
  readonly base: Base | null
  readonly crmVersion: string | null
  readonly outlookVersion: string | null
  /** detached: moved to another calendar or folder in Outlook; link and base are kept, nothing is written. */
  readonly state: 'linked' | 'detached'
  readonly operation: Operation | null
  /** Our own delete was sent to this side: its absence there is not a person's deletion (engine.md §0.5). */
  readonly ourDelete: Side | null
  readonly parked: Parked | null
}

/** At most one write in flight per link. The payload is frozen: a retry sends the same bytes. */
export type Operation = {
  readonly action: 'create' | 'update' | 'delete'
  readonly side: Side
  readonly fields: Fields
  /** Groups written, and the fingerprints of the OTHER side's values they were made from. */
  readonly sent: Fingerprints
  /** 0 = never sent: may still be cancelled. */
  readonly attempts: number
  /** Epoch milliseconds before which it must not run. */
  readonly notBefore: number
  /** Order of execution: smaller first (first sync: soonest event first). */
  readonly priority: number
}

/** A record that cannot travel, with the reason a person reads; re-armed when either side changes it. */
export type Parked = {
  readonly code: string
  readonly detail: string
  readonly field?: string
  readonly since: number
  readonly tries: number
}
