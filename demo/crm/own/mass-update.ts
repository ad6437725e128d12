/**
 * @module
 * `POST /demo/mass-update`: one patch over many records, by ids or by filter.
 *
 * Owns: all-or-nothing over the selection; `lastChange.via` becomes `mass-update`, `origin` stays. A record
 * that already has the values is touched too: that is what lets imported records into a sync (CAL-5).
 */
import type { Context } from 'hono'
import * as z from 'zod'
import { given, invalid, problemResponse, refused } from '../answer.ts'
import type { Answer, Refused } from '../answer.ts'
import { readBody } from '../contract/guard.ts'
import type { Crm } from '../platform.ts'
import { rowOf } from '../store/rows.ts'
import type { RecordRow } from '../store/rows.ts'
import { patchRecord, preparePatch } from '../store/writes.ts'
import type { Actor } from '../store/writes.ts'
import { demoActor } from './who.ts'

const MOST = 20_000

const body = z.strictObject({
  type: z.enum(['contact', 'event']),
  ids: z.array(z.string().max(128)).min(1).max(MOST).optional(),
  filter: z
    .strictObject({
      owner: z.string().max(128).optional(),
      origin: z.string().max(20).optional(),
      search: z.string().max(200).optional(),
    })
    .optional(),
  patch: z.record(z.string().max(64), z.json()),
  user: z.string().max(128).optional(),
})
type MassUpdate = z.infer<typeof body>

export async function massUpdateReply(crm: Crm, context: Context): Promise<Response> {
  const sent = await readBody(context, body)
  if (!sent.ok) return problemResponse(sent.refusal)
  const actor = demoActor(crm, context, 'mass-update', sent.value.user)
  if (!actor.ok) return problemResponse(actor.refusal)
  const done = massUpdate(crm, sent.value, actor.value)
  return done.ok ? context.json(done.value) : problemResponse(done.refusal)
}

function massUpdate(
  crm: Crm,
  sent: MassUpdate,
  actor: Actor,
): Answer<{ matched: number; updated: number }> {
  if (Object.keys(sent.patch).length === 0)
    return invalid('/patch', 'required', 'Say what to change.')
  const rows = selected(crm, sent)
  if (!rows.ok) return rows
  for (const row of rows.value) {
    const checked = preparePatch(crm, row, sent.patch, actor)
    if (!checked.ok) return located(checked, row)
  }
  return crm.sql.transaction(() => {
    let updated = 0
    for (const row of rows.value) {
      const changed = patchRecord(crm, row, sent.patch, actor)
      if (changed.ok && changed.value.rev !== row.rev) updated += 1
    }
    return given({ matched: rows.value.length, updated })
  })
}

function selected(crm: Crm, { type, ids, filter }: MassUpdate): Answer<RecordRow[]> {
  if ((ids === undefined) === (filter === undefined)) {
    return invalid('/ids', 'one-of', 'Either ids or a filter.')
  }
  if (ids !== undefined) {
    const rows = ids.map((id) => rowOf(crm, type, id))
    const missing = rows.findIndex((row) => row === undefined || row.deleted !== null)
    if (missing !== -1) return invalid(`/ids/${missing}`, 'not-found', 'There is no such record.')
    return given(rows.filter((row) => row !== undefined))
  }
  return given(
    crm.sql.all<RecordRow>(
      `SELECT * FROM record WHERE type = ?1 AND deleted IS NULL AND (?2 IS NULL OR owner = ?2)
       AND (?3 IS NULL OR origin = ?3) AND (?4 IS NULL OR instr(lower(body), lower(?4)) > 0)
       LIMIT ?5`,
      type,
      filter?.owner ?? null,
      filter?.origin ?? null,
      filter?.search ?? null,
      MOST,
    ),
  )
}

/** Says which record stands in the way, and points into the patch. */
function located(answer: Refused, row: RecordRow): Answer<never> {
  const { code, errors = [], ...rest } = answer.refusal
  return refused(code, {
    ...rest,
    detail: `Refused for ${row.id}; nothing was changed.`,
    errors: errors.map((error) => ({ ...error, pointer: `/patch${error.pointer}` })),
  })
}
