/**
 * @module
 * `/contacts` and `/events` of the connector contract: list, read, create, merge-patch, delete.
 *
 * Owns: HTTP of single records. Does not own: rules (store/writes.ts), lists' SQL (store/listing.ts).
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { problemResponse } from '../answer.ts'
import type { RecordType } from '../model/fields.ts'
import type { Crm } from '../platform.ts'
import { etagOf, rowOf } from '../store/rows.ts'
import { checkMatch, createRecord, deleteRecord, livingRow, patchRecord } from '../store/writes.ts'
import { connectorActor, once } from './guard.ts'
import { listReply } from './record-list.ts'
import { recordReply } from './record-reply.ts'
import { refRoutes } from './refs.ts'

export function recordRoutes(crm: Crm, type: RecordType): Hono {
  const app = new Hono()
  app.route('/ref', refRoutes(crm, type))
  app.get('/', (context) => listReply(crm, context, type))
  app.post('/', (context) =>
    once(crm, context, (body, actor) => {
      const made = createRecord(crm, type, body, actor, { origin: 'sync' })
      return made.ok ? recordReply(crm, context, made.value, 201) : problemResponse(made.refusal)
    }),
  )
  app.get('/:id', (context) => {
    const row = livingRow(crm, type, context.req.param('id'))
    if (!row.ok) return problemResponse(row.refusal)
    return context.req.header('if-none-match') === etagOf(row.value)
      ? new Response(null, { status: 304, headers: { etag: etagOf(row.value) } })
      : recordReply(crm, context, row.value, 200)
  })
  app.patch('/:id', (context) =>
    once(crm, context, (body, actor) => {
      const row = livingRow(crm, type, context.req.param('id'))
      if (!row.ok) return problemResponse(row.refusal)
      const match = checkMatch(crm, row.value, context.req.header('if-match'))
      if (!match.ok) return problemResponse(match.refusal)
      const changed = patchRecord(crm, row.value, body, actor)
      return changed.ok
        ? recordReply(crm, context, changed.value, 200)
        : problemResponse(changed.refusal)
    }),
  )
  app.delete('/:id', (context) => deleteReply(crm, context, type))
  return app
}

/** 204 also when it is gone already; unknown ids are 404. */
function deleteReply(crm: Crm, context: Context, type: RecordType): Response {
  const row = rowOf(crm, type, context.req.param('id') ?? '')
  if (row === undefined) return problemResponse({ code: 'not-found' })
  if (row.deleted !== null) return new Response(null, { status: 204 })
  const actor = connectorActor(crm, context)
  if (!actor.ok) return problemResponse(actor.refusal)
  const match = checkMatch(crm, row, context.req.header('if-match'))
  if (!match.ok) return problemResponse(match.refusal)
  const done = deleteRecord(crm, row, actor.value)
  return done.ok ? new Response(null, { status: 204 }) : problemResponse(done.refusal)
}
