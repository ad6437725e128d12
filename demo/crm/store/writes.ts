/**
 * @module
 * The only code that changes records: create, change, delete, restore, merge.
 *
 * Owns: revision, feed entry, ownership rule, preconditions. Does not own: HTTP, idempotency keys.
 * Every function either does all of it or answers a refusal and has changed nothing.
 */
import { given, invalid, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { Json, RecordType } from '../model/fields.ts'
import { eventSpan } from '../model/event.ts'
import { canonicalJson, isObject, mergePatch, textOf } from '../model/json.ts'
import { lastStart } from '../model/recurrence.ts'
import { alignDescription, checkBody, readOnlyErrors } from '../model/validate.ts'
import type { Crm } from '../platform.ts'
import { appendChange } from './feed.ts'
import { personById } from './people.ts'
import type { Person } from './people.ts'
import { bodyOf, metaNames, rowOf, shownRecord, tombstoneJson } from './rows.ts'
import type { Body, Origin, RecordRow, Via } from './rows.ts'

/** Who writes and by which door. */
export type Actor = {
  via: Via
  /** Person or API client, for `lastChange.by`. */
  by: string
  /** Idempotency-Key: comes back in the feed (echo suppression). */
  clientRef?: string
  /** Act-As-User: the rights that apply. */
  actAs?: Person
}

/** Far enough for every sort, for series that never end. */
const NEVER_ENDS = Date.UTC(9999, 11, 31)
const closedMeta = metaNames.filter((name) => name !== 'ownerId')

export function createRecord(
  crm: Crm,
  type: RecordType,
  sent: unknown,
  actor: Actor,
  created: { origin: Origin; originRef?: string; id?: string },
): Answer<RecordRow> {
  const members = readMembers(type, sent, true)
  if (!members.ok) return members
  const { ownerId = actor.actAs?.id ?? null, ...body } = members.value
  const owner = checkOwner(crm, ownerId)
  if (!owner.ok) return owner
  const uuid = crm.uuid()
  const zone = (owner.value === null ? undefined : personById(crm, owner.value)?.timeZone) ?? 'UTC'
  // A create is a patch of nothing, so that null means absent inside objects too.
  const blank = mergePatch({}, body) as Body
  const checked = checkBody(type, blank, { zone, uid: `${uuid}@northwind-crm.example` })
  if (!checked.ok) return checked
  const row = insertRow(crm, {
    type,
    id: created.id ?? `${type === 'contact' ? 'c' : 'e'}-${uuid}`,
    body: alignDescription({}, body, checked.value),
    owner: owner.value,
    origin: created.origin,
    originRef: created.originRef ?? null,
    actor,
  })
  return given(row)
}

export function patchRecord(
  crm: Crm,
  row: RecordRow,
  sent: unknown,
  actor: Actor,
): Answer<RecordRow> {
  const next = preparePatch(crm, row, sent, actor)
  return next.ok ? given(updateRow(crm, row, next.value.body, next.value.owner, actor)) : next
}

/** What the record would become; nothing is written. */
export function preparePatch(
  crm: Crm,
  row: RecordRow,
  sent: unknown,
  actor: Actor,
): Answer<{ body: Body; owner: string | null }> {
  const members = readMembers(row.type, sent, false)
  if (!members.ok) return members
  const { ownerId, ...patch } = members.value
  const owner = ownerId === undefined ? given(row.owner) : checkOwner(crm, ownerId)
  if (!owner.ok) return owner
  const allowed = checkRights(row, actor)
  if (!allowed.ok) return allowed
  const before = bodyOf(row)
  const merged = mergePatch(before, patch)
  const defaults = { zone: 'UTC', uid: `${row.id}@northwind-crm.example` }
  const checked = checkBody(row.type, isObject(merged) ? merged : {}, defaults)
  if (!checked.ok) return checked
  return given({ body: alignDescription(before, patch, checked.value), owner: owner.value })
}

/** RFC 9110 preconditions of PATCH and DELETE; `*` forces. */
export function checkMatch(crm: Crm, row: RecordRow, ifMatch: string | undefined): Answer<null> {
  if (ifMatch === undefined) return refused('precondition-required')
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^"(.*)"$/u, '$1'))
  const shown = shownRecord(crm, row)
  if (tags.includes('*') || tags.includes(textOf(shown['rev']))) return given(null)
  return refused('precondition-failed', { current: shown })
}

export function deleteRecord(
  crm: Crm,
  row: RecordRow,
  actor: Actor,
  merged?: { into: string },
): Answer<null> {
  const allowed = checkRights(row, actor)
  if (!allowed.ok) return allowed
  crm.sql.transaction(() => {
    const rev = appendChange(crm, {
      type: row.type,
      id: row.id,
      op: 'delete',
      reason: merged === undefined ? 'deleted' : 'merged',
      ...(merged === undefined ? {} : { mergedInto: merged.into }),
      owner: row.owner,
      origin: row.origin,
      clientRef: actor.clientRef ?? null,
    })
    crm.sql.run(
      `UPDATE record SET deleted = ?, rev = ?, updated = ?, via = ?, changed_by = ?, client_ref = ?
       WHERE type = ? AND id = ?`,
      crm.now(),
      rev,
      crm.now(),
      actor.via,
      actor.by,
      actor.clientRef ?? null,
      row.type,
      row.id,
    )
    crm.sql.run('DELETE FROM ref WHERE type = ? AND id = ?', row.type, row.id)
  })
  return given(null)
}

