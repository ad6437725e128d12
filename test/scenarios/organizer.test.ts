/**
 * @module
 * Scenarios H04, H05: somebody else's meeting in the calendar of a person who syncs. The record is his, whose it is
 * is told once, and no one's rights play a part.
 */
import { expect, it } from 'vitest'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import { ME } from '../simulation/model-crm.ts'
import { recordOf, stage, typedInOutlook, writesOf, writesOfAnotherRun } from './stage.ts'

const time = {
  allDay: false,
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T10:00:00',
  zone: 'Europe/Berlin',
  rule: null,
}

it.each([
  ['H04 unknown to the CRM', 'Ada <ada@customer.example>'],
  ['H05 without rights there', 'Portal <portal@customer.example>'],
])('a meeting of somebody %s is a record of its calendar’s person', async (_, organizer) => {
  const history = await stage({ map: eventMap })
  const item = typedInOutlook(history, { title: 'Review', time, organizer })
  await history.settle()
  expect(recordOf(history, item)).toMatchObject({
    ownerId: ME,
    fields: { title: 'Review', organizer },
  })
  expect(await writesOfAnotherRun(history)).toBe(0)
})

it('H04 the organizer is told when the record is made, and never again', async () => {
  const history = await stage({ map: eventMap })
  const item = typedInOutlook(history, { title: 'Review', time, organizer: 'Ada <ada@c.example>' })
  await history.settle()
  history.crm.edit(recordOf(history, item)?.id ?? '', { organizer: 'ours' }, 'ui')
  history.outlook.edit(item, { organizer: 'Bea <bea@c.example>' })
  const before = writesOf(history)
  await history.settle()
  expect(writesOf(history)).toBe(before)
  history.outlook.edit(item, { title: 'Plan' })
  await history.settle()
  expect(recordOf(history, item)?.fields).toMatchObject({ title: 'Plan', organizer: 'ours' })
  expect(await writesOfAnotherRun(history)).toBe(0)
})
