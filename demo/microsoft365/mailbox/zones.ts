/**
 * @module
 * Time zones by Windows and IANA name, wall clocks and instants (graph-contract §2.5).
 *
 * Owns: which names Exchange takes. Zone data and arithmetic are temporal-polyfill's, names windows-iana's.
 */
import { Temporal } from 'temporal-polyfill'
import { findIana, findIanaAliases, findWindows, WINDOWS_TO_IANA_MAP } from 'windows-iana'
import type { IanaName } from 'windows-iana'
import { propertyValidation, zoneNotSupported } from './failure.ts'
import type { Failure } from './failure.ts'

/** A zone as the caller named it, and the IANA zone that computes it. */
export type Zone = { name: string; iana: string }

export const utc: Zone = { name: 'UTC', iana: 'UTC' }

/** Legal IANA names that fail as a bad property and not as a bad zone (one report, graph-contract §2.5). */
const refusedAsProperty = new Set(['africa/casablanca'])

/**
 * The documentation lists about 130 IANA names; whether other names of the same zones are refused is
 * UNSOURCED: every IANA name that CLDR ties to a Windows zone is taken.
 */
const windowsByLowerCase = new Map(
  [...new Set(WINDOWS_TO_IANA_MAP.map((entry) => entry.windowsName))].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)
const known = new Map<string, Zone | Failure>([['utc', utc]])

export const windowsZones: readonly string[] = ['UTC', ...windowsByLowerCase.values()].filter(
  (name, at, all) => all.indexOf(name) === at,
)

export function zoneOf(name: string): Zone | Failure {
  const key = name.toLowerCase()
  const found = known.get(key) ?? lookUp(name)
  // A caller may send any text as a name: what is unknown is not remembered.
  if ('iana' in found) known.set(key, found)
  return found
}

function lookUp(name: string): Zone | Failure {
  if (refusedAsProperty.has(name.toLowerCase())) return propertyValidation
  const windows = windowsByLowerCase.get(name.toLowerCase())
  if (windows) {
    const [iana] = findIana(windows)
    return iana ? { name: windows, iana } : zoneNotSupported(name)
  }
  const aliases = [name as IanaName, ...findIanaAliases(name as IanaName)]
  const valid = /^[A-Za-z]+\/[\w/+-]+$/.test(name) && computes(name)
  return valid && aliases.some((alias) => findWindows(alias))
    ? { name, iana: name }
    : zoneNotSupported(name)
}

function computes(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0).length > 0
  } catch {
    return false
  }
}

/** Epoch milliseconds of a wall clock `YYYY-MM-DDTHH:MM:SS[.fff]`; a skipped hour moves forward. */
export function instantOf(wall: string, zone: Zone): number {
  if (zone.iana === 'UTC') return Date.parse(`${wall}Z`)
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone.iana).epochMilliseconds
}

/** Wall clock of an instant, `YYYY-MM-DDTHH:MM:SS.fff`. */
export function wallOf(instant: number, zone: Zone): string {
  if (zone.iana === 'UTC') return new Date(instant).toISOString().slice(0, 23)
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone.iana)
    .toPlainDateTime()
    .toString({ fractionalSecondDigits: 3 })
}

/** The seven-digit form of every dateTimeTimeZone in an answer (graph-contract §2.5). */
export function sevenDigits(wall: string): string {
  const [whole = '', fraction = ''] = wall.split('.')
  return `${whole}.${fraction.padEnd(7, '0').slice(0, 7)}`
}
