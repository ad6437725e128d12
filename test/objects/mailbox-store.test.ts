/**
 * @module
 * The mailbox's memory over a real object's SQLite: what is kept, and that nothing is written when nothing
 * changed (OPS-2).
 */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Link, Operation } from '../../edge/domain/sync/link.ts'
import { migrate } from '../../edge/objects/migrate.ts'
import { migrations } from '../../edge/objects/mailbox/schema.ts'
import { openMailboxStore } from '../../edge/objects/mailbox/store.ts'
import { openSql } from '../../edge/objects/sql.ts'
import type { MailboxStore } from '../../edge/ports/mailbox-store.ts'
import { plain } from './bindings.ts'

let count = 0
let name = ''

beforeEach(() => {
  name = `v1:store:${++count}`
})

type Written = (work: () => void) => number

const inside = (work: (store: MailboxStore, written: Written) => void): Promise<void> =>
  runInDurableObject(plain(name) as never, (_: unknown, state: DurableObjectState) => {
    const sql = openSql(state.storage)
    migrate(sql, migrations)
    const written: Written = (change) => {
      const before = sql.spent().rowsWritten
      change()
      return sql.spent().rowsWritten - before
    }
    work(openMailboxStore(sql), written)
  })

const link: Link = {
  stream: 'calendar',
  crmId: 'c1',
  outlookId: 'o1',
  base: { crm: { title: 'one' }, outlook: { title: 'one' } },
  crmVersion: '1',
  outlookVersion: 'a',
  state: 'linked',
  ourDelete: null,
}

const look = {
  stream: 'calendar',
  side: 'crm',
  id: 'c1',
  both: false,
  noticedAt: 5,
  version: '1',
} as const

describe('links', () => {
  it('K17 links are found by all that Outlook showed, however many fields that are', () =>
    inside((store) => {
      const many = (last: string) =>
        Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`f${n}`, n < 149 ? 'x' : last]))
      const based = (crmId: string, last: string): Link => {
        const base = { crm: {}, outlook: { 'odd"name': 'q', ...many(last) } }
        return { ...link, crmId, outlookId: `o-${crmId}`, base }
      }
      store.putLink(based('c1', 'y'))
      store.putLink(based('c2', 'z'))
      store.putLink({ ...link, crmId: 'c3', outlookId: 'o-c3', base: null })
      const found = (prints: Readonly<Record<string, string>>) =>
        store.linksAgreed('calendar', prints).map(({ crmId }) => crmId)
      expect(found({ f0: 'x' })).toEqual(['c1', 'c2'])
      expect(found(many('z'))).toEqual(['c2'])
      expect(found({ ...many('z'), 'odd"name': 'other' })).toEqual([])
      expect(found({ f0: 'other' })).toEqual([])
      expect(found({})).toEqual([])
      expect(store.linksAgreed('contacts', many('z'))).toEqual([])
    }))

  it('are found from both sides, after the object was loaded anew too', async () => {
    await inside((store) => store.putLink(link))
    await evictDurableObject(plain(name) as never)
    await inside((store, written) => {
      expect(store.linkByCrm('calendar', 'c1')).toEqual(link)
      expect(store.linkByOutlook('calendar', 'o1')).toEqual(link)
      expect(store.linkByCrm('contacts', 'c1')).toBeNull()
      expect(written(() => store.putLink(link))).toBe(0)
    })
  })

  it('cost one row when a version moves, none when nothing does', () =>
    inside((store, written) => {
      expect(written(() => store.putLink(link))).toBe(2)
      expect(written(() => store.putLink({ ...link }))).toBe(0)
      const moved = { ...link, outlookVersion: 'b', ourDelete: 'outlook' as const }
      expect(written(() => store.putLink(moved))).toBe(1)
      expect(store.linkByCrm('calendar', 'c1')).toEqual(moved)
    }))

  it('an Outlook item has one: the last who was given it', () =>
    inside((store) => {
      store.putLink(link)
      store.putLink({ ...link, crmId: 'c2' })
      expect(store.linkByOutlook('calendar', 'o1')?.crmId).toBe('c2')
      expect(store.linkByCrm('calendar', 'c1')).toBeNull()
      expect(store.countLinks('calendar')).toBe(1)
      store.dropLink('calendar', 'c2')
      expect(store.countLinks('calendar')).toBe(0)
    }))

  it('are gone through in pages', () =>
    inside((store) => {
      for (const id of ['1', '2', '3']) {
        store.putLink({ ...link, crmId: `c${id}`, outlookId: `o${id}` })
      }
      const page = store.linksAfter('calendar', 'c1', 1)
      expect(page.map(({ crmId }) => crmId)).toEqual(['c2'])
    }))
})

