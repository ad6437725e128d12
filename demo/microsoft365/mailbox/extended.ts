/**
 * @module
 * Extended properties (graph-contract §2.11): stored with an item, never echoed, read by $expand with a
 * filter on their ids, searched by $filter.
 *
 * Owns: their ids' normal form, storage, the two queries. Does not own: who has them.
 */
import { badMember, badQuery, failed, invalidRequest } from './failure.ts'
import type { Failure } from './failure.ts'
import { isObject } from './body-reader.ts'
import type { Reader } from './body-reader.ts'
import type { Expression } from './odata/filter.ts'
import type { Expand, Query } from './odata/query.ts'
import { compared, sqlFilter, unknown } from './odata/sql-filter.ts'
import type { Condition } from './odata/sql-filter.ts'
import type { Session } from './session.ts'

export type ExtendedOwner = 'event' | 'contact' | 'calendar' | 'contactFolder'
export type ExtendedValue = { id: string; value: string | string[] | null }

const pattern =
  /^(\w+)\s+(?:\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}\s+(?:Name\s+(\S.*)|Id\s+(0x[0-9a-f]+|\d+))|(0x[0-9a-f]+))$/i

/** GUID in lower case, names as they are (they are case-sensitive). */
export function normalPropertyId(id: string): string | undefined {
  const [, type, guid, name, number, tag] = pattern.exec(id.trim()) ?? []
  if (type === undefined) return undefined
  if (tag !== undefined) return `${type} ${tag.toLowerCase()}`
  return name === undefined
    ? `${type} {${guid?.toLowerCase()}} Id ${number?.toLowerCase()}`
    : `${type} {${guid?.toLowerCase()}} Name ${name}`
}

const readOne =
  (multi: boolean): Reader<ExtendedValue> =>
  (value) => {
    if (!isObject(value) || typeof value['id'] !== 'string')
      return badMember('An extended property needs an id.')
    const id = normalPropertyId(value['id'])
    if (id === undefined)
      return invalidRequest(`The extended property id '${value['id']}' is invalid.`)
    const given = value['value'] ?? null
    const fits = multi
      ? Array.isArray(given) && given.every((one) => typeof one === 'string')
      : typeof given === 'string'
    return fits || given === null
      ? { id, value: given as string | string[] | null }
      : badMember(`The value of extended property '${id}' is of a wrong type.`)
  }

const readList =
  (multi: boolean): Reader<ExtendedValue[]> =>
  (value, name) => {
    if (!Array.isArray(value)) return badMember(`The property '${name}' must be a collection.`)
    const read = (value as unknown[]).map((one) => readOne(multi)(one, name))
    return read.find(failed) ?? (read as ExtendedValue[])
  }

export const extendedMembers = {
  singleValueExtendedProperties: readList(false),
  multiValueExtendedProperties: readList(true),
}

export type ExtendedChange = {
  singleValueExtendedProperties?: ExtendedValue[]
  multiValueExtendedProperties?: ExtendedValue[]
}

/** Sets the properties given, leaves the others; a null value takes one away. */
export function writeExtended(
  session: Session,
  kind: ExtendedOwner,
  owner: number,
  change: ExtendedChange,
): void {
  const both = [
    ...(change.singleValueExtendedProperties ?? []),
    ...(change.multiValueExtendedProperties ?? []),
  ]
  for (const { id, value } of both) {
    session.sql.run(
      'DELETE FROM extended WHERE kind = ? AND owner = ? AND property = ?',
      kind,
      owner,
      id,
    )
    if (value === null) continue
    session.sql.run(
      'INSERT INTO extended (kind, owner, property, multi, value) VALUES (?, ?, ?, ?, ?)',
      kind,
      owner,
      id,
      Array.isArray(value) ? 1 : 0,
      Array.isArray(value) ? JSON.stringify(value) : value,
    )
  }
}

const expandNames = ['singleValueExtendedProperties', 'multiValueExtendedProperties'] as const

