/**
 * @module
 * Named alarms over the one alarm a Durable Object has.
 *
 * Owns: which name is due when, and that the platform's alarm stands at the earliest of them. Does not
 * own: what is done when one rings. A platform alarm whose handler throws dies after about six tries
 * (architecture.md, fact 4), so `ring` moves what is due to its next try before anything is done.
 */
import type { Migration } from './migrate.ts'
import type { Sql } from './sql.ts'

/** Put this at the place in an object's own list where it first uses alarms. */
export const alarmsMigration = {
  id: 'alarms',
  sql: `CREATE TABLE alarm (name TEXT PRIMARY KEY, due_at INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
} as const satisfies Migration

/** The part of a Durable Object's storage that is used here. */
export type AlarmClock = Pick<DurableObjectStorage, 'setAlarm' | 'deleteAlarm'>

export interface Alarms {
  /** Due at this epoch millisecond, whatever it was before. */
  set(name: string, dueAt: number): Promise<void>
  /** Due at this time or earlier: a standing earlier one stays. */
  sooner(name: string, dueAt: number): Promise<void>
  clear(name: string): Promise<void>
  at(name: string): number | null
  /** The earliest of all. */
  next(): number | null
  /**
   * First thing in an alarm handler: the names that are due. Each is moved to `now + graceMs` before
   * this answers, so that a crash of what follows is tried again; the handler then calls `set` or `clear`.
   */
  ring(now: number, graceMs: number): Promise<readonly string[]>
}

/** Where the platform's alarm stands; `unknown` after the object was loaded or the alarm fired. */
type Standing = number | null | 'unknown'

export function openAlarms(sql: Sql, clock: AlarmClock): Alarms {
  let standing: Standing = 'unknown'
  const at = (name: string) =>
    sql.first<{ due_at: number }>('SELECT due_at FROM alarm WHERE name = ?', name)?.due_at ?? null
  const next = () =>
    sql.first<{ due_at: number | null }>('SELECT MIN(due_at) AS due_at FROM alarm')?.due_at ?? null
  const put = (name: string, dueAt: number) => {
    sql.run(
      `INSERT INTO alarm (name, due_at) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at`,
      name,
      dueAt,
    )
  }
  /** After the caller's own transaction, within the same turn: rows and alarm are committed together. */
  const arm = async () => {
    await null
    const earliest = next()
    if (earliest === standing) return
    standing = earliest
    await (earliest === null ? clock.deleteAlarm() : clock.setAlarm(earliest))
  }
  const set = (name: string, dueAt: number) => {
    const due = Math.round(dueAt)
    if (at(name) !== due) put(name, due)
    return arm()
  }
  return {
    set,
    sooner(name, dueAt) {
      const present = at(name)
      return present !== null && present <= dueAt ? arm() : set(name, dueAt)
    },
    clear(name) {
      if (at(name) !== null) sql.run('DELETE FROM alarm WHERE name = ?', name)
      return arm()
    },
    at,
    next,
    async ring(now, graceMs) {
      standing = 'unknown'
      const due = sql.all<{ name: string }>(
        'SELECT name FROM alarm WHERE due_at <= ? ORDER BY due_at, name',
        now,
      )
      for (const { name } of due) put(name, Math.round(now + graceMs))
      await arm()
      return due.map(({ name }) => name)
    },
  }
}
