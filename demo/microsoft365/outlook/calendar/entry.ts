/**
 * @module
 * An event as the calendar shows it, and its words: `Stand-up, Tuesday 24 November, 09:30 to 09:45`.
 */
import type { GraphEvent } from '../graph/shapes.ts'
import { lastDayOf } from './layout.ts'
import { dayOf, longDay, timeOf } from './wall-time.ts'

export type Entry = {
  id: string
  /** The series it belongs to, if any. */
  master: string | null
  calendar: string
  title: string
  place: string
  start: string
  end: string
  allDay: boolean
  /** An occurrence that differs from its series. */
  changed: boolean
  isPrivate: boolean
  showAs: string
}

export const untitled = '(No title)'

export function entryOf(event: GraphEvent, calendar: string): Entry {
  return {
    id: event.id,
    master: event.seriesMasterId,
    calendar,
    title: titleOr(event.subject),
    place: event.location.displayName ?? '',
    start: event.start.dateTime.slice(0, 16),
    end: event.end.dateTime.slice(0, 16),
    allDay: event.isAllDay,
    changed: event.type === 'exception',
    isPrivate: event.sensitivity === 'private' || event.sensitivity === 'confidential',
    showAs: event.showAs,
  }
}

export const titleOr = (subject: string | null | undefined): string =>
  subject?.trim() ? subject : untitled

export function nameOf(entry: Entry): string {
  return `${entry.title}, ${whenOf(entry)}`
}

export function whenOf(entry: Pick<Entry, 'start' | 'end' | 'allDay'>): string {
  const first = dayOf(entry.start)
  const last = lastDayOf(entry)
  if (entry.allDay) return `${daysWords(first, last)}, all day`
  if (first === last) return `${longDay(first)}, ${timeOf(entry.start)} to ${timeOf(entry.end)}`
  return `${longDay(first)}, ${timeOf(entry.start)} to ${longDay(dayOf(entry.end))}, ${timeOf(entry.end)}`
}

const daysWords = (first: string, last: string): string =>
  first === last ? longDay(first) : `${longDay(first)} to ${longDay(last)}`

/** What else is worth hearing: calendar, place, series. */
export function aboutOf(entry: Entry, calendar: string): string {
  const parts = [
    `Calendar ${calendar}`,
    entry.place,
    entry.master === null ? '' : entry.changed ? 'changed occurrence of a series' : 'series',
    entry.isPrivate ? 'private' : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
