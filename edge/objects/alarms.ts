/**
 * @module
 * Named alarms over the one alarm a Durable Object has.
 *
 * Owns: which name is due when, and that the platform's alarm stands at the earliest of them. Does not
 * own: what is done when one rings. A platform alarm whose handler throws dies after about six tries
 * (architecture.md, fact 4), so `ring` moves what is due to its next try before anything is done.
 */
import type { Alarms } from '../ports/alarms.ts'
import type { Migration } from './migrate.ts'
import type { Sql } from './sql.ts'

/** Put this at the place in an object's own list where it first uses alarms. */
export const alarmsMigration = {
  id: 'alarms',
  sql: `CREATE TABLE alarm (name TEXT PRIMARY KEY, due_at INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
} as const satisfies Migration

/** The part of a Durable Object's storage that is used here. */
export type AlarmClock = Pick<DurableObjectStorage, 'setAlarm' | 'deleteAlarm'>

/** Where the platform's alarm stands; `unknown` after the object was loaded or the alarm fired. */
type Standing = number | null | 'unknown'

/** `now` only tells an alarm that should have rung already: it may have died, so it is set again. */
export function openAlarms(sql: Sql, clock: AlarmClock, now = () => Date.now()): Alarms {
  const rows = alarmRows(sql)
  const graced = new Map<string, number>()
  const { arm, fired } = platformAlarm(rows.next, clock, now)
  const set = (name: string, dueAt: number) => {
    rows.put(name, Math.round(dueAt))
    return arm()
  }
  const clear = (name: string) => {
    rows.remove(name)
    return arm()
  }
  const sooner = (name: string, dueAt: number) => {
    const present = rows.at(name)
    return present !== null && present <= dueAt ? arm() : set(name, dueAt)
  }
  const ring = async (moment: number, graceMs: number) => {
    fired()
    const again = Math.round(moment + graceMs)
    const due = rows.due(moment)
    for (const name of due) {
      rows.put(name, again)
      graced.set(name, again)
    }
    await arm()
    return due
  }
  const settle = (name: string, dueAt: number | null) => {
    const present = rows.at(name)
    const isUntouched = present === graced.get(name)
    if (graced.delete(name) && present === null) return arm() // cleared meanwhile
    if (!isUntouched) return dueAt === null ? arm() : sooner(name, dueAt)
    return dueAt === null ? clear(name) : set(name, dueAt)
  }
  return { set, sooner, clear, at: rows.at, next: rows.next, ring, settle }
}

function platformAlarm(next: () => number | null, clock: AlarmClock, now: () => number) {
  let standing: Standing = 'unknown'
  return {
    /** After the caller's own transaction, within the same turn: rows and alarm are committed together. */
    async arm(): Promise<void> {
      await Promise.resolve()
      const earliest = next()
      if (earliest === standing && (earliest === null || earliest > now())) return
      standing = earliest
      await (earliest === null ? clock.deleteAlarm() : clock.setAlarm(earliest))
    },
    fired(): void {
      standing = 'unknown'
    },
  }
}

function alarmRows(sql: Sql) {
  const at = (name: string) =>
    sql.first<{ due_at: number }>('SELECT due_at FROM alarm WHERE name = ?', name)?.due_at ?? null
  return {
    at,
    next: () =>
      sql.first<{ due_at: number | null }>('SELECT MIN(due_at) AS due_at FROM alarm')?.due_at ??
      null,
    due: (moment: number): readonly string[] =>
      sql
        .all<{ name: string }>(
          'SELECT name FROM alarm WHERE due_at <= ? ORDER BY due_at, name',
          moment,
        )
        .map(({ name }) => name),
    put(name: string, dueAt: number): void {
      if (at(name) === dueAt) return
      sql.run(
        `INSERT INTO alarm (name, due_at) VALUES (?, ?)
         ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at`,
        name,
        dueAt,
      )
    },
    remove(name: string): void {
      if (at(name) !== null) sql.run('DELETE FROM alarm WHERE name = ?', name)
    },
  }
}
