/**
 * @module
 * What the forms of the Outlook page send: only what was changed, in Graph's words.
 */
import { describe, expect, it } from 'vitest'
import {
  draftOf,
  draftProblem,
  eventBody,
  newDraft,
  withStart,
} from '../../../demo/microsoft365/outlook/calendar/event-draft.ts'
import {
  noRepeat,
  recurrenceOf,
  repeatOf,
  repeatWords,
} from '../../../demo/microsoft365/outlook/calendar/repeat.ts'
import type { GraphContact, GraphEvent } from '../../../demo/microsoft365/outlook/graph/shapes.ts'
import { partsOf } from '../../../demo/microsoft365/outlook/mail/mail-words.ts'
import {
  contactBody,
  contactDraftOf,
} from '../../../demo/microsoft365/outlook/people/contact-draft.ts'
import { initialsOf, matches } from '../../../demo/microsoft365/outlook/people/contact-words.ts'

const zone = 'W. Europe Standard Time'
const at = (dateTime: string) => ({ dateTime: `${dateTime}:00.0000000`, timeZone: zone })
const review: GraphEvent = {
  id: 'e1',
  changeKey: 'k',
  subject: 'Review',
  type: 'singleInstance',
  seriesMasterId: null,
  start: at('2026-11-24T14:00'),
  end: at('2026-11-24T15:00'),
  isAllDay: false,
  isOrganizer: true,
  isReminderOn: true,
  reminderMinutesBeforeStart: 15,
  sensitivity: 'normal',
  showAs: 'busy',
  location: {},
  recurrence: null,
  attendees: [],
  organizer: { emailAddress: { name: 'M', address: 'm@x.example' } },
  body: { contentType: 'text', content: '' },
}
const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'noEnd', startDate: '2026-11-24' },
} as const

describe('an event draft', () => {
  it('that was not touched sends nothing', () => {
    const draft = draftOf({ ...review, recurrence: structuredClone(weekly) as never })
    expect(eventBody({ ...draft }, zone, draft)).toEqual({})
  })

  it('sends only what was changed, times together', () => {
    const draft = draftOf(review)
    const changed = { ...withStart(draft, '2026-11-25', '09:00'), title: 'Review 2' }
    expect(eventBody(changed, zone, draft)).toEqual({
      subject: 'Review 2',
      isAllDay: false,
      start: { dateTime: '2026-11-25T09:00', timeZone: zone },
      end: { dateTime: '2026-11-25T10:00', timeZone: zone },
    })
  })

  it('of whole days ends at the midnight after its last day', () => {
    const draft = { ...newDraft('2026-11-24T09:00', true), endDay: '2026-11-25' }
    expect(eventBody(draft, zone)).toMatchObject({
      isAllDay: true,
      start: { dateTime: '2026-11-24T00:00' },
      end: { dateTime: '2026-11-26T00:00' },
    })
  })

  it('of a series on its one weekday moves the rule along', () => {
    const draft = draftOf({ ...review, recurrence: structuredClone(weekly) as never })
    const body = eventBody(withStart(draft, '2026-11-26', '14:00'), zone, draft)
    expect(body['recurrence']).toMatchObject({
      pattern: { daysOfWeek: ['thursday'] },
      range: { startDate: '2026-11-26' },
    })
  })

  it('is refused in plain words', () => {
    const draft = newDraft('2026-11-24T09:00')
    expect(draftProblem({ ...draft, endTime: '08:00' })).toBe('The end is before the start.')
    expect(draftProblem({ ...draft, invited: 'nobody' })).toBe('"nobody" is no e-mail address.')
    const repeat = { ...noRepeat(draft.startDay), every: 'week' as const, weekdays: [] }
    expect(draftProblem({ ...draft, repeat })).toBe('Choose at least one day of the week.')
  })
})

describe('repeating', () => {
  it('is told in a sentence', () => {
    const base = noRepeat('2026-11-24')
    const words = repeatWords(
      {
        ...base,
        every: 'week',
        interval: 2,
        weekdays: ['friday', 'monday'],
        ends: 'after',
        times: 5,
      },
      '2026-11-24',
    )
    expect(words).toBe('Every 2 weeks on Monday and Friday, 5 times')
    expect(repeatWords({ ...base, every: 'year' }, '2026-11-24')).toBe('Every year on 24 November')
  })

  it('keeps a pattern the form has no choice for', () => {
    const pattern = {
      type: 'relativeMonthly',
      interval: 1,
      daysOfWeek: ['tuesday'],
      index: 'second',
    } as const
    const given = { pattern: { ...pattern, daysOfWeek: ['tuesday'] }, range: weekly.range }
    const repeat = repeatOf(given, '2026-11-24')
    expect(repeatWords(repeat, '2026-11-24')).toBe('The second Tuesday of every month')
    expect(recurrenceOf(repeat, '2026-11-24')).toEqual(given)
  })
})

describe('a contact draft', () => {
  const contact: GraphContact = {
    id: 'c1',
    changeKey: 'k',
    displayName: 'Ines Moreau',
    givenName: 'Ines',
    surname: 'Moreau',
    companyName: 'Atelier',
    jobTitle: null,
    emailAddresses: [
      { name: 'Ines at work', address: 'ines@a.example' },
      { name: 'Old', address: 'old@a.example' },
    ],
    businessPhones: ['+33 1'],
    homePhones: [],
    mobilePhone: null,
    businessAddress: { city: 'Paris' },
    homeAddress: {},
    birthday: '1980-05-17T11:59:00Z',
    personalNotes: null,
  }
  const draft = contactDraftOf(contact)

  it('sends what was changed, and keeps the name beside an address that stays', () => {
    expect(contactBody(draft, { draft, contact })).toEqual({})
    const changed = { ...draft, companyName: '', emails: ['ines@a.example', '', 'new@a.example'] }
    expect(contactBody(changed as typeof draft, { draft, contact })).toEqual({
      companyName: null,
      emailAddresses: [
        { name: 'Ines at work', address: 'ines@a.example' },
        { name: 'Ines Moreau', address: 'new@a.example' },
      ],
    })
  })

  it('clears a birthday with null', () => {
    expect(contactBody({ ...draft, birthday: '' }, { draft, contact })).toEqual({ birthday: null })
  })

  it('is found by every word, wherever it is', () => {
    expect(matches(contact, 'mor ines@')).toBe(true)
    expect(matches(contact, 'mor peter')).toBe(false)
    expect(initialsOf('Zoë van Abernathy')).toBe('ZA')
  })
})

describe('a mail', () => {
  it('has its web addresses as links, without the full stop behind them', () => {
    expect(partsOf('Go to https://a.example/x?y=1. Bye')).toEqual([
      { text: 'Go to ' },
      { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
      { text: '. Bye' },
    ])
  })
})
