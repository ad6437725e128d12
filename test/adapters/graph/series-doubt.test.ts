/**
 * @module
 * A series is written in two steps, the master and its occurrences: what is left when the second does not come through.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fields } from '../../../edge/domain/record.ts'
import type { OutlookWrite } from '../../../edge/ports/outlook.ts'
import { create, event, value, written } from '../../contracts/outlook-stage.ts'
import { stageSandbox } from './sandbox-stage.ts'
import type { SandboxStage } from './sandbox-stage.ts'

describe('a series in two steps', () => {
  let outlook: SandboxStage
  let calendar: { id: string }
  beforeEach(async () => {
    outlook = await stageSandbox()
    calendar = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'm'))
  })
  afterEach(() => outlook.sandbox.close())

  const faults = (...rules: object[]) => outlook.control('faults', { rules })
  const writeEvents = (...writes: OutlookWrite[]) =>
    outlook.port.write('calendar', calendar.id, writes)

  it('says which part is refused when an occurrence would jump over its neighbour', async () => {
    const time = {
      allDay: true,
      start: '2026-12-01',
      end: '2026-12-02',
      zone: null,
      rule: 'FREQ=DAILY;COUNT=9',
    }
    const jump = { original: '2026-12-03', start: '2026-12-06', end: '2026-12-07' }
    const fields = { ...event('Shift'), time, exceptions: { cancelled: [], changed: [jump] } }
    expect(await writeEvents(create(fields), create(event('Good')))).toMatchObject([
      {
        kind: 'failed',
        failure: { kind: 'refused', code: 'ErrorOccurrenceCrossingBoundary', field: 'exceptions' },
      },
      { kind: 'written' },
    ])
    // Refused as a whole: no half series is left behind.
    expect(await value(outlook.port.countItems('calendar', calendar.id))).toBe(1)
  })

  it('a series whose exceptions could not be written stays in doubt, and is finished by a replay', async () => {
    const time = { ...(event('S')['time'] as object), rule: 'FREQ=DAILY;COUNT=9' } as Fields
    const exceptions = { cancelled: ['2026-12-03T09:00:00'], changed: [] }
    await faults({ match: { path: '/instances' }, times: 1, action: { status: 503 } })
    const one = create({ ...event('S'), time, exceptions })
    expect(await writeEvents(one)).toMatchObject([{ kind: 'failed', failure: { kind: 'unknown' } }])
    const [again] = await writeEvents({ ...one, replay: true })
    expect(written(again).fields['exceptions']).toEqual(exceptions)
    expect(await value(outlook.port.countItems('calendar', calendar.id))).toBe(1)
  })

  it('a replay leaves alone what a person did to occurrences meanwhile', async () => {
    const time = { ...(event('S')['time'] as object), rule: 'FREQ=DAILY;COUNT=9' } as Fields
    const exceptions = {
      cancelled: ['2026-12-03T09:00:00'],
      changed: [{ original: '2026-12-05T09:00:00', title: 'Wanted' }],
    }
    await faults({ match: { path: '/instances' }, times: 1, action: { status: 503 } })
    const one = create({ ...event('S'), time, exceptions })
    expect(await writeEvents(one)).toMatchObject([{ kind: 'failed', failure: { kind: 'unknown' } }])
    const { value: masters } = (await outlook.graph(
      'GET',
      `/me/calendars/${calendar.id}/events`,
    )) as { value: { id: string }[] }
    const { value: days } = (await outlook.graph(
      'GET',
      `/me/events/${masters[0]?.id}/instances?startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-20T00:00:00Z`,
    )) as { value: { id: string }[] }
    await outlook.graph('PATCH', `/me/events/${days[4]?.id}`, { subject: 'Mine' })
    await outlook.graph('PATCH', `/me/events/${days[6]?.id}`, { subject: 'Also mine' })
    await outlook.graph('DELETE', `/me/events/${days[7]?.id}`)
    const [again] = await writeEvents({ ...one, replay: true })
    expect(written(again).fields['exceptions']).toEqual({
      cancelled: ['2026-12-03T09:00:00', '2026-12-08T09:00:00'],
      changed: [
        { original: '2026-12-05T09:00:00', title: 'Mine' },
        { original: '2026-12-07T09:00:00', title: 'Also mine' },
      ],
    })
  })
})
