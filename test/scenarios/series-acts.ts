/**
 * @module
 * What a calendar does when a person says "this and following" or moves all of a series: one series becomes two, or
 * its days move along. The scenarios and their properties act so on either side; the engine itself sees only the
 * records that come of it (F09, F10, F11, F12, F18). Holds for rules with at most one occurrence a day.
 */
import type { Result } from '../../edge/domain/result.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import type { CivilDate } from '../../edge/domain/calendar/civil.ts'
import {
  addDays,
  civilDate,
  dateText,
  daysBetween,
  weekdays,
} from '../../edge/domain/calendar/civil.ts'
import type { EventExceptions, EventTime } from '../../edge/domain/calendar/event.ts'
import type { Rule } from '../../edge/domain/calendar/rule-text.ts'
import { formatRule, parseRule } from '../../edge/domain/calendar/rule-text.ts'

export type Series = { readonly time: EventTime; readonly exceptions: EventExceptions | null }

export type Split = {
  /** What is left of the old series; null: everything follows, the old series itself changes (F18). */
  readonly head: Series | null
  readonly tail: Series
}

/**
 * Splits before the occurrence whose ORIGINAL start is `at`. `before`: how many occurrences the rule has
 * until then, cancelled ones too; needed only for rules with COUNT.
 */
export function splitSeries(series: Series, at: string, before: number): Result<Split, string> {
  const { time, exceptions } = series
  const day = civilDate(at)
  const rule = ruleOf(time)
  if (rule === null || day === null) return fail('Only a series can be split, at one of its days.')
  if (at <= time.start) return ok({ head: null, tail: series })
  const until = dateText(addDays(day, -1))
  const { end } = rule
  if (end.kind === 'count' && (before < 1 || before >= end.count)) {
    return fail('The series has no such occurrence.')
  }
  if (end.kind === 'until' && end.until < at.slice(0, 10)) {
    return fail('The series ends before this occurrence.')
  }
  const rest: Rule['end'] = end.kind === 'count' ? { ...end, count: end.count - before } : end
  const head = { ...rule, end: { kind: 'until' as const, until } }
  return ok({
    head: { time: withRule(time, head), exceptions: chosen(exceptions, (start) => start < at) },
    tail: {
      time: withRule(movedTime(time, at), { ...rule, end: rest }),
      exceptions: chosen(exceptions, (start) => start >= at),
    },
  })
}

export type Moved = {
  readonly series: Series
  /** Original starts of exceptions that could not be carried over: to be told to the person (F11). */
  readonly dropped: readonly string[]
}

/** The series with another first start and end; its days move along where the rule can say so. */
export function moveSeries(series: Series, start: string, end: string): Result<Moved, string> {
  const [from, to] = [civilDate(series.time.start), civilDate(start)]
  const rule = ruleOf(series.time)
  if (rule === null || !from || !to) return fail('Only a series can be moved, to a date.')
  const days = daysBetween(from, to)
  const moved = movedRule(rule, days)
  if (moved === null) return fail('The days of this rule cannot be moved along with its start.')
  const time = withRule({ ...series.time, start, end }, moved)
  const shift = (original: string): string => shiftStart(original, days, start)
  const { exceptions } = series
  if (exceptions === null) return ok({ series: { time, exceptions: null }, dropped: [] })
  // A changed occurrence keeps what is not its place in time; one that stood elsewhere loses its meaning.
  const kept = exceptions.changed.filter((one) => one.start === undefined && one.end === undefined)
  const dropped = exceptions.changed.filter((one) => !kept.includes(one))
  return ok({
    series: {
      time,
      exceptions: orNone({
        cancelled: exceptions.cancelled.map(shift),
        changed: kept.map((one) => ({ ...one, original: shift(one.original) })),
      }),
    },
    dropped: dropped.map(({ original }) => original),
  })
}

function ruleOf(time: EventTime): Rule | null {
  const parsed = time.rule === null ? null : parseRule(time.rule)
  return parsed?.ok ? parsed.value : null
}

const withRule = (time: EventTime, rule: Rule): EventTime => ({ ...time, rule: formatRule(rule) })

/** The same length, from another occurrence on. */
function movedTime(time: EventTime, at: string): EventTime {
  const [start, end, to] = [time.start, time.end, at].map(civilDate)
  if (!start || !end || !to) return time
  const lastDay = dateText(addDays(to, daysBetween(start, end)))
  return { ...time, start: at, end: `${lastDay}${time.end.slice(10)}` }
}

function chosen(
  exceptions: EventExceptions | null,
  belongs: (original: string) => boolean,
): EventExceptions | null {
  if (exceptions === null) return null
  return orNone({
    cancelled: exceptions.cancelled.filter(belongs),
    changed: exceptions.changed.filter(({ original }) => belongs(original)),
  })
}

const orNone = (exceptions: EventExceptions): EventExceptions | null =>
  exceptions.cancelled.length + exceptions.changed.length === 0 ? null : exceptions

/** null: the rule names days that have no counterpart `days` later (the second Tuesday, the last day …). */
function movedRule(rule: Rule, days: number): Rule | null {
  const end = movedEnd(rule, days)
  if (days === 0) return rule
  if (rule.freq === 'DAILY') return { ...rule, end }
  // Skipped weeks are counted from the week's first day: days may not move across it.
  if (rule.freq !== 'WEEKLY' || (rule.interval > 1 && rule.days.length > 1)) return null
  const moved = rule.days.map(({ ordinal, day }) => ({ ordinal, day: weekdayAfter(day, days) }))
  return { ...rule, days: moved, end }
}

function movedEnd({ end }: Rule, days: number): Rule['end'] {
  const last: CivilDate | null = end.kind === 'until' ? civilDate(end.until) : null
  return last === null ? end : { kind: 'until', until: dateText(addDays(last, days)) }
}

function weekdayAfter(day: (typeof weekdays)[number], days: number): (typeof weekdays)[number] {
  const index = (weekdays.indexOf(day) + (days % 7) + 7) % 7
  return weekdays[index] ?? day
}

/** The original start that takes the place of this one: its day moved, at the new time of day. */
function shiftStart(original: string, days: number, start: string): string {
  const day = civilDate(original)
  return day === null ? original : `${dateText(addDays(day, days))}${start.slice(10)}`
}
