/**
 * @module
 * One Graph request to the directory, as it crosses to a tenant, and what its parts work with.
 */
import type { Caller, GraphReply, Sql } from '../frame.ts'

export type DirectoryCall = {
  method: string
  /** Decoded; `me` is resolved to `users`, `<id>` before. */
  segments: string[]
  search: string
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  body?: unknown
  caller: Caller
  origin: string
}

export type DirectoryContext = DirectoryCall & {
  sql: Sql
  now: number
  query: URLSearchParams
  /** The caller is a guest of the tenant. */
  guest: boolean
  /** ConsistencyLevel: eventual. */
  eventual: boolean
}
export type DirectoryHandler = (context: DirectoryContext) => GraphReply

/** Options may come without their `$`; values with a trailing blank or plus are kept as sent. */
export function readQuery(search: string): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of new URLSearchParams(search)) {
    const plain = name.toLowerCase().replace(/^\$/, '')
    query.append(OPTIONS.has(plain) ? `$${plain}` : name, value)
  }
  return query
}

const OPTIONS = new Set([
  'select',
  'filter',
  'orderby',
  'top',
  'skip',
  'count',
  'search',
  'expand',
  'skiptoken',
  'deltatoken',
  'format',
])

export const ok = (body: unknown, headers: Record<string, string> = {}): GraphReply => ({
  status: 200,
  headers,
  body,
})

export const contextUrl = (
  origin: string,
  path: string,
  fields?: readonly string[],
  single = false,
): string => {
  const list = fields ? `(${fields.join(',')})` : ''
  return `${origin}/v1.0/$metadata#${path}${list}${single ? '/$entity' : ''}`
}
