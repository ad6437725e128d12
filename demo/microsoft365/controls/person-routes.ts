/**
 * @module
 * `/sandbox/*` for one person: a token, what he does in Outlook, what is done to his account, his live page.
 */
import { Hono } from 'hono'
import type * as z from 'zod'
import type { GraphReply } from '../frame.ts'
import type { PersonView } from '../directory/people-store.ts'
import { TENANTS } from '../directory/tenants.ts'
import type { SandboxTokenMaker } from '../entra/sandbox-token.ts'
import { ownerOf } from '../graph/serving.ts'
import type { Hosts, Moment } from '../platform/hosts.ts'
import { problem, readBody, unknownPerson } from './problem.ts'
import {
  ConditionalAccess,
  MailboxStateChange,
  MoveEvent,
  NamedFolder,
  OneUser,
  Token,
} from './shapes.ts'

type Found = { moment: Moment; person: PersonView }

export function personRoutes(hosts: Hosts, makeToken: SandboxTokenMaker): Hono {
  const app = new Hono()
  const noContent = () => new Response(null, { status: 204 })
  /** A control with a `user`: body checked, person found. */
  const on = <Shape extends z.ZodType<{ user: string }>>(
    path: string,
    shape: Shape,
    work: (found: Found, ask: z.infer<Shape>) => Promise<Response>,
  ): void => {
    app.post(path, async ({ req }) => {
      const ask = await readBody(req.raw, shape)
      if (ask instanceof Response) return ask
      const found = await findPerson(hosts, ask.user)
      return found ? work(found, ask) : unknownPerson(ask.user)
    })
  }
  const room = ({ person }: Found) => hosts.mailbox(person.tenantId, person.id)
  const tenant = ({ person }: Found) => hosts.tenant(person.tenantId)
  const done = async (found: Found, reply: GraphReply): Promise<Response | undefined> => {
    if (reply.status >= 400) return problem(reply.status, 'refused', JSON.stringify(reply.body))
    if (reply.changes?.length)
      await tenant(found).changed(found.moment, found.person.id, reply.changes)
    if (reply.mails?.length) await hosts.controls.end([], reply.mails)
    return undefined
  }

  on('/token', Token, async (found, ask) =>
    Response.json({ access_token: await makeToken(found.person, found.moment, ask.scopes) }),
  )
  on('/outlook/delete-calendar', NamedFolder, async (found, { name }) => {
    const reply = await room(found).deleteCalendar(found.moment, ownerOf(found.person), name)
    return (await done(found, reply)) ?? noContent()
  })
  on('/outlook/delete-contact-folder', NamedFolder, async (found, { name }) => {
    const reply = await room(found).deleteContactFolder(found.moment, ownerOf(found.person), name)
    return (await done(found, reply)) ?? noContent()
  })
  on('/outlook/move-event', MoveEvent, async (found, { id, calendar }) => {
    const moved = await room(found).moveEvent(found.moment, ownerOf(found.person), id, calendar)
    return (await done(found, moved.reply)) ?? Response.json({ id: moved.id })
  })
  on('/expire-delta', OneUser, async (found) => {
    await room(found).expireDelta(found.moment, ownerOf(found.person))
    return noContent()
  })
  on('/revoke', OneUser, async (found) => {
    await tenant(found).revoke(found.moment, found.person.id)
    return noContent()
  })
  on('/mailbox', MailboxStateChange, async (found, { state }) => {
    await tenant(found).setMailboxState(found.moment, found.person.id, state)
    return noContent()
  })
  on('/conditional-access', ConditionalAccess, async (found, { require }) => {
    await tenant(found).setPolicy(found.moment, found.person.id, require ?? undefined)
    return noContent()
  })
  app.get('/live', async ({ req }) => {
    const user = req.query('user') ?? ''
    const found = await findPerson(hosts, user)
    if (!found) return unknownPerson(user)
    const stream = await room(found).live(found.moment, ownerOf(found.person))
    return new Response(stream, {
      headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
    })
  })
  return app
}

export async function findPerson(hosts: Hosts, user: string): Promise<Found | undefined> {
  const moment = await hosts.controls.moment()
  for (const { id } of TENANTS) {
    const person = await hosts.tenant(id).person(moment, user)
    if (person) return { moment, person }
  }
  return undefined
}
