/**
 * @module
 * Migrations on a real object: append only, history is not edited.
 */
import { runInDurableObject } from 'cloudflare:test'
import { beforeEach, expect, it } from 'vitest'
import { migrate } from '../../edge/objects/migrate.ts'
import type { Migration } from '../../edge/objects/migrate.ts'
import { openSql } from '../../edge/objects/sql.ts'
import type { Sql } from '../../edge/objects/sql.ts'
import { plain } from './bindings.ts'

const first = { id: '001-a', sql: 'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT' }
const second = {
  id: '002-b',
  sql: 'CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT; INSERT INTO b (id) VALUES (7)',
}

let count = 0
let name = ''

beforeEach(() => {
  name = `v1:migrate:${++count}`
})

const inside = <Answer>(work: (sql: Sql) => Answer): Promise<Answer> =>
  runInDurableObject(plain(name) as never, (_: unknown, state: DurableObjectState) =>
    work(openSql(state.storage)),
  )

const tables = (sql: Sql) =>
  sql
    .all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('a', 'b', 'c') ORDER BY name",
    )
    .map((table) => table.name)

it('runs each step once, later ones when they come', () =>
  inside((sql) => {
    migrate(sql, [first])
    migrate(sql, [first, second])
    migrate(sql, [first, second])
    expect(tables(sql)).toEqual(['a', 'b'])
    expect(sql.all('SELECT id FROM b')).toEqual([{ id: 7 }])
  }))

it('writes nothing when nothing is new', () =>
  inside((sql) => {
    migrate(sql, [first, second])
    const before = sql.spent().rowsWritten
    migrate(sql, [first, second])
    expect(sql.spent().rowsWritten).toBe(before)
  }))

const edits: [string, readonly Migration[], RegExp][] = [
  ['edited', [{ ...first, sql: `${first.sql} -- no` }, second], /001-a was edited/],
  ['renamed', [{ ...first, id: '001-z' }, second], /001-a ran here.*001-z/],
  ['reordered', [second, first], /001-a ran here.*002-b/],
  ['removed', [first], /002-b ran here.*does not know/],
]

it.each(edits)('refuses a history that was %s, before anything is touched', (_, list, words) =>
  inside((sql) => {
    migrate(sql, [first, second])
    const third = { id: '003-c', sql: 'CREATE TABLE c (id INTEGER PRIMARY KEY) STRICT' }
    expect(() => migrate(sql, list.length === 1 ? list : [...list, third])).toThrow(words)
    expect(tables(sql)).toEqual(['a', 'b'])
  }),
)

it('does not mind another layout of the same words', () =>
  inside((sql) => {
    migrate(sql, [first])
    migrate(sql, [{ ...first, sql: '  CREATE TABLE a\n    (id INTEGER PRIMARY KEY) STRICT\n' }])
  }))

it('a step that fails leaves nothing of itself', () =>
  inside((sql) => {
    const broken = {
      id: '002-b',
      sql: 'CREATE TABLE b (id INTEGER) STRICT; INSERT INTO none VALUES (1)',
    }
    expect(() => migrate(sql, [first, broken])).toThrow()
    expect(tables(sql)).toEqual(['a'])
    migrate(sql, [first, second])
    expect(tables(sql)).toEqual(['a', 'b'])
  }))

it('a transaction is all or nothing, nested too', () =>
  inside((sql) => {
    migrate(sql, [first])
    const work = () =>
      sql.transaction(() => {
        sql.run('INSERT INTO a (id) VALUES (1)')
        sql.transaction(() => sql.run('INSERT INTO a (id) VALUES (2)'))
        throw new Error('no')
      })
    expect(work).toThrow('no')
    expect(sql.all('SELECT id FROM a')).toEqual([])
  }))
