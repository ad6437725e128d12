/**
 * @module
 * Series: patterns and ranges, exceptions, cancellations, boundaries, clocks that change.
 */
import { describe, expect, it } from 'vitest'
import { at, openMailbox } from './mailbox-call.ts'

const berlin = 'W. Europe Standard Time'
type Change = Record<string, unknown>
const series = (day: string, pattern: Change, range: Change = {}, more: Change = {}) => ({
  subject: 'S',
  start: at(day, '09:00', berlin),
  end: at(day, '10:00', berlin),
  recurrence: {
    pattern: { interval: 1, ...pattern },
    range: { type: 'numbered', numberOfOccurrences: 4, startDate: day, ...range },
  },
  ...more,
})

function expand(body: unknown, from = '2026-01-01', to = '2030-01-01') {
  const box = openMailbox()
  const made = box.call('POST /events', body)
  expect(made.status).toBe(201)
  const path = `/events/${made.body.id}/instances?startDateTime=${from}T00:00:00Z&endDateTime=${to}T00:00:00Z&$top=50`
  const list = () => box.pages(path).rows
  return {
    ...box,
    id: made.body.id,
    master: made.body,
    list,
    days: () => list().map((row) => row.start.dateTime.slice(0, 16)),
  }
}

describe('patterns', () => {
  const rows: [string, unknown, string[]][] = [
    [
      'daily',
      series('2026-05-04', { type: 'daily', interval: 3 }),
      ['2026-05-04T07:00', '2026-05-07T07:00', '2026-05-10T07:00', '2026-05-13T07:00'],
    ],
    [
      'weekly on two days',
      series('2026-05-04', { type: 'weekly', daysOfWeek: ['Monday', 'thursday'] }),
      ['2026-05-04T07:00', '2026-05-07T07:00', '2026-05-11T07:00', '2026-05-14T07:00'],
    ],
    [
      // The week's first day decides which weeks are the second ones.
      'every second week from Sunday',
      series('2026-05-05', {
        type: 'weekly',
        interval: 2,
        daysOfWeek: ['tuesday', 'sunday'],
        firstDayOfWeek: 'sunday',
      }),
      ['2026-05-05T07:00', '2026-05-17T07:00', '2026-05-19T07:00', '2026-05-31T07:00'],
    ],
    [
      'every second week from Monday',
      series('2026-05-05', {
        type: 'weekly',
        interval: 2,
        daysOfWeek: ['tuesday', 'sunday'],
        firstDayOfWeek: 'monday',
      }),
      ['2026-05-05T07:00', '2026-05-10T07:00', '2026-05-19T07:00', '2026-05-24T07:00'],
    ],
    [
      'monthly on the 31st',
      series('2026-01-31', { type: 'absoluteMonthly', dayOfMonth: 31 }),
      ['2026-01-31T08:00', '2026-02-28T08:00', '2026-03-31T07:00', '2026-04-30T07:00'],
    ],
    [
      'the last weekday of the month',
      series('2026-05-29', {
        type: 'relativeMonthly',
        index: 'last',
        daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      }),
      ['2026-05-29T07:00', '2026-06-30T07:00', '2026-07-31T07:00', '2026-08-31T07:00'],
    ],
    [
      '29 February',
      series(
        '2028-02-29',
        { type: 'absoluteYearly', month: 2, dayOfMonth: 29 },
        { numberOfOccurrences: 2 },
      ),
      ['2028-02-29T08:00', '2029-02-28T08:00'],
    ],
    [
      'the third Thursday of November',
      series(
        '2026-11-19',
        { type: 'relativeYearly', month: 11, index: 'third', daysOfWeek: ['thursday'] },
        { numberOfOccurrences: 3 },
      ),
      ['2026-11-19T08:00', '2027-11-18T08:00', '2028-11-16T08:00'],
    ],
    [
      'until a date, included',
      series('2026-05-04', { type: 'daily' }, { type: 'endDate', endDate: '2026-05-06' }),
      ['2026-05-04T07:00', '2026-05-05T07:00', '2026-05-06T07:00'],
    ],
  ]
  for (const [title, body, expected] of rows)
    it(title, () => expect(expand(body).days()).toEqual(expected))

  it('an hour that does not exist is moved, not lost', () => {
    const night = {
      start: at('2026-03-28', '02:30', berlin),
      end: at('2026-03-28', '02:45', berlin),
    }
    const found = expand(series('2026-03-28', { type: 'daily' }, { numberOfOccurrences: 3 }, night))
    expect(found.days()).toEqual(['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30'])
  })

  it('all-day series float', () => {
    const whole = {
      isAllDay: true,
      start: at('2026-03-28', '00:00', berlin),
      end: at('2026-03-29', '00:00', berlin),
    }
    const found = expand(series('2026-03-28', { type: 'daily' }, { numberOfOccurrences: 3 }, whole))
    expect(found.days()).toEqual(['2026-03-28T00:00', '2026-03-29T00:00', '2026-03-30T00:00'])
  })

  it('a UTC event recurs by the clock of recurrenceTimeZone', () => {
    const utc = { start: at('2026-03-27', '08:00'), end: at('2026-03-27', '09:00') }
    const found = expand(
      series(
        '2026-03-27',
        { type: 'weekly', daysOfWeek: ['friday'] },
        { recurrenceTimeZone: berlin, numberOfOccurrences: 2 },
        utc,
      ),
    )
    expect(found.days()).toEqual(['2026-03-27T08:00', '2026-04-03T07:00'])
  })
})

