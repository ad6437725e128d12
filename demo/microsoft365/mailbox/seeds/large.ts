/**
 * @module
 * A mailbox of twenty thousand contacts and ten thousand events: what paging and delta are measured on.
 */
import type { Container } from '../containers.ts'
import { changedContact, emptyContact } from '../contacts/contact-data.ts'
import { insertContact } from '../contacts/contact-store.ts'
import { blankEvent, settled } from '../events/event-change.ts'
import { insertEvent } from '../events/event-store.ts'
import { dayMs } from '../events/series.ts'
import { failed } from '../failure.ts'
import { isoDay } from '../ids.ts'
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

export function fillLarge(session: Session, calendar: Container, folder: Container): void {
  for (let n = 0; n < contacts; n += 1) {
    const givenName = pick(given, n)
    const surname = `${pick(family, Math.floor(n / given.length))} ${n}`
    const address = `${givenName}.${n}@large.example`.toLowerCase()
    const change = { givenName, surname, emailAddresses: [{ name: givenName, address }] }
    insertContact(session, folder.pk, changedContact(emptyContact, change))
  }
  const first = session.world.now() - (spanDays / 2) * dayMs
  const { displayName: name, address } = session.owner
  for (let n = 0; n < events; n += 1) {
    const date = isoDay(first + Math.floor((n * spanDays) / events) * dayMs)
    const hour = String(8 + (n % 10)).padStart(2, '0')
    const start = { dateTime: `${date}T${hour}:00:00.000`, timeZone: 'UTC' }
    const end = { dateTime: `${date}T${hour}:45:00.000`, timeZone: 'UTC' }
    const uid = `040000008200E00074C5B7101A82E00800000000${n.toString(16).padStart(32, '0').toUpperCase()}`
    const data = {
      ...blankEvent(uid, { name, address }, { start, end }),
      subject: `${pick(topics, n)} ${n}`,
    }
    const made = settled(data)
    if (failed(made)) continue
    insertEvent(session, { ...made, form: 'singleInstance', calendar: calendar.pk })
  }
}

function pick(list: readonly string[], n: number): string {
  return list[n % list.length] ?? ''
}
