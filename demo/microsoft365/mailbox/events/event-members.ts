/**
 * @module
 * What a caller may write of an event, and how each member is read (graph-contract §2.2).
 *
 * Does not own: how a change is applied (event-change.ts).
 */
import {
  flag,
  integer,
  listOf,
  nullable,
  objectOf,
  oneOf,
  orDefault,
  text,
} from '../body-reader.ts'
import type { ReadOf, Reader } from '../body-reader.ts'
import { extendedMembers } from '../extended.ts'
import { failed, invalidRequest, propertyValidation } from '../failure.ts'
import { zoneOf } from '../zones.ts'
import type { Attendee, When } from './event-data.ts'
import { never } from './event-data.ts'
import { location, locations } from './places.ts'
import { recurrence } from './recurrence.ts'

const body = objectOf('itemBody', {
  contentType: oneOf('microsoft.graph.bodyType', ['text', 'html'] as const),
  content: nullable(text),
})

const wallForm = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?)?(Z)?$/

/** Local wall clock without an offset; a date alone means midnight. A closing Z is taken with zone UTC only. */
const when: Reader<When> = (value, name) => {
  const read = objectOf('dateTimeTimeZone', { dateTime: text, timeZone: nullable(text) })(
    value,
    name,
  )
  if ('failed' in read) return read
  const timeZone = read.timeZone ?? 'UTC'
  const zone = zoneOf(timeZone)
  if (failed(zone)) return zone
  const [, day = '', clock = '00:00', seconds = '00', fraction = '', z] =
    wallForm.exec(read.dateTime ?? '') ?? []
  const dateTime = `${day}T${clock}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`
  const instant = Date.parse(`${dateTime}Z`)
  const real = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day)
  if (!real || (z !== undefined && zone.iana !== 'UTC')) return propertyValidation
  return { dateTime, timeZone: zone.name }
}

const attendee: Reader<Attendee> = (value, name) => {
  const read = attendeeObject(value, name)
  if (failed(read)) return read
  const address = read.emailAddress?.address ?? ''
  if (address.trim() === '') return propertyValidation
  return {
    type: read.type ?? 'required',
    status: { response: 'none', time: never },
    emailAddress: { name: read.emailAddress?.name ?? address, address: address.trim() },
  }
}
/** Read-only parts that a client sends back with the rest. */
const ignored: Reader<undefined> = () => undefined
const attendeeObject = objectOf('attendee', {
  type: oneOf('microsoft.graph.attendeeType', ['required', 'optional', 'resource'] as const),
  emailAddress: objectOf('emailAddress', { name: nullable(text), address: nullable(text) }),
  status: ignored,
  proposedNewTime: ignored,
})

const maxAttendees = 500
const attendees: Reader<Attendee[]> = (value, name) => {
  const read = listOf(attendee)(value, name)
  if (failed(read) || read.length <= maxAttendees) return read
  return invalidRequest(`An event can have at most ${maxAttendees} attendees.`)
}

export const eventMembers = {
  subject: orDefault(text, ''),
  body: nullable(body),
  start: when,
  end: when,
  isAllDay: orDefault(flag, false),
  location,
  locations,
  attendees,
  recurrence,
  importance: orDefault(
    oneOf('microsoft.graph.importance', ['low', 'normal', 'high'] as const),
    'normal',
  ),
  sensitivity: orDefault(
    oneOf('microsoft.graph.sensitivity', [
      'normal',
      'personal',
      'private',
      'confidential',
    ] as const),
    'normal',
  ),
  showAs: orDefault(
    oneOf('microsoft.graph.freeBusyStatus', [
      'unknown',
      'free',
      'tentative',
      'busy',
      'oof',
      'workingElsewhere',
    ] as const),
    'busy',
  ),
  categories: listOf(text),
  reminderMinutesBeforeStart: orDefault(integer, 0),
  isReminderOn: orDefault(flag, false),
  responseRequested: orDefault(flag, true),
  allowNewTimeProposals: orDefault(flag, true),
  hideAttendees: orDefault(flag, false),
  isOnlineMeeting: orDefault(flag, false),
  onlineMeetingProvider: orDefault(
    oneOf('microsoft.graph.onlineMeetingProviderType', [
      'unknown',
      'skypeForBusiness',
      'skypeForConsumer',
      'teamsForBusiness',
    ] as const),
    'unknown',
  ),
  transactionId: nullable(text),
  ...extendedMembers,
}

export type EventChange = ReadOf<typeof eventMembers>

/** The server computes these; a client that sends back what it read is not refused. */
export const eventComputed = new Set(
  'id changeKey createdDateTime lastModifiedDateTime originalStartTimeZone originalEndTimeZone iCalUId hasAttachments bodyPreview isCancelled isDraft isOrganizer seriesMasterId type webLink onlineMeetingUrl onlineMeeting responseStatus organizer originalStart cancelledOccurrences'.split(
    ' ',
  ),
)

export const eventSelectable: ReadonlySet<string> = new Set(
  [...eventComputed, ...Object.keys(eventMembers), 'exceptionOccurrences', 'calendar']
    .filter((name) => !name.endsWith('ExtendedProperties'))
    .map((name) => name.toLowerCase()),
)
