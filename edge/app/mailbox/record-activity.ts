/**
 * @module
 * What people read later: which record was written where, and how long the change travelled (SYN-4, SYN-8).
 *
 * Gathered while a flight is settled and written once, in the same transaction: rows cost money (OPS-2).
 */
import type { Stream } from '../../domain/record.ts'
import type { Operation } from '../../domain/sync/link.ts'
import { groupName } from '../../domain/sync/prints.ts'
import { fieldName } from '../../domain/sync/shown.ts'
import type { LoggedEntry, StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'
import { withMails } from './invite.ts'

type Entry = LoggedEntry

export type Ledger = {
  readonly entries: Entry[]
  written: number
  /** Made while everything is gone through. */
  listed: number
  deleted: number
  conflicts: number
  /** People Outlook mailed. */
  mailed: number
  longestTravelMs: number | null
}

const HOUR_MS = 3_600_000
const verbs = { create: 'created', update: 'updated', delete: 'deleted' } as const

export const openLedger = (): Ledger => ({
  entries: [],
  written: 0,
  listed: 0,
  deleted: 0,
  conflicts: 0,
  mailed: 0,
  longestTravelMs: null,
})

/** @param quiet a first sync is told by its counts: ten thousand lines of "created" help nobody */
export function noteWrite(
  ledger: Ledger,
  operation: Operation,
  ids: { crmId: string | null; outlookId: string | null },
  now: number,
  quiet: boolean,
): void {
  if (quiet && operation.action === 'create') {
    ledger.listed += 1
    return
  }
  ledger.written += 1
  if (operation.action === 'delete') ledger.deleted += 1
  const travel = Math.max(0, now - operation.noticedAt)
  ledger.longestTravelMs = Math.max(ledger.longestTravelMs ?? 0, travel)
  ledger.entries.push({
    kind: verbs[operation.action],
    side: operation.side,
    ...ids,
    label: operation.label,
    fields: operation.action === 'update' ? fieldsOf(operation) : [],
    code: null,
    detail: null,
    ...(operation.changes && { changes: [...operation.changes] }),
  })
}

/** Each once, however many of its parts travelled. */
const fieldsOf = ({ sent }: Operation): string[] => [
  ...new Set(Object.keys(sent).map((print) => fieldName(groupName(print)))),
]

/** Told with the write that made Outlook mail them (CAL-8). */
export function noteMails(ledger: Ledger, mailed: number): void {
  ledger.mailed += mailed
  const last = ledger.entries.pop()
  if (last !== undefined) ledger.entries.push({ ...last, mailed })
}

/** Inside the caller's transaction. */
export function closeLedger(context: SyncContext, stream: Stream, ledger: Ledger): void {
  const { store, clock } = context
  const now = clock.now()
  if (ledger.entries.length > 0) store.log(stream, now, ledger.entries, ledger.longestTravelMs)
  const state = store.stream(stream)
  // What a first sync made is told by its end: a row for every flight would be a twentieth of its cost (OPS-2).
  const listed = state.comparing ? ledger.listed : 0
  const written = ledger.written + listed
  if (written + ledger.conflicts === 0) return
  // Told by the activity just written; what a comparison makes without a word is not.
  const save = listed > 0 ? store.saveStream : store.noteStream
  save({
    ...state,
    deletes: withDeletes(state.deletes, ledger.deleted, now),
    conflicts: state.conflicts + ledger.conflicts,
    ...withMails(state, ledger.mailed, now),
    lastSyncAt: written > 0 ? now : state.lastSyncAt,
    lastTravelMs: ledger.longestTravelMs ?? state.lastTravelMs,
  })
}

/** A deletion of unknown outcome counts too: a storm of them must not pass the brake unseen (SYN-3). */
export function countDeletion({ store, clock }: SyncContext, stream: Stream): void {
  const state = store.stream(stream)
  store.saveStream({ ...state, deletes: withDeletes(state.deletes, 1, clock.now()) })
}

/** Deletions of the last 24 hours: what the brake counts together (SYN-3). */
export function recentDeletes(state: StreamState, now: number): number {
  const oldest = Math.floor(now / HOUR_MS) - 24
  return Object.entries(state.deletes)
    .filter(([hour]) => Number(hour) > oldest)
    .reduce((sum, [, count]) => sum + count, 0)
}

function withDeletes(
  deletes: Readonly<Record<string, number>>,
  added: number,
  now: number,
): Readonly<Record<string, number>> {
  if (added === 0) return deletes
  const hour = Math.floor(now / HOUR_MS)
  const recent = Object.entries(deletes).filter(([at]) => Number(at) > hour - 24)
  return { ...Object.fromEntries(recent), [hour]: (deletes[String(hour)] ?? 0) + added }
}
