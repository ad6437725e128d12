/**
 * @module
 * Scenarios K, Q, R: what servers leave out, say twice or change by themselves, and what then must not happen.
 */
import { describe, expect, it } from 'vitest'
import { hearOutlook } from '../../edge/app/mailbox/notices.ts'
import type { History } from '../simulation/history.ts'
import {
  deleteInCrm,
  itemOf,
  recordOf,
  stage,
  typed,
  typedInOutlook,
  writesOf,
  writesOfAnotherRun,
} from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })
const titleOf = (history: History, id: string) => history.crm.records.get(id)?.fields['title']

/** Changes an item as nobody tells: no delta row, no notice. */
function changedUntold(history: History, id: string, title: string): void {
  const item = history.outlook.items.get(id)
  if (item === undefined) throw new Error('no such item')
  item.fields = { ...item.fields, title }
  item.version += 1
}

async function twoOf(given: Parameters<typeof stage>[0] = {}) {
  const history = await stage(given)
  const [a, b] = [typed(history, event('a')), typed(history, event('b'))]
  await history.settle()
  const item = (id: string) => itemOf(history, id)?.id ?? ''
  return { history, a, b, item }
}

describe('delta that does not tell', () => {
  it('K02 a forgotten cursor is never stored as an empty one, and nothing made meanwhile is missed', async () => {
    const { history, a, item } = await twoOf()
    history.outlook.edit(item(a), { title: 'new' })
    history.outlook.notices.splice(0)
    history.outlook.expireDelta()
    history.wait(130_000)
    for (let n = 0; n < 12; n++) {
      await history.slice()
      expect(history.store.stream('calendar').outlookCursor).not.toBe('')
    }
    expect(titleOf(history, a)).toBe('new')
    expect(history.store.stream('calendar').outlookCursor).toEqual(expect.any(String))
  })

  it('K09 K10 what no delta row names is found by the comparison, and at once when a notice does', async () => {
    const { history, a, b, item } = await twoOf()
    changedUntold(history, item(a), 'told')
    changedUntold(history, item(b), 'silent')
    history.outlook.notices.push({ item: item(a), version: 'new' })
    history.ring(false, false)
    await history.slice()
    expect(titleOf(history, a)).toBe('told')
    history.dueForComparison()
    await history.settle()
    expect(titleOf(history, b)).toBe('silent')
    expect(history.crm.records.size).toBe(2)
  })

  it('K11 moved away and back, and delta says "gone" for ever: the comparison takes it in again', async () => {
    const { history, a, item } = await twoOf()
    const id = item(a)
    history.outlook.move(id, 'other')
    await history.settle()
    expect(history.store.linkByCrm('calendar', a)?.state).toBe('detached')
    const moved = history.outlook.items.get(id)
    if (moved !== undefined) moved.box = history.outlook.container?.id ?? ''
    changedUntold(history, id, 'back')
    history.dueForComparison()
    await history.settle()
    expect(history.store.linkByCrm('calendar', a)?.state).toBe('linked')
    expect(titleOf(history, a)).toBe('back')
    expect(history.crm.records.size).toBe(2)
  })
})

