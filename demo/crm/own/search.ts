/**
 * @module
 * The tables of the CRM's pages: search, sort, one page by number.
 *
 * Owns: that query. Not part of the connector contract.
 */
import type { Context } from 'hono'
import { invalid, problemResponse } from '../answer.ts'
import { numberParam } from '../contract/guard.ts'
import type { RecordType } from '../model/fields.ts'
import type { Crm, SqlValue } from '../platform.ts'
import { recordJson, refsOf } from '../store/rows.ts'
import type { RecordRow } from '../store/rows.ts'

const columns: Record<string, string> = {
  name: `lower(coalesce(json_extract(body, '$.lastName'), json_extract(body, '$.title'), ''))`,
  company: `lower(coalesce(json_extract(body, '$.company'), ''))`,
  updated: 'updated',
  start: 'starts',
}

export function searchReply(crm: Crm, context: Context, type: RecordType): Response {
  const limit = numberParam(context, 'limit', { least: 1, most: 200, otherwise: 50 })
  if (!limit.ok) return problemResponse(limit.refusal)
  const offset = numberParam(context, 'offset', { least: 0, most: 1_000_000, otherwise: 0 })
  if (!offset.ok) return problemResponse(offset.refusal)
  const sort = context.req.query('sort') ?? 'name'
  const column = columns[sort.replace(/^-/u, '')]
  if (column === undefined) {
    const bad = invalid(
      '/query/sort',
      'not-an-option',
      `One of ${Object.keys(columns).join(', ')}.`,
    )
    return problemResponse(bad.refusal)
  }
  const { where, params } = filter(context, type)
  const order = sort.startsWith('-') ? 'DESC' : 'ASC'
  const rows = crm.sql.all<RecordRow>(
    `SELECT * FROM record WHERE ${where} ORDER BY ${column} ${order}, id LIMIT ? OFFSET ?`,
    ...params,
    limit.value,
    offset.value,
  )
  const [count] = crm.sql.all<{ n: number }>(
    `SELECT count(*) AS n FROM record WHERE ${where}`,
    ...params,
  )
  const refs = refsOf(
    crm,
    type,
    rows.map((row) => row.id),
  )
  return context.json({
    items: rows.map((row) => recordJson(row, refs.get(row.id) ?? [])),
    total: count?.n ?? 0,
  })
}

function filter(context: Context, type: RecordType): { where: string; params: SqlValue[] } {
  const where = ['type = ?', 'deleted IS NULL']
  const params: SqlValue[] = [type]
  const add = (part: string, value: string | undefined): void => {
    if (value === undefined || value === '') return
    where.push(part)
    params.push(value)
  }
  add('owner = ?', context.req.query('owner'))
  add('origin = ?', context.req.query('origin'))
  for (const word of (context.req.query('search') ?? '').toLowerCase().split(/\s+/u).slice(0, 5)) {
    add('instr(lower(body), ?) > 0', word)
  }
  return { where: where.join(' AND '), params }
}
