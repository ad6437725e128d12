/**
 * @module
 * The mailbox's memory over SQLite: the only SQL of the mailbox object.
 */
import type { MailboxStore, StreamState } from '../../ports/mailbox-store.ts'
import type { Stream } from '../../domain/record.ts'
import type { Sql } from '../sql.ts'
import { activityRows } from './store-activity.ts'
import { factRows } from './store-facts.ts'
import { linkRows } from './store-links.ts'
import { workRows } from './store-work.ts'

export function openMailboxStore(sql: Sql): MailboxStore {
  return {
    transaction: (work) => sql.transaction(work),
    ...streamRows(sql),
    ...linkRows(sql),
    ...workRows(sql),
    ...activityRows(sql),
    ...factRows(sql),
    forgetStream(stream) {
      for (const table of ['link', 'look', 'flight', 'doom', 'parked', 'trouble'] as const) {
        sql.run(`DELETE FROM ${table} WHERE stream = ?`, stream)
      }
    },
  }
}

function streamRows(sql: Sql): Pick<MailboxStore, 'stream' | 'saveStream'> {
  const read = (stream: Stream) =>
    sql.first<{ state: string }>('SELECT state FROM stream WHERE stream = ?', stream)?.state
  return {
    stream(stream) {
      const text = read(stream)
      const initial = initialState(stream)
      return text === undefined ? initial : { ...initial, ...(JSON.parse(text) as StreamState) }
    },
    saveStream(state) {
      sql.run(
        `INSERT INTO stream (stream, state) VALUES (?, ?)
         ON CONFLICT (stream) DO UPDATE SET state = excluded.state WHERE state <> excluded.state`,
        state.stream,
        JSON.stringify(state),
      )
    },
  }
}

function initialState(stream: Stream): StreamState {
  return {
    stream,
    phase: 'off',
    epoch: 0,
    container: null,
    outlookCursor: null,
    doorbellAt: null,
    pollAt: 0,
    compareAt: 0,
    listing: null,
    comparing: false,
    skipped: {},
    watch: null,
    retry: null,
    problem: null,
    brake: null,
    brakeReleasedUntil: 0,
    deletes: {},
    conflicts: 0,
    lastSyncAt: null,
    lastTravelMs: null,
    firstSyncEndedAt: null,
  }
}
