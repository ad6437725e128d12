/**
 * @module
 * The audit log: who did what, when, from where (USR-6). Written in the transaction of what it tells of.
 */
import type { AuditPage } from '../../contract/invitations.ts'
import type { Doer, Page } from '../../ports/people-host.ts'
import type { From } from '../../ports/people-store.ts'
import { iso } from './context.ts'
import type { PeopleContext } from './context.ts'

export type Noted = {
  readonly action: string
  readonly target: { readonly id: string; readonly label: string | null }
  readonly details?: Readonly<Record<string, string>>
}

type Desk = Pick<PeopleContext, 'store' | 'clock'>

export function note({ store, clock }: Desk, { who, from }: Doer, what: Noted): void {
  noteOf({ store, clock }, { id: who.member, name: who.name ?? who.email }, from, what)
}

/** `actor` null: the edge itself, or somebody who is no member yet (he is the target then). */
export function noteOf(
  { store, clock }: Desk,
  actor: { id: string; name: string | null } | null,
  from: From,
  { action, target, details = {} }: Noted,
): void {
  store.note({ at: clock.now(), actor, action, target, from, details })
}

export function audit({ store }: Desk, { cursor, limit }: Page): AuditPage {
  const before = cursor === null || !/^\d{1,15}$/.test(cursor) ? null : Number(cursor)
  const rows = store.audit({ before, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    entries: shown.map((entry) => ({
      ...entry,
      at: iso(entry.at),
      details: { ...entry.details },
    })),
    cursor: rows.length > limit && last ? String(last.id) : null,
  }
}
