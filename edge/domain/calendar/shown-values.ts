/**
 * @module
 * Times and changed occurrences of an event as people read them in the activity list (SYN-8).
 */
import type { Json } from '../record.ts'
import { addDays, civilDate, dateText } from './civil.ts'
import { exceptionsOf, timeOf } from './event-values.ts'

/** `2026-11-24 09:00 – 10:00 Europe/Berlin, FREQ=WEEKLY`; the last day of an all-day event is its own. */
export function shownTime(value: Json): string {
  const time = timeOf(value)
  if (time === undefined) return ''
  const spoken = (instant: string) => instant.slice(0, 16).replace('T', ' ')
  const [start, end] = [spoken(time.start), spoken(time.end)]
  if (time.allDay) return withRule(daysOf(start, end), time.rule)
  const sameDay = start.slice(0, 10) === end.slice(0, 10)
  return withRule(`${start} – ${sameDay ? end.slice(11) : end} ${time.zone}`, time.rule)
}

const withRule = (span: string, rule: string | null): string =>
  rule === null ? span : `${span}, ${rule}`

/** The end is exclusive: people are told the last day. */
function daysOf(start: string, end: string): string {
  const after = civilDate(end)
  const last = after === null ? end : dateText(addDays(after, -1))
  return last <= start ? start : `${start} – ${last}`
}

/** Occurrences that are not as the series says, by their original start. */
export function shownExceptions(value: Json): string {
  const exceptions = exceptionsOf(value)
  if (!exceptions) return ''
  const spoken = (instant: string) => instant.slice(0, 16).replace('T', ' ')
  const changed = exceptions.changed.map(({ original }) => `~ ${spoken(original)}`)
  const cancelled = exceptions.cancelled.map((original) => `− ${spoken(original)}`)
  return [...cancelled, ...changed].join(', ')
}
