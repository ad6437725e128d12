/**
 * @module
 * Values as people read them in the activity list: which field, what it was, what it is (SYN-8).
 *
 * Owns: text of canonical values, their bounds. Does not own: when something is told (app/mailbox).
 * PERSISTED SHAPE: `Shown` is kept with the link, `ChangeShown` with a write under way.
 */
import type { Fields, Json, Side } from '../record.ts'
import { canonicalText } from '../record.ts'
import { cut } from '../text.ts'
import type { Seen } from './change.ts'
import type { Base, Link } from './link.ts'
import { groupName } from './prints.ts'
import { readOn } from './sync-map.ts'
import type { Group, SyncMap } from './sync-map.ts'

/** Enough to recognise a value; a mailbox of 10,000 links keeps one such text for each of their fields. */
export const SHOWN_LETTERS = 160

/** Group name → text of its value when both sides last agreed; empty text: empty value. */
export type Shown = Readonly<Record<string, string>>

export type ChangeShown = {
  readonly field: string
  readonly label: string
  /** Left out: not known. */
  readonly before?: string | null
  readonly after: string | null
  readonly cut?: boolean
}

/** A group's name for people: what follows `=` only says what it was made from (app/mailbox/mapping.ts). */
export const fieldName = (group: string): string => group.split('=')[0] ?? group

export const fieldLabel = (group: Pick<Group, 'name' | 'label'>): string =>
  group.label ?? fieldName(group.name).replace(/^./u, (first) => first.toUpperCase())

/** The whole text of a value; null: empty. */
export function wholeText(group: Group, value: Json | undefined): string | null {
  if (value === undefined || canonicalText(value) === 'null') return null
  const text = group.show === undefined ? plainText(value) : group.show(value)
  return text === '' ? null : text
}

export const shortText = (group: Group, value: Json | undefined): string | null => {
  const text = wholeText(group, value)
  return text === null ? null : cut(text, SHOWN_LETTERS)
}

/** Texts of all that a side says, for the groups named (all when left out). */
export function shownOf(
  map: SyncMap,
  side: Side,
  fields: Fields,
  only: Readonly<Record<string, unknown>> | null = null,
): Shown {
  const shown: Record<string, string> = {}
  const carried = groupsOf(only ?? {})
  for (const group of map) {
    if (only !== null && !carried.has(group.name)) continue
    const value = readOn(group, side, fields)
    if (value !== undefined) shown[group.name] = shortText(group, value) ?? ''
  }
  return shown
}

/** What both now agree on without a write is shown as it is from here on. */
export function shownAfter(
  map: SyncMap,
  link: Pick<Link, 'shown'>,
  agreed: Base,
  seen: { readonly crm: Seen; readonly outlook: Seen },
): Pick<Link, 'shown'> {
  const of = (side: Side) => {
    const one = seen[side]
    return one.kind === 'present' ? shownOf(map, side, one.fields, agreed[side]) : {}
  }
  const news = { ...of('outlook'), ...of('crm') }
  return Object.keys(news).length === 0 ? {} : { shown: { ...link.shown, ...news } }
}

/** What a write changes, field by field. `present`: the written side as it is now, where that was read. */
export function changesOf(
  map: SyncMap,
  side: Side,
  written: { readonly fields: Fields; readonly groups: Readonly<Record<string, unknown>> },
  present: Fields | null,
  last: Shown,
): readonly ChangeShown[] {
  const carried = groupsOf(written.groups)
  return map
    .filter(({ name }) => carried.has(name))
    .map((group) => {
      const after = wholeText(group, readOn(group, side, written.fields))
      const seen = present === null ? undefined : readOn(group, side, present)
      const kept = last[group.name]
      const before =
        seen !== undefined ? wholeText(group, seen) : kept === undefined ? undefined : kept
      return change(group, before === '' ? null : before, after)
    })
}

function change(
  group: Group,
  before: string | null | undefined,
  after: string | null,
): ChangeShown {
  const isCut = [before, after].some((text) => (text?.length ?? 0) >= SHOWN_LETTERS)
  const short = (text: string | null) => (text === null ? null : cut(text, SHOWN_LETTERS))
  return {
    field: fieldName(group.name),
    label: fieldLabel(group),
    ...(before === undefined ? {} : { before: short(before) }),
    after: short(after),
    ...(isCut ? { cut: true } : {}),
  }
}

/** Of a group that travels in part, only the parts are named. */
const groupsOf = (prints: Readonly<Record<string, unknown>>): ReadonlySet<string> =>
  new Set(Object.keys(prints).map(groupName))

function plainText(value: Json): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(plainText).join(', ')
  return typeof value === 'object' && value !== null ? canonicalText(value) : String(value)
}
