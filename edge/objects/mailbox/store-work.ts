/**
 * @module
 * Rows of what is to be done besides looks (store-looks.ts): flights, deletions to be judged, parked records.
 */
import type { Stream } from '../../domain/record.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { Doom, MailboxStore, ParkedRecord } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'
import { lookRows } from './store-looks.ts'
import type { Rung } from './store-rung.ts'

type FlightRow = { id: number; operations: string; due_at: number }
type DoomRow = {
  stream: Stream
  crm_id: string
  side: Doom['side']
  because: Doom['because']
  noticed_at: number
}

type WorkStore = Pick<
  MailboxStore,
  | 'addLook'
  | 'looks'
  | 'dropLook'
  | 'countLooks'
  | 'hasLook'
  | 'addFlight'
  | 'flights'
  | 'dropFlight'
  | 'nextDue'
  | 'doom'
  | 'doomed'
  | 'isDoomed'
  | 'spare'
  | 'countDoomed'
  | 'park'
  | 'parked'
  | 'unpark'
  | 'countParked'
  | 'rearm'
  | 'parkedAfter'
  | 'trouble'
  | 'calm'
  | 'pardon'
>

export function workRows(sql: Sql, rung: Rung): WorkStore {
  const count = (table: 'doom' | 'parked', stream: Stream) =>
    sql.first<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE stream = ?`, stream)?.n ?? 0
  return {
    ...lookRows(sql, rung),
    ...flightRows(sql, rung),
    ...doomRows(sql),
    ...parkedRows(sql),
    ...troubleRows(sql),
    rearm(stream, noticedAt) {
      sql.run(
        `INSERT OR IGNORE INTO look (stream, side, id, both_sides, noticed_at, version, rings)
         SELECT stream, side, id, 1, ?, NULL, 1 FROM parked WHERE stream = ?`,
        noticedAt,
        stream,
      )
      sql.run('DELETE FROM parked WHERE stream = ?', stream)
      sql.run('DELETE FROM trouble WHERE stream = ?', stream)
    },
    countDoomed: (stream) => count('doom', stream),
    countParked: (stream) => count('parked', stream),
  }
}

function flightRows(
  sql: Sql,
  rung: Rung,
): Pick<WorkStore, 'addFlight' | 'flights' | 'dropFlight' | 'nextDue'> {
  const earliest = (table: 'look' | 'flight', stream: Stream) => {
    const due = `SELECT min(due_at) AS at FROM ${table} WHERE stream = ?`
    return sql.first<{ at: number | null }>(due, stream)?.at ?? Number.POSITIVE_INFINITY
  }
  return {
    addFlight(stream, operations, dueAt = 0) {
      const row = sql.first<{ id: number }>(
        'INSERT INTO flight (stream, operations, due_at) VALUES (?, ?, ?) RETURNING id',
        stream,
        JSON.stringify(operations),
        dueAt,
      )
      return row?.id ?? 0
    },
    flights: (stream) =>
      sql
        .all<FlightRow>('SELECT * FROM flight WHERE stream = ? ORDER BY id', stream)
        .map(({ id, operations, due_at: dueAt }) => ({
          id,
          stream,
          operations: JSON.parse(operations) as Operation[],
          ...(dueAt === 0 ? {} : { dueAt }),
        })),
    nextDue(stream) {
      if (rung.all(stream).length > 0) return 0
      const at = Math.min(earliest('look', stream), earliest('flight', stream))
      return Number.isFinite(at) ? at : null
    },
    dropFlight(id) {
      sql.run('DELETE FROM flight WHERE id = ?', id)
    },
  }
}

function doomRows(sql: Sql): Pick<WorkStore, 'doom' | 'doomed' | 'isDoomed' | 'spare'> {
  return {
    doom({ stream, crmId, side, because, noticedAt }) {
      sql.run(
        `INSERT INTO doom (stream, crm_id, side, because, noticed_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (stream, crm_id) DO UPDATE SET side = excluded.side, because = excluded.because
         WHERE side <> excluded.side OR because <> excluded.because`,
        stream,
        crmId,
        side,
        because,
        noticedAt,
      )
    },
    doomed: (stream, limit) =>
      sql
        .all<DoomRow>('SELECT * FROM doom WHERE stream = ? ORDER BY crm_id LIMIT ?', stream, limit)
        .map((row) => ({
          stream: row.stream,
          crmId: row.crm_id,
          side: row.side,
          because: row.because,
          noticedAt: row.noticed_at,
        })),
    isDoomed: (stream, crmId) =>
      sql.first('SELECT 1 FROM doom WHERE stream = ? AND crm_id = ?', stream, crmId) !== undefined,
    spare(stream, crmId) {
      sql.run('DELETE FROM doom WHERE stream = ? AND crm_id = ?', stream, crmId)
    },
  }
}

function parkedRows(sql: Sql): Pick<WorkStore, 'park' | 'parked' | 'unpark' | 'parkedAfter'> {
  return {
    parkedAfter: (stream, after, limit) =>
      sql
        .all<{ record: string }>(
          `SELECT record FROM parked WHERE stream = ? AND (side, id) > (?, ?)
           ORDER BY side, id LIMIT ?`,
          stream,
          after?.side ?? '',
          after?.id ?? '',
          limit,
        )
        .map(({ record }) => JSON.parse(record) as ParkedRecord),
    park(record) {
      sql.run(
        `INSERT INTO parked (stream, side, id, record) VALUES (?, ?, ?, ?)
         ON CONFLICT (stream, side, id) DO UPDATE SET record = excluded.record`,
        record.stream,
        record.side,
        record.id,
        JSON.stringify(record),
      )
    },
    parked(stream, side, id) {
      const row = sql.first<{ record: string }>(
        'SELECT record FROM parked WHERE stream = ? AND side = ? AND id = ?',
        stream,
        side,
        id,
      )
      return row === undefined ? null : (JSON.parse(row.record) as ParkedRecord)
    },
    unpark(stream, side, id) {
      sql.run('DELETE FROM parked WHERE stream = ? AND side = ? AND id = ?', stream, side, id)
    },
  }
}

const DAY_MS = 24 * 3_600_000

function troubleRows(sql: Sql): Pick<WorkStore, 'trouble' | 'calm' | 'pardon'> {
  return {
    trouble(stream, side, id, at) {
      const row = sql.first<{ tries: number }>(
        `INSERT INTO trouble (stream, side, id, tries, at) VALUES (?, ?, ?, 1, ?)
         ON CONFLICT (stream, side, id) DO UPDATE SET
         tries = CASE WHEN excluded.at - at > ${DAY_MS} THEN 1 ELSE tries + 1 END, at = excluded.at
         RETURNING tries`,
        stream,
        side,
        id,
        at,
      )
      return row?.tries ?? 1
    },
    calm(stream, side, id) {
      sql.run('DELETE FROM trouble WHERE stream = ? AND side = ? AND id = ?', stream, side, id)
    },
    pardon(stream, code) {
      sql.run('DELETE FROM trouble WHERE stream = ?', stream)
      sql.run(
        `DELETE FROM parked WHERE stream = ? AND json_extract(record, '$.code') = ?`,
        stream,
        code,
      )
    },
  }
}
