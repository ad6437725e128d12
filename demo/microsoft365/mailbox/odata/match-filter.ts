/**
 * @module
 * A filter tree judged on a finished answer object: for calendarView and instances, whose rows are computed.
 */
import type { Comparison, Expression, Literal } from './filter.ts'
import { instantOfLiteral } from './sql-filter.ts'

export type Row = Readonly<Record<string, unknown>>

export function matches(tree: Expression, row: unknown, variable = ''): boolean {
  switch (tree.op) {
    case 'and':
      return matches(tree.left, row, variable) && matches(tree.right, row, variable)
    case 'or':
      return matches(tree.left, row, variable) || matches(tree.right, row, variable)
    case 'not':
      return !matches(tree.of, row, variable)
    case 'any': {
      const list = valueAt(row, tree.path)
      return Array.isArray(list) && list.some((one) => matches(tree.where, one, tree.variable))
    }
    case 'call':
      return called(tree.name, valueAt(row, stripped(tree.path, variable)), tree.value)
    case 'compare':
      return compared(tree.by, valueAt(row, stripped(tree.path, variable)), tree.value)
  }
}

function stripped(path: string, variable: string): string {
  if (path === variable) return ''
  return variable !== '' && path.startsWith(`${variable}/`) ? path.slice(variable.length + 1) : path
}

export function valueAt(row: unknown, path: string): unknown {
  let value = row
  for (const part of path === '' ? [] : path.toLowerCase().split('/')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(([name]) => name.toLowerCase() === part)?.[1]
  }
  return value
}

function called(name: string, value: unknown, wanted: string): boolean {
  if (typeof value !== 'string') return false
  const [text, part] = [value.toLowerCase(), wanted.toLowerCase()]
  if (name === 'startswith') return text.startsWith(part)
  return name === 'endswith' ? text.endsWith(part) : text.includes(part)
}

function compared(by: Comparison, value: unknown, wanted: Literal): boolean {
  const order = orderOf(value ?? null, wanted)
  if (by === 'eq') return order === 0
  if (by === 'ne') return order !== 0
  if (order === undefined) return false
  if (by === 'gt') return order > 0
  if (by === 'ge') return order >= 0
  return by === 'lt' ? order < 0 : order <= 0
}

/** Undefined where the two cannot be ordered. Two times are compared as instants, texts without case. */
export function orderOf(value: unknown, wanted: unknown): number | undefined {
  if (value === wanted) return 0
  if (typeof value === 'number' && typeof wanted === 'number') return value - wanted
  if (typeof value === 'boolean' && typeof wanted === 'boolean')
    return Number(value) - Number(wanted)
  if (typeof value !== 'string' || typeof wanted !== 'string') return undefined
  const [a, b] = [instantOfLiteral(value), instantOfLiteral(wanted)]
  if (a !== undefined && b !== undefined) return a - b
  const [x, y] = [value.toLowerCase(), wanted.toLowerCase()]
  if (x === y) return 0
  return x < y ? -1 : 1
}
