/**
 * @module
 * Looks: those of the last bells in one row (store-rung.ts), and rows of their own for what finds no room there or
 * waits for its time.
 */
import type { Stream } from '../../domain/record.ts'
import type { Look, MailboxStore } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'
import type { Rung } from './store-rung.ts'

type LookStore = Pick<MailboxStore, 'addLook' | 'looks' | 'dropLook' | 'hasLook' | 'countLooks'>
type LookRow = {
  stream: Stream
  side: Look['side']
  id: string
  both_sides: number
  noticed_at: number
  version: string | null
  rings: number
  due_at: number
}

export function lookRows(sql: Sql, rung: Rung): LookStore {
  const rows = ownRows(sql)
  return {
    hasLook: (stream, side, id) =>
      rows.has(stream, side, id) ||
      rung.all(stream).some((look) => look.side === side && look.id === id),
    countLooks: (stream) => rows.count(stream) + rung.all(stream).length,
    addLook(look) {
      const isPacked = !rows.has(look.stream, look.side, look.id) && rung.add(look)
      if (!isPacked) rows.put(look)
    },
    // Outlook's first: what carries our mark is paired before its record could be made again (I18).
    looks: (stream, limit, dueBy) =>
      [...rung.all(stream), ...rows.list(stream, limit, dueBy ?? Number.MAX_SAFE_INTEGER)]
        .toSorted(inOrder)
        .slice(0, limit),
    dropLook(look) {
      if (!rung.drop(look)) rows.drop(look)
    },
  }
}

const inOrder = (one: Look, other: Look): number =>
  Number(one.side === 'crm') - Number(other.side === 'crm') || (one.id < other.id ? -1 : 1)

/** A second notice of the same id joins the first: earliest time, widest look, a version only if both agree. */
const ring = `INSERT INTO look (stream, side, id, both_sides, noticed_at, version, rings, due_at)
  VALUES (?, ?, ?, ?, ?, ?, 1, ?)
  ON CONFLICT (stream, side, id) DO UPDATE SET
  both_sides = max(both_sides, excluded.both_sides),
  noticed_at = min(noticed_at, excluded.noticed_at), due_at = min(due_at, excluded.due_at),
  version = CASE WHEN version IS excluded.version THEN version END, rings = rings + 1`

const lookOf = (row: LookRow): Look => ({
  stream: row.stream,
  side: row.side,
  id: row.id,
  both: row.both_sides === 1,
  noticedAt: row.noticed_at,
  version: row.version,
  rings: row.rings,
  ...(row.due_at === 0 ? {} : { dueAt: row.due_at }),
})

function ownRows(sql: Sql) {
  return {
    has: (stream: Stream, side: Look['side'], id: string): boolean =>
      sql.first('SELECT 1 FROM look WHERE stream = ? AND side = ? AND id = ?', stream, side, id) !==
      undefined,
    count: (stream: Stream): number =>
      sql.first<{ n: number }>('SELECT count(*) AS n FROM look WHERE stream = ?', stream)?.n ?? 0,
    put({ stream, side, id, both, noticedAt, version, dueAt }: Omit<Look, 'rings'>): void {
      sql.run(ring, stream, side, id, both ? 1 : 0, noticedAt, version, dueAt ?? 0)
    },
    list: (stream: Stream, limit: number, dueBy: number): readonly Look[] =>
      sql
        .all<LookRow>(
          'SELECT * FROM look WHERE stream = ? AND due_at <= ? ORDER BY side DESC, id LIMIT ?',
          stream,
          dueBy,
          limit,
        )
        .map(lookOf),
    drop({ stream, side, id, rings }: Look): void {
      sql.run(
        'DELETE FROM look WHERE stream = ? AND side = ? AND id = ? AND rings = ?',
        stream,
        side,
        id,
        rings,
      )
    },
  }
}
