/**
 * @module
 * Where the Outlook page puts events: side by side, over midnight, whole days in rows.
 */
import { describe, expect, it } from 'vitest'
import { barsOf, lastDayOf, piecesOf } from '../../../demo/microsoft365/outlook/calendar/layout.ts'
import {
  daysOf,
  stepped,
  titleOf,
  windowOf,
} from '../../../demo/microsoft365/outlook/calendar/span.ts'

const timed = (start: string, end: string) => ({ start, end, allDay: false })
const whole = (from: string, to: string) => ({
  start: `${from}T00:00`,
  end: `${to}T00:00`,
  allDay: true,
})
const lanes = (items: ReturnType<typeof timed>[]) =>
  piecesOf(items, '2026-11-24').map(({ lane, lanes: of }) => `${lane}/${of}`)

describe('pieces of a day', () => {
  it('stand side by side only while they overlap', () => {
    const nine = timed('2026-11-24T09:00', '2026-11-24T10:00')
    const half = timed('2026-11-24T09:30', '2026-11-24T11:00')
    const ten = timed('2026-11-24T10:00', '2026-11-24T10:30')
    const noon = timed('2026-11-24T12:00', '2026-11-24T13:00')
    expect(lanes([noon, ten, half, nine])).toEqual(['0/2', '1/2', '0/2', '0/1'])
  })

  it('are cut at midnight and at least half an hour long', () => {
    const night = timed('2026-11-23T23:00', '2026-11-24T01:00')
    const short = timed('2026-11-24T23:50', '2026-11-24T23:55')
    const pieces = piecesOf([night, short], '2026-11-24')
    expect(pieces.map(({ top, height }) => [top, height])).toEqual([
      [0, 60],
      [1410, 30],
    ])
    expect(piecesOf([night], '2026-11-25')).toEqual([])
  })

  it('that end at midnight do not touch the next day', () => {
    const late = timed('2026-11-23T22:00', '2026-11-24T00:00')
    expect(piecesOf([late], '2026-11-24')).toEqual([])
    expect(lastDayOf(late)).toBe('2026-11-23')
  })
})

describe('bars', () => {
  const week = daysOf('week', '2026-11-25')

  it('are cut to the days in view and take the first free row', () => {
    const bars = barsOf(
      [
        whole('2026-11-20', '2026-11-24'),
        whole('2026-11-24', '2026-11-25'),
        whole('2026-11-23', '2026-11-26'),
        whole('2026-12-01', '2026-12-02'),
      ],
      week,
    )
    expect(bars.map(({ from, length, row }) => [from, length, row])).toEqual([
      [0, 3, 0],
      [0, 1, 1],
      [1, 1, 1],
    ])
  })

  it('take in timed events of a day and longer', () => {
    const trip = timed('2026-11-24T08:00', '2026-11-26T18:00')
    expect(barsOf([trip], week).map(({ from, length }) => [from, length])).toEqual([[1, 3]])
    expect(piecesOf([trip], '2026-11-25')).toEqual([])
  })
})

describe('days in view', () => {
  it('are a week from Monday, a work week, or a day', () => {
    expect(daysOf('week', '2026-11-29')).toHaveLength(7)
    expect(daysOf('week', '2026-11-29')[0]).toBe('2026-11-23')
    expect(daysOf('workWeek', '2026-11-29').at(-1)).toBe('2026-11-27')
    expect(stepped('day', '2026-12-31', 1)).toBe('2027-01-01')
    expect(stepped('week', '2026-11-29', -1)).toBe('2026-11-22')
  })

  it('are titled shortly and asked for with room for every zone', () => {
    expect(titleOf(daysOf('week', '2026-11-25'))).toBe('23–29 November 2026')
    expect(titleOf(daysOf('week', '2026-12-02'))).toBe('30 November – 6 December 2026')
    expect(titleOf(daysOf('week', '2026-12-31'))).toBe('28 December 2026 – 3 January 2027')
    expect(windowOf(['2026-11-25'])).toEqual({
      from: '2026-11-24T00:00:00Z',
      to: '2026-11-27T00:00:00Z',
    })
  })
})
