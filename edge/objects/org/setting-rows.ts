/**
 * @module
 * The organization's small single values, one row each. Nothing is written where nothing changed (architecture.md, fact 5).
 */
import type { Sql } from '../sql.ts'

export function settingRows(sql: Sql) {
  const get = (name: string): string | null =>
    sql.first<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)?.value ?? null
  const put = (name: string, value: string | null): void => {
    if (get(name) === value) return
    if (value === null) sql.run('DELETE FROM setting WHERE name = ?', name)
    else {
      sql.run(
        `INSERT INTO setting (name, value) VALUES (?, ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        ...[name, value],
      )
    }
  }
  return {
    get,
    put,
    /** The caller names the shape and keeps it true to what he puts. */
    read<Value>(name: string): Value | null {
      const text = get(name)
      return text === null ? null : (JSON.parse(text) as Value)
    },
    write: (name: string, value: object): void => put(name, JSON.stringify(value)),
  }
}
