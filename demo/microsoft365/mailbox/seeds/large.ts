/**
 * @module
 * A mailbox of twenty thousand contacts and ten thousand events: what paging and delta are measured on.
 */
import type { Container } from '../containers.ts'
import { changedContact, emptyContact } from '../contacts/contact-data.ts'
import { blankEvent } from '../events/event-change.ts'
import { dayMs } from '../events/series.ts'
import { isoDay } from '../ids.ts'
import { currentSeq, writeMeta } from '../session.ts'
import type { Session } from '../session.ts'

const contacts = 20_000
const events = 10_000
/** Events lie around now: three years back, three ahead. */
const spanDays = 2190
const given = [
  'Ada',
  'Bruno',
  'Chiara',
  'Deepak',
  'Elena',
  'Farid',
  'Greta',
  'Hiro',
  'Ivana',
  'Juan',
  'Kaja',
]
const family = [
  'Abbas',
  'Berg',
  'Costa',
  'Dahl',
  'Eze',
  'Fischer',
  'Garcia',
  'Haddad',
  'Ito',
  'Jansen',
  'Kim',
  'Lund',
  'Moreau',
]
const topics = ['Review', 'Call', 'Workshop', 'Visit', 'Interview', 'Planning', 'Demo']

/** Rows a statement: a few dozen statements instead of a hundred thousand. */
const chunk = 1000

export function fillLarge(session: Session, calendar: Container, folder: Container): void {
  const now = session.world.now()
  const seq = currentSeq(session.sql)
  fillContacts(session, folder.pk, now, seq)
  fillEvents(session, calendar.pk, now, seq + contacts)
  writeMeta(session.sql, 'seq', String(seq + contacts + events))
}

function fillContacts(session: Session, folder: number, now: number, seq: number): void {
  const rows = Array.from({ length: contacts }, (_, n) => {
    const givenName = pick(given, n)
    const surname = `${pick(family, Math.floor(n / given.length))} ${n}`
    const address = `${givenName}.${n}@large.example`.toLowerCase()
    const change = { givenName, surname, emailAddresses: [{ name: givenName, address }] }
    const data = changedContact(emptyContact, change)
    return [data.displayName, givenName, surname, seq + n + 1, JSON.stringify(data)]
  })
  insertAll(
    session,
    rows,
    `INSERT INTO contact (folder, place, display, given, surname, created, modified, version, seq, data)
     SELECT ${folder}, 0, value ->> 0, value ->> 1, value ->> 2, ${now}, ${now}, value ->> 3, value ->> 3, value ->> 4
     FROM json_each(?)`,
  )
  session.sql.run(
    `INSERT INTO contact_address (contact, address)
     SELECT pk, data ->> '$.emailAddresses[0].address' FROM contact WHERE folder = ?`,
    folder,
  )
}

function fillEvents(session: Session, calendar: number, now: number, seq: number): void {
  const first = now - (spanDays / 2) * dayMs
  const { displayName: name, address } = session.owner
  const rows = Array.from({ length: events }, (_, n) => {
    const date = isoDay(first + Math.floor((n * spanDays) / events) * dayMs)
    const hour = String(8 + (n % 10)).padStart(2, '0')
    const start = { dateTime: `${date}T${hour}:00:00.000`, timeZone: 'UTC' }
    const end = { dateTime: `${date}T${hour}:45:00.000`, timeZone: 'UTC' }
    const unique = n.toString(16).padStart(32, '0').toUpperCase()
    const uid = `040000008200E00074C5B7101A82E00800000000${unique}`
    const subject = `${pick(topics, n)} ${n}`
    const data = { ...blankEvent(uid, { name, address }, { start, end }), subject }
    const edges = [Date.parse(`${start.dateTime}Z`), Date.parse(`${end.dateTime}Z`)]
    return [...edges, subject, seq + n + 1, JSON.stringify(data)]
  })
  insertAll(
    session,
    rows,
    `INSERT INTO event (calendar, place, form, starts, ends, subject, created, modified, version, seq, data)
     SELECT ${calendar}, 0, 'singleInstance', value ->> 0, value ->> 1, value ->> 2, ${now}, ${now},
     value ->> 3, value ->> 3, value ->> 4 FROM json_each(?)`,
  )
}

function insertAll(session: Session, rows: readonly unknown[], statement: string): void {
  for (let from = 0; from < rows.length; from += chunk) {
    session.sql.run(statement, JSON.stringify(rows.slice(from, from + chunk)))
  }
}

function pick(list: readonly string[], n: number): string {
  return list[n % list.length] ?? ''
}
