/**
 * @module
 * A series without an end, one day of it moved and one cancelled: it travels whole and then nothing is written
 * any more, however often both sides are asked (CAL-3, engine.md I2).
 */
import { afterEach, expect, it } from 'vitest'
import { arm, cutAt } from './fuse.ts'
import { containerId, crmRows, forgetToken, graph, outlookRows } from './sides.ts'
import {
  askBoth,
  close,
  graphRequestCount,
  graphWritesSince,
  open,
  states,
  switchOn,
  toRest,
} from './stage.ts'

afterEach(close)

const subject = 'Without an end'
const zone = 'Europe/Berlin'
const at = (day: string, hour: string) => ({ dateTime: `${day}T${hour}:00:00`, timeZone: zone })
const series = {
  subject,
  start: at('2027-03-01', '09'),
  end: at('2027-03-01', '10'),
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
    range: { type: 'noEnd', startDate: '2027-03-01', recurrenceTimeZone: zone },
  },
}

async function makeSeries(): Promise<void> {
  const path = `calendars/${await containerId('calendar')}/events`
  const { id } = await graph<{ id: string }>(path, { body: series })
  const window = 'startDateTime=2027-03-01T00:00:00Z&endDateTime=2027-04-01T00:00:00Z'
  type Instances = { value: { id: string }[] }
  const { value } = await graph<Instances>(`events/${id}/instances?${window}`)
  const moved = { start: at('2027-03-09', '14'), end: at('2027-03-09', '15') }
  await graph(`events/${value[1]?.id}`, { method: 'PATCH', body: moved })
  await graph(`events/${value[2]?.id}`, { method: 'DELETE' })
}

it.each([null, 2, 4])('comes to rest, cut off at request %s', async (cut) => {
  await open()
  forgetToken()
  arm(null)
  await switchOn()
  await toRest()
  await makeSeries()
  arm(cut === null ? null : { kind: 'mailbox', at: cut, moment: 'after' })
  await askBoth()
  await toRest()
  expect(cutAt() === null).toBe(cut === null)
  const here = (await crmRows('calendar')).filter(({ title }) => title === subject)
  const there = (await outlookRows('calendar')).filter((row) => row['subject'] === subject)
  expect([here.length, there.length]).toEqual([1, 1])
  expect(here[0]?.['recurrence']).toBeTruthy()
  for (const state of await states()) expect(state).toMatchObject({ parked: 0, pending: 0 })
  const since = await graphRequestCount()
  const before = await crmRows('calendar')
  for (let again = 0; again < 2; again++) {
    await askBoth()
    await toRest()
  }
  expect(await graphWritesSince(since)).toEqual([])
  expect(await crmRows('calendar')).toEqual(before)
})
