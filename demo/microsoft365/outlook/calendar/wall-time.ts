/**
 * @module
 * Days (`2026-11-23`) and wall-clock times (`2026-11-23T09:30`) in the mailbox's zone, as text and sums.
 *
 * Does not own: zones; Graph answers in the mailbox's zone and takes it back.
 */
const dayMs = 86_400_000
const minuteMs = 60_000

const instant = (wall: string): number =>
  Date.parse(`${wall.length > 10 ? wall.slice(0, 16) : `${wall}T00:00`}Z`)
const wallAt = (ms: number): string => new Date(ms).toISOString().slice(0, 16)

export const dayOf = (wall: string): string => wall.slice(0, 10)
export const timeOf = (wall: string): string => wall.slice(11, 16)
export const addDays = (day: string, days: number): string =>
  wallAt(instant(day) + days * dayMs).slice(0, 10)
export const addMinutes = (wall: string, minutes: number): string =>
  wallAt(instant(wall) + minutes * minuteMs)
export const minutesBetween = (from: string, to: string): number =>
  (instant(to) - instant(from)) / minuteMs
export const daysBetween = (from: string, to: string): number =>
  Math.round((instant(dayOf(to)) - instant(dayOf(from))) / dayMs)
/** Monday is 0. */
export const weekdayOf = (day: string): number => (new Date(instant(day)).getUTCDay() + 6) % 7
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(instant(text))
export const isTime = (text: string): boolean => /^\d\d:\d\d/.test(text)

/** What clocks show in a zone at an instant. Swedish dates are written as ISO 8601. */
export const wallIn = (timeZone: string, ms: number): string =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(ms)
    .replace(' ', 'T')

export const shown = (day: string, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...how, timeZone: 'UTC' }).format(instant(day))
export const longDay = (day: string): string =>
  shown(day, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')
