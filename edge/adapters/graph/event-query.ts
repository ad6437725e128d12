/**
 * @module
 * How events are asked for: selected members, expansions, and rows → items.
 */
import type { Fields } from '../../domain/record.ts'
import type { OutlookItem } from '../../ports/outlook.ts'
import { eventToFields, isOver } from './event-json.ts'
import type { GraphCall } from './graph-client.ts'
import type { EventRow } from './graph-schema.ts'
import { eventRow } from './graph-schema.ts'
import { query } from './listing.ts'
import { ITEM_MARK, expandMark, readMark } from './marks.ts'
import { readExceptions } from './series-json.ts'
import { changeStamp, isUntouched, versionOf } from './versions.ts'

export const eventMembers = [
  'id,type,seriesMasterId,createdDateTime,lastModifiedDateTime,originalStartTimeZone,subject,body',
  'start,end,isAllDay,location,locations,showAs,sensitivity,isReminderOn',
  'reminderMinutesBeforeStart,categories,recurrence,isOrganizer,organizer,isCancelled,attendees,onlineMeeting',
].join(',')

/** One event with all there is to know: calendar, mark, and of a series its exceptions. */
export const eventCall = (id: string): GraphCall => ({
  method: 'GET',
  path: `/me/events/${encodeURIComponent(id)}?${query({
    $select: `${eventMembers},cancelledOccurrences,exceptionOccurrences`,
    $expand: `calendar($select=id),exceptionOccurrences,${expandMark(ITEM_MARK)}`,
  })}`,
})

/** For a service that refuses those expansions: the event alone with its calendar. */
export const plainEventCall = (id: string): GraphCall => ({
  method: 'GET',
  path: `/me/events/${encodeURIComponent(id)}?${query({
    $select: eventMembers,
    $expand: `calendar($select=id),${expandMark(ITEM_MARK)}`,
  })}`,
})

export function parseEvent(body: unknown): EventRow | null {
  const parsed = eventRow.safeParse(body)
  return parsed.success ? parsed.data : null
}

/** null when the row lacks a version: then only a read can tell. */
export function toItem(row: EventRow, now: number, knownMark?: string): OutlookItem | null {
  const version = versionOf(row)
  if (version === null) return null
  const marker = readMark(ITEM_MARK, row.singleValueExtendedProperties) ?? knownMark
  return {
    id: row.id,
    version,
    fields: allFields(row, now),
    untouched: isUntouched(row),
    ...changeStamp(row),
    ...(marker === undefined ? {} : { marker }),
  }
}

function allFields(row: EventRow, now: number): Fields {
  const exceptions = readExceptions(row)
  const { reminder, ...rest } = eventToFields(row)
  // What is over has no reminder left to speak of: none was made for it, and none is nobody's wish (A19).
  const isUnsaid = reminder === undefined || (reminder === null && isOver(rest['time'], now))
  const fields: Fields = isUnsaid ? rest : { ...rest, reminder }
  return exceptions === undefined ? fields : { ...fields, exceptions }
}
