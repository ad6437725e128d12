/**
 * @module
 * Scenarios B10, B16, C15, D03, L15, M13, M14, N04: what comes back, answers that are not true, and times
 * at which clocks do something special.
 */
import { describe, expect, it } from 'vitest'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import { NO_TITLE } from '../../edge/domain/calendar/event-values.ts'
import type { Item } from '../simulation/model-mailbox.ts'
import type { History } from '../simulation/history.ts'
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
const titlesInCrm = ({ crm }: History) =>
  [...crm.records.values()].map(({ fields }) => fields['title'])

/** Out of the bin of Outlook: the same item under the same id, a version later. */
function restore({ outlook }: History, item: Item): void {
  outlook.items.set(item.id, item)
  outlook.touch(item.id)
}

async function slices(history: History, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    history.ring(false, false)
    history.rest()
    await history.slice()
  }
}

describe('what comes back', () => {
  it('B16 an item out of the bin, its deletion carried over: a new record of the CRM, once', async () => {
    const history = await stage()
    const id = typedInOutlook(history, event('back'))
    await history.settle()
    const item = history.outlook.items.get(id) as Item
    const before = recordOf(history, id)?.id
    deleteInOutlook(history, id)
    await history.settle()
    expect(history.crm.records.size).toBe(0)
    restore(history, item)
    await history.settle()
    expect(titlesInCrm(history)).toEqual(['back'])
    expect(recordOf(history, id)?.id).not.toBe(before)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('B16 items out of the bin while their deletion is held: approving deletes none of them', async () => {
    const history = await stage({ initial: 12 })
    const items = history.outlook.living()
    const before = [...history.crm.records.keys()]
    for (const { id } of items) deleteInOutlook(history, id)
    await slices(history, 10)
    expect(history.store.stream('calendar').phase).toBe('paused')
    for (const item of items) restore(history, item)
    await slices(history, 3)
    history.decide('apply')
    await history.settle()
    expect([...history.crm.records.keys()]).toEqual(before)
    expect(history.outlook.living()).toHaveLength(12)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('D03 a record archived in the CRM and taken out again: out of Outlook, and made there anew', async () => {
    const history = await stage({ initial: 3 })
    const record = history.crm.records.get('c1')
    if (record === undefined) throw new Error('no record')
    const old = itemOf(history, 'c1')?.id ?? ''
    deleteInCrm(history, 'c1')
    await history.settle()
    expect(history.outlook.items.has(old)).toBe(false)
    expect(history.outlook.living()).toHaveLength(2)
    history.crm.records.set('c1', record)
    history.crm.edit('c1', {}, 'ui')
    await history.settle()
    expect(itemOf(history, 'c1')?.fields['note']).toBeDefined()
    expect(itemOf(history, 'c1')?.id).not.toBe(old)
    expect(history.outlook.living()).toHaveLength(3)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})

describe('values one side lacks', () => {
  it('B10 an event without subject: named in the CRM, never named in Outlook', async () => {
    const history = await stage({ map: eventMap })
    const time = {
      allDay: false,
      start: '2026-12-01T09:00:00',
      end: '2026-12-01T10:00:00',
      zone: 'Europe/Berlin',
      rule: null,
    }
    const id = typedInOutlook(history, { title: '', time, location: 'Room 0' })
    await history.settle()
    expect(titlesInCrm(history)).toEqual([NO_TITLE])
    const written = history.outlook.writes
    expect(await writesOfAnotherRun(history)).toBe(0)
    history.outlook.edit(id, { location: 'Room 1' })
    await history.settle()
    expect(recordOf(history, id)?.fields).toMatchObject({ title: NO_TITLE, location: 'Room 1' })
    expect(history.outlook.items.get(id)?.fields['title']).toBe('')
    expect(history.outlook.writes).toBe(written)
  })

  it('C15 a record closed in the CRM is no record deleted: what is not mapped moves nothing', async () => {
    const history = await stage({ initial: 2 })
    const before = writesOf(history)
    history.crm.edit('c1', { status: 'closed' }, 'ui')
    await history.settle()
    expect(writesOf(history)).toBe(before)
    expect(itemOf(history, 'c1')).toBeDefined()
  })
})

describe('answers that are not true', () => {
  it('M14 a listing that fails is no empty listing: nothing is taken for deleted', async () => {
    for (const fault of ['later', 'lost-before', 'lost-after'] as const) {
      const history = await stage({ initial: 6 })
      const before = writesOf(history)
      history.outlook.expireDelta()
      for (let n = 0; n < 12; n++) {
        history.dueForComparison()
        history.rest()
        history.faults.load([fault, fault, fault], [])
        await history.slice()
        expect(history.store.doomed('calendar', 10)).toEqual([])
        expect(history.store.countLinks('calendar')).toBe(6)
      }
      await history.settle()
      expect(writesOf(history)).toBe(before)
      expect(history.outlook.living()).toHaveLength(6)
    }
  })

  it('L15 one id answered for two new events: each has an item of its own in the end', async () => {
    const history = await stage()
    const pass = history.outlook.write.bind(history.outlook)
    let isFirst = true
    history.outlook.write = async (stream, box, writes) => {
      const creates = writes.filter(({ action }) => action === 'create').length
      if (!isFirst || creates < 2) return pass(stream, box, writes)
      isFirst = false
      const [one, ...rest] = await pass(stream, box, writes.slice(0, 1))
      return one === undefined ? [] : [one, one, ...rest].slice(0, writes.length)
    }
    const ids = [typed(history, event('one')), typed(history, event('two'))]
    await history.settle()
    history.dueForComparison()
    await history.settle()
    expect(isFirst).toBe(false)
    expect(ids.map((id) => itemOf(history, id)?.fields['title'])).toEqual(['one', 'two'])
    expect(history.crm.records.size).toBe(2)
    expect(history.outlook.living()).toHaveLength(2)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})

describe('times', () => {
  it('M13 cut off at any call of the first sync: no stage is stuck, the next wake goes on', async () => {
    for (let at = 0; at < 12; at++) {
      const history = await stage()
      history.switch(false)
      await history.settle()
      for (let n = 0; n < 6; n++) typed(history, event(`e${n}`))
      history.switch(true)
      history.faults.load([...Array.from({ length: at }, () => 'ok' as const), 'crash-after'], [])
      await history.slice()
      await slices(history, 8)
      expect(history.store.stream('calendar').phase, `call ${at}`).toBe('live')
      expect(history.outlook.living()).toHaveLength(6)
    }
  })

  it('N04 waits are as long at the turn of the year, of summer time and in a leap second', async () => {
    const waits = async (from: number): Promise<readonly number[]> => {
      const history = await stage({ initial: 2 })
      history.wait(from - history.now)
      history.dueForComparison()
      await history.settle()
      history.crm.edit('c1', { title: 'x' }, 'ui')
      const seen: number[] = []
      for (let n = 0; n < 6; n++) {
        history.ring(false, false)
        history.faults.load(['later', 'later', 'later', 'later'], [])
        await history.slice()
        const due = history.store.nextDue('calendar') ?? history.now
        seen.push(due - history.now)
        history.wait(Math.max(0, due - history.now))
      }
      return seen
    }
    const usual = await waits(Date.UTC(2026, 4, 5, 12))
    expect(usual.at(-1)).toBeGreaterThan(usual[0] ?? 0)
    const special = [
      Date.UTC(2026, 11, 31, 22, 53, 18),
      Date.UTC(2026, 2, 29, 0, 59, 50),
      Date.UTC(2026, 9, 25, 0, 59, 50),
      Date.UTC(2016, 11, 31, 23, 59, 59),
    ]
    for (const from of special) expect(await waits(from)).toEqual(usual)
  })
})
