/**
 * @module
 * `/sandbox/*`: what tests, benches and the demo do to the sandbox as a whole (interfaces.md).
 *
 * Owns: reset, clock, faults, logs, applications, people. Does not own: what a person does in Outlook and to his
 * account (person-routes.ts), the switches of fidelity (switch-routes.ts).
 */
import { Hono } from 'hono'
import { TENANTS } from '../directory/tenants.ts'
import { ownerOf } from '../graph/serving.ts'
import { LARGE_MAILBOX } from '../mailboxes/room.ts'
import type { Hosts, Moment } from '../platform/hosts.ts'
import { personRoutes } from './person-routes.ts'
import { problem, readBody } from './problem.ts'
import { switchRoutes } from './switch-routes.ts'
import { App, Clock, Faults, Reset } from './shapes.ts'
import type { SandboxTokenMaker } from '../entra/sandbox-token.ts'

export function controlRoutes(hosts: Hosts, makeToken: SandboxTokenMaker): Hono {
  const app = new Hono()
  const everyTenant = async <Answer>(
    work: (id: string, moment: Moment) => Promise<Answer>,
  ): Promise<Answer[]> => {
    const moment = await hosts.controls.moment()
    return Promise.all(TENANTS.map(({ id }) => work(id, moment)))
  }
  const noContent = () => new Response(null, { status: 204 })

  app.post('/reset', async ({ req }) => {
    const ask = await readBody(req.raw, Reset)
    if (ask instanceof Response) return ask
    await reset(hosts, ask.seed ?? 'contoso')
    return noContent()
  })
  app.post('/clock', async ({ req, json }) => {
    const ask = await readBody(req.raw, Clock)
    if (ask instanceof Response) return ask
    const { moment, now } = await hosts.controls.setClock({
      ...(ask.now === undefined ? {} : { now: Date.parse(ask.now) }),
      ...(ask.advanceMs === undefined ? {} : { advanceMs: ask.advanceMs }),
    })
    await Promise.all(TENANTS.map(({ id }) => hosts.tenant(id).wake(moment)))
    return json({ now })
  })
  app.post('/faults', async ({ req }) => {
    const ask = await readBody(req.raw, Faults)
    if (ask instanceof Response) return ask
    await hosts.controls.setFaults(ask.rules)
    return noContent()
  })
  app.delete('/faults', async () => {
    await hosts.controls.clearFaults()
    return noContent()
  })
  app.get('/requests', async ({ req, json }) => {
    const since = Number(req.query('since') ?? 0)
    if (!Number.isInteger(since))
      return problem(400, 'invalid-query', 'since is a whole number.', '#/since')
    return json(await hosts.controls.requests(since))
  })
  app.get('/mail', async ({ req, json }) => json(await hosts.controls.mail(req.query('to'))))
  app.get('/people', async ({ json }) =>
    json((await everyTenant((id, moment) => hosts.tenant(id).people(moment))).flat()),
  )
  app.post('/apps', async ({ req, json }) => {
    const ask = await readBody(req.raw, App)
    if (ask instanceof Response) return ask
    const { clientId } = await hosts.controls.registerApp(ask)
    return json({ clientId }, 201)
  })
  app.route('/', switchRoutes(hosts))
  app.route('/', personRoutes(hosts, makeToken))
  return app
}

/** Tenants are seeded at once, mailboxes when first met, but for the large one, which takes seconds. */
async function reset(hosts: Hosts, seed: Moment['seed']): Promise<void> {
  const moment = await hosts.controls.reset(seed)
  await Promise.all(TENANTS.map(({ id }) => hosts.tenant(id).prepare(moment)))
  if (seed !== 'large') return
  for (const { id } of TENANTS) {
    const person = await hosts.tenant(id).person(moment, LARGE_MAILBOX)
    if (person) await hosts.mailbox(id, person.id).prepare(moment, ownerOf(person))
  }
}