/** Out of the recycle bin: same id, one upsert in the feed. */
export function restoreRecord(crm: Crm, row: RecordRow, actor: Actor): RecordRow {
  crm.sql.run('UPDATE record SET deleted = NULL WHERE type = ? AND id = ?', row.type, row.id)
  return updateRow(crm, { ...row, deleted: null }, bodyOf(row), row.owner, actor, 'always')
}

/** A record that is there, or why not: 404, or 410 with its tombstone. */
export function livingRow(crm: Crm, type: RecordType, id: string): Answer<RecordRow> {
  const row = rowOf(crm, type, id)
  if (row === undefined) return refused('not-found')
  return row.deleted === null ? given(row) : refused('gone', { current: tombstoneJson(row) })
}

function readMembers(type: RecordType, sent: unknown, creating: boolean): Answer<Body> {
  if (!isObject(sent as Json)) return invalid('', 'wrong-type', 'Send a JSON object.')
  const members = sent as Body
  const errors = readOnlyErrors(type, members, closedMeta, creating)
  return errors.length > 0 ? refused('field-not-writable', { errors }) : given(members)
}

function checkOwner(crm: Crm, ownerId: Json): Answer<string | null> {
  if (ownerId === null) return given(null)
  const person = typeof ownerId === 'string' ? personById(crm, ownerId) : undefined
  return person === undefined
    ? invalid('/ownerId', 'unknown', 'There is no such user.')
    : given(person.id)
}

/** Super Admins write everything, others what they own or nobody owns. */
function checkRights(row: RecordRow, { actAs }: Actor): Answer<null> {
  if (actAs === undefined || actAs.role === 'super-admin') return given(null)
  return row.owner === null || row.owner === actAs.id ? given(null) : refused('not-owner')
}

type NewRow = {
  type: RecordType
  id: string
  body: Body
  owner: string | null
  origin: Origin
  originRef: string | null
  actor: Actor
}

function insertRow(crm: Crm, made: NewRow): RecordRow {
  const { type, id, owner, origin, actor } = made
  return crm.sql.transaction(() => {
    const clientRef = actor.clientRef ?? null
    const rev = appendChange(crm, { type, id, op: 'upsert', owner, origin, clientRef })
    const now = crm.now()
    const span = spanOf(type, made.body)
    crm.sql.run(
      `INSERT INTO record (type, id, rev, owner, origin, origin_ref, via, changed_by, client_ref, created,
       updated, starts, ends, deleted, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)`,
      type,
      id,
      rev,
      owner,
      origin,
      made.originRef,
      actor.via,
      actor.by,
      clientRef,
      now,
      now,
      span.starts,
      span.ends,
      canonicalJson(made.body),
    )
    return rowOf(crm, type, id)!
  })
}

function updateRow(
  crm: Crm,
  row: RecordRow,
  body: Body,
  owner: string | null,
  actor: Actor,
  when: 'if-different' | 'always' = 'if-different',
): RecordRow {
  const text = canonicalJson(body)
  const touches = actor.via === 'mass-update' && row.via !== 'mass-update'
  if (when === 'if-different' && !touches && text === row.body && owner === row.owner) return row
  return crm.sql.transaction(() => {
    const clientRef = actor.clientRef ?? null
    const moved = owner !== row.owner && row.owner !== null ? { previousOwner: row.owner } : {}
    const { type, id, origin } = row
    const rev = appendChange(crm, { type, id, op: 'upsert', owner, origin, clientRef, ...moved })
    const span = spanOf(type, body)
    crm.sql.run(
      `UPDATE record SET rev = ?, owner = ?, via = ?, changed_by = ?, client_ref = ?, updated = ?,
       starts = ?, ends = ?, body = ? WHERE type = ? AND id = ?`,
      rev,
      owner,
      actor.via,
      actor.by,
      clientRef,
      crm.now(),
      span.starts,
      span.ends,
      text,
      type,
      id,
    )
    return rowOf(crm, type, id)!
  })
}

export function spanOf(
  type: RecordType,
  body: Body,
): { starts: number | null; ends: number | null } {
  if (type === 'contact') return { starts: null, ends: null }
  const { starts, ends } = eventSpan(body)
  const recurrence = body['recurrence']
  const rule = isObject(recurrence) ? recurrence['rrule'] : undefined
  if (typeof rule !== 'string') return { starts, ends }
  const timing = {
    start: textOf(body['start']),
    zone: textOf(body['timeZone']),
    allDay: body['allDay'] === true,
  }
  const last = lastStart(rule, timing)
  return { starts, ends: last === null ? NEVER_ENDS : last + (ends - starts) }
}
