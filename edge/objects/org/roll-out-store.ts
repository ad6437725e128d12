/**
 * @module
 * Roll-outs in SQL: a row a member, two writes a member in all (architecture.md, fact 5).
 */
import type { RollOutMember } from '../../contract/organization-streams.ts'
import type { RollOutStore, RollOutTarget, StoredRollOut } from '../../ports/roll-out-store.ts'
import type { Sql } from '../sql.ts'
import { settingRows } from './setting-rows.ts'

type Row = { readonly target: string }

export function openRollOutStore(sql: Sql): RollOutStore {
  const settings = settingRows(sql)
  const name = (stream: string) => `roll-out.${stream}`
  return {
    transaction: (work) => sql.transaction(work),
    rollOut: (stream) => settings.read<StoredRollOut>(name(stream)),
    saveRollOut: (rollOut) => settings.write(name(rollOut.stream), rollOut),
    ...targetRows(sql),
    counts(stream) {
      const rows = sql.all<{ result: string | null; n: number }>(
        'SELECT result, COUNT(*) AS n FROM roll_out WHERE stream = ? GROUP BY result',
        stream,
      )
      const done = rows.flatMap(({ result, n }) => (result === null ? [] : [[result, n] as const]))
      const waiting = rows.find(({ result }) => result === null)?.n ?? 0
      const failed = sql.all<{ reason: string; n: number }>(
        `SELECT reason, COUNT(*) AS n FROM roll_out
         WHERE stream = ? AND result = 'failed' AND reason IS NOT NULL GROUP BY reason`,
        stream,
      )
      const reasons = Object.fromEntries(failed.map(({ reason, n }) => [reason, n]))
      return { waiting, by: Object.fromEntries(done), reasons }
    },
    results: (stream, { after, limit }) =>
      sql.all<RollOutMember>(
        `SELECT member, json_extract(target, '$.name') AS name, result, reason FROM roll_out
         WHERE stream = ? AND member > ? AND result IS NOT NULL ORDER BY member LIMIT ?`,
        ...[stream, after, limit],
      ),
  }
}

function targetRows(sql: Sql): Pick<RollOutStore, 'begin' | 'waiting' | 'settle' | 'postpone'> {
  return {
    begin(stream, targets) {
      sql.run('DELETE FROM roll_out WHERE stream = ?', stream)
      for (const target of targets) {
        sql.run(
          'INSERT OR IGNORE INTO roll_out (stream, member, tries, target) VALUES (?, ?, 0, ?)',
          ...[stream, target.member, JSON.stringify(target)],
        )
      }
    },
    waiting: (stream, limit) =>
      sql
        .all<Row>(
          `SELECT target FROM roll_out WHERE stream = ? AND result IS NULL
           ORDER BY tries, member LIMIT ?`,
          ...[stream, limit],
        )
        .map(({ target }) => JSON.parse(target) as RollOutTarget),
    settle(stream, member, result, reason) {
      sql.run(
        'UPDATE roll_out SET result = ?, reason = ? WHERE stream = ? AND member = ?',
        ...[result, reason, stream, member],
      )
    },
    postpone(stream, target) {
      const tries = target.tries + 1
      sql.run(
        'UPDATE roll_out SET tries = ?, target = ? WHERE stream = ? AND member = ?',
        ...[tries, JSON.stringify({ ...target, tries }), stream, target.member],
      )
    },
  }
}
