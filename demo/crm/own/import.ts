/**
 * @module
 * `POST /demo/import`: a CSV file becomes records.
 *
 * Owns: columns to fields, create or update. A created record has origin `import` for ever; a record that
 * an import only updates keeps its origin (crm-contract §0.4, H2).
 */
import type { Context } from 'hono'
import Papa from 'papaparse'
import * as z from 'zod'
import { given, invalid, problemResponse } from '../answer.ts'
import type { Answer, FieldError } from '../answer.ts'
import { checked, readJson, readText } from '../contract/guard.ts'
import type { Json, RecordType } from '../model/fields.ts'
import type { Crm } from '../platform.ts'
import { rowOf } from '../store/rows.ts'
import type { Body, RecordRow } from '../store/rows.ts'
import { createRecord, patchRecord } from '../store/writes.ts'
import type { Actor } from '../store/writes.ts'
import { columnsOf, readCell } from './import-columns.ts'
import type { Column } from './import-columns.ts'
import { demoActor } from './who.ts'

const MOST_ROWS = 20_000

const options = z.strictObject({
  type: z.enum(['contact', 'event']).default('contact'),
  csv: z.string(),
  owner: z.string().max(128).optional(),
  user: z.string().max(128).optional(),
})
type Import = z.infer<typeof options>

type ImportReport = {
  job: string
  created: number
  updated: number
  unchanged: number
  failed: { row: number; errors: FieldError[] }[]
  ignoredColumns: string[]
}

export async function importReply(crm: Crm, context: Context): Promise<Response> {
  const sent = await readImport(context)
  if (!sent.ok) return problemResponse(sent.refusal)
  const actor = demoActor(crm, context, 'import', sent.value.user)
  if (!actor.ok) return problemResponse(actor.refusal)
  const done = importRows(crm, sent.value, actor.value)
  return done.ok ? context.json(done.value) : problemResponse(done.refusal)
}

/** The file itself as text/csv with options in the query, or JSON with the text in `csv`. */
async function readImport(context: Context): Promise<Answer<Import>> {
  if (!(context.req.header('content-type') ?? '').startsWith('text/csv')) {
    const body = await readJson(context)
    return body.ok ? checked(body.value, options) : body
  }
  const text = await readText(context)
  return text.ok ? checked({ ...context.req.query(), csv: text.value }, options) : text
}

function importRows(crm: Crm, sent: Import, actor: Actor): Answer<ImportReport> {
  const parsed = Papa.parse<string[]>(sent.csv.replace(/^\ufeff/u, ''), {
    skipEmptyLines: 'greedy',
  })
  const [header, ...rows] = parsed.data
  if (header === undefined || rows.length === 0)
    return invalid('/csv', 'empty', 'A header and rows are needed.')
  if (rows.length > MOST_ROWS) return invalid('/csv', 'too-big', `At most ${MOST_ROWS} rows.`)
  const quotes = parsed.errors.find((error) => error.type === 'Quotes')
  if (quotes !== undefined)
    return invalid('/csv', 'quotes', `Row ${quotes.row ?? '?'}: quotes do not match.`)
  const columns = columnsOf(sent.type, header)
  if (columns.every((column) => column.kind === 'ignored')) {
    return invalid('/csv', 'no-columns', 'No column has the name of a field.')
  }
  const report: ImportReport = {
    job: `import-${crm.uuid()}`,
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: [],
    ignoredColumns: columns.flatMap((column) => (column.kind === 'ignored' ? [column.title] : [])),
  }
  return crm.sql.transaction(() => {
    for (const [index, cells] of rows.entries()) {
      importRow(crm, sent, { columns, cells, number: index + 2 }, actor, report)
    }
    return given(report)
  })
}

function importRow(
  crm: Crm,
  sent: Import,
  row: { columns: Column[]; cells: string[]; number: number },
  actor: Actor,
  report: ImportReport,
): void {
  const { id, ...read } = readRow(row.columns, row.cells)
  const existing = findExisting(crm, sent.type, id, read)
  const { uid: _kept, ...body } = read
  const outcome =
    existing === undefined
      ? createRecord(crm, sent.type, withOwner(sent, actor, read), actor, {
          origin: 'import',
          originRef: report.job,
        })
      : patchRecord(crm, existing, body, actor)
  if (!outcome.ok) {
    const errors = outcome.refusal.errors ?? [
      { pointer: '', code: outcome.refusal.code, detail: 'Refused.' },
    ]
    report.failed.push({ row: row.number, errors })
  } else if (existing === undefined) report.created += 1
  else if (outcome.value.rev === existing.rev) report.unchanged += 1
  else report.updated += 1
}

function readRow(columns: Column[], cells: string[]): Body {
  const body: Body = {}
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]?.trim() ?? ''
    if (column.kind === 'field' && cell !== '') body[column.name] = readCell(column, cell)
  }
  return body
}

const withOwner = (sent: Import, actor: Actor, body: Body): Body => ({
  ownerId: sent.owner ?? actor.actAs?.id ?? null,
  ...body,
})

/** By the CRM's own id, else by the key people use: e-mail of a contact, uid of an event. */
function findExisting(
  crm: Crm,
  type: RecordType,
  id: Json | undefined,
  body: Body,
): RecordRow | undefined {
  if (typeof id === 'string') {
    const row = rowOf(crm, type, id)
    if (row !== undefined && row.deleted === null) return row
  }
  const name = type === 'contact' ? 'email' : 'uid'
  const value = body[name]
  if (typeof value !== 'string') return undefined
  return crm.sql.all<RecordRow>(
    `SELECT * FROM record WHERE type = ? AND deleted IS NULL
     AND lower(json_extract(body, '$.' || ?)) = lower(?) ORDER BY created LIMIT 1`,
    type,
    name,
    value,
  )[0]
}
