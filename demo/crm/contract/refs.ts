/**
 * @module
 * `/{type}s/ref/o365/{key}`: records by external reference.
 *
 * Owns: HTTP of references. Does not own: create-or-update (store/refs.ts).
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { problemResponse } from '../answer.ts'
import type { RecordType } from '../model/fields.ts'
import type { Crm } from '../platform.ts'
import { dropRef, putByRef, rowByRef } from '../store/refs.ts'
import type { RefName } from '../store/refs.ts'
import { connectorActor, readJson } from './guard.ts'
import { recordReply } from './record-reply.ts'

const MAX_KEY = 190

export function refRoutes(crm: Crm, type: RecordType): Hono {
  const app = new Hono()
  app.use('/:system/:key', async (context, next) => {
    if (context.req.param('system') !== 'o365') return problemResponse({ code: 'not-found' })
    if (context.req.param('key').length > MAX_KEY) {
      const errors = [
        { pointer: '/key', code: 'too-long', detail: `At most ${MAX_KEY} characters.` },
      ]
      return problemResponse({ code: 'validation', errors })
    }
    return next()
  })
  app.get('/:system/:key', (context) => {
    const row = rowByRef(crm, nameOf(context, type))
    return row === undefined
      ? problemResponse({ code: 'not-found' })
      : recordReply(crm, context, row, 200)
  })
  app.put('/:system/:key', (context) => putReply(crm, context, type))
  app.delete('/:system/:key', (context) => {
    dropRef(crm, nameOf(context, type))
    return new Response(null, { status: 204 })
  })
  return app
}

async function putReply(crm: Crm, context: Context, type: RecordType): Promise<Response> {
  const body = await readJson(context)
  if (!body.ok) return problemResponse(body.refusal)
  const actor = connectorActor(crm, context)
  if (!actor.ok) return problemResponse(actor.refusal)
  const ifNoneMatch = context.req.header('if-none-match')
  const ifMatch = context.req.header('if-match')
  const put = putByRef(crm, nameOf(context, type), body.value, actor.value, {
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  })
  if (!put.ok) return problemResponse(put.refusal)
  return recordReply(crm, context, put.value.row, put.value.created ? 201 : 200)
}

const nameOf = (context: Context, type: RecordType): RefName => ({
  type,
  system: context.req.param('system') ?? '',
  key: context.req.param('key') ?? '',
})
