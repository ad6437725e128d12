/**
 * @module
 * A working week of one Contoso employee: a handful of events and contacts in the default calendar and folder.
 *
 * Dates are around the sandbox's now; nothing goes into containers of the product.
 */
import type { Container } from '../containers.ts'
import { changedContact, emptyContact } from '../contacts/contact-data.ts'
import type { ContactChange } from '../contacts/contact-members.ts'
import { insertContact } from '../contacts/contact-store.ts'
import { applied, blankEvent, settled } from '../events/event-change.ts'
import type { EventData } from '../events/event-data.ts'
import type { EventChange } from '../events/event-members.ts'
import { insertEvent } from '../events/event-store.ts'
import { dayMs } from '../events/series.ts'
import { failed } from '../failure.ts'
import { checksum, isoDay } from '../ids.ts'
import type { Session } from '../session.ts'

const timeZone = 'W. Europe Standard Time'

type Planned = EventChange & {
  day: number
  from: string
  to: string
  weekly?: boolean
  invitedBy?: string
}

const week: readonly Planned[] = [
  {
    day: 0,
    from: '09:30',
    to: '09:45',
    weekly: true,
    subject: 'Stand-up',
    categories: ['Blue category'],
  },
  {
    day: 1,
    from: '14:00',
    to: '15:00',
    subject: 'Quarterly numbers with Finance',
    body: { contentType: 'text', content: 'Please bring the forecast by region.' },
    showAs: 'busy',
    importance: 'high',
  },
  { day: 2, from: '12:30', to: '13:30', subject: 'Lunch with Isaiah', sensitivity: 'private' },
  {
    day: 3,
    from: '16:00',
    to: '17:00',
    subject: 'Product review',
    invitedBy: 'Miriam Graham',
    showAs: 'tentative',
  },
  { day: 8, from: '00:00', to: '00:00', subject: 'Day off', isAllDay: true, showAs: 'oof' },
]

const people: readonly ContactChange[] = [
  {
    givenName: 'Ines',
    surname: 'Moreau',
    companyName: 'Atelier Moreau',
    jobTitle: 'Owner',
    emailAddresses: [{ name: 'Ines Moreau', address: 'ines@atelier-moreau.example' }],
    businessPhones: ['+33 1 70 18 99 00'],
    businessAddress: {
      street: '12 rue des Lilas',
      city: 'Paris',
      postalCode: '75020',
      countryOrRegion: 'France',
    },
  },
  {
    givenName: 'Kofi',
    surname: 'Asante',
    companyName: 'Northwind Freight',
    jobTitle: 'Head of Logistics',
    emailAddresses: [{ name: 'Kofi Asante', address: 'kofi.asante@northwind.example' }],
    mobilePhone: '+44 7700 900461',
    categories: ['Suppliers'],
  },
  {
    givenName: 'Sayuri',
    surname: 'Tanaka',
    companyName: 'Fourth Coffee',
    department: 'Purchasing',
    emailAddresses: [{ name: 'Sayuri Tanaka', address: 'sayuri@fourthcoffee.example' }],
    businessPhones: ['+81 3 5550 0142'],
    personalNotes: 'Prefers calls before noon, Tokyo time.',
  },
  {
    givenName: 'Jonas',
    surname: 'Weber',
    emailAddresses: [{ name: 'Jonas', address: 'jonas.weber@home.example' }],
    homePhones: ['+49 30 5550 1234'],
    homeAddress: {
      street: 'Kastanienallee 7',
      city: 'Berlin',
      postalCode: '10435',
      countryOrRegion: 'Germany',
    },
    birthday: '1986-04-12T11:59:00Z',
  },
]

export function fillContoso(session: Session, calendar: Container, folder: Container): void {
  // Not everybody has the same day: a stable number of the person shifts his hours.
  const shift = checksum(new TextEncoder().encode(session.owner.address)) % 3
  const monday = mondayOf(session.world.now())
  for (const planned of week) {
    const made = settled(eventData(session, planned, monday + shift * dayMs))
    if (failed(made)) continue
    const form = made.form === 'seriesMaster' ? 'seriesMaster' : 'singleInstance'
    insertEvent(session, { ...made, form, calendar: calendar.pk })
  }
  for (const person of people)
    insertContact(session, folder.pk, changedContact(emptyContact, person))
}

function mondayOf(now: number): number {
  const today = Math.floor(now / dayMs) * dayMs
  return today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs
}

function eventData(session: Session, planned: Planned, monday: number): EventData {
  const { day, from, to, weekly, invitedBy, ...change } = planned
  const date = isoDay(monday + day * dayMs)
  const lastDate = change.isAllDay ? isoDay(monday + (day + 1) * dayMs) : date
  const when = {
    start: { dateTime: `${date}T${from}:00.000`, timeZone },
    end: { dateTime: `${lastDate}T${to}:00.000`, timeZone },
  }
  const { displayName: name, address } = session.owner
  const organizer = invitedBy
    ? { name: invitedBy, address: 'miriam@contoso.example' }
    : { name, address }
  const unique = session.world.uuid().replaceAll('-', '').toUpperCase()
  const uid = `040000008200E00074C5B7101A82E00800000000${unique}000000000000000010000000`
  const data = applied(blankEvent(uid, organizer, when), change, session.world.uuid)
  if (weekly) data.recurrence = weeklyFrom(date)
  if (!invitedBy) return data
  return {
    ...data,
    isOrganizer: false,
    response: { response: 'notResponded', time: '0001-01-01T00:00:00Z' },
    attendees: [
      {
        type: 'required',
        status: { response: 'none', time: '0001-01-01T00:00:00Z' },
        emailAddress: { name, address },
      },
    ],
  }
}

function weeklyFrom(startDate: string): NonNullable<EventData['recurrence']> {
  const names = [
    'sunday',
    'monday',
    'tuesday',
    'wednesday',
    'thursday',
    'friday',
    'saturday',
  ] as const
  const weekday = names[new Date(startDate).getUTCDay()] ?? 'monday'
  return {
    pattern: {
      type: 'weekly',
      interval: 1,
      month: 0,
      dayOfMonth: 0,
      daysOfWeek: [weekday],
      firstDayOfWeek: 'sunday',
      index: 'first',
    },
    range: {
      type: 'noEnd',
      startDate,
      endDate: '0001-01-01',
      recurrenceTimeZone: '',
      numberOfOccurrences: 0,
    },
  }
}
