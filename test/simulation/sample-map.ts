/**
 * @module
 * The map of the simulated stream: a lossy group, a group the Outlook model rewrites in a way the engine
 * does not know, a one-way group, a plain one.
 */
import type { Fields, Json, Side } from '../../edge/domain/record.ts'
import { dayNames, exceptionDays } from './series.ts'
import type { Direction, Group, SyncMap } from '../../edge/domain/sync/sync-map.ts'

export const TITLE_LIMIT = 6

const group = (
  name: string,
  direction: Direction,
  toOutlook: (value: string) => string = (value) => value,
): Group => ({
  name,
  direction,
  // A tag is always said, an empty one too; the others may be things a side does not know of.
  readCrm: (fields: Fields) => fields[name] ?? (name === 'tag' ? null : undefined),
  readOutlook: (fields: Fields) => fields[name] ?? (name === 'tag' ? null : undefined),
  toOutlook: (value: Json) => ({ [name]: toOutlook(String(value ?? '')) }),
  toCrm: (value: Json) => ({ [name]: value }),
  agree: (crm: Json, outlook: Json) => toOutlook(String(crm ?? '')) === String(outlook ?? ''),
})

export const sampleMap: SyncMap = [
  group('title', 'both', (value) => value.slice(0, TITLE_LIMIT)),
  group('note', 'both'),
  group('tag', 'both'),
  group('place', 'to-outlook'),
]

export const groupNames = sampleMap.map(({ name }) => name)

/** Everything that is typed into; a record is born without exceptions of its own. */
export const placeNames: readonly string[] = [...groupNames, ...dayNames]

/** What Outlook makes of what it is given; the engine is not told. */
export function normalised(fields: Fields): Fields {
  const note = fields['note']
  const title = fields['title']
  return {
    ...fields,
    ...(typeof note === 'string' ? { note: note.toUpperCase() } : {}),
    ...(typeof title === 'string' ? { title: title.slice(0, TITLE_LIMIT) } : {}),
  }
}

/** The map without the group that a person's mapping leaves out (CON-5). */
export const groupsOf = (mappedOut: string | null): SyncMap =>
  [...sampleMap, exceptionDays].filter(({ name }) => name !== mappedOut)

/** What a group is made of where people type. */
export const placesOf = ({ name }: Pick<Group, 'name'>): readonly string[] =>
  name === exceptionDays.name ? dayNames : [name]

/** Begins a value that this side will not take (a validation rule, a removed option). */
export const poison = { crm: 'badc', outlook: 'bado' } as const

export function refusedBy(side: Side, fields: Fields): string | null {
  const bad = Object.entries(fields).find(([, value]) => isPoison(side, value))
  return bad === undefined ? null : `${bad[0]} is not allowed here`
}

export const isPoison = (side: Side, value: unknown): boolean =>
  String(value ?? '')
    .toLowerCase()
    .startsWith(poison[side])
