/**
 * @module
 * Turns what the ports answer into what the plan understands: is this record seen, gone, out of scope?
 */
import type { Stream } from '../../domain/record.ts'
import type { Seen } from '../../domain/sync/change.ts'
import type { Link } from '../../domain/sync/link.ts'
import type { CrmLook, CrmRecord } from '../../ports/crm.ts'
import type { OutlookLook } from '../../ports/outlook.ts'
import type { SyncContext } from './context.ts'

export const same: Seen = { kind: 'same' }
export const none: Seen = { kind: 'none' }

/** Why a CRM record does not take part; null: it does (CAL-3, CAL-5, CON-3). */
export function excluded(
  context: SyncContext,
  stream: Stream,
  record: CrmRecord,
  link: Link | null,
): string | null {
  const entered = link !== null || context.store.hasEntered(stream, record.id)
  const verdict = context.kind(stream).scope(record, entered)
  return verdict === 'in' ? null : verdict
}

export function seenCrm(
  context: SyncContext,
  stream: Stream,
  look: CrmLook | undefined,
  link: Link | null,
): Seen {
  if (look === undefined) return same
  if (look.kind === 'gone') return link === null ? none : { kind: 'gone' }
  const { record } = look
  const reason = excluded(context, stream, record, link)
  if (reason !== null) return link === null ? none : { kind: 'out-of-scope' }
  noteEntered(context, stream, record)
  return { kind: 'present', fields: record.fields, version: record.version }
}

/** An imported record that takes part was let in by a mass update or the policy: it stays in (CAL-5). */
export function noteEntered(context: SyncContext, stream: Stream, record: CrmRecord): void {
  if (record.lastChange === 'mass-update') letIn(context, stream, record)
}

export function letIn(context: SyncContext, stream: Stream, record: CrmRecord): void {
  const imported = record.origin === 'import' || record.origin === 'migration'
  if (imported) context.store.rememberEntered(stream, record.id)
}

export function seenOutlook(look: OutlookLook | undefined, link: Link | null): Seen {
  if (look === undefined) return same
  switch (look.kind) {
    case 'present':
      return { kind: 'present', fields: look.item.fields, version: look.item.version }
    case 'moved':
      return link === null ? none : { kind: 'moved' }
    case 'gone':
      return link === null ? none : { kind: 'gone' }
  }
}
