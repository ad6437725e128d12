/**
 * @module
 * The OData query options of one call: read, checked, and written back into a nextLink.
 *
 * Does not own: filters' meaning, answers' shape.
 */
import { badQuery, failed } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { readFilter } from './filter.ts'
import type { Expression } from './filter.ts'

export type Order = { path: string; down: boolean }
export type Expand = { name: string; filter?: Expression; select?: string[] }
export type Query = {
  select?: string[]
  expand: Expand[]
  filter?: Expression
  order: Order[]
  top: number
  skip: number
  count: boolean
}

/** graph-contract §2.1, §2.2, §4.2: ten a page unless asked; an over-large $top is clamped. */
const defaultTop = 10
const maxTop = 1000
const options = new Set([
  'select',
  'expand',
  'filter',
  'orderby',
  'top',
  'skip',
  'count',
  'search',
  'format',
])

export function readQuery(params: URLSearchParams, pageSize?: number): Query | Failure {
  const query: Query = { expand: [], order: [], top: pageSize ?? defaultTop, skip: 0, count: false }
  query.top = Math.min(query.top, maxTop)
  for (const [name, value] of params) {
    if (!name.startsWith('$')) continue
    const option = name.slice(1).toLowerCase()
    if (!options.has(option)) return badQuery(`The query parameter '${name}' is not supported.`)
    const problem = take(query, option, value)
    if (problem) return problem
  }
  return query
}

function take(query: Query, option: string, value: string): Failure | undefined {
  switch (option) {
    case 'select':
      query.select = value.split(',').map((name) => name.trim().split('/')[0] ?? '')
      return query.select.includes('')
        ? badQuery('Parsing OData Select and Expand failed: empty name.')
        : undefined
    case 'expand':
      return takeExpand(query, value)
    case 'filter': {
      const filter = readFilter(value)
      if (failed(filter)) return filter
      query.filter = filter
      return undefined
    }
    case 'orderby':
      return takeOrder(query, value)
    case 'top':
    case 'skip':
      return takeNumber(query, option, value)
    case 'count':
      query.count = value.toLowerCase() === 'true'
      return undefined
    case 'search':
      // UNSOURCED: neither calendars nor contact folders document $search.
      return badQuery("The query parameter '$search' is not supported.")
    default:
      return undefined
  }
}

function takeNumber(query: Query, option: 'top' | 'skip', value: string): Failure | undefined {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1
  if (number < (option === 'top' ? 1 : 0)) {
    return badQuery(`Invalid value '${value}' for $${option} query option found.`)
  }
  query[option] = option === 'top' ? Math.min(number, maxTop) : number
  return undefined
}

function takeOrder(query: Query, value: string): Failure | undefined {
  for (const part of value.split(',')) {
    const [path = '', direction = 'asc', more] = part.trim().split(/\s+/)
    if (path === '' || more !== undefined || !/^(asc|desc)$/i.test(direction)) {
      return badQuery(`Invalid $orderby clause: '${value}'.`)
    }
    query.order.push({ path, down: direction.toLowerCase() === 'desc' })
  }
  return undefined
}

function takeExpand(query: Query, value: string): Failure | undefined {
  for (const part of splitOutside(value, ',')) {
    const [, name = '', inner = ''] = /^([^(]+)(?:\(([\s\S]*)\))?$/.exec(part.trim()) ?? []
    if (name === '') return badQuery('Parsing OData Select and Expand failed: empty name.')
    const expand: Expand = { name: name.trim() }
    for (const option of splitOutside(inner, ';')) {
      const problem = takeInner(expand, option.trim())
      if (problem) return problem
    }
    query.expand.push(expand)
  }
  return undefined
}

function takeInner(expand: Expand, option: string): Failure | undefined {
  if (option === '') return undefined
  const [, name = '', value = ''] = /^\$?(\w+)=([\s\S]*)$/.exec(option) ?? []
  if (name.toLowerCase() === 'select') expand.select = value.split(',').map((text) => text.trim())
  if (name.toLowerCase() !== 'filter') return undefined
  const filter = readFilter(value)
  if (failed(filter)) return filter
  expand.filter = filter
  return undefined
}

/** Splits at a mark that stands outside parentheses and quotes. */
function splitOutside(text: string, mark: string): string[] {
  const parts: string[] = []
  let [depth, quoted, from] = [0, false, 0]
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === "'") quoted = !quoted
    if (quoted) continue
    if (char === '(') depth += 1
    if (char === ')') depth -= 1
    if (char === mark && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)].filter((part) => part.trim() !== '')
}

/** `/v1.0/…?…` of the same call with other options: `$skip` for a nextLink, tokens for delta. */
export function linkWith(
  base: string,
  params: URLSearchParams,
  set: Record<string, string>,
): string {
  const parts: string[] = []
  const taken = new Set(Object.keys(set).map((name) => name.toLowerCase()))
  for (const [name, value] of params) {
    if (!taken.has(name.toLowerCase()))
      parts.push(`${encodeName(name)}=${encodeURIComponent(value)}`)
  }
  for (const [name, value] of Object.entries(set)) {
    parts.push(`${encodeName(name)}=${encodeURIComponent(value)}`)
  }
  return `${base}?${parts.join('&')}`
}

const encodeName = (name: string) => encodeURIComponent(name).replaceAll('%24', '$')
