/**
 * @module
 * Scenarios F: series as the engine carries them, with the calendar's own map. A series is one record, however
 * many occurrences it has; "this and following" is two records, and together they are the one before.
 */
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it } from 'vitest'
import type { EventTime } from '../../edge/domain/calendar/event.ts'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import type { Fields, Json } from '../../edge/domain/record.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { History } from '../simulation/history.ts'
import { moveSeries, splitSeries } from './series-acts.ts'
import type { Series } from './series-acts.ts'
import {
  deleteInOutlook,
  itemOf,
  recordOf,
  stage,
  typed,
  typedInOutlook,
  writesOf,
  writesOfAnotherRun,
} from './stage.ts'

// 2026-12-01 is a Tuesday.
const time = (rule: string | null): EventTime => ({
  allDay: false,
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T10:00:00',
  zone: 'Europe/Berlin',
  rule,
})
const weekly: Series = {
  time: time('FREQ=WEEKLY;BYDAY=TU;UNTIL=20270126'),
  exceptions: {
    cancelled: ['2026-12-08T09:00:00'],
    changed: [{ original: '2026-12-29T09:00:00', title: 'Gala' }],
  },
}
const json = (value: unknown) => value as Json
const fieldsOf = (title: string, { time: when, exceptions }: Series): Fields => ({
  ...{ title, time: json(when), exceptions: json(exceptions) },
})
const just = <Value>(answer: Result<Value, string>): Value => {
  if (answer.ok) return answer.value
  throw new Error(answer.failure)
}

const calendar = () => stage({ map: eventMap })

/** Every day on which something takes place on a side, in order: a day twice is a day doubled. */
function daysOf(records: readonly Fields[]): readonly string[] {
  return records
    .flatMap((fields) => {
      const when = fields['time'] as unknown as EventTime
      const exceptions = fields['exceptions'] as unknown as Series['exceptions']
      const out = exceptions?.cancelled ?? []
      return startsOf(when).filter((start) => !out.includes(start))
    })
    .map((start) => start.slice(0, 10))
    .toSorted()
}

const startsOf = ({ start, rule }: EventTime): readonly string[] =>
  new RRuleTemporal({
    rruleString: `DTSTART;TZID=Europe/Berlin:${start.replaceAll(/[-:]/g, '')}\nRRULE:${rule}`,
  })
    .all((_, index) => index < 60)
    .map((moment) => moment.toString().slice(0, 19))

const inCrm = ({ crm }: History) => daysOf([...crm.records.values()].map(({ fields }) => fields))
const inOutlook = ({ outlook }: History) => daysOf(outlook.living().map(({ fields }) => fields))
const wholeSeries = daysOf([fieldsOf('', weekly)])

async function split(side: 'crm' | 'outlook', tailTitle: string, from = '2026-12-22T09:00:00') {
  const history = await calendar()
  const id =
    side === 'crm'
      ? typed(history, fieldsOf('Series', weekly))
      : typedInOutlook(history, fieldsOf('Series', weekly))
  await history.settle()
  const { head, tail } = just(splitSeries(weekly, from, 3))
  if (head === null) throw new Error('nothing is left of it')
  const before = writesOf(history)
  const shorter = { time: json(head.time), exceptions: json(head.exceptions) }
  const rest = fieldsOf(tailTitle, tail)
  if (side === 'crm') {
    history.crm.edit(id, shorter, 'ui')
    typed(history, rest)
  } else {
    // Outlook tells of the new series first, as delta may.
    typedInOutlook(history, rest)
    history.outlook.edit(id, shorter)
  }
  await history.settle()
  return { history, id, head, tail, writes: writesOf(history) - before }
}

