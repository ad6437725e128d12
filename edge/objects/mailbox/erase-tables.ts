/**
 * @module
 * Empties every table of a mailbox, also those that later versions add. The shape stays, so that the same member
 * may begin anew (INS-7). The platform's alarm goes on: the last slice takes the mailbox off the roll call.
 */
import type { Sql } from '../sql.ts'

const stays = ['migration']

export function eraseTables(sql: Sql): void {
  const tables = sql
    .all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
         AND name NOT LIKE '!_cf!_%' ESCAPE '!'`,
    )
    .filter(({ name }) => !stays.includes(name))
  sql.transaction(() => {
    // Names come from the schema of this code, not from a person.
    for (const { name } of tables) sql.run(`DELETE FROM "${name}"`)
  })
}
