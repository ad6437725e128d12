/**
 * @module
 * F09, F10, F12, F18: "this and following" makes two series that together are the one before.
 */
import * as fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it } from 'vitest'
import type { EventTime } from '../../../edge/domain/calendar/event.ts'
import type { Series } from '../../../edge/domain/calendar/series.ts'
import { isContinuation, moveSeries, splitSeries } from '../../../edge/domain/calendar/series.ts'

// 2026-12-01 is a Tuesday.
const at = (rule: string): EventTime => ({
  allDay: false,
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T10:00:00',
  zone: 'Europe/Berlin',
  rule,
})
const exceptions = {
  cancelled: ['2026-12-03T09:00:00', '2026-12-10T09:00:00'],
  changed: [
    { original: '2026-12-08T09:00:00', title: 'Other' },
    { original: '2026-12-15T09:00:00', start: '2026-12-16T09:00:00', end: '2026-12-16T10:00:00' },
  ],
}
const weekly: Series = { time: at('FREQ=WEEKLY;BYDAY=TU,TH'), exceptions }

const starts = (time: EventTime, most = 40): readonly string[] =>
  new RRuleTemporal({
    rruleString: `DTSTART;TZID=${time.zone ?? 'UTC'}:${time.start.replaceAll(/[-:]/g, '')}\nRRULE:${time.rule}`,
  })
    .all((_, index) => index < most)
    .map((moment) => moment.toString().slice(0, 19))

describe('splitSeries (F09)', () => {
  it('shortens the old one and starts a new one, each with its exceptions', () => {
    const answer = splitSeries(weekly, '2026-12-10T09:00:00', 3)
    if (!answer.ok) throw new Error(answer.failure)
    const { head, tail } = answer.value
    expect(head?.time.rule).toBe('FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261209')
    expect(head?.exceptions).toEqual({
      cancelled: ['2026-12-03T09:00:00'],
      changed: [exceptions.changed[0]],
    })
    expect(tail.time).toEqual({
      ...weekly.time,
      start: '2026-12-10T09:00:00',
      end: '2026-12-10T10:00:00',
    })
    expect(tail.exceptions).toEqual({
      cancelled: ['2026-12-10T09:00:00'],
      changed: [exceptions.changed[1]],
    })
  })
  it('F18 from the first occurrence on it is the whole series', () => {
    const answer = splitSeries(weekly, '2026-12-01T09:00:00', 0)
    expect(answer).toEqual({ ok: true, value: { head: null, tail: weekly } })
  })
  it('refuses what is no occurrence of a series', () => {
    const single = { time: { ...weekly.time, rule: null }, exceptions: null }
    expect(splitSeries(single, '2026-12-10T09:00:00', 1).ok).toBe(false)
    const short = { time: at('FREQ=DAILY;COUNT=3'), exceptions: null }
    expect(splitSeries(short, '2026-12-04T09:00:00', 3).ok).toBe(false)
    const ended = { time: at('FREQ=DAILY;UNTIL=20261203'), exceptions: null }
    expect(splitSeries(ended, '2026-12-04T09:00:00', 3).ok).toBe(false)
  })
  it('no occurrence is lost or doubled, whatever the rule (property)', () => {
    const rules = fc.constantFrom(
      'FREQ=DAILY;INTERVAL=3;COUNT=20',
      'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270331',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=15',
      'FREQ=MONTHLY;BYDAY=1TU;COUNT=12',
      'FREQ=MONTHLY;BYMONTHDAY=1',
      'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1;COUNT=9',
    )
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 8 }), (rule, before) => {
        const whole = starts(at(rule))
        const answer = splitSeries(
          { time: at(rule), exceptions: null },
          whole[before] ?? '',
          before,
        )
        if (!answer.ok || !answer.value.head) throw new Error(rule)
        const { head, tail } = answer.value
        const both = [...starts(head.time), ...starts(tail.time)].slice(0, whole.length)
        expect(both).toEqual(whole)
        expect(isContinuation(at(rule), head.time, tail.time)).toBe(true)
      }),
    )
  })
})

describe('moveSeries (F10, F11)', () => {
  it('another time of day: the rule stays, exceptions move along or are reported', () => {
    const answer = moveSeries(weekly, '2026-12-01T14:00:00', '2026-12-01T15:00:00')
    if (!answer.ok) throw new Error(answer.failure)
    expect(answer.value.series.time.rule).toBe(weekly.time.rule)
    expect(answer.value.series.exceptions).toEqual({
      cancelled: ['2026-12-03T14:00:00', '2026-12-10T14:00:00'],
      changed: [{ original: '2026-12-08T14:00:00', title: 'Other' }],
    })
    expect(answer.value.dropped).toEqual(['2026-12-15T09:00:00'])
  })
  it('another day: the weekdays move along', () => {
    const ending = { ...weekly, time: at('FREQ=WEEKLY;BYDAY=TU,SU;UNTIL=20261231') }
    const answer = moveSeries(ending, '2026-12-02T09:00:00', '2026-12-02T10:00:00')
    if (!answer.ok) throw new Error(answer.failure)
    expect(answer.value.series.time.rule).toBe('FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270101')
    expect(answer.value.series.exceptions?.cancelled[0]).toBe('2026-12-04T09:00:00')
  })
  it('days that have no counterpart are not guessed (F27)', () => {
    for (const rule of ['FREQ=MONTHLY;BYDAY=1TU', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH']) {
      const series = { time: at(rule), exceptions: null }
      expect(moveSeries(series, '2026-12-02T09:00:00', '2026-12-02T10:00:00').ok).toBe(false)
      expect(moveSeries(series, '2026-12-01T10:00:00', '2026-12-01T11:00:00').ok).toBe(true)
    }
  })
})

describe('isContinuation (F12)', () => {
  const was = at('FREQ=WEEKLY;BYDAY=TU')
  const head = at('FREQ=WEEKLY;BYDAY=TU;UNTIL=20261214')
  const tail = { ...was, start: '2026-12-15T11:00:00', end: '2026-12-15T12:00:00' }
  it('Outlook shortened one series and made another that goes on', () => {
    expect(isContinuation(was, head, tail)).toBe(true)
  })
  it('not: nothing was shortened, or the new one overlaps, differs in kind or end', () => {
    expect(isContinuation(was, was, tail)).toBe(false)
    expect(isContinuation(was, head, { ...tail, start: '2026-12-08T11:00:00' })).toBe(false)
    expect(isContinuation(was, head, { ...tail, rule: 'FREQ=DAILY' })).toBe(false)
    expect(isContinuation(was, head, { ...tail, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' })).toBe(false)
    expect(isContinuation(was, head, { ...tail, rule: null })).toBe(false)
  })
})
