/**
 * @module
 * Time zone names: Outlook's Windows names ↔ IANA, by CLDR (windows-iana). Graph refuses some legal
 * IANA names (graph-contract §2.5), so only Windows names and UTC are sent.
 */
import { findIana, findWindows } from 'windows-iana'
import { isZone } from '../wall-time.ts'

const utcNames = new Set(['utc', 'etc/utc', 'etc/gmt', 'gmt', 'tzone://microsoft/utc'])

/** What Graph takes for this zone; null when Windows has none for it. */
export function toWindows(zone: string): string | null {
  if (utcNames.has(zone.toLowerCase())) return 'UTC'
  return findWindows(zone)[0] ?? null
}

/** The zone of a name Graph answered; null for names nobody can resolve (`tzone://Microsoft/Custom`). */
export function toIana(name: string): string | null {
  if (utcNames.has(name.toLowerCase())) return 'UTC'
  const iana = findIana(name)[0]
  if (iana !== undefined) return iana
  return name.includes('/') && !name.includes(':') && isZone(name) ? name : null
}
