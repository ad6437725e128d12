/**
 * @module
 * Typed rows over a Durable Object's SQLite.
 *
 * Owns: running statements, one synchronous transaction, counting the rows that cost money. Does not
 * own: any table (schema.ts and store.ts of each object).
 */

export type SqlValue = string | number | null | ArrayBuffer

export interface Sql {
  /** All rows of a query. The caller names the row's type and keeps it true to his columns. */
  all<Row>(query: string, ...values: readonly SqlValue[]): Row[]
  first<Row>(query: string, ...values: readonly SqlValue[]): Row | undefined
  /** Runs one or more statements; answers the rows written, index rows included (architecture.md, fact 5). */
  run(query: string, ...values: readonly SqlValue[]): number
  /** All or nothing. The work is synchronous: nothing can come between. May be nested. */
  transaction<Value>(work: () => Value): Value
  /** Rows read and written since this object was loaded: what the benchmark counts. */
  spent(): { readonly rowsRead: number; readonly rowsWritten: number }
}

export function openSql(storage: DurableObjectStorage): Sql {
  let rowsRead = 0
  let rowsWritten = 0
  let depth = 0
  const execute = (query: string, values: readonly SqlValue[]) => {
    const cursor = storage.sql.exec(query, ...values)
    const rows = cursor.toArray()
    rowsRead += cursor.rowsRead
    rowsWritten += cursor.rowsWritten
    return { rows, written: cursor.rowsWritten }
  }
  return {
    all: <Row>(query: string, ...values: readonly SqlValue[]) =>
      execute(query, values).rows as Row[],
    first: <Row>(query: string, ...values: readonly SqlValue[]) =>
      execute(query, values).rows[0] as Row | undefined,
    run: (query, ...values) => execute(query, values).written,
    transaction(work) {
      if (depth > 0) return work()
      depth += 1
      try {
        return storage.transactionSync(work)
      } finally {
        depth -= 1
      }
    },
    spent: () => ({ rowsRead, rowsWritten }),
  }
}
