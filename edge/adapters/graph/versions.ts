/**
 * @module
 * Version and freshness of an Outlook item, as the engine sees them.
 *
 * A version is the ETag, marked when the item is a meeting this mailbox organizes: changing or deleting
 * that would make Exchange mail its attendees, and no sync may do that (CAL-8, graph-contract §2.7). Marked, too, when
 * it takes place at several places, which a write from the CRM would make one (C14).
 */
import type { ContactRow, EventRow } from './graph-schema.ts'

const MEETING = ';meeting'
const PLACES = ';places'

/** UNSOURCED span: Exchange itself touches an item 1–2 s after its create (graph-contract §2.9). */
const TOUCH_MS = 3_000

export function versionOf(row: EventRow | ContactRow): string | null {
  const etag = row['@odata.etag'] ?? (row.changeKey ? `W/"${row.changeKey}"` : null)
  if (etag === null) return null
  const places = 'locations' in row && isAtPlaces(row) ? PLACES : ''
  return etag + places + ('attendees' in row && isOwnMeeting(row) ? MEETING : '')
}

export function etagOf(version: string): string {
  const etag = wouldMail(version) ? version.slice(0, -MEETING.length) : version
  return etag.endsWith(PLACES) ? etag.slice(0, -PLACES.length) : etag
}

/** `*` asks for no particular version. */
export const isCurrent = (row: EventRow | ContactRow, version: string): boolean =>
  version === '*' || versionOf(row) === version

export const wouldMail = (version: string): boolean => version.endsWith(MEETING)

export const hasPlaces = (version: string): boolean =>
  version.endsWith(PLACES) || version.endsWith(PLACES + MEETING)

export const isAtPlaces = (row: EventRow): boolean => (row.locations?.length ?? 0) > 1

export const isOwnMeeting = (row: EventRow): boolean =>
  (row.attendees?.length ?? 0) > 0 && row.isOrganizer !== false

/** When the server says the row was last changed; nothing where it does not say. */
export function changeStamp(row: EventRow | ContactRow): { readonly changedAt?: number } {
  const changedAt = Date.parse(row.lastModifiedDateTime ?? '')
  return Number.isNaN(changedAt) ? {} : { changedAt }
}

export function isUntouched(row: EventRow | ContactRow): boolean {
  const created = Date.parse(row.createdDateTime ?? '')
  const changed = Date.parse(row.lastModifiedDateTime ?? '')
  return changed - created <= TOUCH_MS
}
