/**
 * @module
 * The frame's Sql over a Durable Object's SQLite storage.
 */
import type { Sql, SqlValue } from '../frame.ts'

export function durableSql(storage: DurableObjectStorage): Sql {
  let depth = 0
  const exec = (query: string, params: SqlValue[]) =>
    storage.sql.exec(
      query,
      ...params.map((value) => (value instanceof Uint8Array ? bytes(value) : value)),
    )
  return {
    all: <Row>(query: string, ...params: SqlValue[]) =>
      exec(query, params).toArray().map(readable) as Row[],
    run: (query, ...params) => {
      exec(query, params)
    },
    transaction<T>(work: () => T): T {
      if (depth > 0) return work()
      depth += 1
      try {
        return storage.transactionSync(work)
      } finally {
        depth -= 1
      }
    },
  }
}

function bytes(value: Uint8Array): ArrayBuffer {
  return value.slice().buffer
}

/** Blobs come back as ArrayBuffer here and as Uint8Array from node:sqlite. */
function readable(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) {
    if (value instanceof ArrayBuffer) row[name] = new Uint8Array(value)
  }
  return row
}
