/**
 * @module
 * Which exceptions a series still has once it was moved as a whole (F11): their original starts move along.
 *
 * Owns: the new original starts. Does not own: reading rules (rule-text.ts), writing exceptions (adapters).
 */
import type { CivilDate, Weekday } from './civil.ts'
import { addDays, civilDate, dateText, daysBetween, weekdays } from './civil.ts'
import type { EventExceptions, EventTime } from './event.ts'
import type { Rule } from './rule-text.ts'
import { formatRule, parseRule } from './rule-text.ts'

type Changed = EventExceptions['changed'][number]

/**
 * The exceptions of `from` as exceptions of `to`. Another time of day: each stays on its day. Other days (every Monday
 * is every Tuesday now): each goes with its occurrence, and one that stood elsewhere stands there no longer, for it was
 * moved away from a day that is none of the series any more. A series that begins to last whole days, or no longer
 * does, keeps only what is cancelled.
 */
export function carriedExceptions(
  exceptions: EventExceptions,
  from: EventTime,
  to: EventTime,
): EventExceptions {
  const days = daysMoved(from, to)
  const carry = (original: string): string => placed(original, days, to)
  const cancelled = exceptions.cancelled.map(carry)
  if (from.allDay !== to.allDay) return { cancelled, changed: [] }
  const changed = exceptions.changed.map((one) => ({ ...one, original: carry(one.original) }))
  return {
    cancelled,
    changed: days === 0 ? changed : changed.map(backInPlace).filter(saysAnything),
  }
}

/** What a series has, as it is to have it after this write of its time; undefined: there is nothing to carry. */
export function exceptionsAfter(
  known: EventExceptions | null | undefined,
  from: EventTime | null,
  to: EventTime | undefined,
): EventExceptions | undefined {
  if (!known || from === null || to === undefined || to.rule === null) return undefined
  const isEmpty = known.cancelled.length + known.changed.length === 0
  return isEmpty ? undefined : carriedExceptions(known, from, to)
}

/** How many days each occurrence was moved by; 0 when the days are the same, or have no counterpart. */
function daysMoved(from: EventTime, to: EventTime): number {
  const [was, is] = [endless(from.rule), endless(to.rule)]
  const [first, now] = [civilDate(from.start), civilDate(to.start)]
  if (!was || !is || !first || !now || formatRule(was) === formatRule(is)) return 0
  const days = daysBetween(first, now)
  const moved = movedRule(was, days, now)
  return moved !== null && formatRule(moved) === formatRule(is) ? days : 0
}

/** null: the rule names days that have no counterpart `days` later (the second Tuesday, the last day …). */
function movedRule(rule: Rule, days: number, first: CivilDate): Rule | null {
  const { freq, interval, monthDays } = rule
  // Skipped weeks are counted from the week's first day: several days may not move across it.
  if (freq === 'WEEKLY' && (interval === 1 || rule.days.length === 1))
    return { ...rule, days: rule.days.map(({ day }) => ({ ordinal: null, day: later(day, days) })) }
  const [day, more] = monthDays
  if (day === undefined || more !== undefined || day + days !== first.day) return null
  // The 29th to 31st are not in every month: what was cancelled there need not have a counterpart.
  return day > 0 && day <= 28 && first.day <= 28 ? { ...rule, monthDays: [first.day] } : null
}

function endless(text: string | null): Rule | null {
  const parsed = text === null ? null : parseRule(text)
  return parsed?.ok ? { ...parsed.value, end: { kind: 'never' } } : null
}

const later = (day: Weekday, days: number): Weekday =>
  weekdays[(weekdays.indexOf(day) + (days % 7) + 7) % 7] ?? day

function placed(original: string, days: number, to: EventTime): string {
  const day = civilDate(original)
  const date = day === null ? original.slice(0, 10) : dateText(addDays(day, days))
  return to.allDay ? date : `${date}${to.start.slice(10)}`
}

const backInPlace = ({ start: _start, end: _end, ...rest }: Changed): Changed => rest
const saysAnything = (one: Changed): boolean => Object.keys(one).length > 1
