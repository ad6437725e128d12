/**
 * @module
 * A mailbox for tests of its use cases: the real store over node:sqlite, a clock that stands still, ports that
 * say what a test tells them to and write down how they were called.
 */
import { migrate } from '../../../edge/objects/migrate.ts'
import { migrations } from '../../../edge/objects/mailbox/schema.ts'
import { openMailboxStore } from '../../../edge/objects/mailbox/store.ts'
import type { Clock } from '../../../edge/ports/clock.ts'
import type { Actor } from '../../../edge/ports/hosts.ts'
import type { Connection } from '../../../edge/ports/connection.ts'
import type { MailboxStore, StreamState } from '../../../edge/ports/mailbox-store.ts'
import type { Phase } from '../../../edge/domain/stream/phase.ts'
import type { Stream } from '../../../edge/domain/record.ts'
import { edgeSqlite } from '../../support/edge-sqlite.ts'

export const marcus: Actor = {
  organization: 'org',
  member: 'marcus',
  name: 'Marcus Weber',
  email: 'marcus@northwind.example',
}

export type Desk = {
  readonly store: MailboxStore
  readonly clock: Clock
  now: number
}

export function openDesk(): Desk {
  const sql = edgeSqlite()
  migrate(sql, migrations)
  let made = 0
  const desk: Desk = {
    now: Date.parse('2026-11-22T12:00:00Z'),
    store: openMailboxStore(sql),
    clock: {
      now: () => desk.now,
      random: () => 0.5,
      uuid: () => {
        made += 1
        return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
      },
    },
  }
  return desk
}

export function connected(desk: Desk, over: Partial<Connection> = {}): void {
  desk.store.saveConnection({
    state: 'connected',
    tenantId: 'tenant',
    userId: 'megan',
    address: 'megan@contoso.example',
    displayName: 'Megan',
    problem: null,
    claims: null,
    refreshToken: 'sealed',
    connectedAt: desk.now,
    ...over,
  })
}

export function inPhase(
  desk: Desk,
  stream: Stream,
  phase: Phase,
  over: Partial<StreamState> = {},
): void {
  const state = desk.store.stream(stream)
  desk.store.saveStream({ ...state, phase, container: { id: 'box', name: 'Box' }, ...over })
}

export function linked(desk: Desk, stream: Stream, crmId: string, outlookId: string): void {
  desk.store.putLink({
    stream,
    crmId,
    outlookId,
    base: { crm: {}, outlook: {} },
    crmVersion: '1',
    outlookVersion: 'e1',
    state: 'linked',
    ourDelete: null,
  })
}
