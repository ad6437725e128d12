/**
 * @module
 * Scenario D12: a meeting its organizer cancelled. It is closed in the CRM, and stays there when its copy goes.
 */
import { describe, expect, it } from 'vitest'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import type { Fields } from '../../edge/domain/record.ts'
import { explain } from '../../edge/app/mailbox/explain.ts'
import { contextOf } from '../simulation/context.ts'
import type { History } from '../simulation/history.ts'
import { deleteInOutlook, itemOf, stage, typed, writesOf, writesOfAnotherRun } from './stage.ts'

const meeting: Fields = {
  title: 'Review',
  time: {
    allDay: false,
    start: '2026-12-01T09:00:00',
    end: '2026-12-01T10:00:00',
    zone: 'Europe/Berlin',
    rule: null,
  },
  status: 'confirmed',
}

async function cancelled() {
  const history = await stage({ map: eventMap })
  const id = typed(history, meeting)
  await history.settle()
  // The CRM's word never goes to Outlook.
  expect(itemOf(history, id)?.fields).not.toHaveProperty('status')
  const item = itemOf(history, id)?.id ?? ''
  const before = history.outlook.writes
  history.outlook.edit(item, { status: 'cancelled', title: 'Cancel' })
  await history.settle()
  const told = () => history.store.activity('calendar', { before: null, limit: 50 }).entries
  return { history, id, item, before, told }
}

const recordOf = (history: History, id: string) => history.crm.records.get(id)?.fields

describe('D12 cancelled by its organizer', () => {
  it('is closed in the CRM and told, and nothing goes to Outlook that could mail anybody', async () => {
    const { history, id, before, told } = await cancelled()
    expect(recordOf(history, id)).toMatchObject({ status: 'cancelled', title: 'Cancel' })
    expect(told()[0]).toMatchObject({ kind: 'updated', side: 'crm', fields: ['title', 'status'] })
    expect(history.outlook.writes).toBe(before)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it.each([
    ['and nobody touched it since', null],
    ['and it was edited in the CRM meanwhile', { title: 'Ours' }],
  ])(
    'its copy removed from the calendar, %s: the record stays, and none is made anew',
    async (_, edit) => {
      const { history, id, item } = await cancelled()
      if (edit !== null) history.crm.edit(id, edit, 'ui')
      deleteInOutlook(history, item)
      await history.settle()
      expect([...history.crm.records.keys()]).toEqual([id])
      expect(recordOf(history, id)).toMatchObject({ status: 'cancelled' })
      expect(history.outlook.living()).toEqual([])
      const writes = writesOf(history)
      expect(await writesOfAnotherRun(history)).toBe(0)
      history.crm.edit(id, { title: 'Notes' }, 'ui')
      await history.settle()
      expect(writesOf(history)).toBe(writes)
      const clock = { now: () => history.now, random: () => 0.5, uuid: () => 'k' }
      const why = await explain(contextOf(history, clock), 'calendar', 'crm', id)
      expect(why).toMatchObject({ ok: true, value: { synced: false, code: 'cancelled' } })
    },
  )

  it('held after all: the CRM says so, and it comes to Outlook again', async () => {
    const { history, id, item } = await cancelled()
    deleteInOutlook(history, item)
    await history.settle()
    history.crm.edit(id, { status: 'confirmed' }, 'ui')
    await history.settle()
    expect(history.outlook.living()).toHaveLength(1)
  })

  it('what is not cancelled and removed from the calendar is deleted in the CRM as ever', async () => {
    const history = await stage({ map: eventMap })
    const id = typed(history, meeting)
    await history.settle()
    deleteInOutlook(history, itemOf(history, id)?.id ?? '')
    await history.settle()
    expect(history.crm.records.size).toBe(0)
  })

  it('called off in the CRM alone: Outlook keeps its item, and what Outlook does not say takes nothing back', async () => {
    const history = await stage({ map: eventMap })
    const id = typed(history, meeting)
    await history.settle()
    history.crm.edit(id, { status: 'cancelled' }, 'ui')
    await history.settle()
    history.outlook.edit(itemOf(history, id)?.id ?? '', { title: 'Still?' })
    await history.settle()
    expect(recordOf(history, id)).toMatchObject({ status: 'cancelled', title: 'Still?' })
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})
