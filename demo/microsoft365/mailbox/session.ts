/**
 * @module
 * One Graph call at work in one mailbox: what its handlers read, and where they leave what changed.
 *
 * Owns: the change counter, change keys and ids as this call wants them. Does not own: routing, answers.
 */
import type { GraphCall, MailboxChange, MailboxOwner, SentMail, Sql, World } from '../frame.ts'
import { changeKey, decodeId, encodeId } from './ids.ts'
import type { ItemKind, ItemRef } from './ids.ts'
import { idMalformed, itemNotFound } from './failure.ts'
import type { Failure } from './failure.ts'
import type { Prefer } from './prefer.ts'
import type { Quirks } from './quirks.ts'

export type Session = {
  sql: Sql
  world: World
  owner: MailboxOwner
  tag: Uint8Array
  quirks: Quirks
  call: GraphCall
  prefer: Prefer
  mails: SentMail[]
  changes: MailboxChange[]
}

export function readMeta(sql: Sql, key: string): string | undefined {
  return sql.all<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)[0]?.value
}

export function writeMeta(sql: Sql, key: string, value: string): void {
  sql.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  )
}

export function currentSeq(sql: Sql): number {
  return Number(readMeta(sql, 'seq') ?? '0')
}

/** The number of the next change; also the version its change key is made of. */
export function nextSeq(sql: Sql): number {
  const seq = currentSeq(sql) + 1
  writeMeta(sql, 'seq', String(seq))
  return seq
}

export function idOf(session: Session, ref: ItemRef): string {
  return encodeId(session.tag, ref, session.prefer.immutableIds)
}

export function keyOf(session: Session, version: number): string {
  return changeKey(session.tag, version)
}

export function etagOf(session: Session, version: number): string {
  return `W/"${keyOf(session, version)}"`
}

/** Both id formats are taken in a request whatever Prefer says: ids tell their own format (UNSOURCED). */
export function refOf(
  session: Session,
  id: string,
  kind: ItemKind,
): (ItemRef & { immutable: boolean }) | Failure {
  const decoded = decodeId(session.tag, id)
  if (decoded.state !== 'ok') return decoded.state === 'malformed' ? idMalformed : itemNotFound
  if (decoded.ref.kind !== kind) return itemNotFound
  return { ...decoded.ref, immutable: decoded.immutable }
}

/** Leaves a change for subscriptions and the live page. */
export function noteChange(
  session: Session,
  change: Pick<MailboxChange, 'changeType'> & {
    ref: ItemRef
    container: { pk: number; kind: 'calendar' | 'contactFolder'; standard: boolean }
    version?: number
  },
): void {
  const { ref, container } = change
  session.changes.push({
    entity: ref.kind as MailboxChange['entity'],
    changeType: change.changeType,
    id: encodeId(session.tag, ref, false),
    immutableId: encodeId(session.tag, ref, true),
    containerId: encodeId(session.tag, { kind: container.kind, pk: container.pk, place: 0 }, false),
    inDefaultContainer: container.standard,
    ...(change.version === undefined ? {} : { etag: etagOf(session, change.version) }),
  })
}
