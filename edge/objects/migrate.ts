/**
 * @module
 * Brings an object's tables to the shape of the code: an append-only list, each step run once.
 *
 * Owns: which steps ran. Refuses, by throwing before anything is touched, when a step that already
 * ran somewhere was edited, reordered or removed: a million objects would disagree about their own past.
 */
import { fingerprint } from '../domain/record.ts'
import type { Sql } from './sql.ts'

export type Migration = {
  /** `001-links`: position and purpose. Never changes once shipped. */
  readonly id: string
  readonly sql: string
  /** Rows that SQL alone cannot make of the old ones. */
  readonly fill?: (sql: Sql) => void
}

type Past = { readonly position: number; readonly id: string; readonly fingerprint: string }

export function migrate(sql: Sql, migrations: readonly Migration[]): void {
  sql.run(
    `CREATE TABLE IF NOT EXISTS migration (
      position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL) STRICT`,
  )
  const past = sql.all<Past>('SELECT position, id, fingerprint FROM migration ORDER BY position')
  for (const step of past) checkStep(step, migrations[step.position])
  for (const [index, step] of migrations.slice(past.length).entries()) {
    sql.transaction(() => {
      sql.run(step.sql)
      step.fill?.(sql)
      sql.run(
        'INSERT INTO migration (position, id, fingerprint) VALUES (?, ?, ?)',
        past.length + index,
        step.id,
        printOf(step),
      )
    })
  }
}

function checkStep(past: Past, now: Migration | undefined): void {
  if (now === undefined) {
    throw new Error(`migration ${past.id} ran here, but this code does not know it`)
  }
  if (now.id !== past.id) {
    throw new Error(`migration ${past.id} ran here, but this code has ${now.id} in its place`)
  }
  if (printOf(now) !== past.fingerprint) {
    throw new Error(`migration ${past.id} was edited after it ran: append a new one instead`)
  }
}

/** Layout of the text is free to change (formatters), its words are not. */
const printOf = (step: Migration) => fingerprint(step.sql.replace(/\s+/g, ' ').trim())
