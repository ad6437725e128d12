/**
 * @module
 * The exceptions of a simulated series: one group of the map, made of the days that are not as the series says. Each
 * day is a place of its own where people type, so that the ledger holds the engine to each of them (SYN-1, CAL-7).
 *
 * Does not own: rules and times of a series (test/scenarios/series*.ts), what Graph makes of them (test/contracts).
 */
import type { Fields, Json } from '../../edge/domain/record.ts'
import type { Group } from '../../edge/domain/sync/sync-map.ts'

export const dayNames = ['day1', 'day2', 'day3'] as const

const daysOf = (value: Json): ReadonlyMap<string, Json> =>
  new Map(Object.entries((value ?? {}) as Fields))

const read = (fields: Fields): Json => {
  const said = dayNames.filter((name) => (fields[name] ?? '') !== '')
  return said.length === 0
    ? null
    : Object.fromEntries(said.map((name) => [name, text(fields, name)]))
}

const text = (fields: Fields, name: string): string => String(fields[name] ?? '')

/** Written as a whole, as the exceptions of a series are: who writes what he knows of yesterday undoes today. */
const written = (value: Json): Fields =>
  Object.fromEntries(dayNames.map((name) => [name, daysOf(value).get(name) ?? '']))

/** All values in a text without the names of the days; what is no series is its own text. */
export const spoken = (value: Json): string =>
  typeof value === 'object' ? [...daysOf(value).values()].join(' ') : String(value)

export const exceptionDays: Group = {
  name: 'days',
  direction: 'both',
  readCrm: read,
  readOutlook: read,
  toOutlook: written,
  toCrm: written,
  agree: (crm, outlook) =>
    dayNames.every((name) => daysOf(crm).get(name) === daysOf(outlook).get(name)),
  parts: {
    split: daysOf,
    join: (parts) => (parts.size === 0 ? null : Object.fromEntries(parts)),
    comparable: () => true,
  },
  show: spoken,
}
