/**
 * @module
 * Idempotency keys: the same call again gets the same answer (crm-contract §6.3).
 *
 * Owns: remembering answers. Only success is remembered: a refusal changed nothing, so asking again with
 * the same key may well succeed later.
 */
import type { Crm } from '../platform.ts'

/** ≥ 24 h by contract. */
const KEEP_MS = 48 * 3_600_000

export type StoredReply = { status: number; headers: Record<string, string>; body: string | null }
type ReplayRow = { print: string; status: number; headers: string; body: string | null; at: number }

export function findReplay(crm: Crm, key: string): (StoredReply & { print: string }) | undefined {
  const [row] = crm.sql.all<ReplayRow>('SELECT * FROM replay WHERE key = ?', key)
  if (row === undefined || row.at < crm.now() - KEEP_MS) return undefined
  return { ...row, headers: JSON.parse(row.headers) as Record<string, string> }
}

export function keepReplay(crm: Crm, key: string, print: string, reply: StoredReply): void {
  crm.sql.run('DELETE FROM replay WHERE at < ?', crm.now() - KEEP_MS)
  crm.sql.run(
    'INSERT OR REPLACE INTO replay VALUES (?, ?, ?, ?, ?, ?)',
    key,
    print,
    reply.status,
    JSON.stringify(reply.headers),
    reply.body,
    crm.now(),
  )
}
