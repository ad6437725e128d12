/**
 * @module
 * Scenarios B, C, D, E: what is made, changed and deleted on either side, also while something fails.
 */
import { describe, expect, it } from 'vitest'
import {
  deleteInCrm,
  deleteInOutlook,
  itemOf,
  recordOf,
  stage,
  typed,
  typedInOutlook,
  writesOf,
  writesOfAnotherRun,
} from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })

describe('create', () => {
  it('B01 one create with a mark, and a base of both sides', async () => {
    const history = await stage()
    const id = typed(history, event('one'))
    await history.settle()
    expect(writesOf(history)).toBe(1)
    expect(itemOf(history, id)?.marker).toMatch(new RegExp(`^${id}\\|`))
    expect(history.store.linkByCrm('calendar', id)?.base).toMatchObject({
      crm: { title: expect.any(String) },
      outlook: { title: expect.any(String) },
    })
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
  it('B06 what is in another calendar is nothing to us', async () => {
    const history = await stage()
    history.outlook.add(event('mine'), undefined, 'elsewhere')
    await history.poll()
    expect(history.crm.records.size).toBe(0)
  })
  it('B14 B15 made and deleted between two looks: nothing is written', async () => {
    const history = await stage()
    deleteInCrm(history, typed(history, event('brief')))
    deleteInOutlook(history, typedInOutlook(history, event('brief')))
    await history.poll()
    expect(writesOf(history)).toBe(0)
  })
  it('B17 L02 L06 the answer of a create is lost: the same again, one item', async () => {
    for (const stream of ['calendar', 'contacts'] as const) {
      const history = await stage({ stream })
      const id = typed(history, event('one'))
      history.ring(false, false)
      history.faults.load(['ok', 'lost-after'], [])
      await history.slice()
      await history.settle()
      expect(history.outlook.living()).toHaveLength(1)
      expect(itemOf(history, id)).toBeDefined()
    }
  })
  it('L01 L02 a crash before or after a create leaves one item', async () => {
    for (const crash of ['crash-before', 'crash-after'] as const) {
      const history = await stage()
      typed(history, event('one'))
      history.ring(false, false)
      history.faults.load(['ok', crash], [])
      expect(await history.slice()).toBe('crashed')
      await history.settle()
      expect(history.outlook.living()).toHaveLength(1)
      expect(await writesOfAnotherRun(history)).toBe(0)
    }
  })
  it('L03 edited in Outlook before the replay: the edit reaches the CRM', async () => {
    const history = await stage()
    const id = typed(history, event('one'))
    history.ring(false, false)
    history.faults.load(['ok', 'crash-after'], [])
    await history.slice()
    history.outlook.edit(history.outlook.living()[0]?.id ?? '', { title: 'theirs' })
    await history.settle()
    expect(history.crm.records.get(id)?.fields['title']).toBe('theirs')
    expect(history.outlook.living()).toHaveLength(1)
  })
  it('B18 O13 Q18 refused by the CRM: parked with its reason, in again once it is mended', async () => {
    const history = await stage()
    const id = typedInOutlook(history, event('badc'))
    typedInOutlook(history, event('good'))
    await history.settle()
    expect(recordOf(history, id)).toBeUndefined()
    expect(history.store.parked('calendar', 'outlook', id)?.detail).toContain('not allowed')
    expect(history.crm.records.size).toBe(1)
    history.outlook.edit(id, { title: 'fine' })
    await history.settle()
    expect(recordOf(history, id)?.fields['title']).toBe('fine')
    expect(history.store.countParked('calendar')).toBe(0)
  })
  it('L11 a copy in Outlook is a record of its own', async () => {
    const history = await stage()
    const id = typed(history, event('one'))
    await history.settle()
    const original = itemOf(history, id)
    const copy = history.outlook.add(original?.fields ?? {}, original?.marker)
    history.ledger.outlookUid.set(copy, history.ledger.born().uid)
    await history.settle()
    expect(history.crm.records.size).toBe(2)
    expect(itemOf(history, id)?.id).toBe(original?.id)
  })
})

describe('update', () => {
  it('C01 C03 C04 L14 one change is one write of one field, however often it is told', async () => {
    const history = await stage()
    const id = typed(history, event('one'))
    await history.settle()
    const before = writesOf(history)
    history.crm.edit(id, { title: 'two' }, 'ui')
    history.ring(false, true)
    await history.settle()
    expect(writesOf(history)).toBe(before + 1)
    history.outlook.edit(itemOf(history, id)?.id ?? '', { title: 'three' })
    history.ring(false, true)
    await history.settle()
    expect(writesOf(history)).toBe(before + 2)
    expect(history.crm.records.get(id)?.fields['title']).toBe('three')
  })
  it('C11 the item is gone when we write: looked at, and taken for the deletion it is', async () => {
    const history = await stage({ editBeatsDelete: false })
    const id = typed(history, event('one'))
    await history.settle()
    deleteInOutlook(history, itemOf(history, id)?.id ?? '')
    history.crm.edit(id, { title: 'two' }, 'ui')
    history.ring(true, false)
    await history.settle()
    expect(history.crm.records.has(id)).toBe(false)
  })
  it('C18 edited again while the first change travels: both arrive', async () => {
    const history = await stage()
    const id = typed(history, event('one'))
    await history.settle()
    history.crm.edit(id, { title: 'two' }, 'ui')
    history.ring(false, false)
    history.faults.load(
      [],
      [() => undefined, () => undefined, () => history.crm.edit(id, { title: 'three' }, 'ui')],
    )
    await history.slice()
    await history.settle()
    expect(itemOf(history, id)?.fields['title']).toBe('three')
  })
  it('N02 N03 late, doubled and unordered notices write nothing', async () => {
    const history = await stage({ initial: 3, odd: true })
    const before = writesOf(history)
    history.wait(600_000)
    history.ring(false, true)
    await history.poll()
    expect(writesOf(history)).toBe(before)
  })
  it('K05 K06 rows told twice, old and late never overwrite what is newer', async () => {
    const history = await stage({ odd: true, stream: 'contacts' })
    const id = typed(history, event('one'))
    await history.settle()
    history.crm.edit(id, { title: 'two' }, 'ui')
    await history.settle()
    await history.poll()
    expect(history.crm.records.get(id)?.fields['title']).toBe('two')
    expect(itemOf(history, id)?.fields['title']).toBe('two')
  })
})

describe('delete', () => {
  it('D01 D02 D05 deleted on one side is deleted on the other, once', async () => {
    const history = await stage()
    const [a, b] = [typed(history, event('a')), typed(history, event('b'))]
    await history.settle()
    const before = writesOf(history)
    deleteInCrm(history, a)
    deleteInOutlook(history, itemOf(history, b)?.id ?? '')
    await history.settle()
    expect([history.crm.records.size, history.outlook.items.size]).toEqual([0, 0])
    expect(writesOf(history)).toBe(before + 2)
    expect(history.store.countLinks('calendar')).toBe(0)
  })
  it('D08 gone already: success', async () => {
    const history = await stage()
    const id = typed(history, event('a'))
    await history.settle()
    deleteInCrm(history, id)
    deleteInOutlook(history, itemOf(history, id)?.id ?? '')
    await history.settle()
    expect(history.store.countLinks('calendar')).toBe(0)
    expect(history.ledger.violations).toEqual([])
  })
  it('D10 I02 our delete arrives, its answer does not, the record comes back: made again, never deleted', async () => {
    const history = await stage()
    const id = typed(history, event('a'))
    await history.settle()
    const story = history.ledger.storyOf('crm', id)
    if (story !== undefined) story.left = true
    history.crm.give(id, 'noah')
    history.ring(false, false)
    history.faults.load(['ok', 'ok', 'lost-after', 'lost-after', 'lost-after'], [])
    await history.slice()
    history.crm.give(id, 'marcus')
    await history.settle()
    expect(history.crm.records.has(id)).toBe(true)
    expect(itemOf(history, id)?.fields['title']).toBe('a')
  })
  it('D16 edited in Outlook a second before our delete: the edit wins', async () => {
    const history = await stage()
    const id = typed(history, event('a'))
    await history.settle()
    const item = itemOf(history, id)?.id ?? ''
    deleteInCrm(history, id)
    history.ring(false, false)
    history.faults.load([], [() => undefined, () => history.outlook.edit(item, { title: 'kept' })])
    await history.slice()
    await history.settle()
    expect(recordOf(history, item)?.fields['title']).toBe('kept')
  })
  it('Q14 moved to another calendar or folder: the CRM keeps it, back again it goes on', async () => {
    const history = await stage({ stream: 'contacts' })
    const id = typed(history, event('a'))
    await history.settle()
    const item = itemOf(history, id)?.id ?? ''
    history.outlook.move(item, 'other')
    await history.settle()
    history.crm.edit(id, { title: 'b' }, 'ui')
    await history.settle()
    expect(history.outlook.items.get(item)?.fields['title']).toBe('a')
    expect(history.crm.records.has(id)).toBe(true)
    history.outlook.move(item, 'ours')
    await history.settle()
    expect(history.outlook.items.get(item)?.fields['title']).toBe('b')
  })
})

describe('both sides', () => {
  it('E12 crash after a conflict was seen: the losing value is in the log', async () => {
    const history = await stage()
    const id = typed(history, event('a'))
    await history.settle()
    history.crm.edit(id, { title: 'ours' }, 'ui')
    history.outlook.edit(itemOf(history, id)?.id ?? '', { title: 'theirs' })
    history.ring(false, false)
    history.faults.load(['ok', 'ok', 'crash-before'], [])
    await history.slice()
    await history.settle()
    expect(itemOf(history, id)?.fields['title']).toBe('ours')
    expect(history.conflicts()).toContain('theirs')
  })
  it('E12 crash before a conflict is carried out, and the winner takes his edit back: the other edit travels', async () => {
    for (const conflict of ['crm', 'outlook'] as const) {
      const history = await stage({ conflict })
      const id = typed(history, event('a'))
      await history.settle()
      const item = itemOf(history, id)?.id ?? ''
      const type = { crm: history.crm, outlook: history.outlook }
      history.crm.edit(id, { title: 'ours' }, 'ui')
      history.outlook.edit(item, { title: 'theirs' })
      history.ring(false, false)
      history.faults.load(['ok', 'ok', 'crash-before'], [])
      expect(await history.slice()).toBe('crashed')
      if (conflict === 'crm') type.crm.edit(id, { title: 'a' }, 'ui')
      else type.outlook.edit(item, { title: 'a' })
      await history.settle()
      const left = conflict === 'crm' ? 'theirs' : 'ours'
      expect(itemOf(history, id)?.fields['title'], conflict).toBe(left)
      expect(history.crm.records.get(id)?.fields['title'], conflict).toBe(left)
      expect(await writesOfAnotherRun(history)).toBe(0)
    }
  })
  it('E13 the loser put back by a person is an ordinary edit', async () => {
    const history = await stage()
    const id = typed(history, event('a'))
    await history.settle()
    history.crm.edit(id, { title: 'ours' }, 'ui')
    history.outlook.edit(itemOf(history, id)?.id ?? '', { title: 'theirs' })
    await history.settle()
    history.crm.edit(id, { title: 'theirs' }, 'ui')
    await history.settle()
    expect(itemOf(history, id)?.fields['title']).toBe('theirs')
  })
  it('E14 many conflicts: one decision each, and then rest', async () => {
    const history = await stage({ initial: 60 })
    for (const id of history.crm.records.keys()) {
      history.crm.edit(id, { title: `o${id}` }, 'ui')
      history.outlook.edit(itemOf(history, id)?.id ?? '', { title: `t${id}` })
    }
    await history.settle()
    expect(history.conflicts()).toHaveLength(60)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})
