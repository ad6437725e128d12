/**
 * @module
 * Events and their exceptions between Graph and the canonical shapes.
 */
import { describe, expect, it } from 'vitest'
import { eventToFields, fieldsToEvent } from '../../../edge/adapters/graph/event-json.ts'
import { parseEvent } from '../../../edge/adapters/graph/event-query.ts'
import { readExceptions } from '../../../edge/adapters/graph/series-json.ts'
import type { EventTime } from '../../../edge/domain/calendar/event.ts'
import type { Json } from '../../../edge/domain/record.ts'

const row = (members: object) => {
  const parsed = parseEvent({ id: 'e1', ...members })
  if (parsed === null) throw new Error('row not parsed')
  return parsed
}
const utc = (dateTime: string) => ({ dateTime: `${dateTime}.0000000`, timeZone: 'UTC' })
const time = (value: EventTime) => ({ time: value as unknown as Json })
const sent = (value: EventTime) => {
  const members = fieldsToEvent(time(value))
  if (!members.ok) throw new Error(JSON.stringify(members.failure))
  return members.value
}

describe('event JSON', () => {
  it('H04 says whose meeting it is, of somebody else alone', () => {
    const organizer = { emailAddress: { name: 'Ada <Vance>', address: 'ada@customer.example' } }
    const line = { organizer: 'Ada Vance <ada@customer.example>' }
    expect(eventToFields(row({ isOrganizer: false, organizer }))).toEqual(line)
    expect(eventToFields(row({ isOrganizer: true, organizer }))).toEqual({})
    expect(eventToFields(row({ isOrganizer: false, organizer: { emailAddress: {} } }))).toEqual({})
    expect(eventToFields(row({ isOrganizer: false, organizer: 'odd' }))).toEqual({})
  })

  it('D12 says of what is cancelled that it is, of the rest nothing, and writes neither', () => {
    expect(eventToFields(row({ isCancelled: true }))).toEqual({ status: 'cancelled' })
    expect(eventToFields(row({ isCancelled: false }))).toEqual({})
    expect(fieldsToEvent({ status: 'cancelled' })).toEqual({ ok: true, value: {} })
  })

  it('reads what Graph answers in UTC as wall time of the event', () => {
    const fields = eventToFields(
      row({
        subject: 'Review',
        body: { contentType: 'html', content: '<html><body><div>Hi</div></body></html>' },
        start: utc('2026-07-01T07:00:00'),
        end: utc('2026-07-01T08:30:00'),
        originalStartTimeZone: 'W. Europe Standard Time',
        isAllDay: false,
        location: { displayName: 'Room 1' },
        showAs: 'oof',
        sensitivity: 'private',
        isReminderOn: true,
        reminderMinutesBeforeStart: 15,
        categories: ['Red', 'Blue'],
        recurrence: null,
      }),
    )
    expect(fields).toEqual({
      title: 'Review',
      time: {
        allDay: false,
        start: '2026-07-01T09:00:00',
        end: '2026-07-01T10:30:00',
        zone: 'Europe/Berlin',
        rule: null,
      },
      description: { text: 'Hi', people: [] },
      location: 'Room 1',
      showAs: 'oof',
      privacy: 'private',
      reminder: 15,
      categories: ['Blue', 'Red'],
    })
  })

  it('leaves out what it cannot read, and only that (SYN-6)', () => {
    const fields = eventToFields(
      row({ subject: 'X', start: 5, showAs: 'unknown', sensitivity: 9, categories: 'no' }),
    )
    expect(fields).toEqual({ title: 'X' })
  })

  it('never moves an all-day event', () => {
    const value = {
      allDay: true,
      start: '2026-03-29',
      end: '2026-03-31',
      zone: null,
      rule: null,
    } as const
    const members = sent(value)
    expect(members).toMatchObject({
      isAllDay: true,
      start: { dateTime: '2026-03-29T00:00:00' },
      end: { dateTime: '2026-03-31T00:00:00' },
    })
    const read = eventToFields(row({ ...members, originalStartTimeZone: 'Tonga Standard Time' }))
    expect(read['time']).toEqual(value)
  })

  it('sends Windows names, and UTC where Windows has none', () => {
    const at = { allDay: false, start: '2026-07-01T09:00:00', end: '2026-07-01T10:00:00' } as const
    expect(sent({ ...at, zone: 'America/New_York', rule: null })['start']).toEqual({
      dateTime: '2026-07-01T09:00:00',
      timeZone: 'Eastern Standard Time',
    })
    expect(sent({ ...at, zone: 'Antarctica/Troll', rule: null })['start']).toEqual({
      dateTime: '2026-07-01T07:00:00',
      timeZone: 'UTC',
    })
    const series = fieldsToEvent(time({ ...at, zone: 'Antarctica/Troll', rule: 'FREQ=DAILY' }))
    expect(series).toMatchObject({
      ok: false,
      failure: { code: 'zone-unsupported', field: 'time' },
    })
  })

  it('G14 dates of 1601 and 9999 are refused with a reason, and read without a crash', () => {
    for (const year of ['0001', '1601', '9999'])
      for (const zone of ['Europe/Berlin', 'America/New_York', 'Pacific/Apia', null]) {
        const [start, end] = [`${year}-12-31`, zone === null ? '2026-01-01' : `${year}-12-31`]
        const value = (
          zone === null
            ? { allDay: true, start, end, zone, rule: null }
            : {
                allDay: false,
                start: `${start}T23:00:00`,
                end: `${end}T23:30:00`,
                zone,
                rule: null,
              }
        ) satisfies EventTime
        expect(fieldsToEvent(time(value))).toMatchObject({
          ok: false,
          failure: { kind: 'refused', code: 'date-out-of-range', field: 'time' },
        })
        const [from, to] = [utc(`${year}-12-31T23:00:00`), utc(`${year}-12-31T23:30:00`)]
        const read = eventToFields(
          row({ start: from, end: to, isAllDay: zone === null, originalStartTimeZone: zone }),
        )
        expect(read['time']).toMatchObject({ allDay: zone === null })
      }
    const last = { allDay: true, start: '9998-12-30', end: '9998-12-31', zone: null, rule: null }
    expect(fieldsToEvent(time(last as EventTime)).ok).toBe(true)
  })

  it('sends and reads a series', () => {
    const value: EventTime = {
      allDay: false,
      start: '2026-10-20T09:00:00',
      end: '2026-10-20T09:30:00',
      zone: 'Europe/Berlin',
      rule: 'FREQ=WEEKLY;UNTIL=20261231;BYDAY=TU;WKST=MO',
    }
    const members = sent(value)
    expect(members['recurrence']).toMatchObject({
      pattern: { type: 'weekly', daysOfWeek: ['tuesday'] },
      range: { type: 'endDate', startDate: '2026-10-20', endDate: '2026-12-31' },
    })
    const read = eventToFields(
      row({ ...members, originalStartTimeZone: 'W. Europe Standard Time' }),
    )
    expect(read['time']).toMatchObject({ start: value.start, zone: value.zone })
    expect((read['time'] as { rule: string }).rule).toContain('UNTIL=20261231')
  })

  it('refuses rules Outlook has no counterpart for, naming the field', () => {
    const answer = fieldsToEvent(
      time({
        allDay: false,
        start: '2026-10-20T09:00:00',
        end: '2026-10-20T09:30:00',
        zone: 'UTC',
        rule: 'FREQ=HOURLY',
      }),
    )
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'refused', code: 'recurrence-unsupported', field: 'time' },
    })
  })

  it('never writes attendees, and keeps control characters out (CAL-8)', () => {
    const members = fieldsToEvent({ title: 'a\u0000b\nc', location: 'x', reminder: null })
    expect(members).toEqual({
      ok: true,
      value: { subject: 'a b c', location: { displayName: 'x' }, isReminderOn: false },
    })
  })
})

