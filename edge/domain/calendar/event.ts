/**
 * @module
 * The canonical event: field names and value shapes both sides are translated to (crm-contract §6.2).
 *
 * Adapters produce and consume exactly these shapes; event-map.ts groups them for the engine.
 * Wall times are local to `zone` and carry no offset; all-day dates are never converted (G03).
 */

export type EventTime =
  | {
      readonly allDay: false
      /** `2026-12-01T09:00:00` */
      readonly start: string
      readonly end: string
      /** IANA. */
      readonly zone: string
      /** RFC 5545 rule without DTSTART, canonical order (recurrence.ts); null: a single event. */
      readonly rule: string | null
    }
  | {
      readonly allDay: true
      /** `2026-12-01`; `end` exclusive. */
      readonly start: string
      readonly end: string
      readonly zone: null
      readonly rule: string | null
    }

/** Departures from the rule, keyed by the ORIGINAL local start of the occurrence (never by instance id, F32). */
export type EventExceptions = {
  /** Original starts that do not take place, sorted. */
  readonly cancelled: readonly string[]
  /** Changed occurrences, sorted by `original`. */
  readonly changed: readonly {
    readonly original: string
    readonly title?: string
    readonly start?: string
    readonly end?: string
    readonly location?: string
    readonly text?: string
  }[]
}

export type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere'
export type EventStatus = 'confirmed' | 'cancelled'
export type Privacy = 'normal' | 'personal' | 'private' | 'confidential'

/** The names used as keys of `Fields` on both sides. A side leaves out what it cannot express. */
export type EventFields = {
  readonly title: string
  readonly time: EventTime
  /** null for single events. */
  readonly exceptions: EventExceptions | null
  /**
   * `text`: plain text, LF line ends, trimmed. `people`: participants as lines `Name <address>`, sorted; in
   * Outlook they stand in a marked block under the text and are never attendees (CAL-8).
   */
  readonly description: { readonly text: string; readonly people: readonly string[] }
  readonly location: string
  readonly showAs: ShowAs
  readonly privacy: Privacy
  /**
   * `Name <address>` of somebody else whose meeting it is. Outlook alone says it, and the CRM is told when the record
   * is made: its owner is whose mailbox it is (CAL-3, H04).
   */
  readonly organizer: string
  /** Outlook says it of what its organizer cancelled and nothing else (D12); it is never written there. */
  readonly status: EventStatus
  /** Minutes before the start; null: none. */
  readonly reminder: number | null
  /** Sorted. */
  readonly categories: readonly string[]
}
