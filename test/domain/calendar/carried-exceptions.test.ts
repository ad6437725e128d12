/**
 * @module
 * F11: what becomes of the exceptions of a series that was moved as a whole.
 */
import * as fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it } from 'vitest'
import { carriedExceptions } from '../../../edge/domain/calendar/carried-exceptions.ts'
import type { EventExceptions, EventTime } from '../../../edge/domain/calendar/event.ts'

// 2026-12-01 is a Tuesday.
const at = (rule: string, start = '2026-12-01T09:00:00'): EventTime => ({
  allDay: false,
  start,
  end: `${start.slice(0, 11)}23:00:00`,
  zone: 'Europe/Berlin',
  rule,
})
const exceptions: EventExceptions = {
  cancelled: ['2026-12-08T09:00:00'],
  changed: [
    { original: '2026-12-15T09:00:00', title: 'Review' },
    {
      ...{ original: '2026-12-22T09:00:00', title: 'Gala' },
      ...{ start: '2026-12-23T09:00:00', end: '2026-12-23T10:00:00' },
    },
    {
      ...{ original: '2026-12-29T09:00:00' },
      ...{ start: '2026-12-30T09:00:00', end: '2026-12-30T10:00:00' },
    },
  ],
}
const tuesdays = at('FREQ=WEEKLY;BYDAY=TU')

const startsOf = ({ start, rule }: EventTime): readonly string[] =>
  new RRuleTemporal({
    rruleString: `DTSTART;TZID=Europe/Berlin:${start.replaceAll(/[-:]/g, '')}\nRRULE:${rule}`,
  })
    .all((_, index) => index < 40)
    .map((moment) => moment.toString().slice(0, 19))

describe('carriedExceptions (F11)', () => {
  it('another time of day: each stays on its day, also one that was moved', () => {
    expect(
      carriedExceptions(exceptions, tuesdays, at(tuesdays.rule ?? '', '2026-12-01T14:00:00')),
    ).toEqual({
      cancelled: ['2026-12-08T14:00:00'],
      changed: [
        { original: '2026-12-15T14:00:00', title: 'Review' },
        { ...exceptions.changed[1], original: '2026-12-22T14:00:00' },
        { ...exceptions.changed[2], original: '2026-12-29T14:00:00' },
      ],
    })
  })

  it('another weekday: each goes along, and stands where its occurrence stands', () => {
    const thursdays = at('FREQ=WEEKLY;BYDAY=TH', '2026-12-03T14:00:00')
    expect(carriedExceptions(exceptions, tuesdays, thursdays)).toEqual({
      cancelled: ['2026-12-10T14:00:00'],
      changed: [
        { original: '2026-12-17T14:00:00', title: 'Review' },
        { original: '2026-12-24T14:00:00', title: 'Gala' },
      ],
    })
  })

  it('whole days from now on: what is cancelled stays cancelled, the rest is told nowhere', () => {
    const whole: EventTime = {
      ...{ allDay: true, start: '2026-12-01', end: '2026-12-02' },
      ...{ zone: null, rule: tuesdays.rule },
    }
    expect(carriedExceptions(exceptions, tuesdays, whole)).toEqual({
      cancelled: ['2026-12-08'],
      changed: [],
    })
  })

  it.each([
    ['the same rule begins later', 'FREQ=DAILY', 'FREQ=DAILY', '2026-12-03T09:00:00'],
    ['another rhythm', 'FREQ=WEEKLY;BYDAY=TU', 'FREQ=DAILY', '2026-12-02T09:00:00'],
    [
      'days with no counterpart',
      'FREQ=MONTHLY;BYDAY=1TU',
      'FREQ=MONTHLY;BYDAY=1WE',
      '2026-12-02T09:00:00',
    ],
    [
      'not every month has it',
      'FREQ=MONTHLY;BYMONTHDAY=28',
      'FREQ=MONTHLY;BYMONTHDAY=30',
      '2026-12-30T09:00:00',
    ],
    [
      'weeks are skipped',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR',
      '2026-12-02T09:00:00',
    ],
  ])('%s: the days stay as they are', (_, from, to, start) => {
    const { cancelled } = carriedExceptions(exceptions, at(from), at(to, start))
    expect(cancelled).toEqual(exceptions.cancelled)
  })

  it('what is cancelled is the same occurrence, counted from the first (property)', () => {
    const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
    const rules = fc.constantFrom<(days: number) => string>(
      (days) => `FREQ=WEEKLY;BYDAY=${weekdays[(1 + days) % 7]}`,
      (days) => `FREQ=WEEKLY;INTERVAL=3;BYDAY=${weekdays[(1 + days) % 7]};COUNT=30`,
      (days) => `FREQ=WEEKLY;BYDAY=${weekdays[(1 + days) % 7]},${weekdays[(4 + days) % 7]}`,
      (days) => `FREQ=MONTHLY;BYMONTHDAY=${1 + days}`,
      (days) => `FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=${1 + days}`,
    )
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: 1, max: 20 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 5 }),
        (rule, days, which) => {
          fc.pre(rule(0) !== rule(days))
          const to = at(rule(days), `2026-12-${String(1 + days).padStart(2, '0')}T14:00:00`)
          const [before, after] = [startsOf(at(rule(0))), startsOf(to)]
          const cancelled = which.map((index) => before[index] ?? '')
          expect(carriedExceptions({ cancelled, changed: [] }, at(rule(0)), to).cancelled).toEqual(
            which.map((index) => after[index]),
          )
        },
      ),
    )
  })
})
