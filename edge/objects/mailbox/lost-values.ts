/**
 * @module
 * Rows of long values that lost a conflict: apart from the activity list, which shows their beginning and is
 * read by the page, and whole, since a person may want them back (SYN-1).
 */
import { ROW_LETTERS } from '../../ports/mailbox-store.ts'
import type { LoggedEntry } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'

/** Beyond this a page of 200 entries would grow past what one answer should hold. */
const IN_THE_LIST = 2_000

/** PERSISTED SHAPE: an entry as it stands in its row. */
export type KeptEntry = LoggedEntry & { readonly lostValue?: number }

export type LostValues = {
  /** The entry as it goes to the list; its long value has a row of its own. */
  readonly apart: (entry: LoggedEntry, at: number) => KeptEntry
  readonly whole: (entry: KeptEntry) => string | null
  readonly prune: (before: number) => void
}

export function lostValueRows(sql: Sql): LostValues {
  return {
    apart(entry, at) {
      const { detail } = entry
      if (entry.kind !== 'conflict' || detail === null || detail.length <= IN_THE_LIST) return entry
      if (detail.length > ROW_LETTERS) return { ...entry, detail: null }
      sql.run('INSERT INTO lost_value (at, value) VALUES (?, ?)', at, detail)
      const row = sql.first<{ id: number }>('SELECT last_insert_rowid() AS id')
      return { ...entry, detail: null, ...(row && { lostValue: row.id }) }
    },
    whole({ detail, lostValue }) {
      if (lostValue === undefined) return detail
      const query = 'SELECT value FROM lost_value WHERE id = ?'
      return sql.first<{ value: string }>(query, lostValue)?.value ?? null
    },
    prune(before) {
      // In the order of time: nothing is looked at beyond the first that stays (OPS-2).
      sql.run(
        'DELETE FROM lost_value WHERE id < coalesce((SELECT id FROM lost_value WHERE at >= ? ORDER BY id LIMIT 1), (SELECT max(id) + 1 FROM lost_value))',
        before,
      )
    },
  }
}
