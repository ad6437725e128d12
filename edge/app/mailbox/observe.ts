/**
 * @module
 * Turns what the ports answer into what the plan understands: is this record seen, gone, out of scope?
 */
import { remembered } from '../../domain/calendar/scope.ts'
import type { Stream } from '../../domain/record.ts'
import type { Seen } from '../../domain/sync/change.ts'
import type { Link } from '../../domain/sync/link.ts'
import type { CrmLook, CrmRecord } from '../../ports/crm.ts'
import type { OutlookItem, OutlookLook } from '../../ports/outlook.ts'
import type { SyncContext } from './context.ts'
import { mailsFor } from './invite.ts'

export const same: Seen = { kind: 'same' }
export const none: Seen = { kind: 'none' }

/** Why a CRM record does not take part; null: it does (CAL-3, CAL-5, CON-3). */
export function excluded(
  context: SyncContext,
  stream: Stream,
  record: CrmRecord,
  link: Link | null,
): string | null {
  // Rules that changed are asked anew of what is linked: only what was let in by name stays in (CAL-5).
  const stays = link !== null && context.store.settings() === null
  const entered = stays || context.store.hasEntered(stream, record.id)
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
  const { fields, version, updatedAt: changedAt } = record
  return { kind: 'present', fields, version, changedAt, ...mailsFor(context, stream, record) }
}

/** An imported record that takes part was let in by a mass update or the policy: it stays in (CAL-5). */
export function noteEntered(context: SyncContext, stream: Stream, record: CrmRecord): void {
  const byEdit = context.store.settings()?.settings.imported === 'until-edited'
  const { everMassUpdated, everEdited } = remembered(record)
  if (everMassUpdated || (byEdit && everEdited)) letIn(context, stream, record)
}

export function letIn(context: SyncContext, stream: Stream, record: CrmRecord): void {
  const imported = record.origin === 'import' || record.origin === 'migration'
  if (imported) context.store.rememberEntered(stream, record.id)
}

function presentItem({ fields, version, changedAt }: OutlookItem): Seen {
  const stamp = changedAt === undefined ? {} : { changedAt }
  return { kind: 'present', fields, version, ...stamp }
}

export function seenOutlook(look: OutlookLook | undefined, link: Link | null): Seen {
  if (look === undefined) return same
  switch (look.kind) {
    case 'present':
      return presentItem(look.item)
    case 'moved':
      return link === null ? none : { kind: 'moved' }
    case 'gone':
      return link === null ? none : { kind: 'gone' }
  }
}
