/**
 * @module
 * One record as an answer: body, ETag, and where it is when it was just made.
 */
import type { Context } from 'hono'
import type { Crm } from '../platform.ts'
import { etagOf, shownRecord } from '../store/rows.ts'
import type { RecordRow } from '../store/rows.ts'

export function recordReply(
  crm: Crm,
  context: Context,
  row: RecordRow,
  status: 200 | 201,
): Response {
  const headers: Record<string, string> = { etag: etagOf(row), 'cache-control': 'no-store' }
  if (status === 201) {
    headers['location'] = `/o365-connector/v1/${row.type}s/${encodeURIComponent(row.id)}`
  }
  return context.json(shownRecord(crm, row), status, headers)
}
