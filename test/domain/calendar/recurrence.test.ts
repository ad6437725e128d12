/**
 * @module
 * F27, F28: rules and Graph patterns correspond exactly or not at all.
 */
import { describe, expect, it } from 'vitest'
import {
  canonicalRule,
  cannotHold,
  patternToRule,
  ruleToPattern,
  withUntil,
} from '../../../edge/domain/calendar/recurrence.ts'

const noEnd = { type: 'noEnd', startDate: '2026-12-01' }
const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

describe('ruleToPattern (F27)', () => {
  // 2026-12-01 is a Tuesday.
  const table: readonly [string, string, object][] = [
    ['FREQ=DAILY', '2026-12-01', { type: 'daily', interval: 1 }],
    ['RRULE:FREQ=DAILY;INTERVAL=3', '2026-12-01', { type: 'daily', interval: 3 }],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,TU;WKST=SU',
      '2026-12-01T09:00:00',
      {
        type: 'weekly',
        interval: 2,
        daysOfWeek: ['tuesday', 'thursday'],
        firstDayOfWeek: 'sunday',
      },
    ],
    [
      'FREQ=WEEKLY',
      '2026-12-01',
      { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' },
    ],
    [
      'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
      '2026-12-01',
      {
        type: 'weekly',
        interval: 1,
        daysOfWeek: everyDay.slice(0, 5),
        firstDayOfWeek: 'monday',
      },
    ],
    ['FREQ=MONTHLY', '2026-12-01', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 1 }],
    [
      'FREQ=MONTHLY;BYDAY=1TU',
      '2026-12-01',
      { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'first' },
    ],
    [
      'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1',
      '2026-12-01',
      { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'first' },
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-12-31',
      { type: 'relativeMonthly', interval: 1, daysOfWeek: everyDay.slice(0, 5), index: 'last' },
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      '2026-12-31',
      { type: 'relativeMonthly', interval: 1, daysOfWeek: everyDay, index: 'last' },
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1',
      '2026-12-30',
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 30 },
    ],
    [
      'FREQ=YEARLY',
      '2026-12-01',
      { type: 'absoluteYearly', interval: 1, dayOfMonth: 1, month: 12 },
    ],
    [
      'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
      '2026-11-26',
      { type: 'relativeYearly', interval: 1, daysOfWeek: ['thursday'], index: 'fourth', month: 11 },
    ],
    [
      'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;DTSTART=2026-12-01',
      '2026-12-01',
      { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' },
    ],
  ]
  for (const [rule, start, pattern] of table) {
    it(`${rule} from ${start}`, () => {
      const range = { ...noEnd, startDate: start.slice(0, 10) }
      expect(ruleToPattern(rule, start)).toEqual({ ok: true, value: { pattern, range } })
    })
  }
})