/** What $expand adds to one entity; nothing where no property of the asked ids is set. */
export function expandExtended(
  session: Session,
  kind: ExtendedOwner,
  owner: number,
  query: Pick<Query, 'expand'>,
): Record<string, unknown> {
  const added: Record<string, unknown> = {}
  for (const expand of query.expand) {
    const name = expandNames.find((known) => known.toLowerCase() === expand.name.toLowerCase())
    if (!name) continue
    const rows = session.sql.all<{ property: string; multi: number; value: string }>(
      'SELECT property, multi, value FROM extended WHERE kind = ? AND owner = ? ORDER BY property',
      kind,
      owner,
    )
    const multi = name === 'multiValueExtendedProperties'
    const wanted = new Set(askedIds(expand))
    const found = rows
      .filter((row) => (row.multi === 1) === multi && wanted.has(row.property))
      .map((row) => ({
        id: row.property,
        value: multi ? (JSON.parse(row.value) as string[]) : row.value,
      }))
    if (found.length > 0) added[name] = found
  }
  return added
}

/** One must know the ids: an $expand without a filter on them is refused. */
export function checkExtendedExpand(query: Pick<Query, 'expand'>): Failure | undefined {
  const nameless = query.expand.find(
    (expand) =>
      expandNames.some((name) => name.toLowerCase() === expand.name.toLowerCase()) &&
      askedIds(expand).length === 0,
  )
  return nameless
    ? badQuery(`Expanding '${nameless.name}' requires a filter on the id of the property.`)
    : undefined
}

function askedIds(expand: Expand): string[] {
  return expand.filter ? idsIn(expand.filter, '') : []
}

function idsIn(tree: Expression, variable: string): string[] {
  if (tree.op === 'and' || tree.op === 'or') {
    return [...idsIn(tree.left, variable), ...idsIn(tree.right, variable)]
  }
  if (tree.op !== 'compare' || tree.by !== 'eq' || typeof tree.value !== 'string') return []
  const path = variable === '' ? 'id' : `${variable}/id`
  const id =
    tree.path.toLowerCase() === path.toLowerCase() ? normalPropertyId(tree.value) : undefined
  return id === undefined ? [] : [id]
}

/** True where a filter asks for extended properties: then it runs over the whole mailbox. */
export function asksExtended(tree: Expression | undefined): boolean {
  if (!tree) return false
  if (tree.op === 'and' || tree.op === 'or')
    return asksExtended(tree.left) || asksExtended(tree.right)
  if (tree.op === 'not') return asksExtended(tree.of)
  return tree.op === 'any' && /ExtendedProperties$/i.test(tree.path)
}

/** `singleValueExtendedProperties/any(ep: ep/id eq '…' and ep/value eq '…')` over `<owner> = item.pk`. */
export function extendedFilter(kind: ExtendedOwner, ownerColumn: string) {
  return (variable: string, where: Expression): Condition | Failure => {
    const normal = normalized(where, variable)
    const inner = sqlFilter(normal, {
      columns: {
        [`${variable.toLowerCase()}/id`]: { sql: 'x.property', type: 'text' },
        [`${variable.toLowerCase()}/value`]: { sql: 'x.value', type: 'text' },
      },
      any: {},
    })
    if (failed(inner)) return inner
    if (idsIn(normal, variable).length === 0) return unknown('singleValueExtendedProperties')
    return {
      sql: `${ownerColumn} IN (SELECT x.owner FROM extended x WHERE x.kind = '${kind}' AND ${inner.sql})`,
      params: inner.params,
    }
  }
}

function normalized(tree: Expression, variable: string): Expression {
  if (tree.op === 'and' || tree.op === 'or') {
    return {
      ...tree,
      left: normalized(tree.left, variable),
      right: normalized(tree.right, variable),
    }
  }
  if (tree.op !== 'compare' || tree.path.toLowerCase() !== `${variable}/id`.toLowerCase())
    return tree
  return typeof tree.value === 'string'
    ? { ...tree, value: normalPropertyId(tree.value) ?? tree.value }
    : tree
}

/** `categories/any(c: c eq 'x')` over a JSON column. */
export function listFilter(json: string) {
  return (variable: string, where: Expression): Condition | Failure => {
    if (where.op !== 'compare' || where.path !== variable) return unknown('categories')
    const inner = compared(
      { sql: 'each.value COLLATE NOCASE', type: 'text' },
      where.by,
      where.value,
    )
    if (failed(inner)) return inner
    return {
      sql: `EXISTS (SELECT 1 FROM json_each(${json}) each WHERE ${inner.sql})`,
      params: inner.params,
    }
  }
}
