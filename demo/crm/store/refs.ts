/**
 * @module
 * External references: another system's key on a record, which makes creates crash-safe.
 *
 * Owns: create-or-update by reference (crm-contract §6.3, D5). Same reference, same record, however often
 * the call is repeated.
 */
import { given, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { RecordType } from '../model/fields.ts'
import type { Crm } from '../platform.ts'
import { rowOf, shownRecord } from './rows.ts'
import type { RecordRow } from './rows.ts'
import { checkMatch, createRecord, patchRecord } from './writes.ts'
import type { Actor } from './writes.ts'

export type RefName = { type: RecordType; system: string; key: string }

export function rowByRef(crm: Crm, { type, system, key }: RefName): RecordRow | undefined {
  const [found] = crm.sql.all<{ id: string }>(
    'SELECT id FROM ref WHERE type = ? AND system = ? AND key = ?',
    type,
    system,
    key,
  )
  return found === undefined ? undefined : rowOf(crm, type, found.id)
}

export function putByRef(
  crm: Crm,
  ref: RefName,
  sent: unknown,
  actor: Actor,
  when: { ifNoneMatch?: string; ifMatch?: string },
): Answer<{ row: RecordRow; created: boolean }> {
  const row = rowByRef(crm, ref)
  if (row !== undefined) return updateByRef(crm, row, sent, actor, when)
  if (when.ifMatch !== undefined) return refused('precondition-failed')
  return crm.sql.transaction(() => {
    const made = createRecord(crm, ref.type, sent, actor, { origin: 'sync' })
    if (!made.ok) return made
    crm.sql.run('INSERT INTO ref VALUES (?, ?, ?, ?)', ref.type, ref.system, ref.key, made.value.id)
    return given({ row: made.value, created: true })
  })
}

function updateByRef(
  crm: Crm,
  row: RecordRow,
  sent: unknown,
  actor: Actor,
  when: { ifNoneMatch?: string; ifMatch?: string },
): Answer<{ row: RecordRow; created: boolean }> {
  if (when.ifNoneMatch !== undefined) {
    return refused('precondition-failed', { current: shownRecord(crm, row) })
  }
  if (when.ifMatch !== undefined) {
    const match = checkMatch(crm, row, when.ifMatch)
    if (!match.ok) return match
  }
  const changed = patchRecord(crm, row, withoutUid(sent), actor)
  return changed.ok ? given({ row: changed.value, created: false }) : changed
}

/** Forgets the link, keeps the record. */
export function dropRef(crm: Crm, { type, system, key }: RefName): void {
  crm.sql.run('DELETE FROM ref WHERE type = ? AND system = ? AND key = ?', type, system, key)
}

/** The same body is sent again after a lost answer; `uid` was set by the first call. */
function withoutUid(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null || !('uid' in sent)) return sent
  const { uid: _kept, ...rest } = sent
  return rest
}
