/**
 * @module
 * CAL-7, CAL-8, F28, G02, G03, G08, G11, O01, O03, O06, O08, O11: what travels, and when two values are one.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventMap, makeEventMap, seriesProblem } from '../../../edge/domain/calendar/event-map.ts'
import { NO_TITLE } from '../../../edge/domain/calendar/event-values.ts'
import { eventLabel } from '../../../edge/domain/calendar/label.ts'
import type { Fields, Json } from '../../../edge/domain/record.ts'
import { atRest, expectRest, writesLeft } from '../quiescence.ts'

const timed = {
  allDay: false,
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T10:00:00',
  zone: 'Europe/Berlin',
  rule: null,
}
const event: Fields = {
  title: 'Review',
  time: timed,
  exceptions: null,
  description: { text: 'Agenda\n\n1. Money', people: ['Ann <ann@example.com>'] },
  location: 'Room 1',
  showAs: 'busy',
  privacy: 'normal',
  reminder: 10,
  categories: ['Blue'],
}

const group = (name: string, map = eventMap) => {
  const found = map.find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found
}

const agree = (name: string, crm: Json, outlook: Json, map = eventMap): boolean => {
  const one = group(name, map)
  const [left, right] = [one.readCrm({ [name]: crm }), one.readOutlook({ [name]: outlook })]
  return left !== undefined && right !== undefined && one.agree(left, right)
}

describe('agree', () => {
  const weekly = { ...timed, rule: 'FREQ=WEEKLY;BYDAY=TU' }
  const allDay = { allDay: true, start: '2026-12-01', end: '2026-12-03', zone: null, rule: null }
  const changed = { original: '2026-12-08T09:00:00', title: 'Other', text: 'a\r\n b ' }
  const same: readonly [string, string, Json, Json][] = [
    ['O03 a title cut by Outlook', 'title', 'x'.repeat(300), 'x'.repeat(255)],
    ['O01 composed and decomposed accents', 'title', 'Cafe\u0301', 'Caf\u00e9'],
    ['blanks around a title', 'title', ' Review ', 'Review'],
    ['O08 empty, null location', 'location', '', null],
    ['F the same rule in other words', 'time', { ...timed, rule: 'FREQ=WEEKLY' }, weekly],
    ['G11 two names of UTC', 'time', { ...timed, zone: 'UTC' }, { ...timed, zone: 'Etc/UTC' }],
    [
      'G03 all-day dates, whatever comes with them',
      'time',
      allDay,
      { ...allDay, start: '2026-12-01T00:00:00' },
    ],
    [
      'exceptions in another order, empty ones left out',
      'exceptions',
      { cancelled: ['2026-12-22T09:00:00', '2026-12-15T09:00:00'], changed: [changed] },
      {
        cancelled: ['2026-12-15T09:00:00', '2026-12-22T09:00:00'],
        changed: [{ ...changed, text: 'a\nb' }, { original: '2026-12-29T09:00:00' }],
      },
    ],
    ['no exceptions at all', 'exceptions', { cancelled: [], changed: [] }, null],
    [
      'O06 line ends, trailing blanks, white space of HTML',
      'description',
      { text: 'a  b\n\n\nc ', people: [] },
      { text: 'a b\r\n\r\nc', people: [] },
    ],
    ['categories: order and case', 'categories', ['Blue', 'red'], ['Red', 'blue']],
    ['no reminder', 'reminder', null, null],
  ]
  for (const [name, field, crm, outlook] of same) {
    it(name, () => expect(agree(field, crm, outlook)).toBe(true))
  }

  const different: readonly [string, string, Json, Json][] = [
    ['a title that differs within the limit', 'title', 'Review', 'Preview'],
    ['E09 another end', 'time', timed, { ...timed, end: '2026-12-01T11:00:00' }],
    ['another rule', 'time', weekly, timed],
    ['G08 another zone', 'time', timed, { ...timed, zone: 'Europe/London' }],
    ['G02 one more day', 'time', allDay, { ...allDay, end: '2026-12-04' }],
    ['all-day or not', 'time', allDay, { ...timed, start: '2026-12-01T00:00:00' }],
    ['a cancelled occurrence', 'exceptions', { cancelled: ['2026-12-15T09:00:00'] }, null],
    [
      'participants to show (CAL-8)',
      'description',
      { text: 'a', people: ['b'] },
      { text: 'a', people: [] },
    ],
    ['a reminder or none', 'reminder', null, 15],
    ['a category more', 'categories', ['Blue'], ['Blue', 'Red']],
  ]
  for (const [name, field, crm, outlook] of different) {
    it(`not: ${name}`, () => expect(agree(field, crm, outlook)).toBe(false))
  }

  it('G08 a caller with a table of zones tells that two names are one', () => {
    const map = makeEventMap((a, b) => [a, b].every((zone) => /Berlin|Vienna/.test(zone)))
    const vienna = { ...timed, zone: 'Europe/Vienna' }
    expect(agree('time', vienna, timed, map)).toBe(true)
    expect(agree('time', vienna, { ...timed, zone: 'Europe/London' }, map)).toBe(false)
    expect(agree('time', vienna, timed)).toBe(false)
  })
})

describe('what is written', () => {
  it('O03 cuts for Outlook at 255 without splitting a character', () => {
    const title = `${'x'.repeat(254)}😀y`
    expect(group('title').toOutlook(title)).toEqual({ title: 'x'.repeat(254) })
    expect(group('title').toCrm(title)).toEqual({ title })
    expect(group('location').toOutlook('y'.repeat(400))).toEqual({ location: 'y'.repeat(255) })
  })
  it('CAL-8 participants go to Outlook and never to the CRM', () => {
    const value = { text: 'a', people: ['Ann <ann@example.com>'] }
    expect(group('description').toOutlook(value)).toEqual({ description: value })
    expect(group('description').toCrm(value)).toEqual({ description: { text: 'a', people: [] } })
  })
  it('an Outlook event without subject has one in the CRM', () => {
    expect(group('title').readOutlook({ title: '' })).toBe(NO_TITLE)
    expect(eventLabel({ title: ' ' })).toBe(NO_TITLE)
  })
  it('"no reminder" is said, not left to the default of Outlook', () => {
    const value = group('reminder').readCrm({ reminder: null })
    expect(value).toBeTruthy()
    expect(group('reminder').toOutlook(value ?? 0)).toEqual({ reminder: null })
    expect(group('reminder').toOutlook(0)).toEqual({ reminder: 0 })
  })
  it('O11 unknown words and fields a side leaves out are unsaid', () => {
    expect(group('showAs').readOutlook({ showAs: 'holographic' })).toBeUndefined()
    for (const one of eventMap) expect(one.readCrm({}), one.name).toBeUndefined()
  })
  it('F28 says why Outlook cannot hold a series', () => {
    expect(seriesProblem(event['time'] ?? null)).toBeNull()
    expect(seriesProblem({ ...timed, rule: 'FREQ=HOURLY' })).toMatch(/more than once a day/)
    expect(seriesProblem({ ...timed, rule: 'FREQ=DAILY;COUNT=3' })).toBeNull()
  })
})

// ---- properties -------------------------------------------------------------------------------

const words = fc.string({ unit: 'grapheme', maxLength: 300 })
const spaced = fc.array(fc.constantFrom('a', 'ä', 'b c', ' ', '\n', '\r\n', '\t', '\u00a0'), {
  maxLength: 12,
})
const anyEvent: fc.Arbitrary<Fields> = fc.record({
  title: words,
  time: fc.constantFrom(
    timed,
    { ...timed, rule: 'FREQ=WEEKLY' },
    { ...timed, rule: 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=4' },
    { allDay: true, start: '2026-12-01', end: '2026-12-02', zone: null, rule: 'FREQ=YEARLY' },
  ),
  exceptions: fc.option(
    fc.record({
      cancelled: fc.array(fc.constantFrom('2026-12-08T09:00:00', '2026-12-15T09:00:00')),
      changed: fc.array(
        fc.record({
          original: fc.constantFrom('2026-12-22T09:00:00', '2026-12-29T09:00:00'),
          title: words,
        }),
        { maxLength: 1 },
      ),
    }),
  ),
  description: fc.record({
    text: spaced.map((parts) => parts.join('')),
    people: fc.array(words, { maxLength: 3 }),
  }),
  location: words,
  showAs: fc.constantFrom('free', 'tentative', 'busy', 'oof', 'workingElsewhere'),
  privacy: fc.constantFrom('normal', 'personal', 'private', 'confidential'),
  reminder: fc.option(fc.integer({ min: 0, max: 10_000 })),
  status: fc.constantFrom('confirmed', 'cancelled'),
  categories: fc.array(words, { maxLength: 4 }),
})

/** Outlook's spelling: CRLF, blanks at the end, categories reversed, rules as it words them. */
function asOutlook(fields: Fields): Fields {
  const description = fields['description'] as { text: string; people: string[] } | undefined
  const categories = fields['categories'] as string[] | undefined
  return {
    ...fields,
    location: fields['location'] ?? null,
    ...(description === undefined
      ? {}
      : {
          description: {
            ...description,
            text: `${description.text.replaceAll('\n', '\r\n')} \r\n`,
          },
        }),
    ...(categories === undefined ? {} : { categories: categories.toReversed() }),
  }
}

