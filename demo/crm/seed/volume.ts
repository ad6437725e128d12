/**
 * @module
 * The volume seed: one owner with 12,000 contacts and 6,000 events, a third of them imported.
 *
 * Owns: fast generation. A few hundred names from faker are combined by index, since making each record
 * by itself would take most of the ten seconds a reset may last.
 */
import { faker } from '@faker-js/faker/locale/en_US'
import type { Temporal } from 'temporal-polyfill'
import type { Body } from '../store/rows.ts'

export const VOLUME = { contacts: 12_000, events: 6_000 } as const

/** Every third record came by import. */
export const volumeOrigin = (index: number): 'import' | 'manual' =>
  index % 3 === 2 ? 'import' : 'manual'

export function volumeContacts(seed: number): Body[] {
  faker.seed(seed)
  const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
  const first = many(211, () => faker.person.firstName())
  const last = many(307, () => faker.person.lastName())
  const companies = many(401, () => faker.company.name())
  const cities = many(97, () => faker.location.city())
  return Array.from({ length: VOLUME.contacts }, (_, index) => {
    const lastName = last[index % last.length]!
    const firstName = first[index % first.length]!
    const local = `${firstName}.${lastName}.${index}`.toLowerCase().replaceAll(/[^a-z0-9.]/gu, '')
    return {
      firstName,
      lastName,
      company: companies[index % companies.length]!,
      email: `${local}@volume.example`,
      phone: `+1 ${200 + (index % 700)} 555 ${String(index % 10_000).padStart(4, '0')}`,
      mailingStreet: `${1 + (index % 990)} Main Street`,
      mailingCity: cities[index % cities.length]!,
      mailingCountry: 'United States',
      x_accountNo: `V-${index}`,
    }
  })
}

/** Half of them past, half to come, a few an hour; every twelfth all day, every fiftieth a series. */
export function volumeEvents(today: Temporal.PlainDate): Body[] {
  return Array.from({ length: VOLUME.events }, (_, index) => {
    const slot = index - VOLUME.events / 2
    const date = today.add({ days: Math.floor(slot / 8) })
    const day = date.toString()
    const title = `Customer meeting ${index + 1}`
    if (index % 12 === 5) {
      return {
        title,
        allDay: true,
        start: day,
        end: date.add({ days: 1 }).toString(),
        timeZone: 'UTC',
      }
    }
    const hour = String(8 + (((slot % 8) + 8) % 8)).padStart(2, '0')
    return {
      title,
      start: `${day}T${hour}:00:00`,
      end: `${day}T${hour}:45:00`,
      timeZone: index % 4 === 0 ? 'America/Chicago' : 'Europe/Berlin',
      location: `Room ${1 + (index % 20)}`,
      ...(index % 50 === 7 ? { recurrence: { rrule: 'FREQ=WEEKLY;COUNT=4' } } : {}),
    }
  })
}
