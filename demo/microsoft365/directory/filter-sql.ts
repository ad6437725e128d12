/**
 * @module
 * A directory filter as SQL over the `user` table, with what the directory refuses (graph-contract §1.1).
 */
import type { SqlValue } from '../frame.ts'
import type { Filter, Literal } from './filter.ts'

export type Where = { sql: string; params: SqlValue[] }
export type Refusal = { unsupported: string }
/** Header ConsistencyLevel: eventual together with $count=true. */
export type FilterMode = { advanced: boolean; known: ReadonlySet<string> }

const SIGNS = { eq: '=', ne: '<>', ge: '>=', le: '<=', gt: '>', lt: '<' } as const
/** Lower-cased columns with an index. */
const KEYS: Record<string, string> = {
  displayname: 'k_display',
  givenname: 'k_given',
  surname: 'k_surname',
  mail: 'k_mail',
  userprincipalname: 'k_upn',
}
const ENDS_WITH = new Set(['mail', 'othermails', 'userprincipalname', 'proxyaddresses'])
const ADVANCED = (what: string): Refusal => ({
  unsupported: `${what} is not supported without the advanced query parameters: ConsistencyLevel: eventual and $count=true.`,
})

export function filterToSql(filter: Filter, mode: FilterMode): Where | Refusal {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return joined(filter, mode)
    case 'not':
      return mode.advanced
        ? wrapped('NOT coalesce((', filterToSql(filter.inner, mode), '), 0)')
        : ADVANCED("Operator 'not'")
    case 'compare':
      return compared(filter, mode)
    case 'in':
      return oneOf(filter.path, filter.values, mode)
    case 'call':
      return called(filter, mode)
    case 'any':
      return some(filter, mode)
  }
}

function joined(
  { kind, left, right }: Extract<Filter, { kind: 'and' | 'or' }>,
  mode: FilterMode,
): Where | Refusal {
  const first = filterToSql(left, mode)
  const second = filterToSql(right, mode)
  if ('unsupported' in first) return first
  if ('unsupported' in second) return second
  return {
    sql: `(${first.sql} ${kind.toUpperCase()} ${second.sql})`,
    params: [...first.params, ...second.params],
  }
}

function compared(
  { path, operator, value }: Extract<Filter, { kind: 'compare' }>,
  mode: FilterMode,
): Where | Refusal {
  const count = /^(.+)\/\$count$/.exec(path)?.[1]
  if (count) return counted(count, operator, value, mode)
  const unknown = unknownPath(path, mode)
  if (unknown) return unknown
  if (operator === 'ne' && !mode.advanced) return ADVANCED("Operator 'ne'")
  if (value === null) {
    if (operator === 'eq' && !mode.advanced) return ADVANCED('A comparison with null')
    return { sql: `${plain(path)} IS ${operator === 'eq' ? '' : 'NOT '}NULL`, params: [] }
  }
  // A missing value differs from every given one.
  const sql =
    operator === 'ne' ? `${column(path)} IS NOT ?` : `${column(path)} ${SIGNS[operator]} ?`
  return { sql, params: [bound(value)] }
}

function counted(
  path: string,
  operator: keyof typeof SIGNS,
  value: Literal,
  mode: FilterMode,
): Where | Refusal {
  const unknown = unknownPath(path, mode)
  if (unknown) return unknown
  if (!mode.advanced) return ADVANCED("Segment '$count'")
  return {
    sql: `json_array_length(doc, '$.${path}') ${SIGNS[operator]} ?`,
    params: [Number(value)],
  }
}

function oneOf(path: string, values: Literal[], mode: FilterMode): Where | Refusal {
  const unknown = unknownPath(path, mode)
  if (unknown) return unknown
  const list = values.map(() => '?').join(', ')
  return { sql: `${column(path)} IN (${list})`, params: values.map(bound) }
}

function called(
  { name, path, value }: Extract<Filter, { kind: 'call' }>,
  mode: FilterMode,
): Where | Refusal {
  const unknown = unknownPath(path, mode)
  if (unknown) return unknown
  const text = value.toLowerCase()
  if (name === 'startswith') return startsWith(column(path), text)
  if (!ENDS_WITH.has(path.toLowerCase()) && path !== '')
    return { unsupported: `Operator 'endsWith' is not supported for property '${path}'.` }
  if (!mode.advanced) return ADVANCED("Operator 'endsWith'")
  return { sql: `substr(${column(path)}, -length(?)) = ?`, params: [text, text] }
}

function some(
  { path, inner }: Extract<Filter, { kind: 'any' }>,
  mode: FilterMode,
): Where | Refusal {
  const unknown = unknownPath(path, mode)
  if (unknown) return unknown
  const rows = `SELECT 1 FROM json_each(doc, '$.${path}') AS element`
  if (!inner) return { sql: `EXISTS (${rows})`, params: [] }
  const test = filterToSql(inner, { ...mode, known: ELEMENT })
  return 'unsupported' in test
    ? test
    : { sql: `EXISTS (${rows} WHERE ${test.sql})`, params: test.params }
}

/** Inside a lambda every member of an element is taken as it comes; see `column`. */
const ELEMENT: ReadonlySet<string> = new Set(['*'])

/** Prefix search by an index: the range from the text to just behind it. */
export function startsWith(name: string, text: string): Where {
  return { sql: `(${name} >= ? AND ${name} < ?)`, params: [text, `${text}\u{10ffff}`] }
}

function unknownPath(path: string, { known }: FilterMode): Refusal | undefined {
  if (known === ELEMENT || known.has(path.split('/')[0]?.toLowerCase() ?? '')) return undefined
  return {
    unsupported: `Unsupported or invalid query filter clause specified for property '${path}' of resource 'User'.`,
  }
}

/** Lower-cased for comparison: the directory knows no case. */
function column(path: string): string {
  if (path === '') return 'lower(element.value)'
  if (path === 'skuId' || path === 'servicePlanId')
    return `lower(json_extract(element.value, '$.${path}'))`
  const key = KEYS[path.toLowerCase()]
  if (key) return key
  if (path.toLowerCase() === 'id') return 'id'
  if (path.toLowerCase() === 'accountenabled') return 'enabled'
  return `lower(${plain(path)})`
}

function plain(path: string): string {
  return `json_extract(doc, '$.${path.replaceAll('/', '.')}')`
}

function bound(value: Literal): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'string' ? value.toLowerCase() : value
}

function wrapped(before: string, where: Where | Refusal, after: string): Where | Refusal {
  return 'unsupported' in where ? where : { ...where, sql: `${before}${where.sql}${after}` }
}
