/**
 * @module
 * Calendar dates as text (`YYYY-MM-DD`), counted without any clock or zone.
 *
 * Owns: validity, weekday, month length, day steps of the proleptic Gregorian calendar.
 * Does not own: instants, zones, offsets (adapters convert those before the domain sees them).
 */

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number }

const DATE = /^(\d{4})-(\d{2})-(\d{2})/

/** Reads the date at the head of a date or of a local date-time; null when there is no such day. */
export function civilDate(text: string): CivilDate | null {
  const parts = DATE.exec(text)
  if (!parts) return null
  const date = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }
  const real = date.month >= 1 && date.month <= 12 && date.day >= 1
  return real && date.day <= daysInMonth(date.year, date.month) ? date : null
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function weekdayOf(date: CivilDate): Weekday {
  // Day 0 of the count is 1970-01-01, a Thursday.
  const index = (((dayNumber(date) + 3) % 7) + 7) % 7
  return weekdays[index] ?? 'MO'
}

/** `days` may be negative. */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  fromDayNumber(dayNumber(date) + days)

export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  dayNumber(to) - dayNumber(from)

export const dateText = ({ year, month, day }: CivilDate): string =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** Days since 1970-01-01; years start in March, so that the leap day is the last one. */
function dayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function fromDayNumber(number: number): CivilDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}
