/**
 * @module
 * One write to the dedicated calendar as the request it takes, or why it cannot be sent. Nothing is sent here
 * (event-writes.ts).
 *
 * Without a word that it may mail, a write names no attendee, and one that Exchange would mail to the attendees of a
 * meeting is refused with a reason (CAL-8).
 */
import type { EventTime } from '../../domain/calendar/event.ts'
import type { Fields } from '../../domain/record.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { OutlookOutcome, OutlookWrite } from '../../ports/outlook.ts'
import { attendeesOf, invitationsOf, invitationsTo, uninvited } from './attendees.ts'
import { changedBody, newBody } from './event-body.ts'
import { descriptionOf, fieldsToEvent, isOver, readTime } from './event-json.ts'
import { keptBy, withoutKept } from './event-places.ts'
import type { GraphCall } from './graph-client.ts'
import type { EventRow } from './graph-schema.ts'
import { ITEM_MARK, mark } from './marks.ts'
import { etagOf, isCurrent, isOwnMeeting, versionOf, wouldMail } from './versions.ts'

export type Rows = ReadonlyMap<string, EventRow | null>
/** `mailed`: how many people Exchange tells of it. */
export type Planned =
  | { readonly call: GraphCall; readonly mailed: number }
  | { readonly outcome: OutlookOutcome }

type Existing = Exclude<OutlookWrite, { action: 'create' }>

/** Which writes depend on what the event is now: its body, its exceptions, whether it is a meeting. */
export function needsRow(write: OutlookWrite): write is Existing {
  if (write.action === 'create') return false
  if (write.mayMail === true && wouldMail(write.version ?? '')) return true
  if (write.action === 'delete') return write.version === null
  const time = write.fields['time'] as unknown as EventTime | undefined
  return (
    'description' in write.fields ||
    'exceptions' in write.fields ||
    (time?.rule ?? null) !== null ||
    // Without a version nothing tells whether it has several (C14).
    ('location' in write.fields && write.version === '*')
  )
}

export function planEvent(
  containerId: string,
  write: OutlookWrite,
  rows: Rows,
  now: number,
): Planned {
  if (write.action === 'create') return planCreate(containerId, write, now)
  const row = rows.get(write.id)
  if (row === null)
    return {
      outcome:
        write.action === 'delete'
          ? { kind: 'deleted' }
          : failed({ kind: 'gone', detail: 'Microsoft 365: the event is gone' }),
    }
  if (write.action === 'delete') return planDelete(write, row)
  if (row !== undefined && !isCurrent(row, write.version))
    return { outcome: failed({ kind: 'stale', detail: 'Microsoft 365: changed meanwhile' }) }
  return planUpdate(write, row, now)
}

function planCreate(
  containerId: string,
  write: Extract<OutlookWrite, { action: 'create' }>,
  now: number,
): Planned {
  const members = fieldsToEvent(write.fields)
  if (!members.ok) return { outcome: failed(members.failure) }
  const { recurrence, ...rest } = members.value
  const isPast = isOver(write.fields['time'], now)
  const wanted = descriptionOf(write.fields['description'])
  const { attendees, description, invited } = invitationsOf(isPast ? silent(write) : write, wanted)
  const body = {
    ...rest,
    ...(attendees && { attendees }),
    ...(recurrence ? { recurrence } : {}),
    // It would ring at once, and a first sync for years of meetings (A19).
    ...(isPast ? { isReminderOn: false } : {}),
    body: newBody(description),
    transactionId: write.key,
    ...mark(ITEM_MARK, write.key),
  }
  const path = `/me/calendars/${encodeURIComponent(containerId)}/events`
  return { call: { method: 'POST', path, body }, mailed: invited }
}

function planDelete(
  write: Extract<OutlookWrite, { action: 'delete' }>,
  row: EventRow | undefined,
): Planned {
  const version = write.version ?? (row ? versionOf(row) : null)
  const isMeeting = (version !== null && wouldMail(version)) || (row && isOwnMeeting(row))
  if (isMeeting && write.mayMail !== true) return { outcome: failed(meeting) }
  const call: GraphCall = { method: 'DELETE', path: pathOf(write.id), ...ifMatch(version) }
  return { call, mailed: attendeesOf(row) }
}

function planUpdate(
  write: Extract<OutlookWrite, { action: 'update' }>,
  row: EventRow | undefined,
  now: number,
): Planned {
  const members = fieldsToEvent(withoutKept(write.fields, keptBy(write, row)))
  if (!members.ok) return { outcome: failed(members.failure) }
  const body: Record<string, unknown> = { ...members.value }
  let invited = 0
  if ('description' in write.fields) {
    const wanted = descriptionOf(write.fields['description'])
    const to = row ? invitationsTo(row, inTime(write, row, now), wanted) : uninvited(wanted)
    if (to.attendees) body['attendees'] = to.attendees
    invited = to.invited
    const join = row?.onlineMeeting?.joinUrl ?? null
    const changed = changedBody(row?.body ?? null, to.description, join)
    if (changed !== null) body['body'] = changed
  }
  const isMeeting = wouldMail(write.version) || (row !== undefined && isOwnMeeting(row))
  const tells = isMeeting && mails(body, write.fields)
  if (tells && write.mayMail !== true) return { outcome: failed(meeting) }
  const path = pathOf(write.id)
  // Nothing left to say: ask for the event, so that the answer is the event as it is.
  if (Object.keys(body).length === 0) return { call: { method: 'GET', path }, mailed: 0 }
  const call: GraphCall = { method: 'PATCH', path, body, ...ifMatch(write.version) }
  return { call, mailed: invited + (tells ? attendeesOf(row) : 0) }
}

/** Nobody is invited to what is over. */
function inTime(
  write: Extract<OutlookWrite, { action: 'update' }>,
  row: EventRow,
  now: number,
): typeof write {
  const time = write.fields['time'] ?? readTime(row) ?? undefined
  return isOver(time, now) ? silent(write) : write
}

function silent<Write extends OutlookWrite>(write: Write): Write {
  const { mayMail: _, ...rest } = write
  return rest as Write
}

/** Only what every attendee would see is mailed; reminder, show-as, privacy, categories are one's own. */
const mails = (body: object, fields: Fields): boolean =>
  'exceptions' in fields ||
  ['subject', 'body', 'start', 'location', 'recurrence'].some((member) => member in body)

const meeting: Failure = {
  kind: 'refused',
  code: 'meeting-with-attendees',
  detail: 'The event has attendees in Outlook; changing it from the CRM would email them.',
}

export const pathOf = (id: string): string => `/me/events/${encodeURIComponent(id)}`

const ifMatch = (version: string | null) =>
  version === null ? {} : { headers: { 'if-match': etagOf(version) } }

export const failed = (failure: Failure): OutlookOutcome => ({ kind: 'failed', failure })
