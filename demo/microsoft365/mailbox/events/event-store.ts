/**
 * @module
 * Events as rows: read, insert, replace, delete with the tombstone a delta needs.
 *
 * Owns: SQL on the event table. Does not own: what Graph allows, occurrences.
 */
import type { SqlValue } from '../../frame.ts'
import { containerByPk } from '../containers.ts'
import { nextSeq, noteChange } from '../session.ts'
import type { Session } from '../session.ts'
import type { EventData, EventRow } from './event-data.ts'

type Stored = Omit<EventRow, 'data'> & { data: string }

export function eventRows(session: Session, where: string, ...params: SqlValue[]): EventRow[] {
  return session.sql.all<Stored>(`SELECT * FROM event WHERE ${where}`, ...params).map(fromStored)
}

export function fromStored(row: Stored): EventRow {
  return { ...row, data: JSON.parse(row.data) as EventData }
}
export type { Stored as StoredEvent }

export function eventByPk(session: Session, pk: number): EventRow | undefined {
  return eventRows(session, 'pk = ?', pk)[0]
}

export function exceptionsOf(session: Session, master: number): EventRow[] {
  return eventRows(session, 'master = ?', master)
}

export type NewEvent = Pick<EventRow, 'calendar' | 'form' | 'starts' | 'ends' | 'data'> &
  Partial<Pick<EventRow, 'master' | 'day' | 'place'>>

export function insertEvent(session: Session, made: NewEvent): EventRow {
  const seq = nextSeq(session.sql)
  const now = session.world.now()
  const row = {
    calendar: made.calendar,
    place: made.place ?? 0,
    form: made.form,
    master: made.master ?? null,
    day: made.day ?? null,
    starts: made.starts,
    ends: made.ends,
    created: now,
    modified: now,
    version: seq,
    seq,
    data: made.data,
  }
  const [inserted] = session.sql.all<{ pk: number }>(
    `INSERT INTO event (calendar, place, form, master, day, starts, ends, subject, created, modified, version, seq, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING pk`,
    row.calendar,
    row.place,
    row.form,
    row.master,
    row.day,
    row.starts,
    row.ends,
    made.data.subject ?? null,
    now,
    now,
    seq,
    seq,
    JSON.stringify(made.data),
  )
  return { pk: inserted?.pk ?? 0, ...row }
}

/** Writes a row back under a new version: change key and delta move with every write. */
export function updateEvent(session: Session, row: EventRow): EventRow {
  const seq = nextSeq(session.sql)
  const modified = session.world.now()
  session.sql.run(
    `UPDATE event SET calendar = ?, place = ?, form = ?, starts = ?, ends = ?, subject = ?, modified = ?,
     version = ?, seq = ?, data = ? WHERE pk = ?`,
    row.calendar,
    row.place,
    row.form,
    row.starts,
    row.ends,
    row.data.subject ?? null,
    modified,
    seq,
    seq,
    JSON.stringify(row.data),
    row.pk,
  )
  return { ...row, modified, version: seq, seq }
}

export function deleteExceptions(session: Session, master: number): void {
  for (const { pk } of exceptionsOf(session, master)) dropRow(session, pk)
}

function dropRow(session: Session, pk: number): void {
  session.sql.run('DELETE FROM event WHERE pk = ?', pk)
  session.sql.run("DELETE FROM extended WHERE kind = 'event' AND owner = ?", pk)
  session.sql.run('DELETE FROM attachment WHERE event = ?', pk)
}

/** A single or a whole series: gone, with its end told to delta and subscriptions. */
export function deleteEvent(session: Session, row: EventRow): void {
  leaveTombstone(session, row)
  if (row.form === 'seriesMaster') deleteExceptions(session, row.pk)
  dropRow(session, row.pk)
  noteEvent(session, row, 'deleted')
}

/** One exception's own row: the occurrence itself lives on or is cancelled in its series. */
export function deleteException(session: Session, own: EventRow): void {
  dropRow(session, own.pk)
}

/** Where an event was, for the delta of its calendar; a series keeps what its occurrences are computed from. */
export function leaveTombstone(session: Session, row: EventRow): void {
  const series = row.form === 'seriesMaster'
  const days = series ? exceptionsOf(session, row.pk).map((own) => own.day) : []
  session.sql.run(
    'INSERT INTO tombstone (seq, kind, container, pk, place, data) VALUES (?, ?, ?, ?, ?, ?)',
    nextSeq(session.sql),
    'event',
    row.calendar,
    row.pk,
    row.place,
    series ? JSON.stringify({ data: row.data, days }) : null,
  )
}

export function noteEvent(
  session: Session,
  row: EventRow,
  changeType: 'created' | 'updated' | 'deleted',
  day?: string,
): void {
  const calendar = containerByPk(session, row.calendar)
  if (!calendar) return
  const ref = { kind: 'event' as const, pk: row.pk, place: row.place, ...(day ? { day } : {}) }
  const version = changeType === 'deleted' ? {} : { version: row.version }
  noteChange(session, { changeType, ref, container: calendar, ...version })
}

/** With their calendar, in bulk: its delta answers 404, so no tombstones. */
export function dropCalendarEvents(session: Session, calendar: number): void {
  const owned = '(SELECT pk FROM event WHERE calendar = ?)'
  session.sql.run(`DELETE FROM extended WHERE kind = 'event' AND owner IN ${owned}`, calendar)
  session.sql.run(`DELETE FROM attachment WHERE event IN ${owned}`, calendar)
  session.sql.run('DELETE FROM event WHERE calendar = ?', calendar)
  session.sql.run("DELETE FROM tombstone WHERE kind = 'event' AND container = ?", calendar)
}