describe('this and following', () => {
  it('F09 renamed in the CRM: one write shortens, one makes the new series, none doubles a day', async () => {
    const { history, id, writes, head } = await split('crm', 'New')
    expect(writes).toBe(2)
    expect(itemOf(history, id)?.fields['time']).toEqual(head.time)
    expect(history.outlook.living().map(({ fields }) => fields['title'])).toEqual(['Series', 'New'])
    expect(inOutlook(history)).toEqual(wholeSeries)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('F09 split in Outlook: it is split in the CRM, none is doubled, exceptions stay with their days', async () => {
    const { history, id, writes, head } = await split('outlook', 'New')
    expect(writes).toBe(2)
    expect(recordOf(history, id)?.fields['time']).toEqual(head.time)
    expect(history.crm.records.size).toBe(2)
    expect(inCrm(history)).toEqual(wholeSeries)
    const [, rest] = [...history.crm.records.values()].toSorted((a, b) =>
      String(a.fields['title']) > String(b.fields['title']) ? -1 : 1,
    )
    expect(rest?.fields['exceptions']).toEqual({
      cancelled: [],
      changed: [{ original: '2026-12-29T09:00:00', title: 'Gala' }],
    })
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('F10 moved in the CRM: the new series starts where it was moved to, with the exceptions that still fit', async () => {
    const history = await calendar()
    const id = typed(history, fieldsOf('Series', weekly))
    await history.settle()
    const { head, tail } = just(splitSeries(weekly, '2026-12-22T09:00:00', 3))
    const moved = moveSeries(tail, '2026-12-22T15:00:00', '2026-12-22T16:00:00')
    history.crm.edit(
      id,
      { time: json(head?.time ?? null), exceptions: json(head?.exceptions ?? null) },
      'ui',
    )
    const next = typed(history, fieldsOf('Series', moved.series))
    await history.settle()
    expect(moved.dropped).toEqual([])
    expect(itemOf(history, next)?.fields['time']).toMatchObject({ start: '2026-12-22T15:00:00' })
    expect(itemOf(history, next)?.fields['exceptions']).toEqual({
      cancelled: [],
      changed: [{ original: '2026-12-29T15:00:00', title: 'Gala' }],
    })
    expect(inOutlook(history)).toEqual(wholeSeries)
  })

  it('a crash between the two halves leaves every day once', async () => {
    for (const fault of ['crash-before', 'crash-after', 'lost-after'] as const) {
      const history = await calendar()
      const id = typed(history, fieldsOf('Series', weekly))
      await history.settle()
      const { head, tail } = just(splitSeries(weekly, '2026-12-22T09:00:00', 3))
      history.crm.edit(
        id,
        { time: json(head?.time ?? null), exceptions: json(head?.exceptions ?? null) },
        'ui',
      )
      typed(history, fieldsOf('New', tail))
      history.ring(false, false)
      history.faults.load(['ok', fault, fault], [])
      await history.slice()
      await history.settle()
      expect(inOutlook(history), fault).toEqual(wholeSeries)
      expect(history.crm.records.size, fault).toBe(2)
    }
  })
})

describe('all of a series, and one of it', () => {
  it('F11 all moved in the CRM: one write on the master, the exceptions that stood elsewhere are told', async () => {
    const history = await calendar()
    const changed = [
      { original: '2026-12-29T09:00:00', title: 'Gala' },
      { original: '2027-01-05T09:00:00', start: '2027-01-06T09:00:00', end: '2027-01-06T10:00:00' },
    ]
    const series: Series = { ...weekly, exceptions: { cancelled: [], changed } }
    const id = typed(history, fieldsOf('Series', series))
    await history.settle()
    const moved = moveSeries(series, '2026-12-01T14:00:00', '2026-12-01T15:00:00')
    expect(moved.dropped).toEqual(['2027-01-05T09:00:00'])
    const before = writesOf(history)
    history.crm.edit(
      id,
      { time: json(moved.series.time), exceptions: json(moved.series.exceptions) },
      'ui',
    )
    await history.settle()
    expect(writesOf(history) - before).toBe(1)
    expect(itemOf(history, id)?.fields).toMatchObject({
      time: { start: '2026-12-01T14:00:00' },
      exceptions: { changed: [{ original: '2026-12-29T14:00:00', title: 'Gala' }] },
    })
  })

  it('F19 one occurrence deleted in the CRM: one write of the exceptions alone', async () => {
    const history = await calendar()
    const id = typed(history, fieldsOf('Series', weekly))
    await history.settle()
    const rule = itemOf(history, id)?.fields['time']
    const before = writesOf(history)
    const cancelled = ['2026-12-08T09:00:00', '2026-12-15T09:00:00']
    history.crm.edit(id, { exceptions: json({ ...weekly.exceptions, cancelled }) }, 'ui')
    await history.settle()
    expect(writesOf(history) - before).toBe(1)
    expect(itemOf(history, id)?.fields['exceptions']).toMatchObject({ cancelled })
    expect(itemOf(history, id)?.fields['time']).toEqual(rule)
    expect(history.outlook.living()).toHaveLength(1)
  })

  it('F18 all from the first occurrence on deleted in Outlook: one deletion in the CRM', async () => {
    const history = await calendar()
    const id = typed(history, fieldsOf('Series', weekly))
    await history.settle()
    const before = writesOf(history)
    deleteInOutlook(history, itemOf(history, id)?.id ?? '')
    await history.settle()
    expect(writesOf(history) - before).toBe(1)
    expect(history.crm.records.size).toBe(0)
  })

  it('F20 the whole series deleted in the CRM: one deletion of the master', async () => {
    const history = await calendar()
    const id = typed(history, fieldsOf('Series', weekly))
    await history.settle()
    const before = writesOf(history)
    history.ledger.storyOf('crm', id)?.deleted.crm.push(history.ledger.tick())
    history.crm.remove(id)
    await history.settle()
    expect(writesOf(history) - before).toBe(1)
    expect(history.outlook.living()).toEqual([])
  })
})

describe('F28 a rule Outlook cannot hold', () => {
  const hourly = time('FREQ=HOURLY;COUNT=4')

  async function unheld() {
    const history = await calendar()
    const id = typed(history, fieldsOf('Series', weekly))
    await history.settle()
    const before = writesOf(history)
    history.crm.edit(id, { time: json(hourly), title: 'New' }, 'ui')
    await history.settle()
    return { history, id, writes: writesOf(history) - before }
  }

  it('stays in the CRM and is said once, the other fields travel, Outlook keeps its series', async () => {
    const { history, id, writes } = await unheld()
    expect(writes).toBe(1)
    expect(itemOf(history, id)?.fields).toMatchObject({ title: 'New', time: weekly.time })
    expect(history.crm.records.get(id)?.fields['time']).toEqual(hourly)
    expect(await writesOfAnotherRun(history)).toBe(0)
    const { entries } = history.store.activity('calendar', { before: null, limit: 50 })
    expect(entries.filter(({ code }) => code === 'kept-in-crm')).toMatchObject([
      { kind: 'state', fields: ['time'], detail: expect.any(String) as string },
    ])
    expect(history.store.countParked('calendar')).toBe(0)
  })

  it('mended in the CRM it travels; moved in Outlook afterwards, Outlook has the last word', async () => {
    const { history, id } = await unheld()
    history.crm.edit(id, { time: json(time('FREQ=DAILY;COUNT=4')) }, 'ui')
    await history.settle()
    expect(itemOf(history, id)?.fields['time']).toEqual(time('FREQ=DAILY;COUNT=4'))
    history.crm.edit(id, { time: json(hourly) }, 'ui')
    await history.settle()
    history.outlook.edit(itemOf(history, id)?.id ?? '', { time: json(weekly.time) })
    await history.settle()
    expect(history.crm.records.get(id)?.fields['time']).toEqual(weekly.time)
  })

  it('changed on both sides at once: each keeps its own, nothing is overwritten', async () => {
    const history = await calendar()
    const id = typed(history, fieldsOf('Series', weekly))
    await history.settle()
    const later = { ...weekly.time, start: '2026-12-01T11:00:00', end: '2026-12-01T12:00:00' }
    history.crm.edit(id, { time: json(hourly) }, 'ui')
    history.outlook.edit(itemOf(history, id)?.id ?? '', { time: json(later) })
    await history.settle()
    expect(history.crm.records.get(id)?.fields['time']).toEqual(hourly)
    expect(itemOf(history, id)?.fields['time']).toEqual(later)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})

describe('long series', () => {
  it.each([
    ['F25 without an end', 'FREQ=DAILY'],
    ['F26 of ten years, 3,650 days', 'FREQ=DAILY;COUNT=3650'],
  ])('%s: one link, one write, the rule as it is', async (_, rule) => {
    const history = await calendar()
    const id = typed(history, fieldsOf('Daily', { time: time(rule), exceptions: null }))
    await history.settle()
    expect(writesOf(history)).toBe(1)
    expect(history.store.countLinks('calendar')).toBe(1)
    expect(itemOf(history, id)?.fields['time']).toEqual(time(rule))
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})
