/**
 * @module
 * Notifications that wait to be sent, and the switches that make sending them unreliable: both outlive the object.
 */
import type { Sql } from '../frame.ts'

/** Set by /sandbox/notifications; all quiet after a reset. */
export type Unreliability = {
  duplicate?: number | undefined
  lose?: number | undefined
  reorder?: boolean | undefined
  delayMs?: number | undefined
}
export type QueuedRow = {
  id: number
  subscription: string
  url: string
  body: string
  due: number
  attempts: number
  since: number
  /** 1: goes out although its subscription is gone. */
  last: number
}
const AT_ONCE = 200

export function makeQueue(sql: Sql) {
  sql.run(`CREATE TABLE IF NOT EXISTS notification (id INTEGER PRIMARY KEY AUTOINCREMENT, subscription TEXT NOT NULL,
    url TEXT NOT NULL, body TEXT NOT NULL, due INTEGER NOT NULL, attempts INTEGER NOT NULL, since INTEGER NOT NULL,
    last INTEGER NOT NULL) STRICT`)
  sql.run('CREATE INDEX IF NOT EXISTS notification_due ON notification (due)')
  sql.run(
    'CREATE TABLE IF NOT EXISTS unreliability (id INTEGER PRIMARY KEY, doc TEXT NOT NULL) STRICT',
  )
  return {
    clear(): void {
      sql.run('DELETE FROM notification')
      sql.run('DELETE FROM unreliability')
    },
    add(row: Omit<QueuedRow, 'id' | 'attempts'>): void {
      const { subscription, url, body, due, since, last } = row
      sql.run(
        'INSERT INTO notification (subscription, url, body, due, attempts, since, last) VALUES (?, ?, ?, ?, 0, ?, ?)',
        subscription,
        url,
        body,
        due,
        since,
        last,
      )
    },
    due: (now: number): QueuedRow[] =>
      sql.all<QueuedRow>(
        'SELECT * FROM notification WHERE due <= ? ORDER BY due, id LIMIT ?',
        now,
        AT_ONCE,
      ),
    postpone: (id: number, due: number): void =>
      sql.run('UPDATE notification SET due = ?, attempts = attempts + 1 WHERE id = ?', due, id),
    remove: (id: number): void => sql.run('DELETE FROM notification WHERE id = ?', id),
    /** When the first one behind a time is due. */
    next: (after: number): number | undefined =>
      sql.all<{ due: number | null }>(
        'SELECT min(due) AS due FROM notification WHERE due > ?',
        after,
      )[0]?.due ?? undefined,
    unreliability(): Unreliability {
      const [row] = sql.all<{ doc: string }>('SELECT doc FROM unreliability')
      return row ? (JSON.parse(row.doc) as Unreliability) : {}
    },
    setUnreliability: (ask: Unreliability): void =>
      sql.run('INSERT OR REPLACE INTO unreliability VALUES (1, ?)', JSON.stringify(ask)),
  }
}