describe('exceptions of a series', () => {
  const master = {
    type: 'seriesMaster',
    subject: 'Stand-up',
    body: { contentType: 'html', content: '<div>Notes</div>' },
    start: utc('2026-10-20T07:00:00'),
    end: utc('2026-10-20T07:15:00'),
    originalStartTimeZone: 'W. Europe Standard Time',
    location: { displayName: 'A' },
    recurrence: {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'noEnd', startDate: '2026-10-20' },
    },
  }
  const exception = {
    id: 'x1',
    type: 'exception',
    subject: 'Stand-up',
    body: { contentType: 'html', content: '<html><body><div>Notes</div></body></html>' },
    // After the end of summer time: 09:00 in Berlin is 08:00 UTC.
    originalStart: '2026-10-27T08:00:00Z',
    start: utc('2026-10-27T09:00:00'),
    end: utc('2026-10-27T09:15:00'),
    location: { displayName: 'A' },
  }

  it('are not said by lists and delta', () => {
    expect(readExceptions(row(master))).toBeUndefined()
    expect(
      readExceptions(row({ type: 'singleInstance', subject: 'x', recurrence: null })),
    ).toBeNull()
  })

  it('are keyed by original local start and hold only what differs', () => {
    const read = readExceptions(
      row({
        ...master,
        cancelledOccurrences: ['OID.AAMk=.2026-10-30', 'OID.AAMk=.2026-10-21'],
        exceptionOccurrences: [exception],
      }),
    )
    expect(read).toEqual({
      cancelled: ['2026-10-21T09:00:00', '2026-10-30T09:00:00'],
      changed: [
        {
          original: '2026-10-27T09:00:00',
          start: '2026-10-27T10:00:00',
          end: '2026-10-27T10:15:00',
        },
      ],
    })
  })

  it('that changed nothing the engine knows are none', () => {
    const same = {
      ...exception,
      start: utc('2026-10-27T08:00:00'),
      end: utc('2026-10-27T08:15:00'),
    }
    expect(
      readExceptions(row({ ...master, exceptionOccurrences: [same], cancelledOccurrences: [] })),
    ).toEqual({ cancelled: [], changed: [] })
  })
})
