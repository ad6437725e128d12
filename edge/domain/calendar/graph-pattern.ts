/**
 * @module
 * Graph's recurrencePattern and the rules it can say (graph-contract §2.6), in both directions.
 *
 * Owns: the six pattern types, the refusals with their reason. Expects rules in normal form
 * (rule-normal.ts). Does not own: ranges (recurrence.ts).
 *
 * A `dayOfMonth` beyond the end of a month means its last day (Exchange, DayOfMonth:
 * learn.microsoft.com/exchange/client-developer/web-service-reference/dayofmonth), while RFC 5545 skips
 * such a month: so "the 31st" of a CRM cannot be held, and "the 30th" of Outlook is a rule with BYSETPOS.
 */
import type { Result } from '../result.ts'
import { fail, ok } from '../result.ts'
import type { CivilDate, Weekday } from './civil.ts'
import { daysInMonth, weekdayOf, weekdays } from './civil.ts'
import { clampedDay, dayRun } from './rule-normal.ts'
import type { Rule, RuleDay, RuleEnd } from './rule-text.ts'

const graphDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type GraphDay = (typeof graphDays)[number]

const indexes = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const
export type GraphIndex = keyof typeof indexes

export type GraphPattern =
  | { readonly type: 'daily'; readonly interval: number }
  | {
      readonly type: 'weekly'
      readonly interval: number
      readonly daysOfWeek: readonly GraphDay[]
      readonly firstDayOfWeek: GraphDay
    }
  | { readonly type: 'absoluteMonthly'; readonly interval: number; readonly dayOfMonth: number }
  | {
      readonly type: 'relativeMonthly'
      readonly interval: number
      readonly daysOfWeek: readonly GraphDay[]
      readonly index: GraphIndex
    }
  | {
      readonly type: 'absoluteYearly'
      readonly interval: number
      readonly dayOfMonth: number
      readonly month: number
    }
  | {
      readonly type: 'relativeYearly'
      readonly interval: number
      readonly daysOfWeek: readonly GraphDay[]
      readonly index: GraphIndex
      readonly month: number
    }

/** As read: members that do not apply are filled with defaults, words may be new (O11). */
export type GraphPatternRead = {
  readonly type: string
  readonly interval: number
  readonly daysOfWeek?: readonly string[] | null | undefined
  readonly firstDayOfWeek?: string | null | undefined
  readonly dayOfMonth?: number | null | undefined
  readonly month?: number | null | undefined
  readonly index?: string | null | undefined
}

/** The pattern of a rule in normal form whose implied parts are written out. */
export function patternOf(rule: Rule): Result<GraphPattern, string> {
  if (rule.others.length > 0) {
    return fail(`Outlook has no counterpart for ${rule.others[0]} in a recurrence rule.`)
  }
  const { interval } = rule
  switch (rule.freq) {
    case 'DAILY':
      return bare(rule) ? ok({ type: 'daily', interval }) : fail(REASON.daily)
    case 'WEEKLY':
      return weekly(rule)
    case 'MONTHLY':
      return rule.months.length === 0 ? monthly(rule) : fail(REASON.someMonths)
    case 'YEARLY':
      return yearly(rule)
    default:
      return fail(REASON.withinDay)
  }
}

/** The rule of a pattern, not yet normalised. */
export function ruleOf(pattern: GraphPatternRead, end: RuleEnd): Result<Rule, string> {
  if (!Number.isInteger(pattern.interval) || pattern.interval < 1) return fail(REASON.unread)
  const blank = { months: [], monthDays: [], days: [], positions: [], others: [] }
  const base = { ...blank, interval: pattern.interval, weekStart: null, end }
  const yearlyBase = { ...base, freq: 'YEARLY' as const, months: [pattern.month ?? 0] }
  switch (pattern.type) {
    case 'daily':
      return ok({ ...base, freq: 'DAILY' })
    case 'weekly':
      return weeklyRule({ ...base, freq: 'WEEKLY' }, pattern)
    case 'absoluteMonthly':
      return onDay({ ...base, freq: 'MONTHLY' }, pattern)
    case 'relativeMonthly':
      return onWeekday({ ...base, freq: 'MONTHLY' }, pattern)
    case 'absoluteYearly':
      return isMonth(pattern.month) ? onDay(yearlyBase, pattern) : fail(REASON.unread)
    case 'relativeYearly':
      return isMonth(pattern.month) ? onWeekday(yearlyBase, pattern) : fail(REASON.unread)
    default:
      return fail(REASON.unread)
  }
}

/** Is this date one of the days of the pattern? RFC 5545 leaves a series undefined whose start is not. */
export function patternHas(pattern: GraphPattern, date: CivilDate): boolean {
  if ('month' in pattern && pattern.month !== date.month) return false
  const length = daysInMonth(date.year, date.month)
  switch (pattern.type) {
    case 'daily':
      return true
    case 'weekly':
      return pattern.daysOfWeek.includes(graphDay(weekdayOf(date)))
    case 'absoluteMonthly':
    case 'absoluteYearly':
      return date.day === Math.min(pattern.dayOfMonth, length)
    default: {
      const days = Array.from({ length }, (_, index) => index + 1).filter((day) =>
        pattern.daysOfWeek.includes(graphDay(weekdayOf({ ...date, day }))),
      )
      const index = indexes[pattern.index]
      return days.at(index > 0 ? index - 1 : index) === date.day
    }
  }
}

