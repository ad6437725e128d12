/**
 * @module
 * `/demo/api`: what the CRM's own pages call. Changes made here are a person's (`via: ui`).
 *
 * Owns: plain JSON CRUD, the pulse that keeps pages live, recycle bin and merge of contacts.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { problemResponse, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { readBody, readJson } from '../contract/guard.ts'
import { fieldJson, fieldsOf } from '../model/fields.ts'
import type { RecordType } from '../model/fields.ts'
import type { Crm } from '../platform.ts'
import { latestSeq } from '../store/feed.ts'
import { allPeople, personJson } from '../store/people.ts'
import { etagOf, rowOf, shownRecord } from '../store/rows.ts'
import type { RecordRow } from '../store/rows.ts'
import {
  checkMatch,
  createRecord,
  deleteRecord,
  livingRow,
  patchRecord,
  restoreRecord,
} from '../store/writes.ts'
import type { Actor } from '../store/writes.ts'
import { calendarReply } from './calendar-view.ts'
import { searchReply } from './search.ts'
import { demoActor } from './who.ts'

export function pagesApi(crm: Crm): Hono {
  const app = new Hono()
  app.get('/people', (context) => context.json({ items: allPeople(crm).map(personJson) }))
  // A number that grows with every change: pages ask for it and draw anew when it has grown.
  app.get('/pulse', (context) => context.json({ seq: latestSeq(crm) }))
  app.get('/fields/:type', (context) => {
    const type = context.req.param('type')
    if (type !== 'contact' && type !== 'event') return problemResponse({ code: 'not-found' })
    return context.json({ fields: fieldsOf(type).map(fieldJson) })
  })
  app.get('/calendar', (context) => calendarReply(crm, context))
  app.route('/contacts', records(crm, 'contact'))
  app.route('/events', records(crm, 'event'))
  return app
}

function records(crm: Crm, type: RecordType): Hono {
  const app = new Hono()
  app.get('/', (context) => searchReply(crm, context, type))
  app.get('/:id', (context) => reply(crm, context, livingRow(crm, type, context.req.param('id'))))
  app.post('/', async (context) => {
    const body = await readJson(context)
    const actor = demoActor(crm, context, 'ui')
    if (!body.ok || !actor.ok) return firstProblem(body, actor)
    return reply(
      crm,
      context,
      createRecord(crm, type, body.value, actor.value, { origin: 'manual' }),
      201,
    )
  })
  app.patch('/:id', async (context) => {
    const body = await readJson(context)
    const actor = demoActor(crm, context, 'ui')
    if (!body.ok || !actor.ok) return firstProblem(body, actor)
    const row = matchedRow(crm, context, type)
    return reply(crm, context, row.ok ? patchRecord(crm, row.value, body.value, actor.value) : row)
  })
  app.delete('/:id', (context) => {
    const actor = demoActor(crm, context, 'ui')
    const row = matchedRow(crm, context, type)
    if (!row.ok || !actor.ok) return firstProblem(row, actor)
    const done = deleteRecord(crm, row.value, actor.value)
    return done.ok ? new Response(null, { status: 204 }) : problemResponse(done.refusal)
  })
  app.post('/:id/restore', (context) => restore(crm, context, type))
  if (type === 'contact') app.post('/:id/merge', (context) => merge(crm, context))
  return app
}

/** Takes a contact out of the recycle bin: same id again in the feed. */
function restore(crm: Crm, context: Context, type: RecordType): Response {
  const actor = demoActor(crm, context, 'ui')
  if (!actor.ok) return problemResponse(actor.refusal)
  const row = rowOf(crm, type, context.req.param('id') ?? '')
  if (row === undefined) return problemResponse({ code: 'not-found' })
  const living = row.deleted === null ? row : restoreRecord(crm, row, actor.value)
  return reply(crm, context, { ok: true, value: living })
}

const mergeBody = z.strictObject({ into: z.string().max(128) })

/** Two cards of one person: this one goes, empty fields of the other are filled from it. */
async function merge(crm: Crm, context: Context): Promise<Response> {
  const sent = await readBody(context, mergeBody)
  const actor = demoActor(crm, context, 'ui')
  if (!sent.ok || !actor.ok) return firstProblem(sent, actor)
  const dropped = livingRow(crm, 'contact', context.req.param('id') ?? '')
  const kept = livingRow(crm, 'contact', sent.value.into)
  if (!dropped.ok || !kept.ok) return firstProblem(dropped, kept)
  if (dropped.value.id === kept.value.id) {
    const errors = [
      { pointer: '/into', code: 'same', detail: 'A contact cannot be merged with itself.' },
    ]
    return problemResponse({ code: 'validation', errors })
  }
  return reply(crm, context, mergeRows(crm, dropped.value, kept.value, actor.value))
}

function mergeRows(crm: Crm, dropped: RecordRow, kept: RecordRow, actor: Actor): Answer<RecordRow> {
  const fill = { ...JSON.parse(dropped.body), ...JSON.parse(kept.body) } as Record<string, unknown>
  return crm.sql.transaction(() => {
    const gone = deleteRecord(crm, dropped, actor, { into: kept.id })
    return gone.ok ? patchRecord(crm, kept, fill, actor) : gone
  })
}

function matchedRow(crm: Crm, context: Context, type: RecordType): Answer<RecordRow> {
  const row = livingRow(crm, type, context.req.param('id') ?? '')
  const ifMatch = context.req.header('if-match')
  if (!row.ok || ifMatch === undefined) return row
  const match = checkMatch(crm, row.value, ifMatch)
  return match.ok ? row : match
}

function reply(
  crm: Crm,
  context: Context,
  row: Answer<RecordRow>,
  status: 200 | 201 = 200,
): Response {
  if (!row.ok) return problemResponse(row.refusal)
  return context.json(shownRecord(crm, row.value), status, { etag: etagOf(row.value) })
}

function firstProblem(...answers: readonly Answer<unknown>[]): Response {
  const bad = answers.find((answer) => !answer.ok)
  const answer = bad === undefined || bad.ok ? refused('internal') : bad
  return problemResponse(answer.ok ? { code: 'internal' } : answer.refusal)
}
