/**
 * @module
 * Rows of what is to be done: looks, flights, deletions to be judged, parked records.
 */
import type { Stream } from '../../domain/record.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { Doom, Look, MailboxStore, ParkedRecord } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'

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

export function workRows(sql: Sql): WorkStore {
  const count = (table: 'look' | 'doom' | 'parked', stream: Stream) =>
    sql.first<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE stream = ?`, stream)?.n ?? 0
  return {
    ...lookRows(sql),
    ...flightRows(sql),
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
    hasLook: (stream, side, id) =>
      sql.first('SELECT 1 FROM look WHERE stream = ? AND side = ? AND id = ?', stream, side, id) !==
      undefined,
    countLooks: (stream) => count('look', stream),
    countDoomed: (stream) => count('doom', stream),
    countParked: (stream) => count('parked', stream),
  }
}

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

function lookRows(sql: Sql): Pick<WorkStore, 'addLook' | 'looks' | 'dropLook'> {
  return {
    addLook(look) {
      sql.run(
        ring,
        look.stream,
        look.side,
        look.id,
        look.both ? 1 : 0,
        look.noticedAt,
        look.version,
        look.dueAt ?? 0,
      )
    },
    // Outlook's first: what carries our mark is paired before its record could be made again (I18).
    looks: (stream, limit, dueBy) =>
      sql
        .all<LookRow>(
          'SELECT * FROM look WHERE stream = ? AND due_at <= ? ORDER BY side DESC, id LIMIT ?',
          stream,
          dueBy ?? Number.MAX_SAFE_INTEGER,
          limit,
        )
        .map(lookOf),
    dropLook({ stream, side, id, rings }) {
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

function flightRows(sql: Sql): Pick<WorkStore, 'addFlight' | 'flights' | 'dropFlight' | 'nextDue'> {
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
