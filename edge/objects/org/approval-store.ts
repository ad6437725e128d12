/**
 * @module
 * Requests to administrators in SQL: few, and looked for by their id alone.
 */
import type { PeopleStore, StoredApprovalRequest } from '../../ports/people-store.ts'
import type { Sql } from '../sql.ts'

export function openApprovalStore(
  sql: Sql,
): Pick<PeopleStore, 'approvalRequest' | 'saveApprovalRequest'> {
  return {
    approvalRequest(id) {
      const row = sql.first<{ doc: string }>('SELECT doc FROM approval_request WHERE id = ?', id)
      return row === undefined ? null : (JSON.parse(row.doc) as StoredApprovalRequest)
    },
    saveApprovalRequest(request) {
      sql.run(
        `INSERT INTO approval_request (id, doc) VALUES (?, ?)
         ON CONFLICT (id) DO UPDATE SET doc = excluded.doc`,
        ...[request.id, JSON.stringify(request)],
      )
    },
  }
}
