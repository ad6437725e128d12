/**
 * @module
 * The change feed: ordered, at least once, with tombstones (crm-contract §6.3 "Feed").
 *
 * Owns: sequence numbers, retention, cursors, the wake-up of long polls. Does not own: webhooks, which
 * only say that the feed is worth reading (webhooks.ts). A record's revision is the sequence number of
 * its last change, so it never repeats, not even across a reset.
 */
import { given, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { ChangeType, Crm } from '../platform.ts'
import { readMeta, writeMeta } from './schema.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { revText } from './rows.ts'

/** ≥ 7 days by contract. */
export const RETENTION_MS = 7 * 24 * 3_600_000

export type NewChange = {
  type: ChangeType
  id: string
  op: 'upsert' | 'delete'
  owner?: string | null
  previousOwner?: string | null
  origin?: string
  clientRef?: string | null
  reason?: 'deleted' | 'merged' | 'purged' | 'out-of-scope'
  mergedInto?: string
}

type ChangeRow = {
  seq: number
  type: ChangeType
  id: string
  op: string
  reason: string | null
  merged_into: string | null
  owner: string | null
  previous_owner: string | null
  origin: string | null
  client_ref: string | null
  at: number
}

/** Writes one entry and answers its sequence number. Call inside the transaction of the change. */
export function appendChange(crm: Crm, change: NewChange): number {
  crm.dirty.add(change.type)
  const [row] = crm.sql.all<{ seq: number }>(
    `INSERT INTO change (type, id, op, reason, merged_into, owner, previous_owner, origin, client_ref, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq`,
    change.type,
    change.id,
    change.op,
    change.reason ?? null,
    change.mergedInto ?? null,
    change.owner ?? null,
    change.previousOwner ?? null,
    change.origin ?? null,
    change.clientRef ?? null,
    crm.now(),
  )
  return row!.seq
}

/** Forgets the whole feed; every cursor handed out before answers 410. Answers the revision of what is seeded now. */
export function restartFeed(crm: Crm): number {
  const seq = appendChange(crm, { type: 'schema', id: 'all', op: 'upsert' })
  crm.sql.run('DELETE FROM change')
  writeMeta(crm.sql, 'feed-floor', String(seq))
  return seq
}

export function latestSeq(crm: Crm): number {
  const [row] = crm.sql.all<{ seq: number | null }>('SELECT max(seq) AS seq FROM change')
  return Math.max(row?.seq ?? 0, floorSeq(crm))
}

export type ChangePage = { items: Record<string, unknown>[]; cursor: string; hasMore: boolean }

export function readFeed(
  crm: Crm,
  ask: { cursor?: string; types: readonly string[]; limit: number },
): Answer<ChangePage> {
  dropExpired(crm)
  if (ask.cursor === 'latest') {
    return given({ items: [], cursor: feedCursor(latestSeq(crm)), hasMore: false })
  }
  const from = ask.cursor === undefined ? floorSeq(crm) : parseFeedCursor(ask.cursor)
  if (from === undefined) {
    return refused('validation', {
      errors: [{ pointer: '/query/cursor', code: 'cursor', detail: 'Not a cursor of this feed.' }],
    })
  }
  if (from < floorSeq(crm) || from > latestSeq(crm)) return refused('cursor-expired')
  return given(feedPage(crm, from, ask.types, ask.limit))
}

function feedPage(crm: Crm, from: number, types: readonly string[], limit: number): ChangePage {
  const rows = crm.sql.all<ChangeRow>(
    `SELECT * FROM change WHERE seq > ? AND type IN (SELECT value FROM json_each(?))
     ORDER BY seq LIMIT ?`,
    from,
    JSON.stringify(types),
    limit + 1,
  )
  const page = rows.slice(0, limit)
  const hasMore = rows.length > limit
  const last = hasMore ? page.at(-1)!.seq : latestSeq(crm)
  return { items: page.map(changeJson), cursor: feedCursor(last), hasMore }
}

/** Resolves at the next change, or after `ms`. */
export function nextChange(crm: Crm, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      crm.waiting.delete(done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    crm.waiting.add(done)
  })
}

export function wakeWaiting(crm: Crm): void {
  for (const done of [...crm.waiting]) done()
}

export const feedCursor = (seq: number): string => encodeCursor({ kind: 'feed', seq })

function parseFeedCursor(text: string): number | undefined {
  const value = decodeCursor(text)
  if (value?.['kind'] !== 'feed') return undefined
  const seq = value['seq']
  return typeof seq === 'number' && Number.isSafeInteger(seq) && seq >= 0 ? seq : undefined
}

const floorSeq = (crm: Crm): number => Number(readMeta(crm.sql, 'feed-floor') ?? 0)

/** Oldest first by sequence, so a clock set back can only keep entries longer, never drop new ones. */
function dropExpired(crm: Crm): void {
  const [oldest] = crm.sql.all<{ at: number }>('SELECT at FROM change ORDER BY seq LIMIT 1')
  const limit = crm.now() - RETENTION_MS
  if (oldest === undefined || oldest.at >= limit) return
  crm.sql.transaction(() => {
    const [kept] = crm.sql.all<{ seq: number }>(
      'SELECT seq FROM change WHERE at >= ? ORDER BY seq LIMIT 1',
      limit,
    )
    const floor = kept === undefined ? latestSeq(crm) : kept.seq - 1
    crm.sql.run('DELETE FROM change WHERE seq <= ?', floor)
    writeMeta(crm.sql, 'feed-floor', String(floor))
  })
}

function changeJson(row: ChangeRow): Record<string, unknown> {
  return {
    seq: String(row.seq),
    type: row.type,
    id: row.id,
    op: row.op,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.merged_into === null ? {} : { mergedInto: row.merged_into }),
    rev: revText(row.seq),
    ownerId: row.owner,
    ...(row.previous_owner === null ? {} : { previousOwnerId: row.previous_owner }),
    ...(row.origin === null ? {} : { origin: row.origin }),
    ...(row.client_ref === null ? {} : { clientRef: row.client_ref }),
    at: new Date(row.at).toISOString(),
  }
}
