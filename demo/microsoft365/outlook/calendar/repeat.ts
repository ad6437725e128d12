/**
 * @module
 * The repeat choices of the event form and Graph's patternedRecurrence (graph-contract §2.6).
 *
 * Owns: both directions and the sentence. A pattern that is none of the choices ("the second Tuesday")
 * is kept as it is.
 */
import type { Pattern, Range, Recurrence } from '../graph/shapes.ts'
import { isDay, shown, weekdayOf } from './wall-time.ts'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export type Repeat = {
  every: 'never' | 'day' | 'week' | 'month' | 'year' | 'kept'
  interval: number
  weekdays: string[]
  ends: 'never' | 'on' | 'after'
  until: string
  times: number
  kept?: Pattern
}

const everyOf: Partial<Record<Pattern['type'], Repeat['every']>> = {
  daily: 'day',
  weekly: 'week',
  absoluteMonthly: 'month',
  absoluteYearly: 'year',
}

export const noRepeat = (day: string): Repeat => ({
  every: 'never',
  interval: 1,
  weekdays: [weekdays[weekdayOf(day)] ?? 'monday'],
  ends: 'never',
  until: '',
  times: 10,
})

export function repeatOf(recurrence: Recurrence | null, day: string): Repeat {
  const none = noRepeat(day)
  if (recurrence === null) return none
  const { pattern, range } = recurrence
  return {
    every: everyOf[pattern.type] ?? 'kept',
    interval: pattern.interval,
    weekdays: pattern.type === 'weekly' ? (pattern.daysOfWeek ?? none.weekdays) : none.weekdays,
    ends: range.type === 'noEnd' ? 'never' : range.type === 'endDate' ? 'on' : 'after',
    until: range.type === 'endDate' ? (range.endDate ?? '') : '',
    times: range.type === 'numbered' ? (range.numberOfOccurrences ?? 10) : 10,
    kept: pattern,
  }
}

/** `day` is the first day of the series: Graph wants the range to start there. */
export function recurrenceOf(repeat: Repeat, day: string): Recurrence | null {
  const pattern = patternOf(repeat, day)
  return pattern ? { pattern, range: rangeOf(repeat, day) } : null
}

function patternOf({ every, interval, weekdays: days, kept }: Repeat, day: string) {
  const dayOfMonth = Number(day.slice(8, 10))
  switch (every) {
    case 'never':
      return undefined
    case 'kept':
      return kept
    case 'day':
      return { type: 'daily', interval } satisfies Pattern
    case 'week':
      return {
        type: 'weekly',
        interval,
        daysOfWeek: days,
        firstDayOfWeek: 'monday',
      } satisfies Pattern
    case 'month':
      return { type: 'absoluteMonthly', interval, dayOfMonth } satisfies Pattern
    case 'year':
      return {
        type: 'absoluteYearly',
        interval,
        dayOfMonth,
        month: Number(day.slice(5, 7)),
      } satisfies Pattern
  }
}

function rangeOf({ ends, until, times }: Repeat, startDate: string): Range {
  if (ends === 'on') return { type: 'endDate', startDate, endDate: until }
  if (ends === 'after') return { type: 'numbered', startDate, numberOfOccurrences: times }
  return { type: 'noEnd', startDate }
}

export function repeatProblem(repeat: Repeat, day: string): string | undefined {
  if (repeat.every === 'never') return undefined
  const whole = Number.isInteger(repeat.interval) && repeat.interval >= 1 && repeat.interval <= 99
  if (!whole) return 'Repeat every 1 to 99.'
  if (repeat.every === 'week' && repeat.weekdays.length === 0)
    return 'Choose at least one day of the week.'
  if (repeat.ends === 'on' && !(isDay(repeat.until) && repeat.until >= day))
    return 'The series has to end on or after its first day.'
  if (repeat.ends === 'after' && !(repeat.times >= 1 && repeat.times <= 999))
    return 'A series has 1 to 999 occurrences.'
  return undefined
}

const units = { day: 'day', week: 'week', month: 'month', year: 'year' } as const

/** `Every 2 weeks on Monday and Friday, until 4 January 2027`. */
export function repeatWords(repeat: Repeat, day: string): string {
  const { every, interval } = repeat
  if (every === 'never') return 'Does not repeat'
  if (every === 'kept') return `${keptWords(repeat.kept)}${endWords(repeat)}`
  const unit = units[every]
  const often = interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`
  return `${often}${onWords(repeat, day)}${endWords(repeat)}`
}

function onWords({ every, weekdays: days }: Repeat, day: string): string {
  if (every === 'week') {
    const names = weekdays.filter((name) => days.includes(name)).map(capital)
    return names.length === 0 ? '' : ` on ${new Intl.ListFormat('en').format(names)}`
  }
  if (every === 'month') return ` on day ${Number(day.slice(8, 10))}`
  return every === 'year' ? ` on ${shown(day, { day: 'numeric', month: 'long' })}` : ''
}

function endWords({ ends, until, times }: Repeat): string {
  if (ends === 'after') return `, ${times} times`
  if (ends !== 'on' || !isDay(until)) return ''
  return `, until ${shown(until, { day: 'numeric', month: 'long', year: 'numeric' })}`
}

function keptWords(pattern: Pattern | undefined): string {
  if (!pattern) return 'Special pattern'
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(
    (pattern.daysOfWeek ?? []).map(capital),
  )
  const unit = pattern.type === 'relativeYearly' ? 'year' : 'month'
  const often = pattern.interval === 1 ? `every ${unit}` : `every ${pattern.interval} ${unit}s`
  return `The ${pattern.index ?? 'first'} ${names} of ${often}`
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
