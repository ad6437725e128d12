/**
 * @module
 * Scenario C14, as the engine carries it: a value that Outlook keeps of its own is no failure, is told once, and holds
 * up nothing. What keeps it there: test/adapters/graph/places.test.ts.
 */
import { describe, expect, it } from 'vitest'
import { noteKept } from '../../edge/app/mailbox/note-kept.ts'
import { openLedger } from '../../edge/app/mailbox/record-activity.ts'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import type { Operation } from '../../edge/domain/sync/link.ts'
import { itemOf, stage, typed, writesOf, writesOfAnotherRun } from './stage.ts'

const time = {
  allDay: false,
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T10:00:00',
  zone: 'Europe/Berlin',
  rule: null,
}

async function atPlaces() {
  const history = await stage({ map: eventMap })
  const id = typed(history, { title: 'Tour', time, location: 'Room 1' })
  await history.settle()
  const item = itemOf(history, id)
  if (item === undefined) throw new Error('no such item')
  history.outlook.edit(item.id, { location: 'Room 1; Room 2' })
  item.keeps = 'location'
  await history.settle()
  const entries = () => history.store.activity('calendar', { before: null, limit: 50 }).entries
  const said = () => entries().filter(({ code }) => code === 'kept')
  return { history, id, item, entries, said }
}

describe('C14 an event at several places', () => {
  it('the CRM moves it: the places stay, the rest travels, it is told once and not set aside', async () => {
    const { history, id, item, entries, said } = await atPlaces()
    expect(history.crm.records.get(id)?.fields['location']).toBe('Room 1; Room 2')
    history.crm.edit(id, { location: 'Hall', title: 'Walk' }, 'ui')
    await history.settle()
    expect(item.fields).toMatchObject({ title: 'Walk', location: 'Room 1; Room 2' })
    expect(history.crm.records.get(id)?.fields['location']).toBe('Hall')
    expect(history.store.countParked('calendar')).toBe(0)
    expect(said()).toMatchObject([
      { side: 'outlook', crmId: id, fields: ['location'], code: 'kept', detail: 'Kept' },
    ])
    const update = entries().find(({ kind, side }) => kind === 'updated' && side === 'outlook')
    expect(update).toMatchObject({ fields: ['title'], changes: [{ field: 'title' }] })
    expect(await writesOfAnotherRun(history)).toBe(0)
    expect(said()).toHaveLength(1)
  })

  it('the CRM moves it and nothing else: nothing passes for changed, and both stay as they are', async () => {
    const { history, id, entries, said } = await atPlaces()
    history.crm.edit(id, { location: 'Hall' }, 'ui')
    await history.settle()
    expect(said()).toHaveLength(1)
    const told = entries().filter(({ kind, side }) => kind === 'updated' && side === 'outlook')
    expect(told).toEqual([])
    const before = writesOf(history)
    await history.settle()
    expect(writesOf(history)).toBe(before)
    expect(history.crm.records.get(id)?.fields['location']).toBe('Hall')
  })

  it('moved in Outlook afterwards, Outlook has the last word', async () => {
    const { history, id, item } = await atPlaces()
    history.crm.edit(id, { location: 'Hall' }, 'ui')
    await history.settle()
    history.outlook.edit(item.id, { location: 'Room 3; Room 4' })
    await history.settle()
    expect(history.crm.records.get(id)?.fields['location']).toBe('Room 3; Room 4')
  })

  it('one day of a series keeps them: told with that day, and the rest of the exceptions counts as written', () => {
    const ledger = openLedger()
    const write = { side: 'outlook', label: 'Course', sent: { exceptions: 'print' } } as const
    const operation = write as unknown as Operation
    const ids = { crmId: 'r1', outlookId: 'e1' }
    const kept = { group: 'location', code: 'several-places', detail: 'Several' }
    const ofDay = { ...kept, occurrence: '2026-12-02T09:00:00' }
    expect(noteKept(ledger, operation, ids, [ofDay])?.sent).toEqual(write.sent)
    expect(ledger.entries).toMatchObject([
      { label: 'Course (2026-12-02)', fields: ['location'], code: 'several-places' },
    ])
  })
})
