/**
 * @module
 * What a bell costs in rows, and that nothing it saves is lost with the object that is forgotten (OPS-2, I17).
 */
import { runInDurableObject } from 'cloudflare:test'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Link } from '../../edge/domain/sync/link.ts'
import { migrate } from '../../edge/objects/migrate.ts'
import { migrations } from '../../edge/objects/mailbox/schema.ts'
import { openMailboxStore } from '../../edge/objects/mailbox/store.ts'
import { openSql } from '../../edge/objects/sql.ts'
import type { MailboxStore, StreamState } from '../../edge/ports/mailbox-store.ts'
import { plain } from './bindings.ts'

let count = 0
let name = ''

beforeEach(() => {
  name = `v1:rows:${++count}`
})

type Means = {
  readonly store: MailboxStore
  readonly written: (work: () => void) => number
  /** The same rows, another life of the object. */
  readonly anew: () => MailboxStore
}

const inside = (work: (means: Means) => void): Promise<void> =>
  runInDurableObject(plain(name) as never, (_: unknown, state: DurableObjectState) => {
    const sql = openSql(state.storage)
    migrate(sql, migrations)
    const written = (change: () => void) => {
      const before = sql.spent().rowsWritten
      change()
      return sql.spent().rowsWritten - before
    }
    work({ store: openMailboxStore(sql), written, anew: () => openMailboxStore(sql) })
  })

const link = (id: string, version: string): Link => ({
  stream: 'calendar',
  crmId: `c${id}`,
  outlookId: `o${id}`,
  base: null,
  crmVersion: version,
  outlookVersion: 'a',
  state: 'linked',
  ourDelete: null,
})
const look = (id: string, version: string | null = '2') =>
  ({ stream: 'calendar', side: 'crm', id: `c${id}`, both: false, noticedAt: 5, version }) as const

const bell = (store: MailboxStore, ...looks: readonly ReturnType<typeof look>[]) =>
  store.transaction(() => looks.forEach((one) => store.addLook(one)))
const idsOf = (store: MailboxStore) => store.looks('calendar', 100).map(({ id }) => id)

describe('looks of a bell', () => {
  it('share one row, and need none when their links have reached what they tell of', () =>
    inside(({ store, written, anew }) => {
      for (const id of ['1', '2']) store.putLink(link(id, '1'))
      expect(written(() => bell(store, look('1'), look('2')))).toBe(1)
      const looks = anew().looks('calendar', 10)
      expect(looks.map(({ id }) => id)).toEqual(['c1', 'c2'])
      const settled = () =>
        store.transaction(() => {
          for (const one of looks) store.dropLook(one)
          for (const id of ['1', '2']) store.putLink(link(id, '2'))
        })
      expect(written(settled)).toBe(2)
      expect(anew().countLooks('calendar')).toBe(0)
      expect(anew().nextDue('calendar')).toBeNull()
      expect(written(() => bell(store, look('1', '3')))).toBe(1)
      expect(idsOf(anew())).toEqual(['c1'])
    }))

  it('stay with a link that has not reached them, and are written out when they are done all the same', () =>
    inside(({ store, written, anew }) => {
      store.putLink(link('1', '1'))
      bell(store, look('1'), look('2', null))
      const [first, second] = store.looks('calendar', 10)
      expect(written(() => second && store.dropLook(second))).toBe(1)
      expect(idsOf(anew())).toEqual(['c1'])
      expect(written(() => first && store.dropLook(first))).toBe(1)
      expect(anew().countLooks('calendar')).toBe(0)
    }))

  it('that are to read both sides are not answered by a version', () =>
    inside(({ store, anew }) => {
      store.putLink(link('1', '2'))
      store.addLook({ ...look('1'), both: true })
      expect(idsOf(anew())).toEqual(['c1'])
      expect(anew().nextDue('calendar')).toBe(0)
    }))

  it('are forgotten with a transaction that fails', () =>
    inside(({ store, anew }) => {
      const work = () =>
        store.transaction(() => {
          store.addLook(look('1'))
          throw new Error('no')
        })
      expect(work).toThrow('no')
      expect([store, anew()].map((one) => one.countLooks('calendar'))).toEqual([0, 0])
    }))

  it('that find no room have rows of their own, in one order with the others', () =>
    inside(({ store, anew }) => {
      const ids = Array.from({ length: 45 }, (_, at) => String(100 + at))
      bell(store, ...ids.map((id) => look(id)))
      store.addLook({ ...look('0'), dueAt: 900 })
      store.addLook({ ...look('100'), noticedAt: 1 })
      store.addLook({ ...look('144'), noticedAt: 1 })
      expect(store.countLooks('calendar')).toBe(46)
      expect(anew().looks('calendar', 100, 10)).toHaveLength(45)
      expect(idsOf(anew())).toEqual(['c0', ...ids.map((id) => `c${id}`)])
      const rung = anew()
        .looks('calendar', 100)
        .filter(({ rings }) => rings === 2)
      expect(rung.map(({ id, noticedAt }) => [id, noticedAt])).toEqual([
        ['c100', 1],
        ['c144', 1],
      ])
      store.forgetStream('calendar')
      expect(anew().countLooks('calendar')).toBe(0)
    }))
})

