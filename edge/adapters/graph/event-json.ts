/**
 * @module
 * Graph event JSON ↔ canonical event fields (calendar/event.ts). Pure, both directions.
 *
 * Owns: every member except the exceptions of a series (series-json.ts) and the layout of a body
 * (event-body.ts). Attendees are never written (CAL-8).
 */
import { patternToRule, ruleToPattern } from '../../domain/calendar/recurrence.ts'
import type { EventTime, Privacy, ShowAs } from '../../domain/calendar/event.ts'
import { personLine } from '../../domain/calendar/invitees.ts'
import type { Fields, Json } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import { instantOf, isZone, wallAt } from '../wall-time.ts'
import type { Description } from './event-body.ts'
import { readBody } from './event-body.ts'
import type { EventRow } from './graph-schema.ts'
import { toIana, toWindows } from './zones.ts'

type GraphMembers = Readonly<Record<string, unknown>>
type GraphDateTime = { readonly dateTime: string; readonly timeZone: string }

const showAsWords: readonly ShowAs[] = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere']
const privacyWords: readonly Privacy[] = ['normal', 'personal', 'private', 'confidential']

/** Members of a row without its exceptions; what the row does not say is left out. */
export function eventToFields(row: EventRow): Fields {
  const fields: Record<string, Json> = {}
  if (row.subject !== undefined) fields['title'] = row.subject ?? ''
  const time = readTime(row)
  if (time !== null) fields['time'] = time
  if (row.body !== undefined) {
    const { text, people } = readBody(row.body, row.onlineMeeting?.joinUrl ?? null)
    fields['description'] = { text, people }
  }
  if (row.location !== undefined) fields['location'] = row.location?.displayName ?? ''
  const showAs = showAsWords.find((word) => word === row.showAs)
  if (showAs !== undefined) fields['showAs'] = showAs
  const privacy = privacyWords.find((word) => word === row.sensitivity)
  if (privacy !== undefined) fields['privacy'] = privacy
  if (typeof row.isReminderOn === 'boolean')
    fields['reminder'] = row.isReminderOn ? (row.reminderMinutesBeforeStart ?? 0) : null
  // What is not cancelled says nothing of it: what the CRM calls off itself stays called off.
  if (row.isCancelled === true) fields['status'] = 'cancelled'
  const organizer = organizerOf(row)
  if (organizer !== null) fields['organizer'] = organizer
  if (row.categories !== undefined) fields['categories'] = [...(row.categories ?? [])].toSorted()
  return fields
}

/** `Name <address>`; null: one's own event, or nobody says whose. */
function organizerOf({ isOrganizer, organizer }: EventRow): string | null {
  const { name, address } = organizer?.emailAddress ?? {}
  return isOrganizer === false && address ? personLine(name ?? '', address) : null
}

/** null when the row does not say when the event is, or repeats in a way nobody can read. */
export function readTime(row: EventRow): EventTime | null {
  const { start, end } = row
  if (!start || !end) return null
  const rule = row.recurrence ? patternToRule(row.recurrence) : ok(null)
  if (!rule.ok) return null
  if (row.isAllDay === true)
    return {
      allDay: true,
      start: start.dateTime.slice(0, 10),
      end: end.dateTime.slice(0, 10),
      zone: null,
      rule: rule.value,
    }
  const zone = zoneOf(row)
  const from = toWall(start, zone)
  const to = toWall(end, zone)
  if (from === null || to === null) return null
  return { allDay: false, start: from, end: to, zone, rule: rule.value }
}

/** The zone the event was made in; UTC where Outlook names one nobody can resolve (graph-contract §2.5). */
export function zoneOf(row: EventRow): string {
  const name = row.recurrence?.range.recurrenceTimeZone ?? row.originalStartTimeZone ?? ''
  return toIana(name) ?? toIana(row.originalStartTimeZone ?? '') ?? 'UTC'
}

/** A dateTimeTimeZone as wall time of `zone`. */
export function toWall(value: GraphDateTime, zone: string): string | null {
  const own = toIana(value.timeZone)
  const wall = value.dateTime.slice(0, 19)
  if (own === null || Number.isNaN(Date.parse(`${wall}Z`))) return null
  return own === zone ? wall : wallAt(instantOf(wall, own), zone)
}

