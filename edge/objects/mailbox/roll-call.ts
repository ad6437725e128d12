/**
 * @module
 * Tells the directory that this mailbox lives and until when it means to be heard of again.
 *
 * Told rarely, at half of that time, and remembered in a row: an object forgets everything else between two wakes,
 * and telling at each of them would cost a request and a row every time (OPS-2).
 */
import type { Clock } from '../../ports/clock.ts'
import type { DirectoryHost } from '../../ports/hosts.ts'
import type { Sql } from '../sql.ts'

type Means = {
  readonly name: string
  readonly sql: Pick<Sql, 'first' | 'run'>
  readonly directory: Pick<DirectoryHost, 'enrol' | 'strike'>
  readonly clock: Clock
  readonly rollCallMs: number
}

/** @param next when the mailbox wakes again; null: never by itself */
export type RollCall = (next: number | null) => Promise<void>

export function makeRollCall({ name, sql, directory, clock, rollCallMs }: Means): RollCall {
  const enrolled = enrolledRow(sql)
  return async (next) => {
    const now = clock.now()
    const until = enrolled.until()
    if (next === null) {
      // Also where it is not remembered that it was told: all rows may have been erased (INS-7).
      await directory.strike('mailbox', name)
      return enrolled.write(null)
    }
    const isFresh = until !== null && until - now > rollCallMs / 2 && until - now <= rollCallMs
    if (isFresh) return
    await directory.enrol('mailbox', name, now + rollCallMs)
    enrolled.write(now + rollCallMs)
  }
}

function enrolledRow(sql: Means['sql']) {
  return {
    until(): number | null {
      const row = sql.first<{ value: string }>("SELECT value FROM fact WHERE name = 'roll-call'")
      return row === undefined ? null : Number(row.value)
    },
    write(until: number | null): void {
      if (until === null) sql.run("DELETE FROM fact WHERE name = 'roll-call'")
      else sql.run("INSERT OR REPLACE INTO fact (name, value) VALUES ('roll-call', ?)", `${until}`)
    },
  }
}
