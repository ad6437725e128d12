/**
 * @module
 * Which days the calendar shows: a day, a work week or a week around one day, and how that is called.
 */
import { addDays, dayOf, shown, weekdayOf } from './wall-time.ts'

export const spans = ['day', 'workWeek', 'week'] as const
export type Span = (typeof spans)[number]
export const spanWords: Record<Span, string> = { day: 'Day', workWeek: 'Work week', week: 'Week' }

export function daysOf(span: Span, day: string): string[] {
  if (span === 'day') return [day]
  const monday = addDays(day, -weekdayOf(day))
  return Array.from({ length: span === 'week' ? 7 : 5 }, (_, at) => addDays(monday, at))
}

export const stepped = (span: Span, day: string, direction: 1 | -1): string =>
  addDays(day, direction * (span === 'day' ? 1 : 7))

/** `23–29 November 2026`, `30 November – 6 December 2026`. */
export function titleOf(days: readonly string[]): string {
  const first = days[0] ?? ''
  const last = days.at(-1) ?? first
  if (first === last)
    return shown(first, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const end = shown(last, { day: 'numeric', month: 'long', year: 'numeric' })
  if (first.slice(0, 7) === last.slice(0, 7)) return `${shown(first, { day: 'numeric' })}–${end}`
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  const year = sameYear ? {} : ({ year: 'numeric' } as const)
  return `${shown(first, { day: 'numeric', month: 'long', ...year })} – ${end}`
}

/** What calendarView is asked for: a day more on both sides, since zones are at most 14 hours off UTC. */
export function windowOf(days: readonly string[]): { from: string; to: string } {
  const first = days[0] ?? ''
  return {
    from: `${addDays(first, -1)}T00:00:00Z`,
    to: `${addDays(dayOf(days.at(-1) ?? first), 2)}T00:00:00Z`,
  }
}
