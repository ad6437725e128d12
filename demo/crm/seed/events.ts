/**
 * @module
 * A sales team's calendar around today: meetings, series with exceptions, all-day events, other zones.
 *
 * Owns: the default seed's events. Everything is placed relative to `today`, so the demo never looks old.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Body } from '../store/rows.ts'
import { seriesOf } from './series.ts'

export type SeedEvent = { owner: string; body: Body }
type Guest = { name: string; email: string }

const zones = [
  'Europe/Berlin',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Tokyo',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Sydney',
]
const topics = [
  'Discovery call',
  'Product demonstration',
  'Offer walk-through',
  'Contract negotiation',
  'Onboarding workshop',
  'Quarterly review',
  'Site visit',
  'Renewal talk',
]
const places = [
  'Video call',
  'Customer site',
  'Room Aurora',
  'Room Fjord',
  'Phone',
  'Café Luitpold',
]
const owners = [
  'marcus',
  'marcus',
  'marcus',
  'priya',
  'marcus',
  'noah',
  'marcus',
  'marcus',
  'amelia',
]

/** Past and coming meetings with contacts, all-day events, and series. */
export function seedEvents(today: Temporal.PlainDate, guests: readonly Guest[]): SeedEvent[] {
  const meetings = Array.from({ length: 46 }, (_, index) => meeting(today, index, guests))
  return [...meetings, ...allDayEvents(today), ...seriesOf(today)]
}

function meeting(today: Temporal.PlainDate, index: number, guests: readonly Guest[]): SeedEvent {
  const day = workday(today.add({ days: Math.round((index - 18) * 1.6) }))
  const guest = guests[(index * 5) % guests.length]!
  const owner = owners[index % owners.length]!
  const start = day.toPlainDateTime({ hour: 8 + ((index * 3) % 9), minute: (index % 2) * 30 })
  const place = places[index % places.length]!
  const length = [30, 45, 60, 90][index % 4]!
  return {
    owner,
    body: {
      title: `${topics[index % topics.length]!} · ${guest.name}`,
      start: start.toString({ smallestUnit: 'second' }),
      end: start.add({ minutes: length }).toString({ smallestUnit: 'second' }),
      timeZone: zones[index % zones.length]!,
      location: place,
      organizer: { name: nameOf(owner), email: `${owner}@northwind-crm.example` },
      participants: [
        { ...guest, role: 'required', status: index % 3 === 0 ? 'accepted' : 'needs-action' },
      ],
      ...(index % 3 === 0 ? { reminderMinutes: 15 } : {}),
      ...(index % 4 === 0 ? { descriptionText: agenda } : {}),
      ...(place === 'Video call'
        ? { onlineMeetingUrl: `https://meet.example/northwind-${index}` }
        : {}),
      ...(index % 11 === 0 ? { privacy: 'private' } : {}),
      ...(index % 9 === 4 ? { showAs: 'tentative', status: 'tentative' } : {}),
      ...(index % 6 === 0 ? { categories: ['Pipeline'] } : {}),
    },
  }
}

const agenda = 'Agenda:\n1. Where we stand\n2. Open questions\n3. Next steps'

function allDayEvents(today: Temporal.PlainDate): SeedEvent[] {
  const day = (offset: number, days: number, body: Body): SeedEvent => ({
    owner: 'marcus',
    body: {
      ...body,
      allDay: true,
      start: today.add({ days: offset }).toString(),
      end: today.add({ days: offset + days }).toString(),
      timeZone: 'Europe/Berlin',
    },
  })
  return [
    day(12, 3, { title: 'Trade fair Hannover', location: 'Hall 7, stand B12', showAs: 'oof' }),
    day(27, 1, { title: 'Inventory day', showAs: 'free' }),
    day(40, 5, { title: 'Holiday', showAs: 'oof', privacy: 'private' }),
    day(-9, 1, { title: 'Team day', location: 'Potsdam', showAs: 'oof' }),
    day(3, 1, {
      title: 'Quotes due',
      showAs: 'free',
      reminderMinutes: 900,
      categories: ['Deadline'],
    }),
  ]
}

const workday = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day

const nameOf = (owner: string): string =>
  ({ marcus: 'Marcus Weber', priya: 'Priya Raman', noah: 'Noah Martin' })[owner] ?? 'Amelia Hart'
