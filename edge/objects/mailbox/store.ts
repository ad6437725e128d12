/**
 * @module
 * The mailbox's memory over SQLite: the only SQL of the mailbox object.
 */
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'
import { activityRows } from './store-activity.ts'
import { factRows } from './store-facts.ts'
import { linkRows } from './store-links.ts'
import { rungRows } from './store-rung.ts'
import { streamRows } from './store-streams.ts'
import { workRows } from './store-work.ts'

const tables = ['link', 'look', 'rung', 'flight', 'doom', 'parked', 'trouble'] as const

export function openMailboxStore(sql: Sql): MailboxStore {
  const links = linkRows(sql)
  const rung = rungRows(sql, links)
  return {
    transaction: (work) => rung.transaction(work),
    ...streamRows(sql),
    ...links,
    ...workRows(sql, rung),
    ...activityRows(sql),
    ...factRows(sql),
    forgetStream(stream) {
      for (const table of tables) {
        sql.run(`DELETE FROM ${table} WHERE stream = ?`, stream)
      }
    },
  }
}
