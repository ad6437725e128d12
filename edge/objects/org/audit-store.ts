/**
 * @module
 * The audit log in SQL: appended and sealed to the entry before in one statement, never changed or removed
 * (the table's triggers refuse it, schema.ts).
 */
import { sha256Now } from '../../adapters/seal.ts'
import { chainStart, sealOf } from '../../domain/people/audit-chain.ts'
import type { PeopleStore, StoredAudit } from '../../ports/people-store.ts'
import type { Sql } from '../sql.ts'

type Row = { readonly id: number; readonly doc: string }
type SealedRow = Row & { readonly previous: string; readonly hash: string }
type End = { readonly id: number; readonly hash: string }

export function openAuditStore(sql: Sql): Pick<PeopleStore, 'note' | 'audit'> {
  return {
    note(entry) {
      sql.transaction(() => {
        const { id: last, hash: previous } = sealedEnd(sql)
        const id = last + 1
        sql.run(
          'INSERT INTO audit (id, doc, previous, hash) VALUES (?, ?, ?, ?)',
          ...[id, JSON.stringify(entry), previous, hashOf(previous, id, entry)],
        )
      })
    },
    audit({ before, limit }) {
      sql.transaction(() => sealedEnd(sql))
      const rows = sql.all<SealedRow>(
        'SELECT id, doc, previous, hash FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?',
        ...[before ?? Number.MAX_SAFE_INTEGER, limit],
      )
      return rows.map(({ doc, ...sealed }) => ({ ...(JSON.parse(doc) as StoredAudit), ...sealed }))
    },
  }
}

/** The last entry, after rows from before the chain were sealed in their order. */
function sealedEnd(sql: Sql): End {
  const last = sql.first<{ id: number; hash: string | null }>(
    'SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1',
  )
  if (last === undefined) return { id: 0, hash: chainStart }
  if (last.hash !== null) return { id: last.id, hash: last.hash }
  // Sealed rows come first: nothing is written behind one that is not.
  const unsealed = sql.all<Row>('SELECT id, doc FROM audit WHERE hash IS NULL ORDER BY id')
  let end: End = { id: 0, hash: chainStart }
  for (const { id, doc } of unsealed) {
    const hash = hashOf(end.hash, id, JSON.parse(doc) as StoredAudit)
    sql.run('UPDATE audit SET previous = ?, hash = ? WHERE id = ?', end.hash, hash, id)
    end = { id, hash }
  }
  return end
}

const hashOf = (previous: string, id: number, entry: StoredAudit): string =>
  sealOf(previous, { ...entry, id, at: new Date(entry.at).toISOString() }, sha256Now)
