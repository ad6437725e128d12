/**
 * @module
 * The part of the Outlook port's suite that only a calendar has: all-day, series, participants.
 */
import { expect, it } from 'vitest'
import type { Fields } from '../../edge/domain/record.ts'
import type { OutlookItem, OutlookWrite } from '../../edge/ports/outlook.ts'
import type { OutlookUnderTest } from './outlook-stage.ts'
import { create, event, idOf, round, staged, value, written } from './outlook-stage.ts'

const series: Fields = {
  ...event('Stand-up'),
  time: {
    allDay: false,
    start: '2026-12-01T09:00:00',
    end: '2026-12-01T09:15:00',
    zone: 'Europe/Berlin',
    rule: 'FREQ=DAILY;COUNT=30',
  },
  exceptions: {
    cancelled: ['2026-12-24T09:00:00'],
    changed: [
      {
        original: '2026-12-02T09:00:00',
        title: 'Stand-up, long',
        start: '2026-12-02T10:00:00',
        end: '2026-12-02T11:00:00',
      },
    ],
  },
}

export function calendarSuite(make: () => Promise<OutlookUnderTest>): void {
  const at = staged('calendar', make)
  const write = (...writes: OutlookWrite[]) => at().port.write('calendar', at().box.id, writes)
  const item = async (id: string): Promise<OutlookItem> => {
    const look = (await value(at().port.read('calendar', at().box.id, [id]))).get(id)
    if (look?.kind !== 'present') throw new Error(`not present: ${JSON.stringify(look)}`)
    return look.item
  }
  const update = async (from: OutlookItem, fields: Fields) =>
    written((await write({ action: 'update', id: from.id, version: from.version, fields }))[0])

  it('never shifts an all-day event', async () => {
    const time = { allDay: true, start: '2026-10-25', end: '2026-10-26', zone: null, rule: null }
    const made = written((await write(create({ ...event('Clocks'), time })))[0])
    expect(made.fields['time']).toEqual(time)
    expect((await item(made.id)).fields['time']).toEqual(time)
  })

  it('keeps a series with its exceptions (CAL-7)', async () => {
    const made = written((await write(create(series)))[0])
    expect(made.fields).toMatchObject({ time: series['time'], exceptions: series['exceptions'] })
    expect((await item(made.id)).fields['exceptions']).toEqual(series['exceptions'])
    expect(await value(at().port.countItems('calendar', at().box.id))).toBe(1)
  })

  it('changes exceptions, and leaves them alone when something else changes', async () => {
    const made = written((await write(create(series)))[0])
    const renamed = await update(made, { location: 'Room 2' })
    expect((await item(renamed.id)).fields['exceptions']).toEqual(series['exceptions'])
    const wanted = {
      cancelled: ['2026-12-24T09:00:00', '2026-12-25T09:00:00'],
      changed: [{ original: '2026-12-03T09:00:00', location: 'Elsewhere' }],
    }
    const changed = await update(await item(made.id), { exceptions: wanted })
    expect(changed.fields['exceptions']).toEqual(wanted)
    expect((await item(made.id)).fields['exceptions']).toEqual(wanted)
  })

  it('keeps exceptions when the whole series moves to another hour', async () => {
    const made = written((await write(create(series)))[0])
    const time = {
      ...(series['time'] as object),
      start: '2026-12-01T11:00:00',
      end: '2026-12-01T11:15:00',
    } as unknown as Fields[string]
    const moved = await update(made, { time: time ?? null })
    expect(moved.fields['time']).toEqual(time)
    expect(moved.fields['exceptions']).toMatchObject({
      cancelled: ['2026-12-24T11:00:00'],
      changed: [{ original: '2026-12-02T11:00:00', title: 'Stand-up, long' }],
    })
  })

  it('keeps exceptions when the whole series moves to another day of the week', async () => {
    const on = (day: string, hour: string) => `2026-12-${day}T${hour}:00:00`
    const time = { ...(series['time'] as object), rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=9' }
    const exceptions = {
      cancelled: [on('08', '09')],
      changed: [{ original: on('15', '09'), title: 'Review' }],
    }
    const made = written((await write(create({ ...series, time, exceptions })))[0])
    const moved = {
      ...time,
      ...{ start: on('03', '14'), end: on('03', '15'), rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=9' },
    }
    const after = await update(made, { time: moved })
    expect(after.fields).toMatchObject({ time: moved })
    expect((await item(after.id)).fields['exceptions']).toEqual({
      cancelled: [on('10', '14')],
      changed: [{ original: on('17', '14'), title: 'Review' }],
    })
  })

  it('speaks of a series as one record in its changes', async () => {
    const made = written((await write(create(series)))[0])
    const first = await round((from) => at().port.changes('calendar', at().box.id, from))
    expect(new Set(first.rows.map(idOf))).toEqual(new Set([made.id]))
    await at().person.update('calendar', made.id, { title: 'Daily' })
    const next = await round(
      (from) => at().port.changes('calendar', at().box.id, from),
      first.cursor,
    )
    expect(new Set(next.rows.map(idOf))).toEqual(new Set([made.id]))
  })

  it('shows participants under the text and takes them back (CAL-8)', async () => {
    const people = ['Ada <ada@example.com>', 'Grace <grace@example.com>']
    const description = { text: 'Agenda\n\n- one\n- two', people }
    const made = written((await write(create({ ...event('Talk'), description })))[0])
    expect(made.fields['description']).toEqual(description)
    const changed = await update(made, { description: { text: 'Agenda', people: [] } })
    expect(changed.fields['description']).toEqual({ text: 'Agenda', people: [] })
  })

  it('keeps exceptions of an all-day series on their days', async () => {
    const time = {
      allDay: true,
      start: '2026-10-20',
      end: '2026-10-21',
      zone: null,
      rule: 'FREQ=DAILY;INTERVAL=3;COUNT=20',
    }
    const exceptions = {
      cancelled: ['2026-10-26'],
      changed: [{ original: '2026-10-29', start: '2026-10-30', end: '2026-10-31', title: 'Moved' }],
    }
    const none = { cancelled: [], changed: [] }
    const made = written((await write(create({ ...event('Shift'), time, exceptions: none })))[0])
    expect(made.fields).toMatchObject({ time, exceptions: none })
    const moved = { original: '2026-10-23', title: 'Late shift' }
    const first = await update(await item(made.id), {
      exceptions: { cancelled: ['2026-10-26'], changed: [moved] },
    })
    expect(first.fields['exceptions']).toEqual({ cancelled: ['2026-10-26'], changed: [moved] })
    const second = await update(first, { exceptions })
    expect((await item(second.id)).fields['exceptions']).toEqual(exceptions)
  })

  it('takes an exception back when it is none any more', async () => {
    const made = written((await write(create(series)))[0])
    const only = { cancelled: ['2026-12-24T09:00:00'], changed: [] }
    const changed = await update(made, { exceptions: only })
    expect(changed.fields['exceptions']).toEqual(only)
    expect(changed.fields['time']).toEqual(series['time'])
  })

  it('turns a single event into a series and back', async () => {
    const made = written((await write(create(event('Once'))))[0])
    const once = made.fields['time'] as object
    const often = { ...once, rule: 'FREQ=DAILY;COUNT=3' } as Fields
    const repeated = await update(made, { time: often })
    expect((await item(made.id)).fields['time']).toEqual(often)
    const again = await update(repeated, { time: once as Fields, exceptions: null })
    expect(again.fields).toMatchObject({ time: once, exceptions: null })
    expect(await value(at().port.countItems('calendar', at().box.id))).toBe(1)
  })

  it('refuses what Outlook cannot hold, naming the field', async () => {
    const time = { ...(series['time'] as object), rule: 'FREQ=HOURLY' } as Fields
    const outcomes = await write(create({ ...series, time }), create(event('Good')))
    expect(outcomes[0]).toMatchObject({
      kind: 'failed',
      failure: { kind: 'refused', field: 'time' },
    })
    expect(outcomes[1]?.kind).toBe('written')
  })
}