describe('no ping-pong (SYN-2), properties', () => {
  it('agree is reflexive and holds between a value and what Outlook keeps of it', () => {
    fc.assert(
      fc.property(anyEvent, (fields) => {
        // Of the organizer the CRM says nothing that is compared (H04).
        for (const one of eventMap.filter(({ name }) => name !== 'organizer')) {
          const value = one.readCrm(fields)
          if (value === undefined) throw new Error(one.name)
          expect(one.agree(value, value), one.name).toBe(true)
          const kept = one.readOutlook(one.toOutlook(value))
          expect(kept !== undefined && one.agree(value, kept), one.name).toBe(true)
          expect(one.readOutlook(one.toOutlook(kept ?? null)), one.name).toEqual(kept)
        }
      }),
    )
  })
  it('CRM → Outlook comes to rest, and so does the way back', () => {
    fc.assert(
      fc.property(anyEvent, (fields) => {
        const outlook = expectRest(eventMap, 'crm', fields, asOutlook)
        const people = { people: [] }
        const alone = {
          ...outlook,
          description: { ...(outlook['description'] as object), ...people },
        }
        expectRest(eventMap, 'outlook', alone, (copy) => copy)
      }),
    )
  })
  it('an edit still travels: every field, both ways', () => {
    const other: Fields = {
      title: 'Talk',
      time: { ...timed, end: '2026-12-01T12:00:00' },
      exceptions: { cancelled: ['2026-12-08T09:00:00'], changed: [] },
      description: { text: 'New', people: [] },
      location: 'Room 2',
      showAs: 'oof',
      privacy: 'private',
      reminder: null,
      categories: [],
    }
    for (const name of Object.keys(event)) {
      const edited = { ...event, [name]: other[name] ?? null }
      expect(writesLeft(eventMap, event, edited), name).not.toEqual(atRest)
    }
  })
})
