/**
 * @module
 * What a series shows: its occurrences without the cancelled, its exceptions with their own times; and every
 * instance of a calendar in a window.
 *
 * Does not own: dates (series.ts), answers (event-entity.ts).
 */
import { failed, itemNotFound } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { refOf } from '../session.ts'
import type { Session } from '../session.ts'
import type { EventData, EventItem, EventRow } from './event-data.ts'
import { eventByPk, eventRows, exceptionsOf } from './event-store.ts'
import { isDayOf, occurrenceOn, occurrencesIn, overlaps, seriesOf } from './series.ts'
import type { Occurrence, Series } from './series.ts'

export function itemOfRow(row: EventRow): EventItem {
  const { starts, ends, data } = row
  return { form: row.form, row, data, starts, ends }
}

export function occurrenceItem(row: EventRow, one: Occurrence): EventItem {
  const { starts, ends, day } = one
  return {
    form: 'occurrence',
    row,
    data: instanceData(row),
    starts,
    ends,
    day,
    originalStart: starts,
  }
}

/** An exception holds what differs from its series; everything else follows the series. */
export function exceptionItem(row: EventRow, own: EventRow, series: Series): EventItem {
  const day = own.day ?? ''
  return {
    form: 'exception',
    row,
    own,
    data: { ...instanceData(row), ...own.data },
    starts: own.starts,
    ends: own.ends,
    day,
    originalStart: occurrenceOn(series, day).starts,
  }
}

function instanceData(row: EventRow): EventData {
  return { ...row.data, recurrence: null, cancelled: [] }
}

export function instancesOf(
  session: Session,
  row: EventRow,
  from: number,
  to: number,
): EventItem[] {
  const { recurrence, cancelled } = row.data
  if (!recurrence) return []
  const series = seriesOf(row.data, recurrence)
  const exceptions = exceptionsOf(session, row.pk)
  const taken = new Set([...cancelled, ...exceptions.map((own) => own.day)])
  const plain = occurrencesIn(series, from, to)
    .filter(({ day }) => !taken.has(day))
    .map((one) => occurrenceItem(row, one))
  const own = exceptions
    .filter((one) => overlaps(one, from, to))
    .map((one) => exceptionItem(row, one, series))
  return [...plain, ...own].toSorted(byStart)
}

export function byStart(a: EventItem, b: EventItem): number {
  return a.starts - b.starts || a.row.pk - b.row.pk
}

/** Series that may show something in a window: by their span, or by an exception moved out of it. */
export function seriesInWindow(
  session: Session,
  calendar: number,
  from: number,
  to: number,
): EventRow[] {
  return eventRows(
    session,
    `pk IN (SELECT pk FROM event WHERE calendar = ? AND form = 'seriesMaster' AND starts < ? AND ends > ?
     UNION SELECT master FROM event WHERE calendar = ? AND master IS NOT NULL AND starts < ? AND ends >= ?)`,
    calendar,
    to,
    from,
    calendar,
    to,
    from,
  )
}

/** An instance not read yet: a page reads only its own. */
export type Glimpse = { starts: number; pk: number; item?: EventItem }

export function glimpsesInWindow(
  session: Session,
  calendar: number,
  from: number,
  to: number,
): Glimpse[] {
  const singles = session.sql.all<Glimpse>(
    `SELECT starts, pk FROM event WHERE calendar = ? AND master IS NULL AND form = 'singleInstance'
     AND starts < ? AND (ends > ? OR (starts = ends AND starts >= ?))`,
    calendar,
    to,
    from,
    from,
  )
  const series = seriesInWindow(session, calendar, from, to)
  const repeated = series.flatMap((row) => instancesOf(session, row, from, to)).map(glimpseOf)
  return [...singles, ...repeated].toSorted((a, b) => a.starts - b.starts || a.pk - b.pk)
}

export function glimpseOf(item: EventItem): Glimpse {
  return { starts: item.starts, pk: item.row.pk, item }
}

export function readGlimpses(session: Session, glimpses: readonly Glimpse[]): EventItem[] {
  return glimpses.flatMap(({ pk, item }) => {
    if (item) return [item]
    const row = eventByPk(session, pk)
    return row ? [itemOfRow(row)] : []
  })
}

/** What an event id names now: a row, or an occurrence that its series still has. */
export function findEvent(session: Session, id: string): EventItem | Failure {
  const ref = refOf(session, id, 'event')
  if (failed(ref)) return ref
  const row = eventByPk(session, ref.pk)
  if (!row || row.master !== null) return itemNotFound
  if (!ref.immutable && ref.place !== row.place) return itemNotFound
  return ref.day === undefined ? itemOfRow(row) : instanceOn(session, row, ref.day)
}

export function instanceOn(session: Session, row: EventRow, day: string): EventItem | Failure {
  const { recurrence, cancelled } = row.data
  if (!recurrence || cancelled.includes(day)) return itemNotFound
  const series = seriesOf(row.data, recurrence)
  const [own] = eventRows(session, 'master = ? AND day = ?', row.pk, day)
  if (own) return exceptionItem(row, own, series)
  return isDayOf(series, day) ? occurrenceItem(row, occurrenceOn(series, day)) : itemNotFound
}
