/**
 * @module
 * Applies what a caller wrote to what an event was: times checked, body wrapped, meeting links made
 * (graph-contract §2.2–§2.8).
 *
 * Owns: pure data to data. Does not own: rows, mails.
 */
import { failed, invalidRequest, propertyValidation } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { instantOf, utc, zoneOf } from '../zones.ts'
import { defaults } from './event-data.ts'
import type { Address, Attendee, EventData, EventForm, When } from './event-data.ts'
import type { EventChange } from './event-members.ts'
import { previewOf, wrapped } from './html-body.ts'
import { firstDay, lastEnd, occurrenceOn, seriesOf } from './series.ts'

export type Made = { data: EventData; form: EventForm; starts: number; ends: number }

/** A new event's data before anything was written to it. */
export function blankEvent(
  uid: string,
  organizer: Address,
  when: { start: When; end: When },
): EventData {
  return {
    ...defaults,
    ...when,
    locations: [],
    attendees: [],
    categories: [],
    cancelled: [],
    response: { ...defaults.response },
    originalStartTimeZone: when.start.timeZone,
    originalEndTimeZone: when.end.timeZone,
    uid,
    organizer,
  }
}

/** `uuid` is for the meeting link of an online meeting. */
export function applied(before: EventData, change: EventChange, uuid: () => string): EventData {
  const { body, location, locations, attendees, start, end, transactionId, ...rest } = change
  const { singleValueExtendedProperties, multiValueExtendedProperties, ...plain } = rest
  void transactionId
  void singleValueExtendedProperties
  void multiValueExtendedProperties
  const after: EventData = {
    ...before,
    ...plain,
    recurrence: plain.recurrence ?? before.recurrence,
  }
  if (plain.recurrence === null) after.recurrence = null
  if (body !== undefined) {
    after.html = body === null ? '' : wrapped(body.contentType ?? 'text', body.content ?? '')
    after.preview = previewOf(after.html)
  }
  // Several places win over the one they are joined into.
  if (location !== undefined) after.locations = location === null ? [] : [location]
  if (locations !== undefined && (locations.length > 0 || location === undefined)) {
    after.locations = locations
  }
  if (attendees !== undefined) after.attendees = attendees.map((one) => kept(before.attendees, one))
  if (start !== undefined) after.start = start
  if (end !== undefined) after.end = end
  return withMeeting(before, after, uuid)
}

/** Who answered already keeps his answer (graph-contract §2.7: PATCH replaces the array). */
function kept(before: readonly Attendee[], one: Attendee): Attendee {
  const address = one.emailAddress.address.toLowerCase()
  const known = before.find((other) => other.emailAddress.address.toLowerCase() === address)
  return known ? { ...one, status: known.status } : one
}

/** An online meeting cannot be unset; a body that lost the link loses the meeting (graph-contract §2.8). */
function withMeeting(before: EventData, after: EventData, uuid: () => string): EventData {
  if (before.joinUrl !== null) {
    const lost = after.html !== before.html && !after.html.includes(before.joinUrl)
    return {
      ...after,
      isOnlineMeeting: true,
      onlineMeetingProvider: before.onlineMeetingProvider,
      joinUrl: lost ? null : before.joinUrl,
    }
  }
  if (!after.isOnlineMeeting || before.isOnlineMeeting) return after
  const joinUrl = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${uuid()}%40thread.v2/0`
  const block = `<div class="me-email-text"><a class="me-email-link" href="${joinUrl}">Join the meeting now</a></div>`
  const [, inner = ''] = /<body>([\s\S]*)<\/body>/.exec(after.html) ?? []
  const html = wrapped('html', `${inner.trim()}${block}`)
  return {
    ...after,
    onlineMeetingProvider: 'teamsForBusiness',
    joinUrl,
    html,
    preview: previewOf(html),
  }
}

/** Times and recurrence of the whole, checked and turned into instants. */
export function settled(data: EventData): Made | Failure {
  const times = instants(data)
  if (failed(times)) return times
  if (data.recurrence === null) return { data, form: 'singleInstance', ...times }
  return settledSeries(data)
}

export function instants(data: EventData): { starts: number; ends: number } | Failure {
  if (data.isAllDay) {
    const late = (['start', 'end'] as const).find(
      (name) => data[name].dateTime.slice(11) !== midnight,
    )
    if (late) {
      const name = late === 'start' ? 'Event.Start' : 'Event.End'
      return invalidRequest(
        `The ${name} property for an all-day event needs to be set to midnight.`,
      )
    }
    const starts = Date.parse(`${data.start.dateTime}Z`)
    const ends = Date.parse(`${data.end.dateTime}Z`)
    // UNSOURCED codes: a day at least, and one zone for both ends.
    return ends > starts && data.start.timeZone === data.end.timeZone
      ? { starts, ends }
      : propertyValidation
  }
  const starts = instantIn(data.start)
  const ends = instantIn(data.end)
  return ends >= starts ? { starts, ends } : propertyValidation
}

const midnight = '00:00:00.000'

function instantIn(when: When): number {
  const zone = zoneOf(when.timeZone)
  return instantOf(when.dateTime, failed(zone) ? utc : zone)
}

/** The master stands on its first occurrence; a start date that is none moves to the next that is. */
function settledSeries(data: EventData): Made | Failure {
  const { recurrence } = data
  if (recurrence === null) return propertyValidation
  const series = seriesOf(data, recurrence)
  const frameDay = seriesDay(data)
  const { startDate } = recurrence.range
  if (startDate !== frameDay && startDate !== data.start.dateTime.slice(0, 10))
    return propertyValidation
  const day = firstDay(series)
  if (day === undefined) return propertyValidation
  const { starts, ends } = occurrenceOn(series, day)
  return { data, form: 'seriesMaster', starts, ends: Math.max(ends, lastEnd(series, recurrence)) }
}

function seriesDay(data: EventData): string {
  if (data.isAllDay || data.recurrence === null) return data.start.dateTime.slice(0, 10)
  const series = seriesOf(data, data.recurrence)
  const zoneDay = new Date(instantIn(data.start)).toISOString().slice(0, 10)
  return occurrenceOn(series, zoneDay).starts === instantIn(data.start)
    ? zoneDay
    : data.start.dateTime.slice(0, 10)
}
