/**
 * @module
 * The tables of one shard: the roll call, and whose each tenant is. No index on `due_by`: the watchdog reads a shard whole every
 * five minutes, which costs less than one more written row at every enrolment (architecture.md, fact 5).
 */
import type { Migration } from '../migrate.ts'

export const directoryMigrations = [
  {
    id: '001-roll-call',
    sql: `CREATE TABLE roll_call (
      kind TEXT NOT NULL, name TEXT NOT NULL, due_by INTEGER NOT NULL,
      PRIMARY KEY (kind, name)) STRICT, WITHOUT ROWID`,
  },
  {
    id: '002-tenants',
    sql: `CREATE TABLE tenant_claim (
      tenant_id TEXT PRIMARY KEY, organization TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  },
] as const satisfies readonly Migration[]
