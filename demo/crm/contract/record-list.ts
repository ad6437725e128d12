/**
 * @module
 * The query of a record list, read and checked.
 *
 * Owns: parameters of `GET /{type}s`; unknown parameters are ignored (conformance A4).
 */
import type { Context } from 'hono'
import { given, invalid, problemResponse } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { RecordType } from '../model/fields.ts'
import { fieldNames } from '../model/presented.ts'
import type { Crm } from '../platform.ts'
import { listRecords, openCursor } from '../store/listing.ts'
import type { ListQuery, ListSort } from '../store/listing.ts'
import { metaNames } from '../store/rows.ts'
import { numberParam } from './guard.ts'

const origins = ['manual', 'import', 'migration', 'bulk', 'form', 'api', 'sync', 'unknown']
const sorts: Record<RecordType, readonly ListSort[]> = {
  contact: ['updatedAt', 'id'],
  event: ['updatedAt', 'start', '-end', 'id'],
}

export function listReply(crm: Crm, context: Context, type: RecordType): Response {
  const limit = numberParam(context, 'limit', { least: 1, most: 200, otherwise: 100 })
  if (!limit.ok) return problemResponse(limit.refusal)
  const only = fieldsParam(context, type)
  if (!only.ok) return problemResponse(only.refusal)
  const asked = askedQuery(context, type)
  if (!asked.ok) return problemResponse(asked.refusal)
  const shown = only.value === undefined ? {} : { only: only.value }
  const cursor = context.req.query('cursor')
  if (cursor === undefined) {
    const sort = asked.value.sort ?? (asked.value.updatedSince === undefined ? 'id' : 'updatedAt')
    const query: ListQuery = { ...asked.value, type, sort }
    return context.json(listRecords(crm, query, { limit: limit.value, ...shown }))
  }
  const opened = openCursor(crm, cursor, type, asked.value)
  if (!opened.ok) return problemResponse(opened.refusal)
  const { query, after } = opened.value
  return context.json(listRecords(crm, query, { limit: limit.value, after, ...shown }))
}

function askedQuery(context: Context, type: RecordType): Answer<Partial<ListQuery>> {
  const query: Partial<ListQuery> = {}
  const owner = context.req.query('owner')
  if (owner !== undefined) query.owner = owner
  for (const name of ['updatedSince', 'endAfter', 'endBefore'] as const) {
    const text = context.req.query(name)
    if (text === undefined) continue
    const time = parseInstant(text)
    if (time === undefined)
      return invalid(`/query/${name}`, 'date-time', 'Not a time like 2026-12-01T09:00:00Z.')
    query[name] = time
  }
  const origin = context.req.query('origin')?.split(',')
  if (origin?.some((name) => !origins.includes(name.replace(/^!/u, '')))) {
    return invalid(
      '/query/origin',
      'not-an-option',
      `Each one of ${origins.join(', ')}, with ! to exclude.`,
    )
  }
  if (origin !== undefined) query.origin = origin
  const sort = context.req.query('sort')
  if (sort === undefined) return given(query)
  if (!sorts[type].includes(sort as ListSort)) {
    return invalid('/query/sort', 'not-an-option', `One of ${sorts[type].join(', ')}.`)
  }
  return given({ ...query, sort: sort as ListSort })
}

function fieldsParam(context: Context, type: RecordType): Answer<ReadonlySet<string> | undefined> {
  const names = context.req.query('fields')?.split(',')
  if (names === undefined) return given(undefined)
  const known: readonly string[] = [...fieldNames(type), ...metaNames]
  const unknown = names.find((name) => !known.includes(name))
  return unknown === undefined
    ? given(new Set(names))
    : invalid('/query/fields', 'unknown-field', 'There is no such field.')
}

/** RFC 3339 only: `Date.parse` alone takes far more. */
export function parseInstant(text: string): number | undefined {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+ -]\d{2}:\d{2})$/iu
  const time = shape.test(text) ? Date.parse(text.replace(' ', '+')) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
