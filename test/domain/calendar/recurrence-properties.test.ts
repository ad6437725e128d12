/**
 * @module
 * F27: rules and Graph patterns have the same days, checked against an independent expansion of each.
 */
import * as fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  civilDate,
  dateText,
  daysBetween,
  daysInMonth,
  weekdayOf,
} from '../../../edge/domain/calendar/civil.ts'
import type { GraphPattern } from '../../../edge/domain/calendar/graph-pattern.ts'
import type { GraphRange } from '../../../edge/domain/calendar/recurrence.ts'
import {
  canonicalRule,
  patternToRule,
  ruleToPattern,
} from '../../../edge/domain/calendar/recurrence.ts'

const graphDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const day = fc.constantFrom(
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
)
const days = fc.uniqueArray(day, { minLength: 1, maxLength: 7 })
const index = fc.constantFrom('first', 'second', 'third', 'fourth', 'last')
const interval = fc.integer({ min: 1, max: 4 })
const anyPattern = fc.oneof(
  fc.record({ type: fc.constant('daily'), interval }),
  fc.record({ type: fc.constant('weekly'), interval, daysOfWeek: days, firstDayOfWeek: day }),
  fc.record({
    type: fc.constant('absoluteMonthly'),
    interval,
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({ type: fc.constant('relativeMonthly'), interval, daysOfWeek: days, index }),
  fc.record({
    type: fc.constant('absoluteYearly'),
    interval,
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
    month: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    type: fc.constant('relativeYearly'),
    interval,
    daysOfWeek: days,
    index,
    month: fc.integer({ min: 1, max: 12 }),
  }),
) as fc.Arbitrary<GraphPattern>
const anyStart = fc
  .integer({ min: 0, max: 1500 })
  .map((n) => dateText(addDays({ year: 2026, month: 1, day: 1 }, n)))

const ruleDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const nameOf = (text: string): string => {
  const date = civilDate(text)
  if (!date) throw new Error(text)
  return graphDays[ruleDays.indexOf(weekdayOf(date))] ?? ''
}

/** Graph's meaning of a pattern, written from its documentation, day by day: the oracle. */
function occurs(pattern: GraphPattern, start: string, text: string): boolean {
  const date = civilDate(text)
  const first = civilDate(start)
  if (!date || !first || text < start) return false
  const length = daysInMonth(date.year, date.month)
  const months = (date.year - first.year) * 12 + date.month - first.month
  const nth = (set: readonly string[], which: string): boolean => {
    const all = Array.from({ length }, (_, i) => dateText({ ...date, day: i + 1 })).filter((d) =>
      set.includes(nameOf(d)),
    )
    const at = ['first', 'second', 'third', 'fourth'].indexOf(which)
    return all.at(at) === text
  }
  switch (pattern.type) {
    case 'daily':
      return daysBetween(first, date) % pattern.interval === 0
    case 'weekly': {
      const shift = (d: string): number =>
        (graphDays.indexOf(nameOf(d)) - graphDays.indexOf(pattern.firstDayOfWeek) + 7) % 7
      const weeks = (daysBetween(first, date) + shift(start) - shift(text)) / 7
      return pattern.daysOfWeek.some((d) => d === nameOf(text)) && weeks % pattern.interval === 0
    }
    case 'absoluteMonthly':
      return months % pattern.interval === 0 && date.day === Math.min(pattern.dayOfMonth, length)
    case 'relativeMonthly':
      return months % pattern.interval === 0 && nth(pattern.daysOfWeek, pattern.index)
    case 'absoluteYearly':
      return (
        date.month === pattern.month &&
        (date.year - first.year) % pattern.interval === 0 &&
        date.day === Math.min(pattern.dayOfMonth, length)
      )
    case 'relativeYearly':
      return (
        date.month === pattern.month &&
        (date.year - first.year) % pattern.interval === 0 &&
        nth(pattern.daysOfWeek, pattern.index)
      )
  }
}

/** Moves the start to a day the pattern has, as Outlook's own series always are. */
function aligned(pattern: GraphPattern, start: string): string {
  const once = { ...pattern, interval: 1 }
  for (let n = 0; n < 500; n++) {
    const date = civilDate(start)
    if (!date) break
    const text = dateText(addDays(date, n))
    if (occurs(once, start, text)) return text
  }
  throw new Error('no day within 500')
}

describe('rule ↔ pattern (F27), properties', () => {
  it('a pattern survives: pattern → rule → pattern → rule is one and the same rule', () => {
    fc.assert(
      fc.property(
        anyPattern,
        anyStart,
        fc.integer({ min: 0, max: 2 }),
        (pattern, someStart, kind) => {
          const startDate = aligned(pattern, someStart)
          const range: GraphRange =
            kind === 0
              ? { type: 'noEnd', startDate }
              : kind === 1
                ? { type: 'numbered', startDate, numberOfOccurrences: 7 }
                : { type: 'endDate', startDate, endDate: '2035-05-05' }
          const rule = patternToRule({ pattern, range })
          if (!rule.ok) throw new Error(rule.failure)
          const back = ruleToPattern(rule.value, startDate)
          if (!back.ok) throw new Error(`${rule.value}: ${back.failure}`)
          expect(back.value.range).toEqual(range)
          expect(patternToRule(back.value)).toEqual(rule)
          expect(canonicalRule(rule.value, { start: startDate })).toEqual(rule)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('the rule has exactly the days of the pattern, by an independent expansion of each', () => {
    fc.assert(
      fc.property(anyPattern, anyStart, (pattern, someStart) => {
        const startDate = aligned(pattern, someStart)
        const rule = patternToRule({ pattern, range: { type: 'noEnd' } })
        if (!rule.ok) throw new Error(rule.failure)
        const horizon = dateText(
          addDays(civilDate(startDate) ?? { year: 2026, month: 1, day: 1 }, 1600),
        )
        const expected: string[] = []
        for (let n = 0; n < 1600; n++) {
          const text = dateText(
            addDays(civilDate(startDate) ?? { year: 2026, month: 1, day: 1 }, n),
          )
          if (occurs(pattern, startDate, text)) expected.push(text)
        }
        const stamp = `${startDate.replaceAll('-', '')}T090000`
        const expansion = new RRuleTemporal({
          rruleString: `DTSTART;TZID=UTC:${stamp}\nRRULE:${rule.value};UNTIL=${horizon.replaceAll('-', '')}T000000Z`,
        })
        const got = expansion.all().map((moment) => moment.toString().slice(0, 10))
        expect(got, rule.value).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})
