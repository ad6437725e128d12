/**
 * @module
 * C14: an event at several places keeps them, whatever the CRM says of its location.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fields } from '../../../edge/domain/record.ts'
import type { OutlookWrite } from '../../../edge/ports/outlook.ts'
import { create, event, value, written } from '../../contracts/outlook-stage.ts'
import { stageSandbox } from './sandbox-stage.ts'
import type { SandboxStage } from './sandbox-stage.ts'

const places = [{ displayName: 'Room 1' }, { displayName: 'Room 2' }]

describe('C14 several places', () => {
  let outlook: SandboxStage
  let box: string

  beforeEach(async () => {
    outlook = await stageSandbox()
    box = (await value(outlook.port.ensureContainer('calendar', 'Northwind', 'm'))).id
  })
  afterEach(() => outlook.sandbox.close())

  const write = async (one: OutlookWrite) => (await outlook.port.write('calendar', box, [one]))[0]

  async function made(rest: Fields = {}): Promise<string> {
    const { id } = written(await write(create({ ...event('Tour'), ...rest })))
    await outlook.graph('PATCH', `/me/events/${id}`, { locations: places })
    return id
  }

  const look = async (id: string) => {
    const found = await value(outlook.port.read('calendar', box, [id]))
    const seen = found.get(id)
    if (seen?.kind !== 'present') throw new Error('not there')
    return seen.item
  }
  const namesOf = (row: Record<string, unknown>) =>
    (row['locations'] as { displayName: string }[]).map(({ displayName }) => displayName)

  it.each([true, false])(
    'stay where the rest of the event is written (known: %s)',
    async (known) => {
      const id = await made()
      const version = known ? (await look(id)).version : '*'
      const fields = { title: 'Walk', location: 'Hall' }
      const outcome = await write({ action: 'update', id, version, fields })
      expect(outcome).toMatchObject({
        kind: 'written',
        item: { fields: { title: 'Walk', location: 'Room 1; Room 2' } },
        kept: [{ group: 'location', code: 'several-places' }],
      })
      expect(namesOf(await outlook.graph('GET', `/me/events/${id}`))).toEqual(['Room 1', 'Room 2'])
    },
  )

  it('known from a list and from what changed, without a read; the change key goes as it is', async () => {
    const id = await made()
    for (const page of [
      await value(outlook.port.list('calendar', box, null)),
      await value(outlook.port.changes('calendar', box, null)),
    ]) {
      const row = page.rows.find((one) => one.kind === 'item' && one.item.id === id)
      if (row?.kind !== 'item') throw new Error('not listed')
      const { version } = row.item
      outlook.requests.splice(0)
      const outcome = await write({ action: 'update', id, version, fields: { location: 'Hall' } })
      expect(outcome).toMatchObject({ kind: 'written', kept: [{ group: 'location' }] })
      expect(outlook.requests).toHaveLength(1)
    }
    const { version } = await look(id)
    const title = await write({ action: 'update', id, version, fields: { title: 'Walk' } })
    expect(title).not.toHaveProperty('kept')
    expect(written(title).fields['title']).toBe('Walk')
  })

  it('a list in brief knows the same version of it, and of a meeting', async () => {
    const id = await made()
    const attendees = [{ emailAddress: { address: 'ada@customer.example' }, type: 'required' }]
    await outlook.graph('PATCH', `/me/events/${id}`, { attendees })
    const { version } = await look(id)
    const page = await value(outlook.port.list('calendar', box, null, true))
    expect(page.rows).toEqual([{ kind: 'version', id, version }])
  })

  it('a series is read, whatever its version', async () => {
    const time = { ...(event('Course')['time'] as object), rule: 'FREQ=DAILY;COUNT=3' } as Fields
    const { id } = written(await write(create({ ...event('Course'), time })))
    const page = await value(outlook.port.list('calendar', box, null, true))
    expect(page.rows).toEqual([{ kind: 'look', id }])
  })

  it('an event at one place goes where the CRM says', async () => {
    const { id, version } = written(await write(create(event('Talk'))))
    const outcome = await write({ action: 'update', id, version, fields: { location: 'Hall' } })
    expect(outcome).not.toHaveProperty('kept')
    expect(namesOf(await outlook.graph('GET', `/me/events/${id}`))).toEqual(['Hall'])
  })

  async function madeSeries() {
    const time = { ...(event('Course')['time'] as object), rule: 'FREQ=DAILY;COUNT=3' } as Fields
    const { id } = written(await write(create({ ...event('Course'), time })))
    const span = 'startDateTime=2026-12-02T00:00:00Z&endDateTime=2026-12-03T00:00:00Z'
    const found = await outlook.graph('GET', `/me/events/${id}/instances?${span}`)
    const instance = (found['value'] as { id: string }[])[0]?.id ?? ''
    await outlook.graph('PATCH', `/me/events/${instance}`, { locations: places })
    return { id, instance }
  }

  const exceptions = (location: string): Fields => ({
    exceptions: {
      cancelled: [],
      changed: [
        {
          original: '2026-12-02T09:00:00',
          start: '2026-12-02T11:00:00',
          end: '2026-12-02T12:00:00',
          location,
        },
      ],
    },
  })

  it('an occurrence at several places keeps them when the CRM moves it to another hour, and says so', async () => {
    const { id, instance } = await madeSeries()
    const { version } = await look(id)
    const fields = exceptions('Hall')
    const outcome = await write({ action: 'update', id, version, fields })
    expect(outcome).toMatchObject({
      kind: 'written',
      kept: [{ group: 'location', code: 'several-places', occurrence: '2026-12-02T09:00:00' }],
    })
    const after = await outlook.graph('GET', `/me/events/${instance}`)
    expect(namesOf(after)).toEqual(['Room 1', 'Room 2'])
    expect(after['start']).toMatchObject({ dateTime: expect.stringContaining('T10:00') as string })
  })

  it('says nothing of an occurrence that is where the CRM has it, nor of one that is cancelled', async () => {
    const { id } = await madeSeries()
    const there = { action: 'update', id, fields: exceptions('Room 1; Room 2') } as const
    expect(await write({ ...there, version: (await look(id)).version })).not.toHaveProperty('kept')
    const fields = { exceptions: { cancelled: ['2026-12-02T09:00:00'], changed: [] } }
    const gone = { action: 'update', id, fields } as const
    expect(await write({ ...gone, version: (await look(id)).version })).not.toHaveProperty('kept')
  })
})
