/**
 * @module
 * The CRM's tables.
 *
 * Owns: their shape. Persisted in one Durable Object; `PRAGMA user_version` is not available there, so
 * the version is a row of `meta` and migrations are append-only.
 */
import type { Sql } from '../platform.ts'

const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE record (
      type TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, owner TEXT,
      origin TEXT NOT NULL, origin_ref TEXT, via TEXT NOT NULL, changed_by TEXT, client_ref TEXT,
      created INTEGER NOT NULL, updated INTEGER NOT NULL, starts INTEGER, ends INTEGER,
      deleted INTEGER, body TEXT NOT NULL, PRIMARY KEY (type, id)) STRICT`,
    'CREATE INDEX record_owner ON record (type, owner)',
    `CREATE TABLE change (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, id TEXT NOT NULL, op TEXT NOT NULL,
      reason TEXT, merged_into TEXT, owner TEXT, previous_owner TEXT, origin TEXT,
      client_ref TEXT, at INTEGER NOT NULL) STRICT`,
    `CREATE TABLE ref (
      type TEXT NOT NULL, system TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,
      PRIMARY KEY (type, system, key)) STRICT, WITHOUT ROWID`,
    'CREATE INDEX ref_record ON ref (type, id)',
    `CREATE TABLE person (
      id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, first_name TEXT NOT NULL,
      last_name TEXT NOT NULL, role TEXT NOT NULL, time_zone TEXT NOT NULL, locale TEXT NOT NULL,
      active INTEGER NOT NULL, tid TEXT, oid TEXT, upn TEXT, created INTEGER NOT NULL,
      updated INTEGER NOT NULL, UNIQUE (tid, oid)) STRICT`,
    `CREATE TABLE replay (
      key TEXT PRIMARY KEY, print TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
      body TEXT, at INTEGER NOT NULL) STRICT`,
    `CREATE TABLE token (
      hash TEXT PRIMARY KEY, scopes TEXT NOT NULL, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE webhook (
      id TEXT PRIMARY KEY, url TEXT NOT NULL, types TEXT NOT NULL, secret TEXT NOT NULL,
      old_secret TEXT, old_until INTEGER, state TEXT NOT NULL, created INTEGER NOT NULL,
      pending TEXT NOT NULL, message TEXT, due INTEGER, attempt INTEGER NOT NULL,
      last_sent INTEGER, last_status INTEGER) STRICT`,
    'CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
  ],
]

export function migrate(sql: Sql): void {
  sql.transaction(() => {
    const known = sql.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'meta'`,
    )
    const done = known.length === 0 ? 0 : Number(readMeta(sql, 'schema') ?? 0)
    for (const statements of migrations.slice(done)) for (const text of statements) sql.run(text)
    if (done < migrations.length) writeMeta(sql, 'schema', String(migrations.length))
  })
}

export const readMeta = (sql: Sql, name: string): string | undefined =>
  sql.all<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)[0]?.value

export const writeMeta = (sql: Sql, name: string, value: string): void =>
  sql.run(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  )