describe('servers that change by themselves', () => {
  it('K15 a new version at every read, the same content: nothing is written, and it comes to rest', async () => {
    const { history, a, b, item } = await twoOf()
    const before = writesOf(history)
    const restless = () => {
      history.outlook.touch(item(a))
      history.outlook.touch(item(b))
    }
    history.faults.load(
      [],
      Array.from({ length: 40 }, () => restless),
    )
    await history.settle()
    expect(writesOf(history)).toBe(before)
  })

  it('K15 an edit of the CRM arrives as soon as the versions hold still', async () => {
    const { history, a, item } = await twoOf()
    history.crm.edit(a, { title: 'new' }, 'ui')
    history.faults.load(
      [],
      Array.from({ length: 9 }, () => () => history.outlook.touch(item(a))),
    )
    await history.settle()
    expect(itemOf(history, a)?.fields['title']).toBe('new')
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('Q09 a photo nobody mapped: a new version, no write', async () => {
    const { history, a, item } = await twoOf({ stream: 'contacts' })
    const before = writesOf(history)
    history.outlook.touch(item(a))
    await history.settle()
    expect(writesOf(history)).toBe(before)
  })
})

describe('told by two, merged into one', () => {
  it('R07 a second subscription of ours is not believed, one of ours told twice is one look', async () => {
    const { history, a, item } = await twoOf()
    const clock = { now: () => history.now, random: () => 0.5, uuid: () => 'k' }
    const ears = { store: history.store, clock, member: 'marcus' }
    const secret = history.store.stream('calendar').watch?.secret ?? ''
    const notice = { subscription: 'w', secret, item: item(a), version: 'x', lifecycle: null }
    expect(hearOutlook(ears, 'calendar', [{ ...notice, subscription: 'other' }])).toBe(false)
    expect(history.store.countLooks('calendar')).toBe(0)
    expect(hearOutlook(ears, 'calendar', [notice, notice])).toBe(true)
    expect(history.store.countLooks('calendar')).toBe(1)
  })

  it('Q11 A merged into B in the CRM: A leaves Outlook, B is updated', async () => {
    const { history, a, b, item } = await twoOf({ stream: 'contacts' })
    const before = writesOf(history)
    history.crm.edit(b, { tag: 'both' }, 'ui')
    deleteInCrm(history, a)
    await history.settle()
    expect(writesOf(history) - before).toBe(2)
    expect(history.outlook.living().map(({ id }) => id)).toEqual([item(b)])
    expect(itemOf(history, b)?.fields['tag']).toBe('both')
  })

  it.each(['crm', 'outlook'] as const)(
    'Q11 what was edited since on the side that is deleted from is in the log (%s), where deletion outweighs edits',
    async (edited) => {
      const { history, a, item } = await twoOf({ editBeatsDelete: false })
      if (edited === 'outlook') {
        history.outlook.edit(item(a), { title: 'mine' })
        deleteInCrm(history, a)
      } else {
        history.crm.edit(a, { title: 'mine' }, 'ui')
        history.outlook.remove(item(a))
      }
      await history.settle()
      expect(history.crm.records.size).toBe(1)
      expect(history.outlook.living()).toHaveLength(1)
      expect(history.conflicts()).toContain('mine')
    },
  )
})

describe('K17 a mailbox that moved', () => {
  /** Every item under another id, as a migration or a paste leaves it. @returns how many there are */
  function renamed(history: History, which = history.outlook.living()): number {
    for (const item of which) {
      const uid = history.ledger.outlookUid.get(item.id)
      const id = history.outlook.add(item.fields, item.marker)
      if (uid !== undefined) history.ledger.outlookUid.set(id, uid)
      history.outlook.remove(item.id)
    }
    return which.length
  }

  it.each(['calendar', 'contacts'] as const)(
    'all ids are new: nothing is deleted, nothing is doubled, nobody is asked (%s)',
    async (stream) => {
      const history = await stage({ stream, initial: 30 })
      const before = [...history.crm.records.keys()]
      const writes = writesOf(history)
      expect(renamed(history)).toBe(30)
      history.outlook.expireDelta()
      history.dueForComparison()
      await history.settle()
      expect(history.store.stream(stream)).toMatchObject({ phase: 'live', brake: null })
      expect([...history.crm.records.keys()]).toEqual(before)
      expect(history.outlook.living()).toHaveLength(30)
      expect(writesOf(history)).toBe(writes)
      expect(await writesOfAnotherRun(history)).toBe(0)
    },
  )

  it.each(['calendar', 'contacts'] as const)(
    'moved without our marks, by content: nothing is deleted, nothing is doubled, nobody is asked (%s)',
    async (stream) => {
      const history = await stage({ stream, initial: 30 })
      const before = [...history.crm.records.keys()]
      const writes = writesOf(history)
      for (const item of history.outlook.living()) item.marker = undefined
      expect(renamed(history)).toBe(30)
      history.outlook.notices.splice(0)
      history.outlook.expireDelta()
      history.dueForComparison()
      await history.settle()
      expect(history.store.stream(stream)).toMatchObject({ phase: 'live', brake: null })
      expect([...history.crm.records.keys()]).toEqual(before)
      expect(history.outlook.living()).toHaveLength(30)
      expect(writesOf(history)).toBe(writes)
      expect(await writesOfAnotherRun(history)).toBe(0)
    },
  )

  it('two of the same content, moved without marks: each has its own again; one typed like it is new', async () => {
    const history = await stage()
    const ids = [typed(history, event('same')), typed(history, event('same'))]
    await history.settle()
    for (const item of history.outlook.living()) item.marker = undefined
    renamed(history)
    history.outlook.notices.splice(0)
    history.outlook.expireDelta()
    history.dueForComparison()
    await history.settle()
    expect([...history.crm.records.keys()]).toEqual(ids)
    expect(new Set(ids.map((id) => itemOf(history, id)?.id)).size).toBe(2)
    typedInOutlook(history, event('same'))
    history.dueForComparison()
    await history.settle()
    expect(history.crm.records.size).toBe(3)
  })

  it('half of them told by the list of changes, one with another title: that is a conflict, and told', async () => {
    const history = await stage({ initial: 8 })
    const records = [...history.crm.records.keys()]
    const half = history.outlook.living().slice(0, 4)
    const edited = history.store.linkByOutlook('calendar', half[0]?.id ?? '')?.crmId ?? ''
    renamed(history, half)
    const heir = history.outlook.living().find(({ marker }) => marker === half[0]?.marker)
    history.outlook.edit(heir?.id ?? '', { title: 'mine' })
    await history.settle()
    await history.poll()
    expect([...history.crm.records.keys()]).toEqual(records)
    expect(titleOf(history, edited)).toBe(itemOf(history, edited)?.fields['title'])
    expect(history.conflicts()).toContain('mine')
    expect(history.outlook.living()).toHaveLength(8)
  })

  it('out to another calendar all at once and back under new ids: each record has its one item', async () => {
    const history = await stage({ initial: 30 })
    const records = [...history.crm.records.keys()]
    for (const { id } of history.outlook.living()) history.outlook.move(id, 'other')
    await history.settle()
    renamed(history, history.outlook.elsewhere())
    await history.settle()
    history.dueForComparison()
    await history.settle()
    expect([...history.crm.records.keys()]).toEqual(records)
    expect(records.map((id) => history.store.linkByCrm('calendar', id)?.state)).toEqual(
      records.map(() => 'linked'),
    )
    expect(history.outlook.living()).toHaveLength(30)
  })

  it('the old item cannot be read just then: nothing is decided, and nothing doubled', async () => {
    const { history, a, item } = await twoOf()
    const old = history.outlook.items.get(item(a))
    if (old === undefined) throw new Error('no such item')
    const copy = history.outlook.add(old.fields, old.marker)
    history.outlook.remove(old.id)
    history.faults.load(['ok', 'ok', 'lost-before', 'lost-before'], [])
    await history.settle()
    expect(history.crm.records.size).toBe(2)
    expect(itemOf(history, a)?.id).toBe(copy)
  })

  it('a copy beside its original stays a record of its own', async () => {
    const { history, a, item } = await twoOf()
    const original = history.outlook.items.get(item(a))
    const copy = history.outlook.add(original?.fields ?? {}, original?.marker)
    history.ledger.outlookUid.set(copy, history.ledger.born().uid)
    await history.settle()
    expect(history.crm.records.size).toBe(3)
    expect(itemOf(history, a)?.id).toBe(original?.id)
  })
})

it('typed in Outlook while a server is odd: one record', async () => {
  const history = await stage({ odd: true })
  const id = typedInOutlook(history, event('one'))
  await history.settle()
  expect(recordOf(history, id)?.fields['title']).toBe('one')
  expect(history.crm.records.size).toBe(1)
})
