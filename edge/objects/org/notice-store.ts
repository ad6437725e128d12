/**
 * @module
 * The queue of notices to the CRM's team, in SQL. A row that is done stays without a time, so that the same
 * wish is told once.
 */
import type { NoticeQueue } from '../../ports/crm-notices.ts'
import type { Sql } from '../sql.ts'

type Row = { id: string; body: string; attempts: number; due_at: number }

export function openNoticeStore(sql: Sql): NoticeQueue {
  return {
    add({ id, body, attempts, dueAt }) {
      sql.run(
        'INSERT OR IGNORE INTO notice (id, body, attempts, due_at) VALUES (?, ?, ?, ?)',
        ...[id, body, attempts, dueAt],
      )
    },
    due: (now, limit) =>
      sql
        .all<Row>('SELECT * FROM notice WHERE due_at <= ? ORDER BY due_at LIMIT ?', now, limit)
        .map(({ due_at: dueAt, ...row }) => ({ ...row, dueAt })),
    retry(id, attempts, dueAt) {
      sql.run('UPDATE notice SET attempts = ?, due_at = ? WHERE id = ?', attempts, dueAt, id)
    },
    end(id) {
      sql.run("UPDATE notice SET due_at = NULL, body = '' WHERE id = ?", id)
    },
    nextAt: () =>
      sql.first<{ at: number | null }>('SELECT MIN(due_at) AS at FROM notice')?.at ?? null,
  }
}
