/**
 * @module
 * Wall clock ↔ instant for an IANA zone, by the platform's own zone data (Intl).
 *
 * Wall times are `YYYY-MM-DDTHH:MM:SS` without offset. Does not own: Windows zone names
 * (graph/zones.ts).
 */

const formatters = new Map<string, Intl.DateTimeFormat>()

export const isZone = (zone: string): boolean => formatterOf(zone) !== null

/** `2026-12-01T09:00:00` in `zone` at this instant. */
export function wallAt(epochMs: number, zone: string): string {
  return new Date(epochMs + offsetAt(epochMs, zone)).toISOString().slice(0, 19)
}

/**
 * The instant of a wall time. Of a time that comes twice (clocks back) the first; a time that does
 * not exist (clocks forward) is read with the offset before the change, as RFC 5545 §3.3.5 says.
 */
export function instantOf(wall: string, zone: string): number {
  const asUtc = Date.parse(`${wall.slice(0, 19)}Z`)
  const before = asUtc - offsetAt(asUtc - DAY, zone)
  const after = asUtc - offsetAt(asUtc + DAY, zone)
  if (before === after) return before
  return before + offsetAt(before, zone) === asUtc || after + offsetAt(after, zone) !== asUtc
    ? before
    : after
}

const DAY = 86_400_000

function offsetAt(epochMs: number, zone: string): number {
  if (zone === 'UTC') return 0
  const formatter = formatterOf(zone)
  if (formatter === null) throw new RangeError('unknown time zone')
  const part: Record<string, number> = {}
  for (const { type, value } of formatter.formatToParts(epochMs)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  const wholeSeconds = Math.floor(epochMs / 1000) * 1000
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSeconds
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
    return formatter
  } catch {
    return null
  }
}
