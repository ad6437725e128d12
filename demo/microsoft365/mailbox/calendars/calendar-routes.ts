/**
 * @module
 * Graph calls on calendars: list, create, read, change, delete, permanentDelete (graph-contract §2.1).
 *
 * Does not own: events in them.
 */
import { readMembers } from '../body-reader.ts'
import {
  addContainer,
  changeContainer,
  containerByPk,
  findContainer,
  removeContainer,
  visible,
} from '../containers.ts'
import type { Container } from '../containers.ts'
import { dropCalendarEvents } from '../events/event-store.ts'
import { checkExtendedExpand, writeExtended } from '../extended.ts'
import {
  badQuery,
  failed,
  failure,
  invalidRequest,
  itemNotFound,
  staleChangeKey,
} from '../failure.ts'
import type { Failure } from '../failure.ts'
import { counted, pageOf } from '../odata/page.ts'
import type { Listing } from '../odata/page.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, collectionReply, countReply, entityReply, nothing } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import type { Session } from '../session.ts'
import { etagOf } from '../session.ts'
import {
  calendarColumns,
  calendarComputed,
  calendarEntity,
  calendarMembers,
  calendarSelectable,
} from './calendar.ts'

const list: Handler = (session) => {
  const query = readQuery(session.call.query, session.prefer.pageSize)
  if (failed(query)) return query
  const problem = checkSelect(query, 'calendar', calendarSelectable) ?? checkExtendedExpand(query)
  if (problem) return problem
  const page = pageOf<{ pk: number }>(session, listing(session), query)
  if (failed(page)) return page
  const rows = page.rows.flatMap(({ pk }) => calendarsByPk(session, pk))
  const shown = rows.map((calendar) => calendarEntity(session, calendar, query))
  return collectionReply(session, { ...page, rows: shown }, query)
}

function calendarsByPk(session: Session, pk: number): Container[] {
  const alive = containerByPk(session, pk)
  if (alive) return [alive]
  const [row] = session.sql.all<{ name: string; version: number; seq: number }>(
    'SELECT name, version, seq FROM container WHERE pk = ?',
    pk,
  )
  return row ? [{ ...row, pk, kind: 'calendar', parent: 0, standard: false, data: {} }] : []
}

function listing(session: Session): Listing {
  const shown = visible(session)
  return {
    table: 'container',
    where: { sql: `kind = 'calendar' AND ${shown.sql}`, params: shown.params },
    topic: calendarColumns,
  }
}

const count: Handler = (session) => {
  const query = readQuery(session.call.query)
  if (failed(query)) return query
  const found = counted(session, listing(session), query)
  return failed(found) ? found : countReply(found)
}

const create: Handler = (session) => {
  const body = readMembers(session.call.body, 'calendar', calendarMembers, calendarComputed)
  if (failed(body)) return body
  if (body.name === undefined) return invalidRequest('The calendar name must not be empty.')
  const { name, color } = body
  const made = addContainer(session, {
    kind: 'calendar',
    parent: 0,
    name,
    standard: false,
    data: { color: color ?? 'auto' },
  })
  if (failed(made)) return made
  writeExtended(session, 'calendar', made.pk, body)
  return entityReply(session, calendarEntity(session, made), { status: 201 })
}

const read: Handler = (session, { calendar = '' }) => {
  const found = findContainer(session, 'calendar', calendar)
  if (failed(found)) return found
  return calendarReply(session, found)
}

/** One calendar in answer to whatever path led to it. */
export function calendarReply(session: Session, calendar: Container) {
  const query = readQuery(session.call.query)
  if (failed(query)) return query
  const problem = checkSelect(query, 'calendar', calendarSelectable) ?? checkExtendedExpand(query)
  if (problem) return problem
  return entityReply(session, calendarEntity(session, calendar, query), { select: query.select })
}

const change: Handler = (session, { calendar = '' }) => {
  const found = findContainer(session, 'calendar', calendar)
  if (failed(found)) return found
  const stale = checkKey(session, found)
  if (stale) return stale
  const body = readMembers(session.call.body, 'calendar', calendarMembers, calendarComputed)
  if (failed(body)) return body
  const changed = changeContainer(session, found, {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.color === undefined ? {} : { data: { color: body.color ?? 'auto' } }),
  })
  if (failed(changed)) return changed
  writeExtended(session, 'calendar', found.pk, body)
  return entityReply(session, calendarEntity(session, changed))
}

function checkKey(session: Session, calendar: Container): Failure | undefined {
  const wanted = session.call.headers['if-match']
  const fits =
    wanted === undefined || wanted === '*' || wanted === etagOf(session, calendar.version)
  return fits ? undefined : staleChangeKey
}

const remove =
  (forGood: boolean): Handler =>
  (session, { calendar = '' }) => {
    const found = findContainer(session, 'calendar', calendar)
    if (failed(found)) return found
    const stale = checkKey(session, found)
    return stale ?? deleteCalendar(session, found, forGood)
  }

/** Deletes the events in bulk; whether attendees are told is UNSOURCED: nobody is mailed. */
export function deleteCalendar(session: Session, calendar: Container, forGood: boolean) {
  if (calendar.standard) {
    return failure(400, 'ErrorCannotDeleteObject', 'The default calendar cannot be deleted.')
  }
  dropCalendarEvents(session, calendar.pk)
  removeContainer(session, calendar, forGood)
  return nothing
}

/** What a person does in Outlook: by name, never the default calendar. */
export function deleteCalendarByName(session: Session, name: string) {
  const [row] = session.sql.all<{ pk: number }>(
    "SELECT pk FROM container WHERE kind = 'calendar' AND name = ? AND gone_at IS NULL",
    name,
  )
  const calendar = row && containerByPk(session, row.pk)
  return calendar ? deleteCalendar(session, calendar, false) : itemNotFound
}

/** There is none (graph-contract §3.1); the text by analogy with messages (§9). */
const noDelta: Handler = () =>
  badQuery(
    "Unsupported request: Change tracking is not supported against 'microsoft.graph.calendar'.",
  )

export const calendarRoutes: Routes = [
  ['GET', 'calendars', list],
  ['GET', 'calendars/$count', count],
  ['POST', 'calendars', create],
  ['GET', 'calendars/delta', noDelta],
  ['GET', 'calendars/:calendar', read],
  ['PATCH', 'calendars/:calendar', change],
  ['DELETE', 'calendars/:calendar', remove(false)],
  ['POST', 'calendars/:calendar/permanentdelete', remove(true)],
]
