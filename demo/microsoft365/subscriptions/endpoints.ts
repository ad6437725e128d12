/**
 * @module
 * The state Microsoft keeps of each host it notifies: slow hosts are served late, bad ones not at all for a while
 * (graph-contract §7.4, text of 2026).
 */
import type { Sql } from '../frame.ts'

export type EndpointState = 'ok' | 'slow' | 'drop'
const WINDOW_MS = 600_000
const SLOW = { over: 3000, share: 0.1 }
const DROP = { over: 10_000, share: 0.15 }
const PENALTY_MS = 600_000
/** Fewer answers than this say nothing (graph-contract §7.4, older text). */
const ENOUGH = 100

export function makeEndpoints({ sql, now }: { sql: Sql; now(): number }) {
  sql.run(
    `CREATE TABLE IF NOT EXISTS endpoint_answer (host TEXT NOT NULL, at INTEGER NOT NULL, took INTEGER NOT NULL) STRICT`,
  )
  sql.run(
    'CREATE TABLE IF NOT EXISTS endpoint (host TEXT PRIMARY KEY, state TEXT NOT NULL, until INTEGER NOT NULL) STRICT',
  )

  const state = (url: string): EndpointState => {
    const [row] = sql.all<{ state: EndpointState }>(
      'SELECT state FROM endpoint WHERE host = ? AND until > ?',
      hostOf(url),
      now(),
    )
    return row?.state ?? 'ok'
  }
  const force = (host: string, wanted: EndpointState) => {
    if (wanted === 'ok') return sql.run('DELETE FROM endpoint WHERE host = ?', host)
    sql.run('INSERT OR REPLACE INTO endpoint VALUES (?, ?, ?)', host, wanted, now() + PENALTY_MS)
  }

  return {
    clear(): void {
      sql.run('DELETE FROM endpoint_answer')
      sql.run('DELETE FROM endpoint')
    },
    force,
    drops: (url: string): boolean => state(url) === 'drop',
    delay: (url: string): number => (state(url) === 'slow' ? PENALTY_MS : 0),
    saw(url: string, took: number): void {
      const host = hostOf(url)
      sql.run('DELETE FROM endpoint_answer WHERE host = ? AND at <= ?', host, now() - WINDOW_MS)
      sql.run('INSERT INTO endpoint_answer VALUES (?, ?, ?)', host, now(), took)
      const [sums] = sql.all<{ all_: number; slow: number; bad: number }>(
        `SELECT count(*) AS all_, coalesce(sum(took > ?), 0) AS slow, coalesce(sum(took > ?), 0) AS bad
         FROM endpoint_answer WHERE host = ?`,
        SLOW.over,
        DROP.over,
        host,
      )
      if (!sums || sums.all_ < ENOUGH) return
      if (sums.bad / sums.all_ > DROP.share) force(host, 'drop')
      else if (sums.slow / sums.all_ > SLOW.share) force(host, 'slow')
    },
  }
}

function hostOf(url: string): string {
  return new URL(url).host
}
