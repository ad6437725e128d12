/**
 * @module
 * The demo CRM's routes in one list, and what surrounds each call.
 *
 * Owns: mounting, last-resort problems, telling webhooks and waiting readers after a change.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { problemResponse } from './answer.ts'
import { checked, readText } from './contract/guard.ts'
import { contractRoutes } from './contract/routes.ts'
import { importReply } from './own/import.ts'
import { massUpdateReply } from './own/mass-update.ts'
import { tokenReply } from './own/oauth.ts'
import { pagesApi } from './own/pages-api.ts'
import { jwksReply, sessionReply } from './own/session.ts'
import type { Crm } from './platform.ts'
import { isSeeded, reset, seedNames } from './seed/reset.ts'
import { wakeWaiting } from './store/feed.ts'
import { migrate } from './store/schema.ts'
import { announceChanges } from './store/webhooks.ts'

export function makeApp(crm: Crm): Hono {
  migrate(crm.sql)
  if (!isSeeded(crm)) reset(crm, 'default')
  const app = new Hono()
  app.use(async (_context, next) => {
    await next()
    tellOthers(crm)
  })
  app.route('/o365-connector/v1', contractRoutes(crm))
  app.post('/oauth/token', (context) => tokenReply(crm, context))
  app.get('/.well-known/jwks.json', (context) => jwksReply(crm, context))
  app.post('/demo/session', (context) => sessionReply(crm, context))
  app.post('/demo/reset', (context) => resetReply(crm, context))
  app.post('/demo/import', (context) => importReply(crm, context))
  app.post('/demo/mass-update', (context) => massUpdateReply(crm, context))
  app.route('/demo/api', pagesApi(crm))
  app.get('/config.json', (context) =>
    context.json({ edge: crm.settings.edgeOrigin, crm: crm.settings.crmOrigin }),
  )
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.notFound(() => problemResponse({ code: 'not-found' }))
  app.onError((error) => {
    // The name only: a message may hold a person's data.
    console.error('crm: unexpected', error.name)
    return problemResponse({ code: 'internal' })
  })
  return app
}

function tellOthers(crm: Crm): void {
  if (crm.dirty.size === 0) return
  announceChanges(crm)
  wakeWaiting(crm)
}

const resetBody = z.strictObject({ seed: z.enum(seedNames).default('default') })

/** A body is optional here. */
async function resetReply(crm: Crm, context: Context): Promise<Response> {
  const text = await readText(context)
  if (!text.ok) return problemResponse(text.refusal)
  const sent = checked(parsed(text.value), resetBody)
  if (!sent.ok) return problemResponse(sent.refusal)
  reset(crm, sent.value.seed)
  return new Response(null, { status: 204 })
}

function parsed(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
