/**
 * @module
 * What is wrong with a mapping, or lost by it, before it is saved (CON-5, Q02, Q03, Q07).
 *
 * Owns: the closed list of issue codes. Runs in the dialog and on the edge alike; `detail` is English for
 * logs and for elements without a translation of the code.
 */
import { compatible } from './compatible.ts'
import type { MappedField, MappingRow } from './crm-field.ts'
import { familyOf, goesToCrm, goesToOutlook } from './crm-field.ts'
import { wordIssues } from './option-words.ts'
import type { WordIssue } from './option-words.ts'
import type { Slot } from './slots.ts'
import { slotOf, TEXT_LIMIT } from './slots.ts'

export type MappingIssueCode =
  | 'nothing-mapped'
  | 'unknown-field'
  | 'unknown-slot'
  | 'collision'
  | 'cycle'
  | 'type-mismatch'
  | 'type-loss'
  | 'length-loss'
  | 'read-only'
  | 'transform-mismatch'
  | 'transform-loss'
  | 'list-gap'
  | 'list-directions'
  | 'required-unmapped'
  | WordIssue

export type MappingIssue = {
  /** Index of the row, null for the mapping as a whole. */
  readonly row: number | null
  readonly severity: 'error' | 'loss'
  readonly code: MappingIssueCode
  readonly detail: string
}

/**
 * Texts of this length are ordinary for a slot type: a CRM field that holds less will cut values a person
 * would notice. (Beyond its own length every field cuts; that alone is no news.)
 */
const ORDINARY: Readonly<Record<Slot['type'], number>> = {
  text: 40,
  longtext: 2000,
  email: 80,
  phone: 25,
  url: 100,
  date: 10,
  list: 0,
}

export function checkMapping(
  rows: readonly MappingRow[],
  crmFields: readonly MappedField[],
): readonly MappingIssue[] {
  const nothing = rows.length === 0 ? [error(null, 'nothing-mapped', 'No field is mapped.')] : []
  return [
    ...nothing,
    ...rows.flatMap((row, index) => rowIssues(row, index, crmFields)),
    ...collisions(rows),
    ...cycles(rows),
    ...listIssues(rows),
    ...required(rows, crmFields),
  ]
}

function rowIssues(
  row: MappingRow,
  index: number,
  crmFields: readonly MappedField[],
): readonly MappingIssue[] {
  const field = crmFields.find(({ name }) => name === row.crm)
  const slot = slotOf(row.outlook)
  if (!field) return [error(index, 'unknown-field', `The CRM has no field ${row.crm}.`)]
  if (!slot) return [error(index, 'unknown-slot', `Outlook has no writable field ${row.outlook}.`)]
  const verdict = compatible(field.type, slot.type, row.direction)
  const pair = `${field.label} (${field.type}) and ${slot.label} (${slot.type})`
  if (verdict === 'error') {
    return [error(index, 'type-mismatch', `${pair} do not fit this way.`)]
  }
  const typeLoss = loss(index, 'type-loss', `Not every value fits ${pair}.`)
  return [
    ...(verdict === 'loss' ? [typeLoss] : []),
    ...(goesToCrm(row) && !field.writable
      ? [error(index, 'read-only', `The CRM does not let ${field.label} be written.`)]
      : []),
    ...lengthIssues(row, index, field, slot),
    ...transformIssues(row, index, field, slot),
    ...wordIssues(row, field).map((code) => wordIssue(index, code, field.label)),
  ]
}

/** A name of an option that is gone does nothing; a word for two would put records right that are not wrong. */
const wordIssue = (index: number, code: WordIssue, label: string): MappingIssue =>
  code === 'option-twice'
    ? error(index, code, `Two options of ${label} have the same word in Outlook.`)
    : loss(index, code, `${label} has no such option any more.`)

function lengthIssues(
  row: MappingRow,
  index: number,
  field: MappedField,
  slot: Slot,
): readonly MappingIssue[] {
  const texts = ['text', 'longtext', 'email', 'phone', 'url']
  if (!texts.includes(field.type) || slot.maxLength === undefined) return []
  const long = field.maxLength ?? (field.type === 'longtext' ? Infinity : TEXT_LIMIT)
  const out = goesToOutlook(row) && long > slot.maxLength
  const back = goesToCrm(row) && long < ORDINARY[slot.type]
  return [
    ...(out
      ? [
          loss(
            index,
            'length-loss',
            `Outlook keeps ${slot.maxLength} characters of ${field.label}.`,
          ),
        ]
      : []),
    ...(back
      ? [loss(index, 'length-loss', `${field.label} keeps ${long} characters of ${slot.label}.`)]
      : []),
  ]
}

