/**
 * @module
 * calendarView/delta: the events of one calendar through a frozen window (graph-contract §3.3), and the
 * calendar's events/delta, which v1.0 may not serve (§3.1).
 *
 * A series is one unit: master in full, exceptions in full, occurrences as skeletons. A deleted occurrence
 * has no row of its own: the series comes again without it.
 */
import type { GraphReply } from '../../frame.ts'
import { findContainer } from '../containers.ts'
import type { Container } from '../containers.ts'
import { readWindow } from '../events/calendar-view.ts'
import type { EventData, EventRow } from '../events/event-data.ts'
import { eventEntity, eventId, skeleton } from '../events/event-entity.ts'
import { eventRows } from '../events/event-store.ts'
import { instancesOf, itemOfRow } from '../events/instances.ts'
import { occurrencesIn, overlaps, seriesOf } from '../events/series.ts'
import { badQuery, failed, failure, invalidParameter } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { Entity } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import { currentSeq, idOf } from '../session.ts'
import type { Session } from '../session.ts'
import type { DeltaState } from './delta-token.ts'
import { continued, followingRound, newRound, refusedOptions, roundReply } from './round.ts'
import type { Source, Unit } from './round.ts'
import { removedRow, tombstonesAfter } from './tombstones.ts'
import type { Tombstone } from './tombstones.ts'

/** $select is taken silently and changes nothing (graph-contract §3.2). */
const refused = ['$orderby', '$filter', '$search']

const viewDelta: Handler = (session, { calendar = '' }) => {
  const found = trackedCalendar(session, calendar)
  if (failed(found)) return found
  const problem = refusedOptions(session.call.query, refused, 'CalendarView')
  if (problem) return problem
  const source = sourceOf(session, found, 'view')
  const state = continued(session, source.collection)
  if (failed(state)) return state
  if (state) return roundReply(session, source, followingRound(session, source, state))
  const window = frozenWindow(session)
  if (failed(window)) return window
  return roundReply(session, source, newRound(session, source, { window }))
}

/** With a token, a calendar that is gone is a sync folder that is gone. */
export function trackedCalendar(session: Session, calendar: string): Container | Failure {
  const found = findContainer(session, 'calendar', calendar)
  if (!failed(found) || found.code !== 'ErrorItemNotFound' || !hasToken(session)) return found
  return failure(
    404,
    'ErrorSyncFolderNotFound',
    'The specified folder could not be found in the store.',
  )
}

export function hasToken(session: Session): boolean {
  return [...session.call.query].some(
    ([name, value]) => /(skip|delta)token$/i.test(name) && value !== '',
  )
}

function frozenWindow(session: Session): NonNullable<DeltaState['window']> | Failure {
  const { query } = session.call
  const empty = [...query].find(
    ([name, value]) => /^(start|end)datetime$/i.test(name) && value === '',
  )
  if (empty) {
    const name = /^start/i.test(empty[0]) ? 'StartDateTime' : 'EndDateTime'
    return invalidParameter(`The value '' of parameter '${name}' is invalid.`)
  }
  const window = readWindow(query)
  if (failed(window)) return window
  const text = (instant: number) => new Date(instant).toISOString()
  return { ...window, text: [text(window.from), text(window.to)] }
}

type Mode = 'view' | 'events'

function sourceOf(session: Session, calendar: Container, mode: Mode): Source {
  const horizon = () => horizonOf(session, calendar.pk)
  return {
    collection: `${mode === 'view' ? 'event' : 'events'}:${calendar.pk}`,
    type: 'event',
    units: (state, limit) => units(session, calendar.pk, state, limit, mode),
    ...(session.quirks.deltaDelayMs > 0 ? { horizon } : {}),
  }
}

/** Changes younger than the delay are not seen yet (quirk). */
function horizonOf(session: Session, calendar: number): number {
  const [row] = session.sql.all<{ seq: number | null }>(
    'SELECT min(seq) AS seq FROM event WHERE calendar = ? AND master IS NULL AND modified > ?',
    calendar,
    session.world.now() - session.quirks.deltaDelayMs,
  )
  return row?.seq ? row.seq - 1 : currentSeq(session.sql)
}

function units(
  session: Session,
  calendar: number,
  state: DeltaState,
  limit: number,
  mode: Mode,
): Unit[] {
  if (state.since === undefined) return firstUnits(session, calendar, state, limit, mode)
  const rows = eventRows(
    session,
    'calendar = ? AND master IS NULL AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    calendar,
    state.after,
    state.upto,
    limit,
  )
  const changed = rows.map((row) => ({
    rows: changedRows(session, row, state, mode),
    position: row.seq,
  }))
  const gone = tombstonesAfter(session, 'event', calendar, state, limit)
  const removed = gone.map((one) => ({ rows: removedRows(session, one, state), position: one.seq }))
  return [...changed, ...removed].toSorted((a, b) => a.position - b.position).slice(0, limit)
}

