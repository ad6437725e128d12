/**
 * @module
 * Which CSV column is which field, and how its text becomes a value.
 *
 * Owns: header matching by field name or label. Does not own: whether the value is acceptable.
 */
import { fieldsOf } from '../model/fields.ts'
import type { FieldType, Json, RecordType } from '../model/fields.ts'

export type Column =
  | { kind: 'field'; name: string; type: FieldType }
  | { kind: 'ignored'; title: string }

export function columnsOf(type: RecordType, header: readonly string[]): Column[] {
  const known = new Map<string, Column>([
    ['id', { kind: 'field', name: 'id', type: 'text' }],
    ['owner', { kind: 'field', name: 'ownerId', type: 'text' }],
    ['ownerid', { kind: 'field', name: 'ownerId', type: 'text' }],
  ])
  for (const spec of fieldsOf(type)) {
    if (spec.type === 'object' || spec.readOnlyReason === 'calculated') continue
    const column: Column = { kind: 'field', name: spec.name, type: spec.type }
    known.set(plain(spec.label), column)
    known.set(plain(spec.name), column)
  }
  return header.map(
    (title) => known.get(plain(title)) ?? { kind: 'ignored', title: title.slice(0, 80) },
  )
}

export function readCell(column: Extract<Column, { kind: 'field' }>, cell: string): Json {
  switch (column.type) {
    case 'boolean':
      return /^(?:true|yes|1|x)$/iu.test(cell)
    case 'number':
      return Number.isNaN(Number(cell)) ? cell : Number(cell)
    case 'multipicklist':
      return cell
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    default:
      return cell
  }
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')