const REASON = {
  daily: 'Outlook repeats daily only at a fixed number of days.',
  weekly: 'Outlook repeats weekly only on named weekdays.',
  someMonths: 'Outlook cannot limit a monthly series to some months.',
  oneMonth: 'Outlook repeats yearly only in one named month.',
  withinDay: 'Outlook cannot repeat an event more than once a day.',
  shortMonths:
    'Outlook would move this day to the last day of shorter months; the rule leaves those months out.',
  day: 'Outlook repeats on one day of the month only, counted from its start, or on the last day.',
  weekday:
    'Outlook repeats monthly and yearly on the first, second, third, fourth or last of a set of weekdays only.',
  unread: 'Outlook reports a recurrence pattern that is not known.',
}

const bare = (rule: Rule): boolean =>
  rule.months.length + rule.monthDays.length + rule.days.length + rule.positions.length === 0

function weekly(rule: Rule): Result<GraphPattern, string> {
  const plain = rule.days.length > 0 && rule.days.every((d) => d.ordinal === null)
  if (!plain || !bare({ ...rule, days: [] })) return fail(REASON.weekly)
  return ok({
    type: 'weekly',
    interval: rule.interval,
    daysOfWeek: toGraphDays(rule.days),
    firstDayOfWeek: graphDay(rule.weekStart ?? 'MO'),
  })
}

function monthly(rule: Rule): Result<GraphPattern, string> {
  const { interval } = rule
  if (rule.days.length > 0) {
    const which = weekdaySet(rule)
    return which ? ok({ type: 'relativeMonthly', interval, ...which }) : fail(REASON.weekday)
  }
  const day = clampedDay(rule) ?? singleDay(rule)
  if (day === -1) return ok({ type: 'relativeMonthly', interval, ...lastDay })
  if (day === null || day < 1) return fail(REASON.day)
  const skips = day > 28 && rule.monthDays.length === 1
  return skips
    ? fail(REASON.shortMonths)
    : ok({ type: 'absoluteMonthly', interval, dayOfMonth: day })
}

function yearly(rule: Rule): Result<GraphPattern, string> {
  const { interval } = rule
  const [month, second] = rule.months
  if (month === undefined || second !== undefined) return fail(REASON.oneMonth)
  if (rule.days.length > 0) {
    const which = weekdaySet(rule)
    return which ? ok({ type: 'relativeYearly', interval, ...which, month }) : fail(REASON.weekday)
  }
  const day = singleDay(rule)
  if (day === -1) return ok({ type: 'relativeYearly', interval, ...lastDay, month })
  if (day === null || day < 1) return fail(REASON.day)
  // 2026 is a common year: 29 February does not come every year, and Outlook would move it.
  if (day > daysInMonth(2026, month)) return fail(REASON.shortMonths)
  return ok({ type: 'absoluteYearly', interval, dayOfMonth: day, month })
}

const lastDay = { daysOfWeek: graphDays, index: 'last' } as const

function singleDay(rule: Rule): number | null {
  const [day, second] = rule.monthDays
  return day === undefined || second !== undefined || rule.positions.length > 0 ? null : day
}

function weekdaySet(rule: Rule): { daysOfWeek: readonly GraphDay[]; index: GraphIndex } | null {
  const [first] = rule.days
  const single = rule.days.length === 1 && first?.ordinal !== null && rule.positions.length === 0
  const set = rule.positions.length === 1 && rule.days.every((d) => d.ordinal === null)
  if (rule.monthDays.length > 0 || !(single || set)) return null
  const index = indexNamed(single ? first?.ordinal : rule.positions[0])
  return index === null ? null : { daysOfWeek: toGraphDays(rule.days), index }
}

function weeklyRule(base: Rule, pattern: GraphPatternRead): Result<Rule, string> {
  const days = readDays(pattern.daysOfWeek)
  // Graph's own default is Sunday, RFC 5545's is Monday.
  const weekStart = readDays([pattern.firstDayOfWeek ?? 'sunday'])?.[0]?.day
  return days && weekStart ? ok({ ...base, days, weekStart }) : fail(REASON.unread)
}

function onDay(base: Rule, pattern: GraphPatternRead): Result<Rule, string> {
  const day = pattern.dayOfMonth ?? 0
  if (!Number.isInteger(day) || day < 1 || day > 31) return fail(REASON.unread)
  if (day <= 28) return ok({ ...base, monthDays: [day] })
  return ok({ ...base, monthDays: dayRun(day), positions: [-1] })
}

function onWeekday(base: Rule, pattern: GraphPatternRead): Result<Rule, string> {
  const days = readDays(pattern.daysOfWeek)
  const position = Object.entries(indexes).find(
    ([name]) => name === (pattern.index ?? 'first'),
  )?.[1]
  return days && position ? ok({ ...base, days, positions: [position] }) : fail(REASON.unread)
}

function readDays(names: readonly string[] | null | undefined): readonly RuleDay[] | null {
  const days = [...new Set(names)].map((name) => weekdays[graphDays.findIndex((d) => d === name)])
  const known = days.filter((day) => day !== undefined)
  return known.length === 0 || known.length < days.length
    ? null
    : known.map((day) => ({ ordinal: null, day }))
}

const isMonth = (month: number | null | undefined): boolean =>
  Number.isInteger(month) && Number(month) >= 1 && Number(month) <= 12

const graphDay = (day: Weekday): GraphDay => graphDays[weekdays.indexOf(day)] ?? 'monday'

const toGraphDays = (days: readonly RuleDay[]): readonly GraphDay[] =>
  weekdays.filter((name) => days.some(({ day }) => day === name)).map(graphDay)

function indexNamed(value: number | null | undefined): GraphIndex | null {
  const names = Object.keys(indexes) as GraphIndex[]
  return names.find((name) => indexes[name] === value) ?? null
}
