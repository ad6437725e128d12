/**
 * @module
 * Rows of the activity list: one row holds what one flight did, so that a busy day stays cheap (OPS-2).
 */
import type { ActivityEntry } from '../../contract/sync.ts'
import type { Stream } from '../../domain/record.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'

type ActivityStore = Pick<MailboxStore, 'log' | 'activity' | 'activityEntry' | 'pruneActivity'>
type Row = { id: number; at: number; entries: string }

export function activityRows(sql: Sql): ActivityStore {
  return {
    log(stream, at, entries) {
      if (entries.length === 0) return
      sql.run(
        'INSERT INTO activity (stream, at, entries) VALUES (?, ?, ?)',
        stream,
        at,
        JSON.stringify(entries),
      )
    },
    activity(stream, { before, limit }) {
      const [rowId, index] = position(before)
      const rows = sql.all<Row>(
        'SELECT id, at, entries FROM activity WHERE stream = ? AND id <= ? ORDER BY id DESC LIMIT ?',
        stream,
        rowId,
        // The row of the cursor counts, though all of it may have been shown.
        limit + 2,
      )
      const entries = rows
        .flatMap((row) => entriesOf(row).toReversed())
        .filter(({ id }) => comesBefore(id, rowId, index))
      const page = entries.slice(0, limit)
      return { entries: page, cursor: entries.length > limit ? (page.at(-1)?.id ?? null) : null }
    },
    activityEntry: (stream, id) => entryById(sql, stream, id),
    pruneActivity(before) {
      const oldest = sql.first<{ at: number }>('SELECT at FROM activity ORDER BY id LIMIT 1')
      if (oldest === undefined || oldest.at >= before) return
      sql.run('DELETE FROM activity WHERE at < ?', before)
    },
  }
}

function entryById(sql: Sql, stream: Stream, id: string): ActivityEntry | null {
  const [rowId] = position(id)
  const query = 'SELECT id, at, entries FROM activity WHERE stream = ? AND id = ?'
  const row = sql.first<Row>(query, stream, rowId)
  return row === undefined ? null : (entriesOf(row).find((one) => one.id === id) ?? null)
}

function entriesOf(row: Row): ActivityEntry[] {
  const entries = JSON.parse(row.entries) as Omit<ActivityEntry, 'id' | 'at'>[]
  const at = new Date(row.at).toISOString()
  return entries.map((entry, index) => ({ ...entry, id: `${row.id}.${index}`, at }))
}

/** An entry is named by its row and its place in it. */
function position(id: string | null): readonly [number, number] {
  const [row, index] = (id ?? '').split('.').map(Number)
  return [
    Number.isSafeInteger(row) && id !== null ? (row ?? 0) : Number.MAX_SAFE_INTEGER,
    Number.isSafeInteger(index) ? (index ?? 0) : 0,
  ]
}

function comesBefore(id: string, rowId: number, index: number): boolean {
  const [row, place] = position(id)
  return row < rowId || (row === rowId && place < index)
}