describe('what is no recurrence', () => {
  const rows: [string, unknown][] = [
    ['weekly without days', series('2026-05-04', { type: 'weekly' })],
    ['interval 0', series('2026-05-04', { type: 'daily', interval: 0 })],
    ['no occurrence', series('2026-05-04', { type: 'daily' }, { numberOfOccurrences: 0 })],
    [
      'ends before it begins',
      series('2026-05-04', { type: 'daily' }, { type: 'endDate', endDate: '2026-05-01' }),
    ],
    [
      'starts on another day than the event',
      series('2026-05-04', { type: 'daily' }, { startDate: '2026-05-05' }),
    ],
    [
      'a member out of range that does not apply',
      series('2026-05-04', { type: 'daily', dayOfMonth: 40 }),
    ],
    ['an unknown type', series('2026-05-04', { type: 'hourly' })],
  ]
  for (const [title, body] of rows) {
    it(`${title} is refused`, () => {
      const { call } = openMailbox()
      expect(call('POST /events', body).status).toBe(400)
      expect(call('GET /events').body.value).toEqual([])
    })
  }
})

describe('one occurrence', () => {
  const daily = series('2026-05-04', { type: 'daily', interval: 2 })

  it('an exception keeps its id, follows the series in what it did not change, shares its change key', () => {
    const { call, id, list } = expand(daily)
    const second = list()[1]
    const changed = call(`PATCH /events/${second.id}`, { subject: 'Own' }).body
    expect([changed.id, changed.type, changed.seriesMasterId]).toEqual([second.id, 'exception', id])
    call(`PATCH /events/${id}`, { importance: 'high', subject: 'New' })
    const rows = list()
    expect(rows.map((row) => [row.subject, row.importance])).toEqual([
      ['New', 'high'],
      ['Own', 'high'],
      ['New', 'high'],
      ['New', 'high'],
    ])
    expect(new Set(rows.map((row) => row.changeKey)).size).toBe(1)
    expect(new Set(rows.map((row) => row.iCalUId)).size).toBe(4)
  })

  it('cannot be moved onto or over a neighbour, but onto the day of a cancelled one', () => {
    const { call, list } = expand(daily)
    const [first, second, third] = list()
    const moved = (day: string) =>
      call(`PATCH /events/${second.id}`, {
        start: at(day, '09:00', berlin),
        end: at(day, '10:00', berlin),
      })
    expect(moved('2026-05-08').body.error.code).toBe('ErrorOccurrenceCrossingBoundary')
    expect(moved('2026-05-09').body.error.code).toBe('ErrorOccurrenceCrossingBoundary')
    expect(moved('2026-05-04').body.error.code).toBe('ErrorOccurrenceCrossingBoundary')
    expect(moved('2026-05-07').status).toBe(200)
    expect(call(`DELETE /events/${third.id}`).status).toBe(204)
    expect(moved('2026-05-08').status).toBe(200)
    expect(first.type).toBe('occurrence')
  })

  it('deleted ones are named on demand, exceptions by $expand, neither in lists', () => {
    const { call, id, list } = expand(daily)
    const [first, second] = list()
    call(`DELETE /events/${first.id}`)
    call(`PATCH /events/${second.id}`, { subject: 'Own' })
    const path = `/events/${id}?$select=subject,cancelledOccurrences,exceptionOccurrences&$expand=exceptionOccurrences`
    const read = call(`GET ${path}`).body
    expect(read.cancelledOccurrences).toEqual([`OID.${id}.2026-05-04`])
    expect(read.exceptionOccurrences.map((row: { subject: string }) => row.subject)).toEqual([
      'Own',
    ])
    expect(
      call('GET /events?$select=subject,cancelledOccurrences').body.value[0].cancelledOccurrences,
    ).toBeUndefined()
    expect(call(`GET /events/${first.id}`).status).toBe(404)
    expect(call(`DELETE /events/${first.id}`).status).toBe(404)
  })

  it('an exception moved out of the series’ span is found in the window it moved to', () => {
    const { call, list } = expand(daily)
    const last = list().at(-1)
    call(`PATCH /events/${last.id}`, {
      start: at('2026-07-01', '09:00'),
      end: at('2026-07-01', '10:00'),
    })
    const view = call(
      'GET /calendarView?startDateTime=2026-07-01T00:00:00Z&endDateTime=2026-07-02T00:00:00Z',
    ).body
    expect(view.value.map((row: { id: string }) => row.id)).toEqual([last.id])
  })

  it('recurrence null makes a single of the series', () => {
    const { call, id } = expand(daily)
    const single = call(`PATCH /events/${id}`, { recurrence: null }).body
    expect([single.type, single.recurrence, single.start.dateTime.slice(0, 10)]).toEqual([
      'singleInstance',
      null,
      '2026-05-04',
    ])
  })
})

