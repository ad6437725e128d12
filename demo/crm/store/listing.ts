/**
 * @module
 * Lists of records: every filter and sort of crm-contract.yaml, paged by key so that each record comes
 * once while others are inserted.
 *
 * Owns: query to SQL, cursors of lists. A cursor carries its whole query: it works alone, and is refused
 * with another query.
 */
import { given, invalid, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { canonicalJson } from '../model/json.ts'
import type { RecordType } from '../model/fields.ts'
import type { Crm, SqlValue } from '../platform.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { recordJson, refsOf } from './rows.ts'
import type { Body, RecordRow } from './rows.ts'

export type ListSort = 'updatedAt' | 'start' | '-end' | 'id'
export type ListQuery = {
  type: RecordType
  owner?: string
  updatedSince?: number
  origin?: string[]
  endAfter?: number
  endBefore?: number
  sort: ListSort
}
export type ListPage = {
  items: Body[]
  cursor: string | null
  hasMore: boolean
  estimatedTotal?: number
}
type Key = [number | string, string]

/** A list is for walking through now, not for keeping. */
const CURSOR_LIFE_MS = 24 * 3_600_000

const sorts: Record<ListSort, { column: string; order: 'ASC' | 'DESC' }> = {
  updatedAt: { column: 'updated', order: 'ASC' },
  start: { column: 'starts', order: 'ASC' },
  '-end': { column: 'ends', order: 'DESC' },
  id: { column: 'id', order: 'ASC' },
}

export function listRecords(
  crm: Crm,
  query: ListQuery,
  page: { after?: Key; limit: number; only?: ReadonlySet<string> },
): ListPage {
  const { where, params } = conditions(query)
  const { column, order } = sorts[query.sort]
  const after = page.after === undefined ? [] : page.after
  const step = after.length === 0 ? '' : `AND (${column}, id) ${order === 'ASC' ? '>' : '<'} (?, ?)`
  const rows = crm.sql.all<RecordRow>(
    `SELECT * FROM record WHERE ${where} ${step} ORDER BY ${column} ${order}, id ${order} LIMIT ?`,
    ...params,
    ...after,
    page.limit + 1,
  )
  const shown = rows.slice(0, page.limit)
  const refs = refsOf(
    crm,
    query.type,
    shown.map((row) => row.id),
  )
  const hasMore = rows.length > page.limit
  const last = shown.at(-1)
  return {
    items: shown.map((row) => recordJson(row, refs.get(row.id) ?? [], page.only)),
    cursor: hasMore && last !== undefined ? listCursor(crm, query, last) : null,
    hasMore,
    ...(page.after === undefined ? { estimatedTotal: countRecords(crm, query) } : {}),
  }
}

export function countRecords(crm: Crm, query: ListQuery): number {
  const { where, params } = conditions(query)
  return crm.sql.all<{ n: number }>(
    `SELECT count(*) AS n FROM record WHERE ${where}`,
    ...params,
  )[0]!.n
}

function conditions(query: ListQuery): { where: string; params: SqlValue[] } {
  const parts = ['type = ?', 'deleted IS NULL']
  const params: SqlValue[] = [query.type]
  const add = (part: string, value: SqlValue | undefined): void => {
    if (value === undefined) return
    parts.push(part)
    params.push(value)
  }
  add('owner = ?', query.owner)
  add('updated >= ?', query.updatedSince)
  add('ends > ?', query.endAfter)
  add('ends <= ?', query.endBefore)
  const wanted = (query.origin ?? []).filter((name) => !name.startsWith('!'))
  const unwanted = (query.origin ?? []).filter((name) => name.startsWith('!'))
  const names = (list: string[]): string =>
    JSON.stringify(list.map((name) => name.replace('!', '')))
  if (wanted.length > 0) add('origin IN (SELECT value FROM json_each(?))', names(wanted))
  if (unwanted.length > 0) add('origin NOT IN (SELECT value FROM json_each(?))', names(unwanted))
  return { where: parts.join(' AND '), params }
}

function listCursor(crm: Crm, query: ListQuery, last: RecordRow): string {
  const key: Key = [last[sorts[query.sort].column as 'updated'] ?? 0, last.id]
  return encodeCursor({ kind: 'list', query, key, at: crm.now() })
}

/** The place to go on from; `asked` is what the call itself says, if it says more than the cursor. */
export function openCursor(
  crm: Crm,
  text: string,
  type: RecordType,
  asked: Partial<ListQuery>,
): Answer<{ query: ListQuery; after: Key }> {
  const value = decodeCursor(text) as
    | { kind?: unknown; query?: ListQuery; key?: Key; at?: unknown }
    | undefined
  const refusal = invalid('/query/cursor', 'cursor', 'Not a cursor of this list.')
  if (value?.kind !== 'list' || !isQuery(value.query) || !isKey(value.key)) return refusal
  const query = value.query
  if (query.type !== type) return refusal
  const differs = Object.entries(asked).some(
    ([name, inner]) => canonicalJson(inner) !== canonicalJson(query[name as keyof ListQuery]),
  )
  if (differs) return refusal
  const age = crm.now() - Number(value.at)
  return age > CURSOR_LIFE_MS ? refused('cursor-expired') : given({ query, after: value.key })
}

const isKey = (key: unknown): key is Key =>
  Array.isArray(key) &&
  key.length === 2 &&
  (typeof key[0] === 'number' || typeof key[0] === 'string') &&
  typeof key[1] === 'string'

function isQuery(query: unknown): query is ListQuery {
  if (typeof query !== 'object' || query === null) return false
  const { sort, type, origin, ...rest } = query as ListQuery
  const plain = Object.values(rest).every((value) => ['string', 'number'].includes(typeof value))
  const origins =
    origin === undefined ||
    (Array.isArray(origin) && origin.every((name) => typeof name === 'string'))
  return Object.hasOwn(sorts, sort) && (type === 'contact' || type === 'event') && plain && origins
}
