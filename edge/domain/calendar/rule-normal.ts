/**
 * @module
 * Brings rules of equal meaning to one form, so that a comparison of text is a comparison of meaning.
 *
 * Owns: the equivalences of RFC 5545 §3.3.10 among whole-day rules, and parts implied by the start.
 * Does not own: whether Outlook can hold the result (graph-pattern.ts).
 */
import type { CivilDate } from './civil.ts'
import { addDays, civilDate, dateText, daysInMonth, weekdayOf } from './civil.ts'
import type { Rule, RuleEnd } from './rule-text.ts'

/** What a caller knows of the series, to write implied parts out and settle an UNTIL with a time. */
export type SeriesClock = {
  /** First start: `2026-12-01` or local `2026-12-01T09:00:00`. */
  readonly start?: string | undefined
  /**
   * UTC `2026-12-31T23:00:00Z` to local `2027-01-01T00:00:00` in the zone of the series. For all-day
   * events, which have no zone, the identity.
   */
  readonly localise?: ((utc: string) => string) | undefined
}

export function normalRule(rule: Rule, clock: SeriesClock): Rule {
  const start = clock.start === undefined ? null : civilDate(clock.start)
  const settled = { ...rule, end: settledEnd(rule, clock) }
  // Parts outside our vocabulary may change what every other part means: hands off.
  if (rule.others.length > 0) return settled
  switch (rule.freq) {
    case 'DAILY':
      return normalDay(settled)
    case 'WEEKLY':
      return normalWeek(settled, start)
    case 'MONTHLY':
      return { ...normalMonth(impliedMonthDay(settled, start)), weekStart: null }
    case 'YEARLY':
      return { ...normalYear(settled, start), weekStart: null }
    default:
      return settled
  }
}

/** "Daily, on working days" is a weekly rule in other words. */
function normalDay(rule: Rule): Rule {
  const only = rule.months.length + rule.monthDays.length + rule.positions.length === 0
  const weekly =
    only &&
    rule.interval === 1 &&
    rule.days.length > 0 &&
    rule.days.every((d) => d.ordinal === null)
  return { ...rule, freq: weekly ? 'WEEKLY' : 'DAILY', weekStart: null }
}

function normalWeek(rule: Rule, start: CivilDate | null): Rule {
  const implied = rule.days.length === 0 && start !== null
  const days = implied ? [{ ordinal: null, day: weekdayOf(start) }] : rule.days
  // The week's first day shows only when weeks are skipped and hold several days.
  const shows = rule.interval > 1 && days.length > 1 && rule.weekStart !== 'MO'
  return { ...rule, days, weekStart: shows ? rule.weekStart : null }
}

function normalMonth(rule: Rule): Rule {
  const [position, ...more] = rule.positions
  if (position === undefined || more.length > 0) return rule
  const plain = rule.days.every((d) => d.ordinal === null)
  if (rule.monthDays.length === 0 && plain) {
    const [only, second] = rule.days
    if (rule.days.length === 7) return { ...rule, days: [], positions: [], monthDays: [position] }
    if (only && !second) {
      return { ...rule, days: [{ ordinal: position, day: only.day }], positions: [] }
    }
  }
  if (rule.days.length > 0) return rule
  if (rule.monthDays.length === 1 && Math.abs(position) === 1) return { ...rule, positions: [] }
  return clampedDay(rule) === 31 ? { ...rule, monthDays: [-1], positions: [] } : rule
}

function normalYear(rule: Rule, start: CivilDate | null): Rule {
  const nothing = rule.days.length + rule.monthDays.length + rule.positions.length === 0
  const months = rule.months.length === 0 && nothing && start !== null ? [start.month] : rule.months
  const [month] = months
  if (month === undefined || months.length > 1) return rule
  const normal = normalMonth(impliedMonthDay({ ...rule, months }, start))
  if (normal.days.length > 0) return normal
  // Outside February the length of the month is known, so "the last day" has a number.
  const clamped = normal.monthDays[0] === -1 ? 31 : clampedDay(normal)
  if (clamped === null || (normal.monthDays.length > 1 && normal.positions.length === 0))
    return normal
  const last = month === 2 ? -1 : Math.min(clamped, daysInMonth(2026, month))
  return { ...normal, monthDays: [last], positions: [] }
}

function impliedMonthDay(rule: Rule, start: CivilDate | null): Rule {
  const nothing = rule.days.length + rule.monthDays.length + rule.positions.length === 0
  return nothing && start !== null ? { ...rule, monthDays: [start.day] } : rule
}

/** `BYMONTHDAY=28,29,30;BYSETPOS=-1` is "the 30th, or the last day of a shorter month": 30. Else null. */
export function clampedDay(rule: Rule): number | null {
  const most = Math.max(...rule.monthDays)
  const run = rule.monthDays.toSorted((a, b) => a - b).join() === dayRun(most).join()
  return run && most > 28 && rule.positions.join() === '-1' && rule.days.length === 0 ? most : null
}

/** 28 up to `most`. */
export const dayRun = (most: number): readonly number[] =>
  [28, 29, 30, 31].filter((day) => day <= most)

/**
 * An UNTIL with a time is exact only against the start's time of day: 08:00 on the 31st excludes the
 * 09:00 occurrence of that day. A UTC moment that cannot be localised stays as it is.
 */
function settledEnd(rule: Rule, clock: SeriesClock): RuleEnd {
  const { end } = rule
  const daily = !['SECONDLY', 'MINUTELY', 'HOURLY'].includes(rule.freq)
  if (end.kind !== 'until' || !end.until.includes('T') || !daily) return end
  const utc = end.until.endsWith('Z')
  if (utc && clock.localise === undefined) return end
  const local = utc && clock.localise ? clock.localise(end.until) : end.until
  const last = civilDate(local)
  if (last === null) return end
  const firstTime = clock.start?.slice(11, 19) ?? ''
  const before = local.slice(11, 19) < firstTime
  return { kind: 'until', until: dateText(before ? addDays(last, -1) : last) }
}
