/**
 * @module
 * Which record an Outlook item is tied to, in few rows and never lost: sorted away, rolled back, erased, and for
 * the links of before (OPS-2, I3).
 */
import { runInDurableObject } from 'cloudflare:test'
import { beforeEach, expect, it } from 'vitest'
import type { Link } from '../../edge/domain/sync/link.ts'
import { eraseTables } from '../../edge/objects/mailbox/erase-tables.ts'
import { migrations } from '../../edge/objects/mailbox/schema.ts'
import { openMailboxStore } from '../../edge/objects/mailbox/store.ts'
import { migrate } from '../../edge/objects/migrate.ts'
import { openSql } from '../../edge/objects/sql.ts'
import type { Sql } from '../../edge/objects/sql.ts'
import type { MailboxStore } from '../../edge/ports/mailbox-store.ts'
import { plain } from './bindings.ts'

let count = 0
let name = ''

beforeEach(() => {
  name = `v1:outlook-ids:${++count}`
})

const inside = (work: (sql: Sql) => void): Promise<void> =>
  runInDurableObject(plain(name) as never, (_: unknown, { storage }: DurableObjectState) =>
    work(openSql(storage)),
  )

function opened(sql: Sql): MailboxStore {
  migrate(sql, migrations)
  return openMailboxStore(sql)
}

const link = (at: number, outlookId = `item-${at}`): Link => ({
  stream: 'contacts',
  crmId: `c${at}`,
  outlookId,
  base: null,
  crmVersion: '1',
  outlookVersion: 'a',
  state: 'linked',
  ourDelete: null,
})
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index)
const put = (store: MailboxStore, all: readonly number[]) =>
  store.transaction(() => all.forEach((at) => store.putLink(link(at))))
const recordOf = (store: MailboxStore, at: number) =>
  store.linkByOutlook('contacts', `item-${at}`)?.crmId ?? null
const everyRecord = (store: MailboxStore, to: number) =>
  numbers(0, to).map((at) => recordOf(store, at))
const shelves = (sql: Sql) =>
  sql.first<{ n: number }>('SELECT count(*) AS n FROM outlook_id')?.n ?? 0

const MANY = 2_100
const BATCH = 20

it('costs one row for all that a transaction links, and every item finds its record in another life', () =>
  inside((sql) => {
    const store = opened(sql)
    const before = sql.spent().rowsWritten
    for (let at = 0; at < MANY; at += BATCH) put(store, numbers(at, at + BATCH))
    const rows = sql.spent().rowsWritten - before
    // A row a link, one a batch, and sorting away twice.
    expect(rows).toBeLessThanOrEqual(MANY + MANY / BATCH + 2 * 64)
    expect(shelves(sql)).toBe(65)
    const all = numbers(0, MANY).map((at) => `c${at}`)
    expect(everyRecord(store, MANY)).toEqual(all)
    expect(everyRecord(openMailboxStore(sql), MANY)).toEqual(all)
  }))

it('what was dropped, or tied to another item, is found no more', () =>
  inside((sql) => {
    const store = opened(sql)
    put(store, numbers(0, MANY))
    for (const at of [0, 1, MANY - 1]) store.dropLink('contacts', `c${at}`)
    store.putLink(link(2, 'elsewhere'))
    // Held by another record until now.
    store.putLink(link(3, 'item-4'))
    const anew = openMailboxStore(sql)
    for (const one of [store, anew]) {
      expect([0, 1, 2, 3, 4, MANY - 1].map((at) => recordOf(one, at))).toEqual([
        ...[null, null, null, null],
        'c3',
        null,
      ])
      expect(one.linkByOutlook('contacts', 'elsewhere')?.crmId).toBe('c2')
      expect(one.linkByCrm('contacts', 'c4')).toBeNull()
      expect(one.linkByOutlook('calendar', 'elsewhere')).toBeNull()
    }
  }))

it('a transaction that fails leaves all as it was', () =>
  inside((sql) => {
    const store = opened(sql)
    put(store, numbers(0, MANY))
    const fails = () =>
      store.transaction(() => {
        store.dropLink('contacts', 'c0')
        store.dropLink('contacts', `c${MANY - 1}`)
        store.putLink(link(MANY))
        throw new Error('cut off')
      })
    expect(fails).toThrow('cut off')
    expect(recordOf(store, 0)).toBe('c0')
    expect(recordOf(store, MANY - 1)).toBe(`c${MANY - 1}`)
    expect(recordOf(store, MANY)).toBeNull()
  }))

it('nothing erased comes back with what is linked next', () =>
  inside((sql) => {
    const store = opened(sql)
    put(store, numbers(0, MANY))
    eraseTables(sql)
    store.putLink(link(7))
    expect(sql.all('SELECT shelf FROM outlook_id')).toEqual([{ shelf: -1 }])
    expect(sql.first<{ ids: string }>('SELECT ids FROM outlook_id')?.ids).not.toContain('"c6"')
    store.forgetStream('contacts')
    expect(shelves(sql)).toBe(0)
    store.putLink(link(8))
    expect([7, 8].map((at) => recordOf(store, at))).toEqual([null, 'c8'])
  }))

it('an entry is a hint: the link tells', () =>
  inside((sql) => {
    const store = opened(sql)
    put(store, [1, 2])
    const { ids } = sql.first<{ ids: string }>('SELECT ids FROM outlook_id') ?? { ids: '[]' }
    // As if both items had one print.
    const entries = JSON.parse(ids) as [string, string[]][]
    const both = entries.map(([print]) => [print, ['c1', 'c2', 'c3']])
    sql.run('UPDATE outlook_id SET ids = ?', JSON.stringify(both))
    expect([1, 2, 3].map((at) => recordOf(store, at))).toEqual(['c1', 'c2', null])
  }))

it('links of before are found', () =>
  inside((sql) => {
    const before = migrations.findIndex(({ id }) => id === '009-outlook-ids')
    migrate(sql, migrations.slice(0, before))
    for (const at of numbers(0, MANY)) {
      sql.run(
        `INSERT INTO link (stream, crm_id, outlook_id, crm_version, state, shown)
         VALUES ('contacts', ?, ?, '7', 'detached', '{"crm":{}}')`,
        `c${at}`,
        `item-${at}`,
      )
    }
    const store = opened(sql)
    expect(everyRecord(store, MANY)).toEqual(numbers(0, MANY).map((at) => `c${at}`))
    const [one] = [store.linkByCrm('contacts', 'c5')]
    expect(one).toEqual({
      ...link(5),
      crmVersion: '7',
      outlookVersion: null,
      state: 'detached',
      shown: { crm: {} },
    })
  }))
