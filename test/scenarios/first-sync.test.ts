/**
 * @module
 * Scenarios A, J, K12: switching on, what enters, switching off, and coming back after a loss.
 */
import { describe, expect, it } from 'vitest'
import { cleared } from '../../edge/app/mailbox/clear.ts'
import { itemOf, stage, typed, typedInOutlook, writesOf, writesOfAnotherRun } from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })
const titles = (items: Iterable<{ fields: { readonly [name: string]: unknown } }>) =>
  [...items].map(({ fields }) => fields['title'])

describe('first sync', () => {
  it("A03 a person's own calendar of that name is left alone", async () => {
    const history = await stage()
    history.switch(false)
    await history.settle()
    const own = history.outlook.makeBox('CRM Calendar', null)
    history.outlook.add(event('mine'), undefined, own.id)
    history.switch(true)
    await history.settle()
    expect(history.outlook.container?.name).toBe('CRM Calendar (2)')
    expect(titles(history.outlook.inBox(own.id))).toEqual(['mine'])
    expect(history.crm.records.size).toBe(0)
  })
  it('A04 future events first, soonest first, then the past ones', async () => {
    const history = await stage({ initial: 7 })
    // In the model even ids lie in the future.
    const order = [...history.outlook.items.values()].map(({ marker }) => marker?.split('|')[0])
    expect(order).toEqual(['c2', 'c4', 'c6', 'c1', 'c3', 'c5', 'c7'])
  })
  it('SYN-8 is told once, with how many records it brought together, and not again by a comparison', async () => {
    const history = await stage({ initial: 7 })
    history.dueForComparison()
    await history.settle()
    const { entries } = history.store.activity('calendar', { before: null, limit: 50 })
    expect(entries).toMatchObject([{ kind: 'state', code: 'first-sync', count: 7 }])
  })
  it('A06 A07 the cap is filled by the first in order, the rest is counted', async () => {
    const history = await stage({ initial: 8, cap: 4 })
    expect(history.outlook.living()).toHaveLength(4)
    expect([2, 4, 6, 8].every((n) => itemOf(history, `c${n}`) !== undefined)).toBe(true)
    expect(history.store.stream('calendar').skipped).toEqual({ 'over-cap': 4 })
  })
  it('A08 a record beyond the cap enters when it is changed', async () => {
    const history = await stage({ initial: 6, cap: 2 })
    expect(itemOf(history, 'c1')).toBeUndefined()
    history.crm.edit('c1', { title: 'moved' }, 'ui')
    await history.settle()
    expect(itemOf(history, 'c1')?.fields['title']).toBe('moved')
    expect(history.outlook.living()).toHaveLength(3)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
  it('A20 only from now on: what is there stays out until somebody changes it, what is new enters', async () => {
    const history = await stage({ initial: 6, cap: 0 })
    expect(history.outlook.living()).toEqual([])
    expect(history.store.stream('calendar')).toMatchObject({
      phase: 'live',
      skipped: { 'over-cap': 6 },
    })
    expect(await writesOfAnotherRun(history)).toBe(0)
    history.crm.edit('c1', { title: 'moved' }, 'ui')
    const made = typed(history, event('made'))
    await history.settle()
    expect(['c1', made].map((id) => itemOf(history, id)?.fields['title'])).toEqual([
      'moved',
      'made',
    ])
    expect(history.outlook.living()).toHaveLength(2)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
  it('A09 A10 imported records stay out until a mass update touches them', async () => {
    const history = await stage()
    const imported = typed(history, event('imp'), true)
    const manual = typed(history, event('man'))
    await history.settle()
    expect(itemOf(history, imported)).toBeUndefined()
    expect(itemOf(history, manual)?.fields['title']).toBe('man')
    history.crm.edit(imported, { title: 'edited' }, 'ui')
    await history.settle()
    expect(itemOf(history, imported)).toBeUndefined()
    history.crm.edit(imported, { title: 'mass' }, 'mass-update')
    await history.settle()
    expect(itemOf(history, imported)?.fields['title']).toBe('mass')
  })
  it('A13 Q10 equal texts never pair two records', async () => {
    const history = await stage()
    typed(history, event('twin'))
    typed(history, event('twin'))
    await history.settle()
    expect(history.outlook.living()).toHaveLength(2)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
  it('A16 what is added in Outlook while the first sync runs is imported once', async () => {
    const history = await stage()
    history.switch(false)
    await history.settle()
    for (let n = 0; n < 9; n++) typed(history, event(`e${n}`))
    history.switch(true)
    const late = () => void typedInOutlook(history, event('late'))
    history.faults.load([], [...Array.from({ length: 7 }, () => () => undefined), late])
    await history.slice()
    await history.poll()
    const found = [...history.crm.records.values()].filter(
      ({ fields }) => fields['title'] === 'late',
    )
    expect(found).toHaveLength(1)
    expect(history.outlook.living()).toHaveLength(10)
  })
  it('A18 F03 I11 H20 what belongs to a colleague is not made in this mailbox', async () => {
    const history = await stage()
    const shared = typed(history, event('hers'))
    history.crm.give(shared, 'noah')
    await history.settle()
    expect(history.outlook.items.size).toBe(0)
  })
  it('A22 switching on twice is one state machine and one container', async () => {
    const history = await stage({ initial: 2 })
    const { epoch } = history.store.stream('calendar')
    history.switch(true)
    history.switch(true)
    await history.settle()
    expect(history.store.stream('calendar').epoch).toBe(epoch)
    expect(history.outlook.boxes.size).toBe(1)
  })
})

describe('off and gone', () => {
  it('B02 B04 J08 off: nothing is sent; on again: everything enters by the first rules', async () => {
    const history = await stage({ initial: 2 })
    history.switch(false)
    await history.settle()
    const before = writesOf(history)
    typed(history, event('idle'))
    await history.settle()
    expect(writesOf(history)).toBe(before)
    history.switch(true)
    await history.settle()
    expect(history.outlook.living()).toHaveLength(3)
  })
  it('J02 removing the container: the answer is lost, it is asked again and done', async () => {
    const history = await stage({ initial: 3 })
    history.switch(false)
    history.faults.load(['ok', 'lost-after'], [])
    await history.slice()
    await history.settle()
    expect(history.store.stream('calendar').phase).toBe('off')
    expect(history.outlook.container).toBeNull()
    expect(history.crm.records.size).toBe(3)
  })
  it('J04 J07 the calendar or folder is deleted in Outlook: off, the CRM whole', async () => {
    for (const stream of ['calendar', 'contacts'] as const) {
      const history = await stage({ initial: 5, stream })
      history.outlook.deleteContainer()
      await history.poll()
      expect(history.store.stream(stream).phase).toBe('off')
      expect(history.store.countLinks(stream)).toBe(0)
      expect(history.crm.records.size).toBe(5)
    }
  })
  it('J10 switched off while throttled: clearing until it is gone, on again only then', async () => {
    const history = await stage({ initial: 2 })
    history.switch(false)
    history.faults.load(['later', 'later', 'later'], [])
    await history.slice()
    history.switch(true)
    expect(history.store.stream('calendar').phase).toBe('clearing')
    await history.settle()
    expect(history.store.stream('calendar').phase).toBe('off')
  })
  it('K12 our store is lost, both sides are not: paired again, nothing doubled, nothing deleted', async () => {
    const history = await stage({ initial: 6 })
    typedInOutlook(history, event('own'))
    await history.settle()
    const [records, items] = [history.crm.records.size, history.outlook.items.size]
    history.loseStore()
    await history.settle()
    expect(history.crm.records.size).toBe(records)
    expect(history.outlook.items.size).toBe(items)
    expect(history.store.countLinks('calendar')).toBe(7)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})

describe('I18 our store is lost, and a copy carries the mark of its original', () => {
  it.each(['first', 'last'])(
    'the copy is met %s: each item has its own record again',
    async (met) => {
      const history = await stage()
      const a = typed(history, event('a'))
      await history.settle()
      const original = itemOf(history, a)
      if (original === undefined) throw new Error('no such item')
      const copy = history.outlook.add({ ...original.fields, title: 'copy' }, original.marker)
      history.ledger.outlookUid.set(copy, history.ledger.born().uid)
      await history.settle()
      const b = history.store.linkByOutlook('calendar', copy)?.crmId ?? ''
      expect(history.crm.records.size).toBe(2)
      // Another id, behind that of the copy, as after a migration: lists are in the order of ids.
      const id = met === 'first' ? 'o9999' : original.id
      history.outlook.items.delete(original.id)
      history.outlook.items.set(id, { ...original, id })
      history.ledger.outlookUid.set(id, history.ledger.crmUid.get(a) ?? '')
      const { stream, store } = history
      store.forgetStream(stream)
      store.saveStream({ ...cleared(store.stream(stream)), phase: 'preparing' })
      const before = writesOf(history)
      await history.settle()
      expect([a, b].map((one) => store.linkByCrm(stream, one)?.outlookId)).toEqual([id, copy])
      expect([a, b].map((one) => history.crm.records.get(one)?.fields['title'])).toEqual([
        'a',
        'copy',
      ])
      expect(history.crm.records.size).toBe(2)
      expect(history.outlook.living()).toHaveLength(2)
      expect(writesOf(history)).toBe(before)
    },
  )
})
