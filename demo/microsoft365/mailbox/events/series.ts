/**
 * @module
 * The dates of a series: Graph's patterns as recurrence rules of rrule-temporal, wall clocks kept over
 * daylight saving (graph-contract §2.6).
 *
 * Does not own: exceptions and cancellations (instances.ts).
 */
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { failed } from '../failure.ts'
import { isoDay } from '../ids.ts'
import { instantOf, utc, wallOf, zoneOf } from '../zones.ts'
import type { Zone } from '../zones.ts'
import type { EventData, Pattern, Recurrence } from './event-data.ts'
import type { weekdays } from './recurrence.ts'

export type Occurrence = { day: string; starts: number; ends: number }
/** A series ready to be asked; days are dates of the series' own zone. */
export type Series = {
  rule: RRuleTemporal
  zone: Zone
  startTime: string
  endTime: string
  nights: number
}

export const dayMs = 86_400_000
/** End of a series without one: 9999-12-31. */
export const endless = 253_402_214_400_000
const positions = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const

export function seriesOf(data: EventData, recurrence: Recurrence): Series {
  const zone = data.isAllDay ? utc : frameZone(data, recurrence)
  const start = data.isAllDay ? data.start.dateTime : wallIn(data.start, zone)
  const end = data.isAllDay ? data.end.dateTime : wallIn(data.end, zone)
  return {
    rule: ruleOf(recurrence),
    zone,
    startTime: start.slice(10),
    endTime: end.slice(10),
    nights: Math.round((Date.parse(end.slice(0, 10)) - Date.parse(start.slice(0, 10))) / dayMs),
  }
}

function frameZone(data: EventData, recurrence: Recurrence): Zone {
  const named = zoneOf(recurrence.range.recurrenceTimeZone || data.start.timeZone)
  return failed(named) ? utc : named
}

function wallIn(when: EventData['start'], zone: Zone): string {
  if (when.timeZone.toLowerCase() === zone.name.toLowerCase()) return when.dateTime
  const own = zoneOf(when.timeZone)
  return wallOf(instantOf(when.dateTime, failed(own) ? utc : own), zone)
}

/** The rule runs over dates (midnights in UTC): the time of day is put on afterwards, so no date is lost to a clock change. */
function ruleOf({ pattern, range }: Recurrence): RRuleTemporal {
  return new RRuleTemporal({
    tzid: 'UTC',
    dtstart: midnight(range.startDate),
    interval: pattern.interval,
    wkst: code(pattern.firstDayOfWeek),
    ...partsOf(pattern),
    ...(range.type === 'numbered' ? { count: range.numberOfOccurrences } : {}),
    ...(range.type === 'endDate' ? { until: midnight(range.endDate) } : {}),
  })
}

function partsOf(pattern: Pattern) {
  const byDay = pattern.daysOfWeek.map(code)
  const bySetPos = [positions[pattern.index]]
  switch (pattern.type) {
    case 'daily':
      return { freq: 'DAILY' as const }
    case 'weekly':
      return { freq: 'WEEKLY' as const, byDay }
    case 'absoluteMonthly':
      return { freq: 'MONTHLY' as const, ...dayOfMonth(pattern.dayOfMonth) }
    case 'relativeMonthly':
      return { freq: 'MONTHLY' as const, byDay, bySetPos }
    case 'absoluteYearly':
      return {
        freq: 'YEARLY' as const,
        byMonth: [pattern.month],
        ...dayOfMonth(pattern.dayOfMonth),
      }
    case 'relativeYearly':
      return { freq: 'YEARLY' as const, byMonth: [pattern.month], byDay, bySetPos }
  }
}

/** A day that a month lacks falls on its last day (UNSOURCED; what Outlook's dialog announces). */
function dayOfMonth(day: number) {
  const shortest = 28
  if (day <= shortest) return { byMonthDay: [day] }
  const days = Array.from({ length: day - shortest + 1 }, (_, at) => shortest + at)
  return { byMonthDay: days, bySetPos: [-1] }
}

const code = (day: (typeof weekdays)[number]) => day.slice(0, 2).toUpperCase()
const midnight = (day: string) => Temporal.ZonedDateTime.from(`${day}T00:00:00[UTC]`)

export function occurrenceOn(series: Series, day: string): Occurrence {
  const last = isoDay(Date.parse(day) + series.nights * dayMs)
  return {
    day,
    starts: instantOf(`${day}${series.startTime}`, series.zone),
    ends: instantOf(`${last}${series.endTime}`, series.zone),
  }
}

/** Occurrences that overlap a window, in order of time. */
export function occurrencesIn(series: Series, from: number, to: number): Occurrence[] {
  const slack = (series.nights + 2) * dayMs
  const dates = series.rule.between(new Date(from - slack), new Date(to + 2 * dayMs), true)
  return dates
    .map((date) => occurrenceOn(series, isoDay(date.epochMilliseconds)))
    .filter((one) => overlaps(one, from, to))
}

/** A moment without length counts where it begins. */
export function overlaps(one: { starts: number; ends: number }, from: number, to: number): boolean {
  return one.starts < to && (one.ends > from || (one.starts === one.ends && one.starts >= from))
}

export function isDayOf(series: Series, day: string): boolean {
  const at = Date.parse(day)
  return series.rule.between(new Date(at), new Date(at), true).length > 0
}

export function firstDay(series: Series): string | undefined {
  const [first] = series.rule.all((_, at) => at < 1)
  return first && isoDay(first.epochMilliseconds)
}

export function neighbourDay(series: Series, day: string, direction: 1 | -1): string | undefined {
  const at = new Date(Date.parse(day))
  const found = direction > 0 ? series.rule.next(at) : series.rule.previous(at)
  return found ? isoDay(found.epochMilliseconds) : undefined
}

/** At or after the end of the last occurrence: enough to leave a series out of a window. */
export function lastEnd(series: Series, { range }: Recurrence): number {
  if (range.type === 'noEnd') return endless
  if (range.type === 'endDate') return Date.parse(range.endDate) + (series.nights + 2) * dayMs
  const last = series.rule.all().at(-1)
  return last ? last.epochMilliseconds + (series.nights + 2) * dayMs : endless
}
