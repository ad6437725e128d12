/**
 * @module
 * G14: dates counted without a clock agree with the platform's calendar, and no day is invented.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  civilDate,
  dateText,
  daysBetween,
  weekdayOf,
} from '../../../edge/domain/calendar/civil.ts'

const DAY = 86_400_000
const platform = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10)
// 1601-01-01 to 9999-12-31 in days since 1970.
const anyDay = fc.integer({ min: -134_774, max: 2_932_896 })
const read = (text: string) => {
  const date = civilDate(text)
  if (!date) throw new Error(text)
  return date
}

describe('civil dates', () => {
  it('steps and weekdays are those of the platform', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [from, to] = [read(platform(a)), read(platform(b))]
        expect(dateText(from)).toBe(platform(a))
        expect(daysBetween(from, to)).toBe(b - a)
        expect(dateText(addDays(from, b - a))).toBe(platform(b))
        const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
        expect(weekdayOf(from)).toBe(names[new Date(a * DAY).getUTCDay()])
      }),
    )
  })
  it('days that do not exist are none', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-1-1', '']) {
      expect(civilDate(text), text).toBeNull()
    }
    expect(civilDate('2028-02-29T09:00:00')).toEqual({ year: 2028, month: 2, day: 29 })
  })
})
