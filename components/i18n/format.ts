/**
 * @module
 * Times and durations in the reader's language, by Intl.
 */

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

export const relativeTime = (locale: string, iso: string, now: number): string => {
  const seconds = (Date.parse(iso) - now) / 1000
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1]
  // A clock that is behind must not make the past into the future.
  return format.format(Math.trunc(Math.min(0, seconds) / size), unit)
}

const unitFormat = (locale: string, unit: string, value: number, digits = 0): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value)

/** How long a change was on its way: `1.8 sec`. */
export const travelTime = (locale: string, ms: number): string =>
  ms < 60_000
    ? unitFormat(locale, 'second', Math.max(0.1, ms / 1000), 1)
    : unitFormat(locale, 'minute', Math.round(ms / 60_000))

/** An estimate is given in few steps, so that it does not flicker. */
export const timeLeft = (locale: string, seconds: number): string => {
  if (seconds < 60) return unitFormat(locale, 'second', Math.max(5, Math.ceil(seconds / 5) * 5))
  if (seconds < 5400) return unitFormat(locale, 'minute', Math.ceil(seconds / 60))
  return unitFormat(locale, 'hour', Math.round(seconds / 1800) / 2, 1)
}

export const exactTime = (locale: string, iso: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(iso),
  )