describe('windows', () => {
  const rows = [
    ['no window', '/calendarView', 'ErrorInvalidParameter'],
    [
      'an empty start',
      '/calendarView/delta?startDateTime=&endDateTime=2026-01-01',
      'ErrorInvalidParameter',
    ],
    ['no date', '/calendarView?startDateTime=soon&endDateTime=2026-01-01', 'ErrorInvalidParameter'],
    [
      '1826 days',
      '/calendarView?startDateTime=2026-01-01&endDateTime=2031-01-01',
      'ErrorInvalidRequest',
    ],
  ] as const
  for (const [title, path, code] of rows) {
    it(`${title}: ${code}`, () =>
      expect(openMailbox().call(`GET ${path}`).body.error.code).toBe(code))
  }

  it('an offset is honoured, none is UTC', () => {
    const { call } = openMailbox()
    call('POST /events', {
      subject: 'x',
      start: at('2026-06-10', '09:00'),
      end: at('2026-06-10', '10:00'),
    })
    const inside = (from: string, to: string) =>
      call(
        `GET /calendarView?startDateTime=${encodeURIComponent(from)}&endDateTime=${encodeURIComponent(to)}`,
      ).body.value.length
    expect(inside('2026-06-10T10:00:00', '2026-06-10T11:00:00')).toBe(0)
    expect(inside('2026-06-10T10:00:00+02:00', '2026-06-10T11:30:00+02:00')).toBe(1)
  })
})