function firstUnits(
  session: Session,
  calendar: number,
  state: DeltaState,
  limit: number,
  mode: Mode,
): Unit[] {
  const { from, to } = state.window ?? { from: 0, to: 0 }
  // Singles by their own span, series by theirs or by that of an exception.
  const inside =
    mode === 'events'
      ? ''
      : `AND ((starts < ${to} AND (ends > ${from} OR (starts = ends AND starts >= ${from})))
         OR pk IN (SELECT master FROM event WHERE calendar = ${calendar} AND master IS NOT NULL
                   AND starts < ${to} AND ends >= ${from}))`
  const rows = eventRows(
    session,
    `calendar = ? AND master IS NULL AND pk > ? ${inside} ORDER BY pk LIMIT ?`,
    calendar,
    state.after,
    limit,
  )
  return rows.map((row) => ({ rows: presentRows(session, row, state, mode), position: row.pk }))
}

/** What of an event lies in the window; nothing where none of it does. */
function presentRows(session: Session, row: EventRow, state: DeltaState, mode: Mode): Entity[] {
  const item = itemOfRow(row)
  if (mode === 'events') return [skeletal(session, row)]
  const { from, to } = state.window ?? { from: 0, to: 0 }
  if (row.form !== 'seriesMaster') {
    return overlaps(row, from, to) ? [typed(eventEntity(session, item))] : []
  }
  const instances = instancesOf(session, row, from, to)
  if (instances.length === 0) return []
  const rows = instances.map((one) =>
    one.form === 'occurrence' ? skeleton(session, one) : eventEntity(session, one),
  )
  return [eventEntity(session, item), ...rows].map(typed)
}

/** A change outside the window shows as a removal, also of an id never shown (graph-contract §3.3). */
function changedRows(session: Session, row: EventRow, state: DeltaState, mode: Mode): Entity[] {
  const rows = presentRows(session, row, state, mode)
  return rows.length > 0 ? rows : [removedRow('event', eventId(session, { row }))]
}

/** A series takes its instances of the window along (one row each). */
function removedRows(session: Session, one: Tombstone, state: DeltaState): Entity[] {
  const id = (day?: string) =>
    idOf(session, {
      kind: 'event',
      pk: one.pk,
      place: one.place,
      ...(day === undefined ? {} : { day }),
    })
  const rows = [removedRow('event', id())]
  if (one.data === null || !state.window) return rows
  const kept = JSON.parse(one.data) as { data: EventData; days: string[] }
  if (!kept.data.recurrence) return rows
  const { from, to } = state.window
  const days = occurrencesIn(seriesOf(kept.data, kept.data.recurrence), from, to).map(
    ({ day }) => day,
  )
  const all = new Set([...days, ...kept.days].filter((day) => !kept.data.cancelled.includes(day)))
  return [...rows, ...[...all].map((day) => removedRow('event', id(day)))]
}

function typed(entity: Entity): Entity {
  return { '@odata.type': '#microsoft.graph.event', ...entity }
}

function skeletal(session: Session, row: EventRow): Entity {
  const { seriesMasterId, ...rest } = skeleton(session, itemOfRow(row))
  void seriesMasterId
  return typed(rest)
}

/** Beta only by the documentation; what v1.0 does is a quirk. */
const eventsDelta: Handler = (session, { calendar = '' }): GraphReply | Failure => {
  const { eventsDelta: mood } = session.quirks
  if (mood === 'off') {
    return failure(404, 'NotFound', 'Requested API is not supported. Please check the path.')
  }
  if (mood === 'unsupported') {
    return badQuery(
      "Unsupported request: Change tracking is not supported against 'microsoft.graph.event'.",
    )
  }
  const found = trackedCalendar(session, calendar)
  if (failed(found)) return found
  const source = sourceOf(session, found, 'events')
  const state = continued(session, source.collection)
  if (failed(state)) return state
  return roundReply(
    session,
    source,
    state ? followingRound(session, source, state) : newRound(session, source),
  )
}

export const eventDeltaRoutes: Routes = [
  ['GET', 'calendars/:calendar/calendarview/delta', viewDelta],
  ['GET', 'calendars/:calendar/events/delta', eventsDelta],
]