describe('looks', () => {
  it('join: the earliest time, the widest look, a version only if both agree', () =>
    inside((store) => {
      store.addLook(look)
      store.addLook({ ...look, both: true, noticedAt: 3, version: '2' })
      const joined = { ...look, both: true, noticedAt: 3, version: null, rings: 2 }
      expect(store.looks('calendar', 10)).toEqual([joined])
      expect(store.countLooks('calendar')).toBe(1)
    }))

  it('that were rung again meanwhile stay', () =>
    inside((store) => {
      store.addLook(look)
      const [seen] = store.looks('calendar', 1)
      store.addLook(look)
      if (seen) store.dropLook(seen)
      expect(store.countLooks('calendar')).toBe(1)
      for (const one of store.looks('calendar', 1)) store.dropLook(one)
      expect(store.countLooks('calendar')).toBe(0)
    }))
})

describe('flights', () => {
  const operation: Operation = {
    action: 'create',
    side: 'outlook',
    crmId: 'c1',
    outlookId: null,
    key: 'k',
    version: null,
    fields: { title: 'one' },
    sent: { title: 'one' },
    sourceVersion: '1',
    label: null,
    noticedAt: 1,
  }

  it('outlive the object, in the order they were boarded', async () => {
    await inside((store) => {
      store.addFlight('calendar', [operation])
      store.addFlight('calendar', [{ ...operation, crmId: 'c2' }])
    })
    await evictDurableObject(plain(name) as never)
    await inside((store) => {
      const flights = store.flights('calendar')
      expect(flights.map(({ operations }) => operations[0]?.crmId)).toEqual(['c1', 'c2'])
      expect(flights[0]?.operations).toEqual([operation])
      expect(store.flights('contacts')).toEqual([])
      store.dropFlight(flights[0]?.id ?? 0)
      expect(store.flights('calendar')).toHaveLength(1)
    })
  })

  it('are not boarded when the transaction fails', () =>
    inside((store) => {
      const work = () =>
        store.transaction(() => {
          store.addFlight('calendar', [operation])
          throw new Error('no')
        })
      expect(work).toThrow('no')
      expect(store.flights('calendar')).toEqual([])
    }))
})

describe('what is kept unless it differs', () => {
  it('the state of a stream, the connection, a deletion to be judged, a record that was let in', () =>
    inside((store, written) => {
      const changes = [
        () => store.saveStream({ ...store.stream('calendar'), phase: 'live', pollAt: 7 }),
        () => store.saveCrmFields([]),
        () => store.rememberEntered('contacts', 'c1'),
        () => {
          const because = 'deleted' as const
          store.doom({ stream: 'calendar', crmId: 'c1', side: 'outlook', because, noticedAt: 1 })
        },
      ]
      for (const change of changes) {
        expect(written(change)).toBe(1)
        expect(written(change)).toBe(0)
      }
      expect(store.stream('calendar')).toMatchObject({ phase: 'live', pollAt: 7 })
      expect(store.hasEntered('contacts', 'c1')).toBe(true)
    }))

  it('the tables are made once', () =>
    inside((_, written) => {
      expect(written(() => undefined)).toBe(0)
    }).then(() =>
      runInDurableObject(plain(name) as never, (_: unknown, { storage }: DurableObjectState) => {
        const sql = openSql(storage)
        migrate(sql, migrations)
        expect(sql.spent().rowsWritten).toBe(0)
      }),
    ))
})

it('forgetting a stream leaves the other one', () =>
  inside((store) => {
    store.putLink(link)
    store.putLink({ ...link, stream: 'contacts' })
    store.addLook(look)
    store.forgetStream('calendar')
    const left = [store.countLinks('calendar'), store.countLooks('calendar')]
    expect([...left, store.countLinks('contacts')]).toEqual([0, 0, 1])
  }))
