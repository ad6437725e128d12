/**
 * @module
 * The sandbox's Sql over node:sqlite: what a test (and the in-process sandbox) runs a mailbox on.
 *
 * Does not own: the same over Durable Object storage (demo/microsoft365/platform/durable-sql.ts).
 */
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import type { Sql, SqlValue } from '../../demo/microsoft365/frame.ts'

export function nodeSqlite(file = ':memory:'): Sql {
  const database = new DatabaseSync(file)
  const prepared = new Map<string, StatementSync>()
  const statement = (query: string) => {
    const known = prepared.get(query)
    if (known) return known
    const fresh = database.prepare(query)
    prepared.set(query, fresh)
    return fresh
  }
  let depth = 0
  return {
    all: <Row>(query: string, ...params: SqlValue[]) => statement(query).all(...params) as Row[],
    run: (query, ...params) => {
      statement(query).run(...params)
    },
    transaction<T>(work: () => T): T {
      if (depth > 0) return work()
      database.exec('BEGIN')
      depth += 1
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      } finally {
        depth -= 1
      }
    },
  }
}