function transformIssues(
  row: MappingRow,
  index: number,
  field: MappedField,
  slot: Slot,
): readonly MappingIssue[] {
  const { transform } = row
  if (transform === 'none') return []
  const lists = ['picklist', 'multipicklist', 'number', 'boolean', 'date', 'datetime']
  const noText = slot.type === 'date' || slot.type === 'list' || lists.includes(field.type)
  const noPhone = transform === 'phone-e164' && slot.type !== 'phone' && field.type !== 'phone'
  if (noText || noPhone) {
    return [error(index, 'transform-mismatch', `${transform} does not apply to ${slot.label}.`)]
  }
  // An e-mail address means the same in any case; elsewhere the CRM's own spelling would be lost.
  const spelling = transform === 'upper-case' || transform === 'lower-case'
  const loses = transform === 'first-line' || (spelling && slot.type !== 'email')
  return loses ? [loss(index, 'transform-loss', `${transform} drops part of the value.`)] : []
}

type Node = string
const crmNode = ({ crm }: MappingRow): Node => `crm:${crm}`
const outlookNode = ({ outlook }: MappingRow): Node => `outlook:${outlook}`

/** Who writes whom: [source, target] for every way a row goes. */
function edges(row: MappingRow): readonly (readonly [Node, Node])[] {
  return [
    ...(goesToOutlook(row) ? [[crmNode(row), outlookNode(row)] as const] : []),
    ...(goesToCrm(row) ? [[outlookNode(row), crmNode(row)] as const] : []),
  ]
}

/** Q07: two sources for one target would overwrite each other for ever. */
function collisions(rows: readonly MappingRow[]): readonly MappingIssue[] {
  const writers = new Map<Node, number>()
  return rows.flatMap((row, index) => {
    const taken = edges(row).filter(([, target]) => writers.has(target))
    for (const [, target] of edges(row)) if (!writers.has(target)) writers.set(target, index)
    const [first] = taken
    if (first === undefined) return []
    const name = first[1].replace(/^\w+:/u, '')
    return [error(index, 'collision', `${name} is already written by another row.`)]
  })
}

/** A value that would travel through several rows back to where it began. */
function cycles(rows: readonly MappingRow[]): readonly MappingIssue[] {
  const writer = new Map<Node, readonly [Node, number]>()
  rows.forEach((row, index) => {
    for (const [source, target] of edges(row)) {
      if (!writer.has(target)) writer.set(target, [source, index])
    }
  })
  return rows.flatMap((row, index) => {
    const start = crmNode(row)
    const used = new Set<number>()
    let node = start
    for (let steps = 0; steps <= rows.length * 2; steps++) {
      const step = writer.get(node)
      if (!step) return []
      used.add(step[1])
      node = step[0]
      if (node === start) break
    }
    // Reported once, at the last row of the round trip.
    const closes = node === start && used.size > 1 && index === Math.max(...used)
    return closes ? [error(index, 'cycle', `${row.crm} would be fed by itself.`)] : []
  })
}

/** Outlook keeps e-mail addresses and phones as lists without gaps (Q02, Q03, graph-contract §4.2). */
function listIssues(rows: readonly MappingRow[]): readonly MappingIssue[] {
  return rows.flatMap((row, index) => {
    const own = familyOf(row.outlook)
    if (own === null || own.place === 1) return []
    const siblings = rows.filter(({ outlook }) => familyOf(outlook)?.family === own.family)
    const before = siblings.filter(({ outlook }) => (familyOf(outlook)?.place ?? 0) < own.place)
    const places = new Set(before.map(({ outlook }) => outlook))
    if (places.size < own.place - 1) {
      const detail = `Outlook has no ${row.outlook} without the entries before it.`
      return [error(index, 'list-gap', detail)]
    }
    return before.some(({ direction }) => direction !== row.direction)
      ? [loss(index, 'list-directions', `Entries of ${own.family} go different ways.`)]
      : []
  })
}

/** A contact made in Outlook cannot become a CRM record without these (Q18): it is parked with the reason. */
function required(
  rows: readonly MappingRow[],
  crmFields: readonly MappedField[],
): readonly MappingIssue[] {
  if (!rows.some(goesToCrm)) return []
  return crmFields
    .filter((field) => field.required && field.writable)
    .filter((field) => !rows.some((row) => row.crm === field.name && goesToCrm(row)))
    .map((field) =>
      loss(
        null,
        'required-unmapped',
        `The CRM requires ${field.label}: contacts made in Outlook cannot be created in the CRM.`,
      ),
    )
}

const error = (row: number | null, code: MappingIssueCode, detail: string): MappingIssue => ({
  row,
  severity: 'error',
  code,
  detail,
})

const loss = (row: number | null, code: MappingIssueCode, detail: string): MappingIssue => ({
  row,
  severity: 'loss',
  code,
  detail,
})
