/**
 * @module
 * What a calendar does when a person says "this and following" or moves all of a series: one series becomes two, or
 * all of it stands at another time of day. The scenarios and their properties act so on either side; the engine itself sees only the
 * records that come of it (F09, F10, F11, F12, F18). Holds for rules with at most one occurrence a day.
 */
import type { Result } from '../../edge/domain/result.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import { addDays, civilDate, dateText, daysBetween } from '../../edge/domain/calendar/civil.ts'
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

/** The series at another time of the same day. */
export function moveSeries(series: Series, start: string, end: string): Moved {
  const { exceptions } = series
  const time = { ...series.time, start, end }
  if (exceptions === null) return { series: { time, exceptions }, dropped: [] }
  const shift = (original: string): string => `${original.slice(0, 10)}${start.slice(10)}`
  // A changed occurrence keeps what is not its place in time; one that stood elsewhere loses its meaning.
  const kept = exceptions.changed.filter((one) => one.start === undefined && one.end === undefined)
  const dropped = exceptions.changed.filter((one) => !kept.includes(one))
  return {
    series: {
      time,
      exceptions: orNone({
        cancelled: exceptions.cancelled.map(shift),
        changed: kept.map((one) => ({ ...one, original: shift(one.original) })),
      }),
    },
    dropped: dropped.map(({ original }) => original),
  }
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
