/**
 * @module
 * `/batch`: up to 100 operations, not atomic, answered in order (crm-contract §6.3).
 *
 * Owns: the shape of an operation and its answer. Does not own: what operations do (store/).
 */
import * as z from 'zod'
import { problemBody, problemResponse, refused, statusOf } from '../answer.ts'
import type { Answer, Refused } from '../answer.ts'
import type { Json } from '../model/fields.ts'
import { issueErrors } from '../model/validate.ts'
import type { Crm } from '../platform.ts'
import { putByRef, rowByRef } from '../store/refs.ts'
import { etagOf, rowOf, shownRecord } from '../store/rows.ts'
import type { RecordRow } from '../store/rows.ts'
import { checkMatch, createRecord, deleteRecord, livingRow, patchRecord } from '../store/writes.ts'
import type { Actor } from '../store/writes.ts'
import { capabilities } from './changes.ts'

const operation = z.strictObject({
  op: z.enum(['get', 'create', 'update', 'delete', 'put']),
  type: z.enum(['contact', 'event']),
  id: z.string().max(128).optional(),
  /** Key of the `o365` reference. */
  ref: z.string().min(1).max(190).optional(),
  ifMatch: z.string().max(200).optional(),
  ifNoneMatch: z.string().max(200).optional(),
  key: z
    .string()
    .regex(/^[\x21-\x7e]{16,64}$/u)
    .optional(),
  body: z.json().optional(),
})
const batch = z.strictObject({ ops: z.array(z.unknown()).min(1) })
type Operation = z.infer<typeof operation>
type Outcome = { status: number; etag?: string; body?: unknown; problem?: unknown }

export function batchReply(crm: Crm, sent: Json, actor: Actor): Response {
  const parsed = batch.safeParse(sent)
  if (!parsed.success) {
    return problemResponse({ code: 'validation', errors: parsed.error.issues.flatMap(issueErrors) })
  }
  if (parsed.data.ops.length > capabilities.batch.max) {
    return problemResponse({
      code: 'payload-too-large',
      detail: `At most ${capabilities.batch.max} operations.`,
    })
  }
  return Response.json({ results: parsed.data.ops.map((op) => outcome(crm, op, actor)) })
}

function outcome(crm: Crm, sent: unknown, outer: Actor): Outcome {
  const parsed = operation.safeParse(sent)
  if (!parsed.success) {
    return problem(refused('validation', { errors: parsed.error.issues.flatMap(issueErrors) }))
  }
  const op = parsed.data
  const { clientRef: _outer, ...rest } = outer
  const actor: Actor = op.key === undefined ? outer : { ...rest, clientRef: op.key }
  switch (op.op) {
    case 'create':
      return shown(crm, createRecord(crm, op.type, op.body, actor, { origin: 'sync' }), 201)
    case 'put':
      return putOutcome(crm, op, actor)
    case 'get':
      return shown(crm, target(crm, op), 200)
    case 'update':
      return updateOutcome(crm, op, actor)
    case 'delete':
      return deleteOutcome(crm, op, actor)
  }
}

function putOutcome(crm: Crm, op: Operation, actor: Actor): Outcome {
  if (op.ref === undefined) return missing('ref')
  const put = putByRef(crm, { type: op.type, system: 'o365', key: op.ref }, op.body, actor, {
    ...(op.ifMatch === undefined ? {} : { ifMatch: op.ifMatch }),
    ...(op.ifNoneMatch === undefined ? {} : { ifNoneMatch: op.ifNoneMatch }),
  })
  return put.ok
    ? shown(crm, { ok: true, value: put.value.row }, put.value.created ? 201 : 200)
    : problem(put)
}

function updateOutcome(crm: Crm, op: Operation, actor: Actor): Outcome {
  const row = target(crm, op)
  if (!row.ok) return problem(row)
  const match = checkMatch(crm, row.value, op.ifMatch)
  return match.ok ? shown(crm, patchRecord(crm, row.value, op.body, actor), 200) : problem(match)
}

function deleteOutcome(crm: Crm, op: Operation, actor: Actor): Outcome {
  const known = op.id === undefined ? undefined : rowOf(crm, op.type, op.id)
  if (known !== undefined && known.deleted !== null) return { status: 204 }
  const row = target(crm, op)
  if (!row.ok) return problem(row)
  const match = checkMatch(crm, row.value, op.ifMatch)
  const done = match.ok ? deleteRecord(crm, row.value, actor) : match
  return done.ok ? { status: 204 } : problem(done)
}

function target(crm: Crm, op: Operation): Answer<RecordRow> {
  if (op.id !== undefined) return livingRow(crm, op.type, op.id)
  const row =
    op.ref === undefined ? undefined : rowByRef(crm, { type: op.type, system: 'o365', key: op.ref })
  return row === undefined ? refused('not-found') : { ok: true, value: row }
}

function shown(crm: Crm, answer: Answer<RecordRow>, status: number): Outcome {
  if (!answer.ok) return problem(answer)
  return { status, etag: etagOf(answer.value), body: shownRecord(crm, answer.value) }
}

const missing = (name: string): Outcome =>
  problem(
    refused('validation', {
      errors: [{ pointer: `/${name}`, code: 'required', detail: 'Missing.' }],
    }),
  )

const problem = (answer: Refused): Outcome => ({
  status: statusOf(answer.refusal.code),
  problem: problemBody(answer.refusal),
})
