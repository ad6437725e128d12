/**
 * @module
 * The mailbox's memory over SQLite: the only SQL of the mailbox object.
 */
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'
import { activityRows } from './store-activity.ts'
import { factRows } from './store-facts.ts'
import { linkRows } from './store-links.ts'
import { outlookIds } from './store-outlook-ids.ts'
import { removedRows } from './store-removed.ts'
import { rungRows } from './store-rung.ts'
import { streamRows } from './store-streams.ts'
import { workRows } from './store-work.ts'

const tables = [
  'link',
  'outlook_id',
  'look',
  'rung',
  'flight',
  'doom',
  'parked',
  'trouble',
  'removed',
] as const

/** @param room of what is not sorted away yet (store-outlook-ids.ts) */
export function openMailboxStore(sql: Sql, room?: number): MailboxStore {
  const ids = outlookIds(sql, room)
  const links = linkRows(sql, ids)
  const rung = rungRows(sql, links)
  return {
    transaction: (work) => ids.transaction(() => rung.transaction(work)),
    ...streamRows(sql),
    ...links,
    ...workRows(sql, rung),
    ...activityRows(sql),
    ...factRows(sql),
    ...removedRows(sql),
    forgetStream(stream) {
      for (const table of tables) {
        sql.run(`DELETE FROM ${table} WHERE stream = ?`, stream)
      }
      ids.forget(stream)
    },
  }
}
