/**
 * @module
 * Scenarios J13, L17, X05: what hardly ever happens, and may cost nothing when it does.
 */
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../edge/domain/sync/link.ts'
import type { History } from '../simulation/history.ts'
import { itemOf, stage, typed, typedInOutlook, writesOf, writesOfAnotherRun } from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })

describe('everything looks changed at once', () => {
  async function compareWholly(history: History): Promise<void> {
    const { store, stream } = history
    store.saveStream({ ...store.stream(stream), deepDue: true })
    history.dueForComparison()
    await history.settle()
  }

  it('new versions of all items, as a migration leaves them: not one write', async () => {
    const history = await stage({ initial: 60 })
    const before = writesOf(history)
    for (const { id } of history.outlook.living()) history.outlook.touch(id)
    await compareWholly(history)
    expect(writesOf(history)).toBe(before)
  })
})

describe('X05 an operation under way that a later version wrote', () => {
  it('is not sent: both sides are looked at, and everything goes on', async () => {
    const history = await stage()
    const [a, b] = [typed(history, event('a')), typed(history, event('b'))]
    await history.settle()
    history.crm.edit(a, { title: 'new' }, 'ui')
    history.crm.pending.splice(0)
    const later = {
      action: 'graft',
      side: 'outlook',
      crmId: a,
      outlookId: itemOf(history, a)?.id ?? '',
      key: 'k',
      version: null,
      fields: {},
      sent: {},
      sourceVersion: null,
      label: null,
      noticedAt: history.now,
    }
    history.store.addFlight('calendar', [later as unknown as Operation])
    history.crm.edit(b, { title: 'also' }, 'ui')
    await history.settle()
    expect(history.store.flights('calendar')).toEqual([])
    expect(itemOf(history, a)?.fields['title']).toBe('new')
    expect(itemOf(history, b)?.fields['title']).toBe('also')
    expect(history.outlook.living()).toHaveLength(2)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})

describe('L17 a create half done: the item is there, its mark is not', () => {
  it.each([1, 3])('repeated with its key it is the same item, %i of them', async (count) => {
    const history = await stage()
    const ids = Array.from({ length: count }, (_, n) => typed(history, event(`e${n}`)))
    const unmark = () => {
      for (const item of history.outlook.living()) item.marker = undefined
    }
    for (let calls = 0; calls < 5; calls++) {
      history.ring(false, false)
      history.faults.load(['ok', 'lost-after'], [])
      await history.slice()
      unmark()
      history.wait(130_000)
    }
    await history.settle()
    expect(history.crm.records.size).toBe(count)
    expect(history.outlook.living()).toHaveLength(count)
    expect(ids.every((id) => itemOf(history, id) !== undefined)).toBe(true)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})

it('J13 what a person added in our calendar himself stays in the CRM when he switches off', async () => {
  const history = await stage({ initial: 2 })
  typedInOutlook(history, event('mine'))
  await history.settle()
  history.switch(false)
  await history.settle()
  expect(history.outlook.container).toBeNull()
  expect([...history.crm.records.values()].map(({ fields }) => fields['title'])).toContain('mine')
  expect(history.crm.records.size).toBe(3)
})
