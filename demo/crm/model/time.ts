/**
 * @module
 * Local times, dates and zones as text.
 *
 * Owns: their syntax and the instant a local time stands for. Does not own: recurrence.
 */
import { Temporal } from 'temporal-polyfill'

const localPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.0+)?)?$/u
const datePattern = /^\d{4}-\d{2}-\d{2}$/u

export const isDate = (text: string): boolean => datePattern.test(text) && parses(text)
export const isLocal = (text: string): boolean => localPattern.test(text) && parses(text)

/** IANA names only: an offset or a Windows name is not a zone here (crm-contract §6.2). */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/u.test(name)) return false
  const known = zones.get(name)
  if (known !== undefined) return known
  let valid = true
  try {
    Temporal.PlainDateTime.from('2026-01-01T00:00').toZonedDateTime(name)
  } catch {
    valid = false
  }
  if (zones.size < 2000) zones.set(name, valid)
  return valid
}
const zones = new Map<string, boolean>()

/** `2026-12-01T09:00` and `…:00.0000000` become `2026-12-01T09:00:00`. */
export const plainLocal = (text: string): string =>
  Temporal.PlainDateTime.from(text).toString({ smallestUnit: 'second' })

/** `2026-12-01T00:00:00` of an all-day event becomes `2026-12-01`. */
export const plainDate = (text: string): string => text.slice(0, 10)

/** Epoch milliseconds of a local time; a time the clocks skip counts as the one after (RFC 5545). */
export function instantOf(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
}

function parses(text: string): boolean {
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** `start` plus the local length between two other times; dates stay dates. */
export function shiftLocal(start: string, from: string, to: string): string {
  if (isDate(start)) {
    const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to))
    return Temporal.PlainDate.from(start).add(days).toString()
  }
  const length = Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to))
  return Temporal.PlainDateTime.from(start).add(length).toString({ smallestUnit: 'second' })
}
