/**
 * @module
 * A record as stored, and as shown.
 *
 * Owns: row type, RecordMeta (crm-contract.yaml), filling of empty fields. Does not own: rules of the
 * fields (model/).
 */
import type { Json, RecordType } from '../model/fields.ts'
import { fieldNames, presented } from '../model/presented.ts'
import type { Crm } from '../platform.ts'

export type RecordRow = {
  type: RecordType
  id: string
  rev: number
  owner: string | null
  /** How it was CREATED; never changes (CAL-5). */
  origin: Origin
  origin_ref: string | null
  via: Via
  changed_by: string | null
  client_ref: string | null
  created: number
  updated: number
  starts: number | null
  ends: number | null
  deleted: number | null
  body: string
}

export type Origin =
  | 'manual'
  | 'import'
  | 'migration'
  | 'bulk'
  | 'form'
  | 'api'
  | 'sync'
  | 'unknown'
export type Via = 'ui' | 'mass-update' | 'import' | 'workflow' | 'api' | 'sync' | 'unknown'

export type Ref = { system: string; key: string }
export type Body = Record<string, Json>

export const bodyOf = (row: RecordRow): Body => JSON.parse(row.body) as Body

export const revText = (rev: number): string => `r${rev.toString(36)}`
export const etagOf = (row: RecordRow): string => `"${revText(row.rev)}"`

/** Names of RecordMeta: never writable except `ownerId`. */
export const metaNames = [
  'id',
  'type',
  'rev',
  'ownerId',
  'origin',
  'originRef',
  'lastChange',
  'refs',
  'createdAt',
  'updatedAt',
] as const

/** The record on the wire: RecordMeta and the canonical body, flat. */
export function recordJson(row: RecordRow, refs: readonly Ref[], only?: ReadonlySet<string>): Body {
  const body = presented(row.type, bodyOf(row))
  const shown: Body = {}
  for (const name of fieldNames(row.type)) {
    if (only === undefined || only.has(name)) shown[name] = body[name] ?? null
  }
  return { ...metaJson(row, refs), ...shown }
}

export function tombstoneJson(row: RecordRow): Body {
  return {
    ...metaJson(row, []),
    deleted: true,
    deletedAt: new Date(row.deleted ?? 0).toISOString(),
  }
}

function metaJson(row: RecordRow, refs: readonly Ref[]): Body {
  return {
    id: row.id,
    type: row.type,
    rev: revText(row.rev),
    ownerId: row.owner,
    origin: row.origin,
    ...(row.origin_ref === null ? {} : { originRef: row.origin_ref }),
    lastChange: {
      via: row.via,
      ...(row.changed_by === null ? {} : { by: row.changed_by }),
      ...(row.client_ref === null ? {} : { clientRef: row.client_ref }),
    },
    refs: refs.map(({ system, key }) => ({ system, key })),
    createdAt: new Date(row.created).toISOString(),
    updatedAt: new Date(row.updated).toISOString(),
  }
}

export function rowOf(crm: Crm, type: RecordType, id: string): RecordRow | undefined {
  return crm.sql.all<RecordRow>('SELECT * FROM record WHERE type = ? AND id = ?', type, id)[0]
}

/** References of many records at once. */
export function refsOf(crm: Crm, type: RecordType, ids: readonly string[]): Map<string, Ref[]> {
  const found = new Map<string, Ref[]>()
  const rows = crm.sql.all<Ref & { id: string }>(
    'SELECT id, system, key FROM ref WHERE type = ? AND id IN (SELECT value FROM json_each(?))',
    type,
    JSON.stringify(ids),
  )
  for (const { id, system, key } of rows) found.set(id, [...(found.get(id) ?? []), { system, key }])
  return found
}

export const shownRecord = (crm: Crm, row: RecordRow): Body =>
  recordJson(row, refsOf(crm, row.type, [row.id]).get(row.id) ?? [])