describe('a state that is noted', () => {
  const live = (store: MailboxStore): StreamState => ({
    ...store.stream('calendar'),
    phase: 'live',
    lastSyncAt: 100,
    outlookCursor: 'one',
  })

  it('costs no row, and is forgotten with the object that noted it', () =>
    inside(({ store, written, anew }) => {
      store.saveStream(live(store))
      const noted = { ...live(store), outlookCursor: 'two', doorbellAt: 7, pollAt: 9 }
      expect(written(() => store.noteStream(noted))).toBe(0)
      expect(store.stream('calendar')).toMatchObject({ outlookCursor: 'two', doorbellAt: 7 })
      expect(anew().stream('calendar')).toMatchObject({ outlookCursor: 'one', doorbellAt: null })
      store.saveStream({ ...store.stream('calendar'), conflicts: 1 })
      expect(anew().stream('calendar')).toMatchObject({ outlookCursor: 'two', conflicts: 1 })
    }))

  it('is written down where anything else differs', () =>
    inside(({ store, written, anew }) => {
      store.saveStream(live(store))
      expect(written(() => store.noteStream({ ...live(store), conflicts: 2 }))).toBe(1)
      expect(written(() => store.noteStream({ ...live(store), pages: 3 }))).toBe(1)
      expect(anew().stream('calendar').pages).toBe(3)
    }))

  it('answers a doorbell that was written down in a row', () =>
    inside(({ store, written, anew }) => {
      store.saveStream({ ...live(store), doorbellAt: 5 })
      expect(written(() => store.noteStream({ ...live(store), doorbellAt: null }))).toBe(1)
      expect(anew().stream('calendar').doorbellAt).toBeNull()
    }))

  it('goes with the row it was noted over', () =>
    inside(({ store, anew }) => {
      store.saveStream(live(store))
      store.noteStream({ ...live(store), outlookCursor: 'two' })
      const other = anew()
      other.saveStream({ ...other.stream('calendar'), phase: 'off', lastSyncAt: null })
      expect(store.stream('calendar')).toMatchObject({ phase: 'off', outlookCursor: 'one' })
    }))

  it('what it told of the last sync is found in the activity again', () =>
    inside(({ store, anew }) => {
      store.saveStream(live(store))
      const entry = { kind: 'updated', side: 'crm', crmId: 'c1', outlookId: 'o1' } as const
      const told = { ...entry, label: null, fields: [], code: null, detail: null }
      store.saveStream({ ...store.stream('contacts'), phase: 'live' })
      store.log('calendar', 300, [told], 40)
      store.log('calendar', 400, [told])
      store.log('contacts', 500, [told], 50)
      const found = { lastSyncAt: 300, lastTravelMs: 40 }
      expect(anew().stream('calendar')).toMatchObject(found)
      expect(anew().stream('contacts').lastSyncAt).toBeNull()
    }))
})
