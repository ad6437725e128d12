/**
 * @module
 * The request log and the mail log of the sandbox (interfaces.md, /sandbox/requests and /sandbox/mail).
 */
import type { SentMail, Sql } from '../frame.ts'
import type { Arrival, Departure } from './controls.ts'

export type LogRow = {
  n: number
  at: string
  method: string
  path: string
  status: number
  user: string | null
  batch?: number
}
type StoredRow = Omit<LogRow, 'batch'> & { batch: number | null }
type MailRow = Omit<SentMail, 'body'> & { body: string | null }

/** Older rows are dropped so that a sandbox left running for weeks stays small. */
const KEPT_ROWS = 200_000

export function makeLog(sql: Sql) {
  sql.run(`CREATE TABLE IF NOT EXISTS request (n INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,
    method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER, user TEXT, batch INTEGER) STRICT`)
  sql.run(`CREATE TABLE IF NOT EXISTS mail (n INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,
    kind TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT) STRICT`)
  return {
    clear(): void {
      sql.run('DELETE FROM request')
      sql.run('DELETE FROM mail')
    },
    arrive({ method, path, batch }: Arrival, at: string): number {
      const [row] = sql.all<{ n: number }>(
        'INSERT INTO request (at, method, path, batch) VALUES (?, ?, ?, ?) RETURNING n',
        at,
        method,
        path,
        batch ?? null,
      )
      const n = row?.n ?? 0
      if (n % 1000 === 0) sql.run('DELETE FROM request WHERE n < ?', n - KEPT_ROWS)
      return n
    },
    depart({ n, status, user }: Departure): void {
      sql.run('UPDATE request SET status = ?, user = ? WHERE n = ?', status, user, n)
    },
    mailed({ at, kind, from, to, subject, body }: SentMail): void {
      sql.run(
        'INSERT INTO mail (at, kind, sender, recipient, subject, body) VALUES (?, ?, ?, ?, ?, ?)',
        at,
        kind,
        from,
        to,
        subject,
        body ?? null,
      )
    },
    /** Calls still running have no status and are not shown yet. */
    requests(since: number): LogRow[] {
      return sql
        .all<StoredRow>(
          'SELECT n, at, method, path, status, user, batch FROM request WHERE n > ? AND status IS NOT NULL ORDER BY n',
          since,
        )
        .map(({ batch, ...row }) => (batch === null ? row : { ...row, batch }))
    },
    mail(to: string | undefined): SentMail[] {
      return sql
        .all<MailRow>(
          `SELECT at, kind, sender AS "from", recipient AS "to", subject, body FROM mail
           WHERE ?1 IS NULL OR recipient = ?1 COLLATE NOCASE ORDER BY n`,
          to ?? null,
        )
        .map(({ body, ...row }) => (body === null ? row : { ...row, body }))
    },
  }
}
