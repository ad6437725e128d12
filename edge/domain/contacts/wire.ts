/**
 * @module
 * One mapping row at work: reads, converts and compares the value of one CRM field and one slot.
 *
 * Owns: conversion between field types and slot types, cutting, equality. Does not own: whether the row
 * makes sense (mapping-check.ts), how rows form groups (mapping.ts).
 */
import type { Fields, Json } from '../record.ts'
import { cut, folded, foldedCase, tidyLine, tidyText } from '../text.ts'
import type { MappedField, MappingRow } from './crm-field.ts'
import { withWords } from './option-words.ts'
import type { Slot } from './slots.ts'
import type { PhoneNormaliser } from './transforms.ts'
import { phoneKey, transformed } from './transforms.ts'

export type Wire = {
  readonly row: MappingRow
  readonly readCrm: (fields: Fields) => Json | undefined
  readonly readOutlook: (fields: Fields) => Json | undefined
  /** What that side would hold of a value of the other; null: nothing. */
  readonly toOutlook: (crmValue: Json) => Json
  readonly toCrm: (outlookValue: Json) => Json
  readonly agree: (crmValue: Json, outlookValue: Json) => boolean
  /** As a person reads it. */
  readonly show: (value: Json, side: 'crm' | 'outlook') => string | null
}

export function wire(
  row: MappingRow,
  field: MappedField,
  slot: Slot,
  phones: PhoneNormaliser,
): Wire {
  const readCrm = (fields: Fields): Json | undefined =>
    canonical(fields[row.crm], kindOf(field.type))
  const readOutlook = (fields: Fields): Json | undefined =>
    canonical(fields[row.outlook], kindOf(slot.type))
  const change = (text: string): string => transformed(row.transform, text, phones)
  const said = withWords(field, row)
  const toOutlook = (value: Json): Json => outlookValue(value, said, slot, change)
  const toCrm = (value: Json): Json => crmValue(value, said, slot, change)
  const same = (a: Json, b: Json): boolean => keyOf(a, slot, phones) === keyOf(b, slot, phones)
  return {
    row,
    readCrm,
    readOutlook,
    toOutlook,
    toCrm,
    // Either side may hold less than the other: what it made of the other's value is that value (O03).
    agree: (crm, outlook) =>
      same(toOutlook(crm), outlook) || same(toOutlook(crm), toOutlook(toCrm(outlook))),
    show: (value, side) => shown(value, side === 'crm' ? field : null),
  }
}

type Kind = 'text' | 'day' | 'list' | 'raw'

function kindOf(type: MappedField['type'] | Slot['type']): Kind {
  if (type === 'date') return 'day'
  if (type === 'list' || type === 'multipicklist') return 'list'
  return type === 'number' || type === 'boolean' ? 'raw' : 'text'
}

function canonical(value: Json | undefined, kind: Kind): Json | undefined {
  if (value === undefined || value === null) return value
  if (kind === 'list') return words(value)
  if (kind === 'raw') return typeof value === 'object' ? null : value
  const text = typeof value === 'string' ? value : shown(value, null)
  if (text === null) return null
  if (kind === 'day') return dayOf(text) ?? tidyLine(text)
  const tidy = tidyText(text)
  return tidy === '' ? null : tidy
}

function outlookValue(
  value: Json,
  field: MappedField,
  slot: Slot,
  change: (text: string) => string,
): Json {
  if (slot.type === 'list') return sorted(pieces(value).map((item) => labelOf(item, field)))
  const text = shown(value, field)
  if (text === null) return null
  if (slot.type === 'date') return dayOf(text)
  const tidy = hasLines(slot) ? tidyText(change(text)) : tidyLine(change(text))
  if (tidy === '') return null
  // A cut address would be another person's: Outlook refuses it and the record is parked.
  if (slot.type === 'email') return tidy.replace(/[,;\s]+$/u, '')
  return cut(tidy, slot.maxLength)
}

function crmValue(
  value: Json,
  field: MappedField,
  slot: Slot,
  change: (text: string) => string,
): Json {
  switch (field.type) {
    case 'multipicklist':
      return sorted(pieces(value).map((item) => valueOf(item, field)))
    case 'picklist': {
      const [first] = pieces(value, slot.type !== 'list')
      return first === undefined ? null : valueOf(first, field)
    }
    case 'number': {
      const number = Number(shown(value, null) ?? Number.NaN)
      return Number.isFinite(number) ? number : null
    }
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : null
    case 'date':
    case 'datetime':
      return dayOf(shown(value, null) ?? '')
    default:
      return crmText(shown(value, null), field, slot, change)
  }
}

function crmText(
  text: string | null,
  field: MappedField,
  slot: Slot,
  change: (text: string) => string,
): Json {
  if (text === null) return null
  const changed = slot.type === 'date' || slot.type === 'list' ? text : change(text)
  const lines = tidyText(changed)
  // Street lines stay apart where a field has one line only (Q15).
  const flat = hasLines(slot) ? lines.replaceAll(/,?\s*\n+\s*/gu, ', ') : lines
  const tidy = field.type === 'longtext' ? lines : tidyLine(flat)
  if (tidy === '') return null
  const mayCut = field.type === 'text' || field.type === 'longtext'
  return mayCut ? cut(tidy, field.maxLength) : tidy
}

/** Slots Outlook shows with line breaks. */
const hasLines = (slot: Slot): boolean => slot.type === 'longtext' || slot.slot.endsWith('.street')

/** What two values are compared by, in Outlook's terms. */
function keyOf(value: Json, slot: Slot, phones: PhoneNormaliser): string {
  if (slot.type === 'list') return JSON.stringify(pieces(value).map(foldedCase).toSorted())
  const text = shown(value, null) ?? ''
  switch (slot.type) {
    case 'email':
      return foldedCase(text).replace(/[,;\s]+$/u, '')
    case 'phone':
      return text === '' ? '' : phoneKey(text, phones)
    case 'url':
      return folded(text).replace(/\/+$/u, '')
    case 'date':
      return dayOf(text) ?? ''
    default:
      return folded(text)
  }
}

function shown(value: Json, field: MappedField | null): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'string') return field === null ? value : labelOf(value, field)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const list = words(value).map((item) => (field === null ? item : labelOf(item, field)))
  return list.length === 0 ? null : list.join('; ')
}

/** A list, or a text that enumerates with semicolons or line ends; `whole`: a text is one piece. */
function pieces(value: Json, whole = false): readonly string[] {
  if (typeof value === 'string') return whole ? words([value]) : words(value.split(/[;\n]/u))
  return words(value)
}

const words = (value: Json): readonly string[] =>
  Array.isArray(value) ? sorted(value.filter((item) => typeof item === 'string').map(tidyLine)) : []

const sorted = (items: readonly string[]): readonly string[] =>
  [...new Set(items.filter((item) => item !== ''))].toSorted((a, b) => (a < b ? -1 : 1))

const dayOf = (text: string): string | null => /^\d{4}-\d{2}-\d{2}/u.exec(text.trim())?.[0] ?? null

/** Pick lists travel by what people read and are found again by label or value (crm-contract §6.2). */
const labelOf = (value: string, field: MappedField): string =>
  field.options?.find((option) => option.value === value)?.label ?? value

function valueOf(text: string, field: MappedField): string {
  const key = foldedCase(text)
  const options = field.options ?? []
  const exact = options.find((one) => one.value === text || one.label === text)
  const near = options.find((one) => foldedCase(one.label) === key || foldedCase(one.value) === key)
  return (exact ?? near)?.value ?? text
}
