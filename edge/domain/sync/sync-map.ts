/**
 * @module
 * The map between the two sides: groups of fields that travel and conflict as one.
 *
 * Owns: the shape the engine works on. The calendar's map is fixed (calendar/event-map.ts), the
 * contacts' is compiled from the member's mapping (contacts/mapping.ts).
 */
import type { Fields, Json, Side } from '../record.ts'

export type Direction = 'both' | 'to-outlook' | 'to-crm'

/** One group. `toOutlook` also says what Outlook can hold of a CRM value (length, zone, slot). */
export type Group = {
  readonly name: string
  readonly direction: Direction
  /** Canonical value of the group on a side; undefined when that side did not say. */
  readonly readCrm: (fields: Fields) => Json | undefined
  readonly readOutlook: (fields: Fields) => Json | undefined
  /** What to write on that side for a value read on the other. */
  readonly toOutlook: (crmValue: Json) => Fields
  readonly toCrm: (outlookValue: Json) => Fields
  /** Are the two values the same thing, as far as Outlook can say it? */
  readonly agree: (crmValue: Json, outlookValue: Json) => boolean
  /** Why Outlook cannot hold this CRM value at all, for the person; null: it can (CAL-7). */
  readonly cannotHold?: (crmValue: Json) => string | null
  /** With this value it is over: not made in Outlook any more, and what goes from there is tidied up, not deleted (D12). */
  readonly closed?: Json
  /** A value of its own that says "none"; empty text, empty list and null say so anyway. */
  readonly none?: Json
  /** Its value taken apart, where different parts may change on both sides at once; null has none. */
  readonly parts?: {
    readonly split: (value: Json) => ReadonlyMap<string, Json>
    readonly join: (parts: ReadonlyMap<string, Json>) => Json
    /** What of a part is compared; all of it when left out. */
    readonly said?: (part: Json) => Json
    /** Whether a key means the same part on both sides. */
    readonly comparable: (crm: Fields, outlook: Fields) => boolean
  }
  /**
   * A group before this one in the map that says what this one's parts are parts of (exceptions of a series, its
   * time). `isOver`: with that value there is nothing to have parts.
   */
  readonly within?: { readonly group: string; readonly isOver: (value: Json) => boolean }
  /** English name for people; the group's own when left out. */
  readonly label?: string
  /** Its value for people, where that is more than a word or a list of them. */
  readonly show?: (value: Json) => string
}

export type SyncMap = readonly Group[]

/** undefined: that side did not say. */
export const readOn = (group: Group, side: Side, fields: Fields): Json | undefined =>
  side === 'crm' ? group.readCrm(fields) : group.readOutlook(fields)
