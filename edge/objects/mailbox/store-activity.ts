/**
 * @module
 * Rows of the activity list: one row holds what one flight did, so that a busy day stays cheap (OPS-2).
 */
import { packed } from '../../domain/packed.ts'
import { otherSide } from '../../domain/record.ts'
import type { Side, Stream } from '../../domain/record.ts'
import { ROW_LETTERS } from '../../ports/mailbox-store.ts'
import type { MailboxStore, StoredEntry } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'
import { lostValueRows } from './lost-values.ts'
import type { KeptEntry } from './lost-values.ts'

type ActivityStore = Pick<
  MailboxStore,
  'log' | 'activity' | 'activityEntry' | 'closeQuestion' | 'pruneActivity'
>
type Read = KeptEntry & StoredEntry
type Row = { id: number; at: number; entries: string }

export function activityRows(sql: Sql): ActivityStore {
  const lostValues = lostValueRows(sql)
  return {
    log(stream, at, entries, travelMs = null) {
      for (const row of rowsOf(entries.map((entry) => lostValues.apart(entry, at)))) {
        sql.run(
          'INSERT INTO activity (stream, at, entries, travel_ms) VALUES (?, ?, ?, ?)',
          stream,
          at,
          row,
          travelMs,
        )
      }
    },
    activity: (stream, page) => pageOf(sql, stream, page),
    activityEntry(stream, id) {
      const entry = entryById(sql, stream, id)
      return entry && withoutKeys({ ...entry, detail: lostValues.whole(entry) })
    },
    closeQuestion: (stream, id, winner) => closeQuestion(sql, stream, id, winner),
    pruneActivity(before) {
      lostValues.prune(before)
      // Rows are in the order of time: only the oldest few are looked at, as often as it takes (OPS-2).
      const first = `SELECT id, at FROM activity ORDER BY id LIMIT ${PRUNED_AT_ONCE}`
      for (;;) {
        const oldest = sql.all<Pick<Row, 'id' | 'at'>>(first)
        const last = oldest.findLast(({ at }) => at < before)
        if (last === undefined) return
        sql.run('DELETE FROM activity WHERE id <= ?', last.id)
        if (last.id !== oldest.at(-1)?.id) return
      }
    },
  }
}

const PRUNED_AT_ONCE = 50

/** What people wrote cannot match: quotes within a text are escaped. */
const WITH_QUESTION = ` AND instr(entries, '"question":"open"') > 0`

function pageOf(
  sql: Sql,
  stream: Stream,
  { before, limit, asked = false }: Parameters<MailboxStore['activity']>[1],
): ReturnType<MailboxStore['activity']> {
  const [rowId, index] = position(before)
  const rows = sql.all<Row>(
    `SELECT id, at, entries FROM activity WHERE stream = ? AND id <= ?${asked ? WITH_QUESTION : ''} ORDER BY id DESC LIMIT ?`,
    stream,
    rowId,
    // The row of the cursor counts, though all of it may have been shown.
    limit + 2,
  )
  const entries = rows
    .flatMap((row) => entriesOf(row).toReversed())
    .filter((entry) => !asked || entry.asked !== undefined)
    .filter(({ id }) => comesBefore(id, rowId, index))
  const page = entries.slice(0, limit).map(withoutKeys)
  return { entries: page, cursor: entries.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** As few rows as hold them; what none can hold is told without its detail. */
function rowsOf(entries: readonly KeptEntry[]): string[] {
  const texts = entries.map((entry) => {
    const whole = JSON.stringify(entry)
    return whole.length > ROW_LETTERS ? JSON.stringify({ ...entry, detail: null }) : whole
  })
  const rows = packed(texts, (text) => text.length, { size: ROW_LETTERS })
  return rows.map((row) => `[${row.join(',')}]`)
}

function entryById(sql: Sql, stream: Stream, id: string): Read | null {
  const [rowId] = position(id)
  const query = 'SELECT id, at, entries FROM activity WHERE stream = ? AND id = ?'
  const row = sql.first<Row>(query, stream, rowId)
  return row === undefined ? null : (entriesOf(row).find((one) => one.id === id) ?? null)
}

function closeQuestion(sql: Sql, stream: Stream, id: string, winner: Side): void {
  const [rowId, place] = position(id)
  const query = 'SELECT id, at, entries FROM activity WHERE stream = ? AND id = ?'
  const row = sql.first<Row>(query, stream, rowId)
  if (row === undefined) return
  const entries = (JSON.parse(row.entries) as KeptEntry[]).map((entry, index) =>
    index === place ? answered(entry, winner) : entry,
  )
  sql.run('UPDATE activity SET entries = ? WHERE id = ?', JSON.stringify(entries), row.id)
}

function answered({ asked: _, ...entry }: KeptEntry, winner: Side): KeptEntry {
  const { conflict } = entry
  if (conflict === undefined) return entry
  const [kept, lost] = [conflict[winner], conflict[otherSide(winner)]]
  return { ...entry, conflict: { ...conflict, winner, kept, lost, question: 'closed' } }
}

const withoutKeys = ({ lostValue: _, ...entry }: Read): StoredEntry => entry

function entriesOf(row: Row): Read[] {
  const entries = JSON.parse(row.entries) as KeptEntry[]
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
