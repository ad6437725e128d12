/**
 * @module
 * The connector contract as one list of routes, mounted at `/o365-connector/v1`.
 *
 * Owns: which scope each path needs. Invitations and join requests are the edge's (capabilities say so).
 */
import { Hono } from 'hono'
import { problemResponse } from '../answer.ts'
import type { Crm } from '../platform.ts'
import { batchReply } from './batch.ts'
import { capabilities, changesReply, schemaReply } from './changes.ts'
import { once, requireToken } from './guard.ts'
import { recordRoutes } from './records.ts'
import { rolesReply, userRoutes } from './users.ts'
import { webhookRoutes } from './webhooks.ts'

export function contractRoutes(crm: Crm): Hono {
  const app = new Hono()
  const sync = requireToken(crm, 'crm.sync')
  const users = requireToken(crm, 'crm.users')
  for (const path of [
    '/schema/*',
    '/changes',
    '/contacts/*',
    '/events/*',
    '/batch',
    '/webhook-endpoints/*',
  ]) {
    app.use(path, sync)
  }
  for (const path of ['/users/*', '/roles', '/invitations/*', '/join-requests/*'])
    app.use(path, users)
  app.get('/capabilities', requireToken(crm), (context) => context.json(capabilities))
  app.get('/schema/:type', (context) => schemaReply(context))
  app.get('/changes', (context) => changesReply(crm, context))
  app.route('/contacts', recordRoutes(crm, 'contact'))
  app.route('/events', recordRoutes(crm, 'event'))
  app.post('/batch', (context) => once(crm, context, (body, actor) => batchReply(crm, body, actor)))
  app.route('/users', userRoutes(crm))
  app.get('/roles', rolesReply)
  app.route('/webhook-endpoints', webhookRoutes(crm))
  const byTheEdge = (): Response =>
    problemResponse({ code: 'not-supported', detail: 'Left to the edge.' })
  app.all('/invitations/*', byTheEdge)
  app.all('/join-requests/*', byTheEdge)
  return app
}
