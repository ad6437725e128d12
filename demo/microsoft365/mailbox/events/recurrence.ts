/**
 * @module
 * patternedRecurrence: read, checked, and filled up with the defaults an answer shows (graph-contract §2.6).
 *
 * Does not own: expansion into dates (series.ts).
 */
import { integer, listOf, nullable, objectOf, oneOf, text } from '../body-reader.ts'
import type { Reader } from '../body-reader.ts'
import { badMember, failed, propertyValidation } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { zoneOf } from '../zones.ts'
import type { Pattern, Range, Recurrence } from './event-data.ts'

export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const
const weekday = oneOf('microsoft.graph.dayOfWeek', weekdays)
/** "0001-01-01" for a range without an end date is UNSOURCED. */
const noDate = '0001-01-01'

const patternMembers = {
  type: oneOf('microsoft.graph.recurrencePatternType', [
    'daily',
    'weekly',
    'absoluteMonthly',
    'relativeMonthly',
    'absoluteYearly',
    'relativeYearly',
  ] as const),
  interval: integer,
  month: integer,
  dayOfMonth: integer,
  daysOfWeek: listOf(weekday),
  firstDayOfWeek: nullable(weekday),
  index: nullable(
    oneOf('microsoft.graph.weekIndex', ['first', 'second', 'third', 'fourth', 'last'] as const),
  ),
}

const date: Reader<string> = (value, name) => {
  const day = typeof value === 'string' ? /^(\d{4}-\d\d-\d\d)(?:T.*)?$/.exec(value)?.[1] : undefined
  const real = day !== undefined && !Number.isNaN(Date.parse(day)) && sameDay(day)
  return real ? day : badMember(`The value of property '${name}' is no date.`)
}
const sameDay = (day: string) => new Date(Date.parse(day)).toISOString().startsWith(day)

const rangeMembers = {
  type: oneOf('microsoft.graph.recurrenceRangeType', ['endDate', 'noEnd', 'numbered'] as const),
  startDate: date,
  endDate: nullable(date),
  recurrenceTimeZone: nullable(text),
  numberOfOccurrences: nullable(integer),
}

const whole = objectOf('patternedRecurrence', {
  pattern: objectOf('recurrencePattern', patternMembers),
  range: objectOf('recurrenceRange', rangeMembers),
})

/** `recurrenceTimeZone` stays empty where none was sent: it follows the event's zone. */
export const recurrence: Reader<Recurrence | null> = (value, name) => {
  if (value === null) return null
  const read = whole(value, name)
  if (failed(read)) return read
  if (read.pattern?.type === undefined || read.range?.type === undefined) return propertyValidation
  const { pattern: givenPattern, range: givenRange } = read
  if (givenRange.startDate === undefined) return propertyValidation
  const pattern: Pattern = {
    type: read.pattern.type,
    interval: givenPattern.interval ?? 0,
    month: givenPattern.month ?? 0,
    dayOfMonth: givenPattern.dayOfMonth ?? 0,
    daysOfWeek: givenPattern.daysOfWeek ?? [],
    firstDayOfWeek: givenPattern.firstDayOfWeek ?? 'sunday',
    index: givenPattern.index ?? 'first',
  }
  const range: Range = {
    type: read.range.type,
    startDate: givenRange.startDate,
    endDate: read.range.type === 'endDate' ? (givenRange.endDate ?? noDate) : noDate,
    recurrenceTimeZone: givenRange.recurrenceTimeZone ?? '',
    numberOfOccurrences: read.range.type === 'numbered' ? (givenRange.numberOfOccurrences ?? 0) : 0,
  }
  return problemOf(pattern, range) ?? { pattern, range }
}

/** Members that do not apply to the type are still held to their range of values. */
function problemOf(pattern: Pattern, range: Range): Failure | undefined {
  if (range.recurrenceTimeZone !== '') {
    const zone = zoneOf(range.recurrenceTimeZone)
    if (failed(zone)) return zone
  }
  const sound =
    pattern.interval >= 1 &&
    pattern.interval <= 999 &&
    pattern.month >= 0 &&
    pattern.month <= 12 &&
    pattern.dayOfMonth >= 0 &&
    pattern.dayOfMonth <= 31 &&
    hasWhatItNeeds(pattern) &&
    (range.type !== 'numbered' ||
      (range.numberOfOccurrences > 0 && range.numberOfOccurrences <= 999)) &&
    (range.type !== 'endDate' || range.endDate >= range.startDate)
  return sound ? undefined : propertyValidation
}

function hasWhatItNeeds({ type, daysOfWeek, dayOfMonth, month }: Pattern): boolean {
  if (type === 'daily') return true
  if (type === 'weekly' || type === 'relativeMonthly') return daysOfWeek.length > 0
  if (type === 'absoluteMonthly') return dayOfMonth > 0
  return month > 0 && (type === 'absoluteYearly' ? dayOfMonth > 0 : daysOfWeek.length > 0)
}
