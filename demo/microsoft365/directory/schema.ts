/**
 * @module
 * Tables of a tenant: people with the columns a query can search, groups and who is in them.
 *
 * `doc` holds the whole Graph object. The `k_…` columns are lower-cased copies: the directory compares without
 * regard to case, and SQLite's own NOCASE knows ASCII only.
 */
import type { Sql } from '../frame.ts'
import type { GraphUser, Person } from './person.ts'

const TABLES = [
  'setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
  `user (id TEXT PRIMARY KEY, upn TEXT NOT NULL, kind TEXT NOT NULL, named INTEGER NOT NULL, mailbox TEXT NOT NULL,
    enabled INTEGER NOT NULL, type TEXT NOT NULL, k_display TEXT NOT NULL, k_given TEXT NOT NULL, k_surname TEXT NOT NULL,
    k_mail TEXT NOT NULL, k_upn TEXT NOT NULL, valid_from INTEGER NOT NULL, policy TEXT, doc TEXT NOT NULL)`,
  'user_word (word TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (word, id)) WITHOUT ROWID',
  'user_change (version INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, members TEXT NOT NULL, removed TEXT, at INTEGER NOT NULL)',
  'photo (id TEXT PRIMARY KEY, data BLOB NOT NULL, etag TEXT NOT NULL)',
  'directory_group (id TEXT PRIMARY KEY, kind TEXT NOT NULL, doc TEXT NOT NULL)',
  'membership (group_id TEXT NOT NULL, member_id TEXT NOT NULL, PRIMARY KEY (group_id, member_id)) WITHOUT ROWID',
]
const INDEXES = ['k_display', 'k_given', 'k_surname', 'k_mail', 'k_upn']

export function createDirectoryTables(sql: Sql): void {
  for (const table of TABLES) {
    const strict = table.endsWith('WITHOUT ROWID') ? ', STRICT' : ' STRICT'
    sql.run(`CREATE TABLE IF NOT EXISTS ${table}${strict}`)
  }
  for (const column of INDEXES)
    sql.run(`CREATE INDEX IF NOT EXISTS user_${column} ON user (${column}, id)`)
  sql.run('CREATE INDEX IF NOT EXISTS membership_member ON membership (member_id)')
}

export function emptyDirectory(sql: Sql): void {
  for (const table of [
    'user',
    'user_word',
    'user_change',
    'photo',
    'directory_group',
    'membership',
  ])
    sql.run(`DELETE FROM ${table}`)
}

/** Many people at once: one JSON parameter, since a Durable Object takes at most 100 bound parameters. */
export function insertPeople(sql: Sql, people: readonly Person[]): void {
  const rows = people.map(({ kind, mailbox, named, user }) => [
    user.id,
    user.userPrincipalName,
    kind,
    named ? 1 : 0,
    mailbox,
    user.accountEnabled ? 1 : 0,
    user.userType,
    ...searchKeys(user),
    JSON.stringify(user),
  ])
  const columns = Array.from({ length: 13 }, (_, at) => `json_extract(value, '$[${at}]')`)
  sql.run(
    `INSERT OR REPLACE INTO user (id, upn, kind, named, mailbox, enabled, type, k_display, k_given, k_surname,
      k_mail, k_upn, doc, valid_from) SELECT ${columns.join(', ')}, 0 FROM json_each(?)`,
    JSON.stringify(rows),
  )
  const words = people.flatMap(({ user }) => displayWords(user).map((word) => [word, user.id]))
  sql.run(
    `INSERT OR IGNORE INTO user_word (word, id)
     SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)`,
    JSON.stringify(words),
  )
}

/** display, given, surname, mail, upn: lower-cased, in the order of the columns. */
export function searchKeys(user: GraphUser): string[] {
  return [
    user.displayName,
    user['givenName'],
    user['surname'],
    user.mail,
    user.userPrincipalName,
  ].map((value) => fold(value))
}

export function fold(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : ''
}

/** The words of a display name that `$search` finds by their beginning (graph-contract §1.1). */
export function displayWords(user: GraphUser): string[] {
  const words = fold(user.displayName)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return [...new Set([...words, fold(user.displayName)])]
}
