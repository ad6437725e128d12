/**
 * @module
 * A filter tree as an SQL condition over one topic's columns.
 *
 * Owns: the translation. Does not own: which properties a topic lets filter (its Columns).
 */
import type { SqlValue } from '../../frame.ts'
import { badQuery, failed } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { Comparison, Expression, Literal } from './filter.ts'

export type Column = { sql: string; type: 'text' | 'instant' | 'flag' | 'number' }
export type Condition = { sql: string; params: SqlValue[] }
export type Columns = {
  /** By lower-case path: `start/datetime`. */
  columns: Readonly<Record<string, Column>>
  /** Collections one may ask `any` of, by lower-case path. */
  any: Readonly<Record<string, (variable: string, where: Expression) => Condition | Failure>>
}

const signs: Record<Comparison, string> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
}
const last = '\u{10FFFF}'

export function sqlFilter(tree: Expression, topic: Columns): Condition | Failure {
  if ('left' in tree) {
    const left = sqlFilter(tree.left, topic)
    if (failed(left)) return left
    const right = sqlFilter(tree.right, topic)
    if (failed(right)) return right
    return {
      sql: `(${left.sql} ${tree.op.toUpperCase()} ${right.sql})`,
      params: [...left.params, ...right.params],
    }
  }
  if (tree.op === 'not') {
    const inner = sqlFilter(tree.of, topic)
    return failed(inner) ? inner : { sql: `(NOT ${inner.sql})`, params: inner.params }
  }
  if (tree.op === 'any') {
    const collection = topic.any[tree.path.toLowerCase()]
    return collection ? collection(tree.variable, tree.where) : unknown(tree.path)
  }
  const column = topic.columns[tree.path.toLowerCase()]
  if (!column) return unknown(tree.path)
  return tree.op === 'call'
    ? called(column, tree.name, tree.value)
    : compared(column, tree.by, tree.value)
}

export function unknown(path: string): Failure {
  return badQuery(`Invalid filter clause: the property '${path}' cannot be filtered.`)
}

function called(column: Column, name: string, value: string): Condition | Failure {
  if (column.type !== 'text') return badQuery(`Invalid filter clause: ${name} needs a text.`)
  const { sql } = column
  // A range instead of LIKE: it uses the index, and Durable Objects cap LIKE patterns at 50 bytes.
  if (name === 'startswith') {
    return { sql: `(${sql} >= ? AND ${sql} < ?)`, params: [value, value + last] }
  }
  if (name === 'contains') return { sql: `instr(lower(${sql}), lower(?)) > 0`, params: [value] }
  return {
    sql: `(length(${sql}) >= length(?) AND lower(substr(${sql}, -length(?))) = lower(?))`,
    params: [value, value, value],
  }
}

export function compared(column: Column, by: Comparison, value: Literal): Condition | Failure {
  if (value === null) {
    if (by !== 'eq' && by !== 'ne') return badQuery('Invalid filter clause: null has no order.')
    return { sql: `${column.sql} IS ${by === 'ne' ? 'NOT ' : ''}NULL`, params: [] }
  }
  const param = converted(column, value)
  if (failed(param)) return param
  return { sql: `${column.sql} ${signs[by]} ?`, params: [param] }
}

function converted(column: Column, value: Literal): string | number | Failure {
  if (column.type === 'text' && typeof value === 'string') return value
  if (column.type === 'number' && typeof value === 'number') return value
  if (column.type === 'flag' && typeof value === 'boolean') return value ? 1 : 0
  if (column.type === 'instant' && typeof value === 'string') {
    const instant = instantOfLiteral(value)
    if (instant !== undefined) return instant
  }
  return badQuery(`Invalid filter clause: '${String(value)}' does not fit the property.`)
}

/** A literal without an offset is read as UTC, as calendarView reads its window. */
export function instantOfLiteral(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text))
    return undefined
  const complete = /(Z|[+-]\d\d:\d\d)$/.test(text.slice(10))
    ? text
    : `${text}${text.length > 10 ? 'Z' : ''}`
  const instant = Date.parse(complete)
  return Number.isNaN(instant) ? undefined : instant
}
