/**
 * @module
 * Rows of what we deleted in Outlook, with the version it had: found again with that version, it was never deleted (D09).
 */
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'

export function removedRows(
  sql: Sql,
): Pick<MailboxStore, 'noteRemoved' | 'removedVersion' | 'forgetRemoved' | 'pruneRemoved'> {
  return {
    noteRemoved(stream, outlookId, version, at) {
      sql.run(
        `INSERT INTO removed (stream, outlook_id, version, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (stream, outlook_id) DO UPDATE SET version = excluded.version, at = excluded.at`,
        stream,
        outlookId,
        version,
        at,
      )
    },
    removedVersion: (stream, outlookId) =>
      sql.first<{ version: string }>(
        'SELECT version FROM removed WHERE stream = ? AND outlook_id = ?',
        stream,
        outlookId,
      )?.version ?? null,
    forgetRemoved(stream, outlookId) {
      sql.run('DELETE FROM removed WHERE stream = ? AND outlook_id = ?', stream, outlookId)
    },
    pruneRemoved(stream, before) {
      sql.run(
        `DELETE FROM removed WHERE stream = ? AND at < ? AND outlook_id NOT IN
         (SELECT id FROM parked WHERE stream = ? AND side = 'outlook')`,
        stream,
        before,
        stream,
      )
    },
  }
}
