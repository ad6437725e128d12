/**
 * @module
 * A19: what was over before it came to Outlook rings for nobody.
 */
import { expect, it } from 'vitest'
import type { Fields } from '../../../edge/domain/record.ts'
import type { OutlookWrite } from '../../../edge/ports/outlook.ts'
import { create, event, value, written } from '../../contracts/outlook-stage.ts'
import { stageSandbox } from './sandbox-stage.ts'

it('A19 what is over is made without a reminder, which Outlook would ring at once', async () => {
  const outlook = await stageSandbox()
  const { id: box } = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'm'))
  const writeEvents = (...writes: OutlookWrite[]) => outlook.port.write('calendar', box, writes)
  const over = event('Over', '2026-09-30')
  const allDay = { allDay: true, start: '2026-09-29', end: '2026-09-30', zone: null, rule: null }
  const series = { ...(over['time'] as object), rule: 'FREQ=DAILY' } as Fields
  const made = await writeEvents(
    ...[over, { ...over, time: allDay }, { ...over, time: series }, event('To come')].map((one) =>
      create(one),
    ),
  )
  expect(made.map((one) => written(one).fields['reminder'])).toEqual([undefined, undefined, 15, 15])
  // What a person sets later is his.
  const { id, version } = written(made[0])
  const update = { action: 'update', id, version, fields: { reminder: 5 } } as const
  expect(written((await writeEvents(update))[0]).fields['reminder']).toBe(5)
  outlook.sandbox.close()
})
