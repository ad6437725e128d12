/**
 * @module
 * Open extensions as stored with an event or a contact (graph-contract §2.11): at most two per application
 * and item, read by name or by $expand, invisible to delta.
 *
 * Owns: their shape, their rows. They share the table of extended properties, under keys that no property id
 * can have, and so end with their item. Does not own: the calls (open-extension-routes.ts).
 */
import { isObject } from './body-reader.ts'
import { badMember, failed, failure } from './failure.ts'
import type { Failure } from './failure.ts'
import type { Expression } from './odata/filter.ts'
import type { Query } from './odata/query.ts'
import type { Entity } from './reply.ts'
import type { Session } from './session.ts'

export type ExtensionOwner = { kind: 'event' | 'contact'; pk: number }
export type Extension = { key: string; app: string; members: Entity; entity: Entity }

const MAX_PER_APP = 2
/** Status and code are UNSOURCED; the limit is not. */
const tooMany = failure(
  400,
  'ErrorInvalidRequest',
  `An application may add at most ${MAX_PER_APP} open extensions to an item.`,
)
/** UNSOURCED as well. */
const alreadyThere = failure(409, 'ErrorItemAlreadyExists', 'An extension of this name exists.')

const openType = /^#?microsoft\.graph\.openTypeExtension$/i
/** What Exchange puts before the name of an extension to make its id (UNSOURCED). */
const idPrefix = 'Microsoft.OutlookServices.OpenTypeExtension.'
const keyPrefix = 'open extension '

const nameOf = (nameOrId: string) =>
  nameOrId.startsWith(idPrefix) ? nameOrId.slice(idPrefix.length) : nameOrId
const keyOf = (nameOrId: string) => `${keyPrefix}${nameOf(nameOrId)}`

export function readExtension(value: unknown): Entity | Failure {
  if (!isObject(value) || typeof value['extensionName'] !== 'string' || !value['extensionName'])
    return badMember('An open extension needs an extensionName.')
  const type = value['@odata.type']
  if (typeof type !== 'string' || !openType.test(type))
    return badMember('Only an openTypeExtension can be added to an item.')
  return plainMembers(value)
}

/** Without what the server says itself. */
export function plainMembers(value: Record<string, unknown>): Entity {
  const own = Object.entries(value).filter(([name]) => name !== 'id' && !name.includes('@odata.'))
  return Object.fromEntries(own)
}

/** A create call's body without its extensions, and these, checked: nothing is made when one does not fit. */
export function apartFromExtensions(
  body: unknown,
): { body: unknown; extensions: Entity[] } | Failure {
  if (!isObject(body) || !Object.hasOwn(body, 'extensions')) return { body, extensions: [] }
  const { extensions: given, ...rest } = body
  if (!Array.isArray(given)) return badMember("The property 'extensions' must be a collection.")
  const extensions: Entity[] = []
  for (const one of given as unknown[]) {
    const read = readExtension(one)
    if (failed(read)) return read
    if (extensions.some((other) => other['extensionName'] === read['extensionName']))
      return alreadyThere
    extensions.push(read)
  }
  return extensions.length > MAX_PER_APP ? tooMany : { body: rest, extensions }
}

export function addExtension(
  session: Session,
  owner: ExtensionOwner,
  members: Entity,
): Failure | undefined {
  const { appId: app } = session.call.caller
  const key = keyOf(String(members['extensionName']))
  const there = extensionsOf(session, owner)
  if (there.some((other) => other.key === key)) return alreadyThere
  if (there.filter((other) => other.app === app).length >= MAX_PER_APP) return tooMany
  write(session, owner, key, { app, members })
  return undefined
}

export function changeExtension(
  session: Session,
  owner: ExtensionOwner,
  { key, app }: Extension,
  members: Entity,
): void {
  write(session, owner, key, { app, members })
}

function write(
  session: Session,
  { kind, pk }: ExtensionOwner,
  key: string,
  value: Pick<Extension, 'app' | 'members'>,
): void {
  session.sql.run(
    'INSERT OR REPLACE INTO extended (kind, owner, property, multi, value) VALUES (?, ?, ?, 0, ?)',
    kind,
    pk,
    key,
    JSON.stringify(value),
  )
}

export function removeExtension(
  session: Session,
  { kind, pk }: ExtensionOwner,
  { key }: Extension,
): void {
  session.sql.run(
    'DELETE FROM extended WHERE kind = ? AND owner = ? AND property = ?',
    kind,
    pk,
    key,
  )
}

export function extensionsOf(session: Session, { kind, pk }: ExtensionOwner): Extension[] {
  const rows = session.sql.all<{ property: string; value: string }>(
    `SELECT property, value FROM extended
     WHERE kind = ? AND owner = ? AND property >= ? AND property < ? ORDER BY property`,
    kind,
    pk,
    keyPrefix,
    `${keyPrefix}\u{10FFFF}`,
  )
  return rows.map(({ property: key, value }) => {
    const { app, members } = JSON.parse(value) as Pick<Extension, 'app' | 'members'>
    return { key, app, members, entity: extensionEntity(key, members) }
  })
}

export function findExtension(
  session: Session,
  owner: ExtensionOwner,
  nameOrId: string,
): Extension | undefined {
  const key = keyOf(nameOrId)
  return extensionsOf(session, owner).find((one) => one.key === key)
}

function extensionEntity(key: string, members: Entity): Entity {
  return {
    '@odata.type': '#microsoft.graph.openTypeExtension',
    id: `${idPrefix}${key.slice(keyPrefix.length)}`,
    ...members,
  }
}

/** `$expand=extensions($filter=id eq 'com.x.y')`; without a filter all of them. */
export function expandExtensions(
  session: Session,
  owner: ExtensionOwner,
  query: Pick<Query, 'expand'>,
): Record<string, unknown> {
  const expand = query.expand.find(({ name }) => name.toLowerCase() === 'extensions')
  if (!expand) return {}
  const wanted = expand.filter && new Set(idsAsked(expand.filter).map(keyOf))
  const found = extensionsOf(session, owner).filter(({ key }) => !wanted || wanted.has(key))
  return found.length > 0 ? { extensions: found.map(({ entity }) => entity) } : {}
}

function idsAsked(tree: Expression): string[] {
  if (tree.op === 'or') return [...idsAsked(tree.left), ...idsAsked(tree.right)]
  const asks = tree.op === 'compare' && tree.by === 'eq' && tree.path.toLowerCase() === 'id'
  return asks && typeof tree.value === 'string' ? [tree.value] : []
}
