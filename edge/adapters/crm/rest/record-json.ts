/**
 * @module
 * The contract's record JSON (crm-contract §6.2) ↔ canonical fields. Pure, both directions.
 *
 * Contacts keep the CRM's own field names and values: the member's mapping reads and writes those.
 * Events are translated to calendar/event.ts.
 */
import type { EventExceptions, EventTime } from '../../../domain/calendar/event.ts'
import { inviteeOf, personLine } from '../../../domain/calendar/invitees.ts'
import { canonicalRule, withUntil } from '../../../domain/calendar/recurrence.ts'
import type { Fields, Json, Stream } from '../../../domain/record.ts'
import type { CrmRecord } from '../../../ports/crm.ts'
import { instantOf, isZone, wallAt } from '../../wall-time.ts'
import { readOverrides } from './series-json.ts'
import type { RestRecord } from './rest-schema.ts'
import { metaNames, record } from './rest-schema.ts'

const SYSTEM = 'o365'
const showAsWords = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere']
const privacyWords = ['normal', 'personal', 'private', 'confidential']

type Members = Readonly<Record<string, unknown>>

/** null: not a record at all. */
export function toRecord(stream: Stream, json: unknown): CrmRecord | null {
  const parsed = record.safeParse(json)
  if (!parsed.success) return null
  const row = parsed.data
  const createdAt = Date.parse(row.createdAt ?? '')
  const reference = row.refs?.find(({ system }) => system === SYSTEM)?.key
  return {
    id: row.id,
    version: row.rev,
    ownerId: row.ownerId ?? null,
    origin: row.origin,
    lastChange: row.lastChange?.via ?? 'unknown',
    updatedAt: Date.parse(row.updatedAt) || 0,
    ...(Number.isNaN(createdAt) ? {} : { createdAt }),
    fields: stream === 'calendar' ? eventToFields(row) : contactToFields(row),
    ...(reference === undefined ? {} : { reference }),
  }
}

/** Merge patch (RFC 7396) or new body for these fields; exceptions need the record as it is. */
export function toMembers(stream: Stream, fields: Fields): Members {
  return stream === 'calendar' ? fieldsToEvent(fields) : fields
}

function contactToFields(row: RestRecord): Fields {
  const content = Object.entries(row).filter(([name]) => !metaNames.has(name))
  return Object.fromEntries(content) as Fields
}

export function eventToFields(event: Members): Fields {
  const fields: Record<string, Json> = { title: text(event['title']) }
  const time = readTime(event)
  if (time !== null) {
    fields['time'] = time
    fields['exceptions'] = readOverrides(event, time)
  }
  fields['description'] = {
    text: text(event['descriptionText']).replaceAll(/\r\n?/g, '\n').trim(),
    people: people(event['participants']),
  }
  fields['location'] = text(event['location'])
  const showAs = text(event['showAs'])
  if (showAsWords.includes(showAs)) fields['showAs'] = showAs
  const privacy = text(event['privacy'])
  if (privacyWords.includes(privacy)) fields['privacy'] = privacy
  const status = text(event['status'])
  if (status !== '') fields['status'] = status === 'cancelled' ? status : 'confirmed'
  const minutes = event['reminderMinutes']
  fields['reminder'] = typeof minutes === 'number' ? minutes : null
  fields['categories'] = texts(event['categories']).toSorted()
  return fields
}

export function readTime(event: Members): EventTime | null {
  const [start, end] = [text(event['start']), text(event['end'])]
  if (start.length < 10 || end.length < 10) return null
  const rule = readRule(event)
  if (event['allDay'] === true)
    return { allDay: true, start: start.slice(0, 10), end: end.slice(0, 10), zone: null, rule }
  const zone = isZone(text(event['timeZone'])) ? text(event['timeZone']) : 'UTC'
  return { allDay: false, start: seconds(start), end: seconds(end), zone, rule }
}

/** An address that is none (Exchange has names of its own for people) is left out. */
function organizer(line: string): Members {
  const person = inviteeOf(line)
  const name = person?.name ?? line.replace(/<.*$/, '').trim()
  return { ...(name ? { name } : {}), ...(person ? { email: person.address } : {}) }
}

/** A rule nobody can parse travels as it is: Outlook's side refuses it by name. */
function readRule(event: Members): string | null {
  const recurrence = event['recurrence']
  if (typeof recurrence !== 'object' || recurrence === null) return null
  const raw = text((recurrence as Members)['rrule']).replace(/^RRULE:/i, '')
  if (raw === '') return null
  const zone = text(event['timeZone'])
  const localise = (utc: string): string =>
    event['allDay'] === true || !isZone(zone) ? utc.slice(0, 19) : wallAt(Date.parse(utc), zone)
  const canonical = canonicalRule(raw, { start: text(event['start']), localise })
  return canonical.ok ? canonical.value : raw
}

/** Without exceptions (series-json.ts) and participants, which belong to the CRM alone. */
function fieldsToEvent(fields: Fields): Members {
  const members: Record<string, unknown> = {}
  if ('title' in fields) members['title'] = fields['title']
  if ('time' in fields) Object.assign(members, timeMembers(fields['time'] as unknown as EventTime))
  if ('description' in fields) {
    const { text: words } = fields['description'] as { text?: string }
    members['descriptionText'] = words ? words : null
  }
  if ('location' in fields) members['location'] = fields['location'] || null
  if ('showAs' in fields) members['showAs'] = fields['showAs']
  if ('privacy' in fields) members['privacy'] = fields['privacy']
  if ('status' in fields) members['status'] = fields['status']
  if ('organizer' in fields) members['organizer'] = organizer(text(fields['organizer']))
  if ('reminder' in fields) members['reminderMinutes'] = fields['reminder']
  if ('categories' in fields) members['categories'] = fields['categories'] ?? []
  return members
}

function timeMembers(time: EventTime): Members {
  const recurrence = time.rule === null ? null : { rrule: writeRule(time.rule, time) }
  const { allDay, start, end } = time
  return { allDay, start, end, recurrence, ...(time.allDay ? {} : { timeZone: time.zone }) }
}

/** RFC 5545: beside a zoned start UNTIL is a UTC moment, that of the last start. */
function writeRule(rule: string, time: EventTime): string {
  return withUntil(rule, (date) => {
    if (time.allDay) return date.replaceAll('-', '')
    const last = instantOf(`${date}${time.start.slice(10)}`, time.zone)
    return new Date(last).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').concat('Z')
  })
}

/** `Name <address>`, sorted. */
function people(participants: unknown): readonly string[] {
  if (!Array.isArray(participants)) return []
  return participants
    .map((entry: unknown) => {
      const { name, email } = (entry ?? {}) as Members
      return personLine(text(name), text(email))
    })
    .filter((line) => line !== '<>')
    .toSorted()
}

export const hasExceptions = (fields: Fields): boolean => 'exceptions' in fields

export const exceptionsOf = (fields: Fields): EventExceptions | null =>
  (fields['exceptions'] ?? null) as unknown as EventExceptions | null

const seconds = (wall: string): string => (wall.length === 16 ? `${wall}:00` : wall.slice(0, 19))

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
