/**
 * @module
 * The edge's Sql over node:sqlite: the mailbox's real store in a simulation, without workerd.
 */
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import type { Sql } from '../../edge/objects/sql.ts'

type Bound = string | number | null

export function edgeSqlite(): Sql & { close(): void } {
  const database = new DatabaseSync(':memory:')
  const prepared = new Map<string, StatementSync>()
  const statement = (query: string) => {
    const known = prepared.get(query)
    if (known) return known
    const fresh = database.prepare(query)
    prepared.set(query, fresh)
    return fresh
  }
  let depth = 0
  let rowsWritten = 0
  return {
    all: <Row>(query: string, ...values: readonly unknown[]) =>
      statement(query).all(...(values as Bound[])) as Row[],
    first: <Row>(query: string, ...values: readonly unknown[]) =>
      statement(query).get(...(values as Bound[])) as Row | undefined,
    run(query, ...values) {
      if (values.length === 0 && query.includes(';')) {
        database.exec(query)
        return 0
      }
      const changes = Number(statement(query).run(...(values as Bound[])).changes)
      rowsWritten += changes
      return changes
    },
    transaction(work) {
      if (depth > 0) return work()
      database.exec('BEGIN')
      depth += 1
      try {
        const value = work()
        database.exec('COMMIT')
        return value
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      } finally {
        depth -= 1
      }
    },
    spent: () => ({ rowsRead: 0, rowsWritten }),
    close: () => database.close(),
  }
}
