/**
 * @module
 * Canonical values of single event fields, whatever spelling an adapter hands in.
 *
 * Owns: one form per meaning for time, exceptions and description. Does not own: which fields travel as
 * one (event-map.ts). Every function answers undefined when the side did not say, or said what no one knows.
 */
import type { Json } from '../record.ts'
import { cut, folded, tidyLine, tidyText } from '../text.ts'
import type { EventExceptions, EventTime } from './event.ts'
import { canonicalRule } from './recurrence.ts'

/** UNSOURCED (graph-contract §4.2 for contacts, O03 for subjects): MAPI texts hold 255 characters. */
export const LINE_LIMIT = 255

/** Outlook shows an event without subject; a CRM's title is mandatory (crm-contract §2, demo CRM). */
export const NO_TITLE = '(No subject)'

type Bag = { readonly [key: string]: Json }
type Changed = EventExceptions['changed'][number]

export const lineOf = (value: Json | undefined): string | undefined => {
  if (value === undefined) return undefined
  return typeof value === 'string' ? tidyLine(value) : ''
}

export function timeOf(value: Json | undefined): EventTime | undefined {
  const bag = bagOf(value)
  const start = stringOf(bag?.['start'])
  const end = stringOf(bag?.['end'])
  if (!bag || start === undefined || end === undefined) return undefined
  const rule = ruleText(stringOf(bag['rule']), start)
  if (bag['allDay'] === true) {
    // Dates are never converted (G03): a time that came along is dropped, not interpreted.
    return { allDay: true, start: start.slice(0, 10), end: end.slice(0, 10), zone: null, rule }
  }
  const zone = stringOf(bag['zone'])
  return zone === undefined ? undefined : { allDay: false, start, end, zone, rule }
}

export function exceptionsOf(value: Json | undefined): EventExceptions | null | undefined {
  if (value === undefined) return undefined
  const bag = bagOf(value)
  const cancelled = unique(listOf(bag?.['cancelled']).filter((item) => typeof item === 'string'))
  const changed = listOf(bag?.['changed'])
    .map(changedOf)
    .filter((item) => item !== undefined && !cancelled.includes(item.original))
    .filter((item) => item !== undefined && Object.keys(item).length > 1)
    .toSorted((a, b) => ((a?.original ?? '') < (b?.original ?? '') ? -1 : 1)) as Changed[]
  return cancelled.length + changed.length === 0 ? null : { cancelled, changed }
}

export type Description = { readonly text: string; readonly people: readonly string[] }

export function descriptionOf(value: Json | undefined): Description | undefined {
  const bag = bagOf(value)
  if (value === undefined) return undefined
  const people = listOf(bag?.['people']).filter((item) => typeof item === 'string')
  return { text: tidyText(stringOf(bag?.['text']) ?? ''), people: unique(people.map(tidyLine)) }
}

export function wordsOf(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined
  const words = listOf(value).filter((item) => typeof item === 'string')
  return unique(words.map(tidyLine).filter((word) => word !== ''))
}

/** Same moment and same rule; `sameZone` decides about names. */
export function sameTime(
  a: EventTime,
  b: EventTime,
  sameZone: (a: string, b: string) => boolean,
): boolean {
  const spans = a.start === b.start && a.end === b.end && a.rule === b.rule
  if (a.allDay || b.allDay) return spans && a.allDay && b.allDay
  return spans && sameZone(a.zone, b.zone)
}

/** What Outlook can hold of changed occurrences. */
export function fittingExceptions(value: EventExceptions | null): EventExceptions | null {
  if (value === null) return null
  const changed = value.changed.map((item) => ({
    ...item,
    ...(item.title === undefined ? {} : { title: cut(item.title, LINE_LIMIT) }),
    ...(item.location === undefined ? {} : { location: cut(item.location, LINE_LIMIT) }),
  }))
  return { ...value, changed }
}

/** Text folded, so that white space a body format adds makes no difference. */
export function foldedExceptions(value: EventExceptions | null): Json {
  if (value === null) return null
  const changed = value.changed.map((item) =>
    Object.fromEntries(Object.entries(item).map(([name, text]) => [name, folded(text)])),
  )
  return { cancelled: value.cancelled, changed }
}

function changedOf(value: Json): Changed | undefined {
  const bag = bagOf(value)
  const original = stringOf(bag?.['original'])
  if (!bag || original === undefined) return undefined
  const line = (name: 'title' | 'location'): object => {
    const text = stringOf(bag[name])
    return text === undefined ? {} : { [name]: tidyLine(text) }
  }
  const plain = (name: 'start' | 'end'): object => {
    const text = stringOf(bag[name])
    return text === undefined ? {} : { [name]: text }
  }
  const text = stringOf(bag['text'])
  return {
    original,
    ...line('title'),
    ...plain('start'),
    ...plain('end'),
    ...line('location'),
    ...(text === undefined ? {} : { text: tidyText(text) }),
  }
}

function ruleText(rule: string | undefined, start: string): string | null {
  if (rule === undefined || rule === '') return null
  const canonical = canonicalRule(rule, { start })
  return canonical.ok ? canonical.value : rule
}

export const bagOf = (value: Json | undefined): Bag | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : undefined

const stringOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

const unique = (items: readonly string[]): readonly string[] =>
  [...new Set(items)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/**
 * The exceptions of a series one by one, keyed by the day of the original start: a series moved to another hour has the
 * same days. Only what Outlook cannot hold has two on one day; the second keeps its hour.
 */
export function occurrencesOf(value: Json): ReadonlyMap<string, Json> {
  const { cancelled, changed } = exceptionsOf(value) ?? { cancelled: [], changed: [] }
  const occurrences = new Map<string, Json>()
  const add = (original: string, part: Json) => {
    const day = original.slice(0, 10)
    occurrences.set(occurrences.has(day) ? original : day, part)
  }
  for (const original of cancelled) add(original, { original, cancelled: true })
  for (const item of changed) add(item.original, item)
  return occurrences
}

/** What of an occurrence is compared: the hour it was planned for is the series' own. */
export function saidOfOccurrence(occurrence: Json): Json {
  const { original: _original, ...said } = bagOf(occurrence) ?? {}
  return said
}

export function joinedOccurrences(occurrences: ReadonlyMap<string, Json>): Json {
  const parts = [...occurrences.values()].map((part) => bagOf(part) ?? {})
  const cancelled = parts.filter((part) => part['cancelled'] === true)
  const changed = parts.filter((part) => part['cancelled'] !== true)
  const starts = cancelled.map((part) => part['original'] ?? null)
  return exceptionsOf({ cancelled: starts, changed }) ?? null
}