describe('ruleToPattern: ranges', () => {
  const inBerlin = (utc: string): string =>
    utc === '2026-12-31T23:30:00Z' ? '2027-01-01T00:30:00' : ''
  const table: readonly [string, string, object][] = [
    [
      'COUNT=5',
      '2026-12-01',
      { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 5 },
    ],
    [
      'UNTIL=20261231',
      '2026-12-01',
      { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-31' },
    ],
    [
      'UNTIL=2026-12-31',
      '2026-12-01',
      { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-31' },
    ],
    [
      'UNTIL=20261231T090000',
      '2026-12-01T09:00:00',
      { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-31' },
    ],
    [
      'UNTIL=20261231T085959',
      '2026-12-01T09:00:00',
      { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-30' },
    ],
    // 23:30 UTC is already the next day in Berlin, but before 09:00 of it.
    [
      'UNTIL=20261231T233000Z',
      '2026-12-01T09:00:00',
      { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-31' },
    ],
    [
      'UNTIL=20261231T233000Z',
      '2026-12-01T00:15:00',
      { type: 'endDate', startDate: '2026-12-01', endDate: '2027-01-01' },
    ],
  ]
  for (const [end, start, range] of table) {
    it(`${end} from ${start}`, () => {
      const answer = ruleToPattern(`FREQ=DAILY;${end}`, start, inBerlin)
      expect(answer).toEqual({
        ok: true,
        value: { pattern: { type: 'daily', interval: 1 }, range },
      })
    })
  }
})

describe('what Outlook cannot hold is refused with a reason (F28)', () => {
  const table: readonly [string, string][] = [
    ['FREQ=HOURLY', '2026-12-01'],
    ['FREQ=DAILY;BYHOUR=9,17', '2026-12-01'],
    ['FREQ=DAILY;BYMONTH=12', '2026-12-01'],
    ['FREQ=DAILY;INTERVAL=2;BYDAY=MO', '2026-12-07'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,3', '2026-12-01'],
    ['FREQ=MONTHLY;BYDAY=1TU,3TH', '2026-12-01'],
    ['FREQ=MONTHLY;BYDAY=TU', '2026-12-01'],
    ['FREQ=MONTHLY;BYDAY=5TU', '2026-12-29'],
    ['FREQ=MONTHLY;BYDAY=-2TU', '2026-12-22'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-12-01'],
    ['FREQ=MONTHLY;BYMONTHDAY=-2', '2026-12-30'],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-12-31'],
    ['FREQ=MONTHLY', '2026-12-30'],
    ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', '2026-11-13'],
    ['FREQ=MONTHLY;BYMONTH=1,7', '2027-01-01'],
    ['FREQ=YEARLY', '2028-02-29'],
    ['FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31', '2026-04-30'],
    ['FREQ=YEARLY;BYDAY=20MO', '2026-05-18'],
    ['FREQ=YEARLY;BYMONTHDAY=1', '2026-12-01'],
    ['FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=1', '2027-01-01'],
    ['FREQ=YEARLY;BYWEEKNO=20', '2026-05-11'],
    ['FREQ=YEARLY;BYYEARDAY=100', '2026-04-10'],
    ['FREQ=WEEKLY;BYDAY=WE', '2026-12-01'],
    ['FREQ=DAILY;UNTIL=20261130', '2026-12-01'],
    ['FREQ=DAILY;UNTIL=20261231T233000Z', '2026-12-01T09:00:00'],
  ]
  for (const [rule, start] of table) {
    it(`${rule} from ${start}`, () => {
      expect(cannotHold(rule, start)).toMatch(/^(Outlook|The) .{20,}\.$/)
      expect(canonicalRule(rule).ok).toBe(true)
    })
  }
})

describe('ill-formed rules fail, also as canonical rules', () => {
  const table = [
    '',
    'FREQ=',
    'INTERVAL=2',
    'FREQ=FORTNIGHTLY',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=3;UNTIL=20261231',
    'FREQ=DAILY;UNTIL=20260231',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYDAY=0MO',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=DAILY;EVERY=2',
    'RRULE:FREQ=DAILY\nRDATE:20261231',
    'RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY',
  ]
  for (const rule of table)
    it(JSON.stringify(rule), () => expect(canonicalRule(rule).ok).toBe(false))
})

describe('canonicalRule', () => {
  const table: readonly [string, string | undefined, string][] = [
    ['interval=1;freq=weekly;byday=fr,mo', undefined, 'FREQ=WEEKLY;BYDAY=MO,FR'],
    ['FREQ=WEEKLY;BYDAY=MO;WKST=SU', undefined, 'FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO', undefined, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU',
      undefined,
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU',
    ],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2', undefined, 'FREQ=MONTHLY;BYDAY=2TU'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1',
      undefined,
      'FREQ=MONTHLY;BYMONTHDAY=-1',
    ],
    ['FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1', undefined, 'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30'],
    ['FREQ=WEEKLY', '2026-12-01T09:00:00', 'FREQ=WEEKLY;BYDAY=TU'],
    ['FREQ=MONTHLY', '2026-12-31', 'FREQ=MONTHLY;BYMONTHDAY=31'],
    ['FREQ=YEARLY', '2026-12-01', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1'],
    ['FREQ=DAILY;UNTIL=20261231T235959', '2026-12-01T09:00:00', 'FREQ=DAILY;UNTIL=20261231'],
    ['FREQ=DAILY;X-ZOHO=1', undefined, 'FREQ=DAILY'],
    ['FREQ=DAILY;BYHOUR=9;BYMINUTE=0', undefined, 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0'],
    ['DTSTART:20261201T090000\r\nRRULE:FREQ=DAILY;COUNT=2', undefined, 'FREQ=DAILY;COUNT=2'],
  ]
  for (const [rule, start, canonical] of table) {
    it(`${rule} → ${canonical}`, () => {
      const value = canonicalRule(rule, { start })
      expect(value).toEqual({ ok: true, value: canonical })
      expect(canonicalRule(canonical, { start })).toEqual(value)
    })
  }

  it('withUntil rewrites only the end', () => {
    const rule = 'FREQ=DAILY;UNTIL=20261231'
    expect(withUntil(rule, (date) => `${date.replaceAll('-', '')}T080000Z`)).toBe(`${rule}T080000Z`)
    expect(withUntil('FREQ=DAILY;COUNT=2', () => 'x')).toBe('FREQ=DAILY;COUNT=2')
  })
})

describe('patternToRule', () => {
  it('ignores the defaults Graph fills in (graph-contract §2.6)', () => {
    const pattern = {
      type: 'weekly',
      interval: 1,
      month: 0,
      dayOfMonth: 0,
      daysOfWeek: ['monday'],
      firstDayOfWeek: 'sunday',
      index: 'first',
    }
    const range = { type: 'noEnd', endDate: '0001-01-01', numberOfOccurrences: 0 }
    expect(patternToRule({ pattern, range })).toEqual({ ok: true, value: 'FREQ=WEEKLY;BYDAY=MO' })
  })
  it('takes Sunday for the first day of the week when Graph does not say (§2.6)', () => {
    const pattern = { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'monday'] }
    const value = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU'
    expect(patternToRule({ pattern, range: { type: 'noEnd' } })).toEqual({ ok: true, value })
  })
  const broken: readonly object[] = [
    { type: 'hourly', interval: 1 },
    { type: 'daily', interval: 0 },
    { type: 'weekly', interval: 1, daysOfWeek: [] },
    { type: 'weekly', interval: 1, daysOfWeek: ['someday'] },
    { type: 'absoluteMonthly', interval: 1, dayOfMonth: 0 },
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'fifth' },
    { type: 'absoluteYearly', interval: 1, dayOfMonth: 1, month: 13 },
  ]
  for (const pattern of broken) {
    it(`refuses ${JSON.stringify(pattern)} (O11)`, () => {
      const read = pattern as { type: string; interval: number }
      expect(patternToRule({ pattern: read, range: { type: 'noEnd' } }).ok).toBe(false)
    })
  }
  it('refuses a range it does not know (O11)', () => {
    const pattern = { type: 'daily', interval: 1 }
    for (const range of [{ type: 'sometimes' }, { type: 'numbered' }, { type: 'endDate' }]) {
      expect(patternToRule({ pattern, range }).ok).toBe(false)
    }
  })
})
