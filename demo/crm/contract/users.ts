/**
 * @module
 * `/users` and `/roles` of the connector contract.
 *
 * Owns: HTTP of users, their filters and bodies. Does not own: the table (store/people.ts).
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { given, problemResponse, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { isZone } from '../model/time.ts'
import type { Crm } from '../platform.ts'
import {
  addPerson,
  allPeople,
  bindEntra,
  changePerson,
  permissionsOf,
  personById,
  personJson,
  roleIds,
  roles,
  writeEntra,
} from '../store/people.ts'
import type { NewPerson, Person } from '../store/people.ts'
import { numberParam, readBody } from './guard.ts'

const name = z.string().max(120)
const entraBody = z.object({
  tid: z.string().min(1).max(64),
  oid: z.string().min(1).max(64),
  upn: z.string().max(320).nullish(),
})
const shape = {
  email: z
    .string()
    .max(254)
    .regex(/^[^\s@<>]+@[^\s@<>]+$/u, 'Not an e-mail address.')
    .toLowerCase(),
  name: name.optional(),
  firstName: name.optional(),
  lastName: name.optional(),
  roleId: z.enum(roleIds).optional(),
  profileId: z.string().max(64).optional(),
  active: z.boolean().optional(),
  timeZone: z.string().max(64).refine(isZone, 'Not an IANA time zone.').optional(),
  locale: z.string().max(35).optional(),
}
const newUser = z.strictObject({ ...shape, identity: entraBody.optional() })
const userPatch = z.strictObject({ ...shape, email: shape.email.optional() })

export function userRoutes(crm: Crm): Hono {
  const app = new Hono()
  app.get('/', (context) => listReply(crm, context))
  app.post('/', async (context) => {
    const sent = await readBody(context, newUser)
    if (!sent.ok) return problemResponse(sent.refusal)
    const made = create(crm, sent.value)
    if (!made.ok) return problemResponse(made.refusal)
    const location = `/o365-connector/v1/users/${encodeURIComponent(made.value.id)}`
    return context.json(personJson(made.value), 201, { location })
  })
  app.get('/:id', (context) => reply(context, personOr404(crm, context)))
  app.patch('/:id', async (context) => {
    const sent = await readBody(context, userPatch)
    if (!sent.ok) return problemResponse(sent.refusal)
    const person = personOr404(crm, context)
    return reply(
      context,
      person.ok ? changePerson(crm, person.value, fromBody(sent.value)) : person,
    )
  })
  app.put('/:id/identities/entra', async (context) => {
    const sent = await readBody(context, entraBody)
    if (!sent.ok) return problemResponse(sent.refusal)
    const person = personOr404(crm, context)
    const { tid, oid, upn = null } = sent.value
    return reply(context, person.ok ? bindEntra(crm, person.value, { tid, oid, upn }) : person)
  })
  app.delete('/:id/identities/entra', (context) => {
    const person = personOr404(crm, context)
    if (!person.ok) return problemResponse(person.refusal)
    writeEntra(crm, person.value, null)
    return new Response(null, { status: 204 })
  })
  return app
}

export const rolesReply = (context: Context): Response =>
  context.json({
    items: roleIds.map((id) => ({ id, name: roles[id].name, permissions: roles[id].permissions })),
  })

function listReply(crm: Crm, context: Context): Response {
  const limit = numberParam(context, 'limit', { least: 1, most: 200, otherwise: 100 })
  if (!limit.ok) return problemResponse(limit.refusal)
  const active = context.req.query('active')
  if (active !== undefined && active !== 'true' && active !== 'false') {
    const errors = [{ pointer: '/query/active', code: 'not-an-option', detail: 'true or false.' }]
    return problemResponse({ code: 'validation', errors })
  }
  const email = context.req.query('email')?.toLowerCase()
  const permission = context.req.query('permission')
  const after = context.req.query('cursor') ?? ''
  const found = allPeople(crm).filter(
    (person) =>
      person.id > after &&
      (email === undefined || person.email === email) &&
      (active === undefined || person.active === (active === 'true')) &&
      (permission === undefined || permissionsOf(person).includes(permission)),
  )
  const page = found.slice(0, limit.value)
  const hasMore = found.length > page.length
  return context.json({
    items: page.map(personJson),
    cursor: hasMore ? (page.at(-1)?.id ?? null) : null,
    hasMore,
  })
}

function create(crm: Crm, sent: z.infer<typeof newUser>): Answer<Person> {
  const { identity } = sent
  return crm.sql.transaction(() => {
    const holder =
      identity &&
      allPeople(crm).find(({ entra }) => entra?.tid === identity.tid && entra.oid === identity.oid)
    if (holder !== undefined) return refused('duplicate', { existing: [holder.id] })
    const made = addPerson(crm, { ...defaults, ...fromBody(sent), email: sent.email })
    if (!made.ok || identity === undefined) return made
    const { tid, oid, upn = null } = identity
    return bindEntra(crm, made.value, { tid, oid, upn })
  })
}

const defaults: Omit<NewPerson, 'email'> = {
  firstName: '',
  lastName: '',
  role: 'sales-rep',
  timeZone: 'UTC',
  locale: 'en',
  active: true,
}

function fromBody(sent: z.infer<typeof userPatch>): Partial<NewPerson> {
  const [first = '', ...rest] = (sent.name ?? '').split(' ')
  const named = sent.name === undefined ? {} : { firstName: first, lastName: rest.join(' ') }
  const { email, firstName, lastName, roleId, active, timeZone, locale } = sent
  const patch = { email, firstName, lastName, role: roleId, active, timeZone, locale }
  const said = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  return { ...named, ...said }
}

function personOr404(crm: Crm, context: Context): Answer<Person> {
  const person = personById(crm, context.req.param('id') ?? '')
  return person === undefined ? refused('not-found') : given(person)
}

const reply = (context: Context, person: Answer<Person>): Response =>
  person.ok ? context.json(personJson(person.value)) : problemResponse(person.refusal)
