/**
 * @module
 * Graph calls on the open extensions of one event or contact (graph-contract §2.11).
 */
import { isObject } from './body-reader.ts'
import { contactInPath } from './contacts/contact-routes.ts'
import { eventInPath } from './events/event-routes.ts'
import { failed, itemNotFound, undeserializable } from './failure.ts'
import type { Failure } from './failure.ts'
import {
  addExtension,
  changeExtension,
  extensionsOf,
  findExtension,
  plainMembers,
  readExtension,
  removeExtension,
} from './open-extension.ts'
import type { Extension, ExtensionOwner } from './open-extension.ts'
import { readQuery } from './odata/query.ts'
import { collectionReply, entityReply, nothing } from './reply.ts'
import type { Handler, Routes } from './routes.ts'
import type { Session } from './session.ts'

type Params = Record<string, string>
type FindOwner = (session: Session, params: Params) => ExtensionOwner | Failure

const ofEvent: FindOwner = (session, params) => {
  const item = eventInPath(session, params)
  return failed(item) ? item : { kind: 'event', pk: item.own?.pk ?? item.row.pk }
}

const ofContact: FindOwner = (session, params) => {
  const row = contactInPath(session, params)
  return failed(row) ? row : { kind: 'contact', pk: row.pk }
}

const list =
  (find: FindOwner): Handler =>
  (session, params) => {
    const owner = find(session, params)
    if (failed(owner)) return owner
    const query = readQuery(session.call.query)
    if (failed(query)) return query
    const rows = extensionsOf(session, owner).map(({ entity }) => entity)
    return collectionReply(session, { rows, more: false }, query)
  }

const add =
  (find: FindOwner): Handler =>
  (session, params) => {
    const owner = find(session, params)
    if (failed(owner)) return owner
    const members = readExtension(session.call.body)
    if (failed(members)) return members
    const problem = addExtension(session, owner, members)
    return problem ?? answered(session, owner, String(members['extensionName']), 201)
  }

function answered(session: Session, owner: ExtensionOwner, name: string, status: number) {
  const found = findExtension(session, owner, name)
  return found ? entityReply(session, found.entity, { status }) : itemNotFound
}

type Act = (session: Session, owner: ExtensionOwner, found: Extension) => ReturnType<Handler>

const one =
  (find: FindOwner, act: Act): Handler =>
  (session, params) => {
    const owner = find(session, params)
    if (failed(owner)) return owner
    const found = findExtension(session, owner, params['extension'] ?? '')
    return found ? act(session, owner, found) : itemNotFound
  }

const read: Act = (session, _owner, found) => entityReply(session, found.entity)

/** A merge, as every PATCH; the name stays what it is. */
const change: Act = (session, owner, found) => {
  const { body } = session.call
  if (!isObject(body)) return undeserializable
  const { extensionName } = found.members
  changeExtension(session, owner, found, {
    ...found.members,
    ...plainMembers(body),
    extensionName,
  })
  return answered(session, owner, String(extensionName), 200)
}

const remove: Act = (session, owner, found) => {
  removeExtension(session, owner, found)
  return nothing
}

const routesUnder = (item: string, find: FindOwner): Routes => [
  ['GET', `${item}/extensions`, list(find)],
  ['POST', `${item}/extensions`, add(find)],
  ['GET', `${item}/extensions/:extension`, one(find, read)],
  ['PATCH', `${item}/extensions/:extension`, one(find, change)],
  ['DELETE', `${item}/extensions/:extension`, one(find, remove)],
]

export const openExtensionRoutes: Routes = [
  ...routesUnder('calendars/:calendar/events/:event', ofEvent),
  ...routesUnder('contactfolders/:folder/contacts/:contact', ofContact),
]