/** A single event that has ended. */
export function isOver(value: Json | undefined, now: number): boolean {
  const time = value as unknown as EventTime | undefined
  if (!time || time.rule !== null) return false
  const zone = time.zone ?? 'UTC'
  return isZone(zone) && instantOf(time.allDay ? `${time.end}T00:00:00` : time.end, zone) < now
}

/** What to send for these fields, except description and exceptions; a refusal names the field. */
export function fieldsToEvent(fields: Fields): Result<GraphMembers, Failure> {
  const members: Record<string, unknown> = {}
  if ('title' in fields) members['subject'] = textOf(fields['title'])
  if ('location' in fields) members['location'] = { displayName: textOf(fields['location']) }
  if ('showAs' in fields) members['showAs'] = fields['showAs'] ?? 'busy'
  if ('privacy' in fields) members['sensitivity'] = fields['privacy'] ?? 'normal'
  if ('categories' in fields) members['categories'] = fields['categories'] ?? []
  if ('reminder' in fields) Object.assign(members, reminder(fields['reminder'] ?? null))
  if (!('time' in fields)) return ok(members)
  const time = writeTime(fields['time'] as unknown as EventTime)
  return time.ok ? ok({ ...members, ...time.value }) : time
}

export const descriptionOf = (value: Json | undefined): Description => {
  const { text, people } = (value ?? {}) as { text?: string; people?: readonly string[] }
  return { text: text ?? '', people: people ?? [] }
}

/** UNSOURCED: Windows counts time from 1601, and years of four digits end with 9999; both are taken as out of bounds. */
const YEARS = { after: 1601, before: 9999 }

/** Start, end, isAllDay and recurrence always travel together (graph-contract §2.5). */
function writeTime(time: EventTime): Result<GraphMembers, Failure> {
  const isOut = [time.start, time.end]
    .map((bound) => Number(bound.slice(0, 4)))
    .some((year) => !(year > YEARS.after && year < YEARS.before))
  if (isOut) return refuseTime('date-out-of-range', 'Outlook keeps no dates so far away.')
  if (time.allDay) {
    return withRule(time, 'UTC', {
      start: { dateTime: `${time.start.slice(0, 10)}T00:00:00`, timeZone: 'UTC' },
      end: { dateTime: `${time.end.slice(0, 10)}T00:00:00`, timeZone: 'UTC' },
    })
  }
  const windows = toWindows(time.zone)
  if (windows !== null)
    return withRule(time, windows, {
      start: { dateTime: time.start, timeZone: windows },
      end: { dateTime: time.end, timeZone: windows },
    })
  if (time.rule !== null || !isZone(time.zone))
    return refuseTime('zone-unsupported', 'Outlook does not know the time zone of this event.')
  return withRule(time, 'UTC', {
    start: inUtc(time.start, time.zone),
    end: inUtc(time.end, time.zone),
  })
}

function withRule(
  time: EventTime,
  zone: string,
  bounds: { readonly start: GraphDateTime; readonly end: GraphDateTime },
): Result<GraphMembers, Failure> {
  const members = { ...bounds, isAllDay: time.allDay }
  if (time.rule === null) return ok({ ...members, recurrence: null })
  const pattern = ruleToPattern(time.rule, time.start)
  if (!pattern.ok) return refuseTime('recurrence-unsupported', pattern.failure)
  const range = { ...pattern.value.range, recurrenceTimeZone: zone }
  return ok({ ...members, recurrence: { pattern: pattern.value.pattern, range } })
}

const refuseTime = (code: string, detail: string): Result<GraphMembers, Failure> =>
  fail({ kind: 'refused', code, detail, field: 'time' })

const inUtc = (wall: string, zone: string): GraphDateTime => ({
  dateTime: new Date(instantOf(wall, zone)).toISOString().slice(0, 19),
  timeZone: 'UTC',
})

const reminder = (minutes: Json): GraphMembers =>
  typeof minutes === 'number'
    ? { isReminderOn: true, reminderMinutesBeforeStart: minutes }
    : { isReminderOn: false }

/** Subjects and places are one line in Outlook. */
const textOf = (value: Json | undefined): string =>
  typeof value === 'string'
    ? // oxlint-disable-next-line no-control-regex
      value.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim()
    : ''
