/**
 * @module
 * Scenarios F09, F12: "this and following" as the engine sees it. Either side answers it with two records, the old
 * series ending earlier and a new one; each travels as what it is, an edit and a new record, and nothing is doubled.
 */
import { describe, expect, it } from 'vitest'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import type { Fields } from '../../edge/domain/record.ts'
import type { History } from '../simulation/history.ts'
import { stage, typed, typedInOutlook, writesOf, writesOfAnotherRun } from './stage.ts'

const weekly = (day: string, rule: string, title = 'round'): Fields => ({
  title,
  time: {
    start: `${day}T09:00:00`,
    end: `${day}T10:00:00`,
    allDay: false,
    zone: 'Europe/Berlin',
    rule,
  },
  exceptions: null,
  description: { text: '', people: [] },
})

const whole = weekly('2026-03-02', 'FREQ=WEEKLY;BYDAY=MO')
const head = weekly('2026-03-02', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260322')
const tail = weekly('2026-03-23', 'FREQ=WEEKLY;BYDAY=MO', 'anew')

const shown = (records: Iterable<{ readonly fields: Fields }>): readonly unknown[] =>
  [...records].map(({ fields }) => [fields['title'], fields['time']])

/** One series on both sides. */
async function synced(): Promise<History> {
  const history = await stage({ map: eventMap })
  typed(history, whole)
  await history.settle()
  return history
}

describe('this and following', () => {
  it('F12 split in Outlook: the CRM has the same two series, written twice in all', async () => {
    const history = await synced()
    const [item] = history.outlook.living()
    const before = writesOf(history)
    history.outlook.edit(item?.id ?? '', { time: head['time'] ?? null })
    typedInOutlook(history, tail)
    await history.settle()
    expect(shown(history.crm.records.values())).toEqual(shown([{ fields: head }, { fields: tail }]))
    expect(history.outlook.living()).toHaveLength(2)
    expect(writesOf(history) - before).toBe(2)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('F12 the new series is heard of before the old one is shortened: still two', async () => {
    const history = await synced()
    const [item] = history.outlook.living()
    typedInOutlook(history, tail)
    await history.settle()
    history.outlook.edit(item?.id ?? '', { time: head['time'] ?? null })
    await history.settle()
    expect(shown(history.crm.records.values())).toEqual(shown([{ fields: head }, { fields: tail }]))
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('F09 split in the CRM: two writes to Outlook, not one for each occurrence', async () => {
    const history = await synced()
    const [record] = history.crm.records.values()
    const before = writesOf(history)
    history.crm.edit(record?.id ?? '', { time: head['time'] ?? null }, 'ui')
    typed(history, tail)
    await history.settle()
    expect(shown(history.outlook.living())).toEqual(shown([{ fields: head }, { fields: tail }]))
    expect(history.crm.records.size).toBe(2)
    expect(writesOf(history) - before).toBe(2)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})
