/**
 * @module
 * The master list of categories: names with colours, which events and contacts name freely
 * (graph-contract §2.8; members of Microsoft's CSDL).
 */
import { oneOf, readMembers, text } from './body-reader.ts'
import { failed, itemNotFound, propertyValidation } from './failure.ts'
import { readQuery } from './odata/query.ts'
import { collectionReply, entityReply, nothing } from './reply.ts'
import type { Entity } from './reply.ts'
import type { Handler, Routes } from './routes.ts'
import { readMeta, writeMeta } from './session.ts'
import type { Session } from './session.ts'

type Category = { id: string; displayName: string; color: string }

const presets = Array.from({ length: 25 }, (_, preset) => `preset${preset}`)
const members = {
  displayName: text,
  color: oneOf('microsoft.graph.categoryColor', ['none', ...presets]),
}
const computed = new Set(['id'])

function stored(session: Session): Category[] {
  return JSON.parse(readMeta(session.sql, 'categories') ?? '[]') as Category[]
}

function store(session: Session, categories: Category[]): void {
  writeMeta(session.sql, 'categories', JSON.stringify(categories))
}

const entityOf = ({ id, displayName, color }: Category): Entity => ({ id, displayName, color })

const list: Handler = (session) => {
  const query = readQuery(session.call.query)
  if (failed(query)) return query
  return collectionReply(session, { rows: stored(session).map(entityOf), more: false }, query)
}

const add: Handler = (session) => {
  const body = readMembers(session.call.body, 'outlookCategory', members, computed)
  if (failed(body)) return body
  const { displayName = '', color = 'none' } = body
  const there = stored(session)
  const taken = there.some((one) => one.displayName.toLowerCase() === displayName.toLowerCase())
  if (displayName === '' || taken) return propertyValidation
  const made = { id: session.world.uuid(), displayName, color }
  store(session, [...there, made])
  return entityReply(session, entityOf(made), { status: 201 })
}

const one =
  (act: (session: Session, found: Category) => ReturnType<Handler>): Handler =>
  (session, { category = '' }) => {
    const found = stored(session).find(({ id }) => id === category)
    return found ? act(session, found) : itemNotFound
  }

const read = one((session, found) => entityReply(session, entityOf(found)))

/** Only the colour can be changed: the name is what events and contacts refer to. */
const change = one((session, found) => {
  const body = readMembers(session.call.body, 'outlookCategory', members, computed)
  if (failed(body)) return body
  const renamed = body.displayName !== undefined && body.displayName !== found.displayName
  if (renamed) return propertyValidation
  const changed = { ...found, color: body.color ?? found.color }
  store(
    session,
    stored(session).map((other) => (other.id === found.id ? changed : other)),
  )
  return entityReply(session, entityOf(changed))
})

const remove = one((session, found) => {
  store(
    session,
    stored(session).filter(({ id }) => id !== found.id),
  )
  return nothing
})

const path = 'outlook/mastercategories'
export const categoryRoutes: Routes = [
  ['GET', path, list],
  ['POST', path, add],
  ['GET', `${path}/:category`, read],
  ['PATCH', `${path}/:category`, change],
  ['DELETE', `${path}/:category`, remove],
]
