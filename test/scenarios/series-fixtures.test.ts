/**
 * @module
 * Scenarios F04 F05 F06 F15 F16 F24 F30 F32 G06 G07 G09 K16 M07: what Microsoft Graph answers about series and odd zones, read;
 * and that no call of a mailbox goes without the preference for immutable ids.
 */
import { describe, expect, it } from 'vitest'
import { eventToFields, fieldsToEvent } from '../../edge/adapters/graph/event-json.ts'
import { parseEvent } from '../../edge/adapters/graph/event-query.ts'
import { makeOutlookPort } from '../../edge/adapters/graph/outlook-port.ts'
import { readExceptions } from '../../edge/adapters/graph/series-json.ts'
import type { EventTime } from '../../edge/domain/calendar/event.ts'
import { graphOrigin, stageSandbox } from '../adapters/graph/sandbox-stage.ts'
import { create, event, idOf, round, value, written } from '../contracts/outlook-stage.ts'

const berlin = 'W. Europe Standard Time'
const utc = (dateTime: string) => ({ dateTime: `${dateTime}.0000000`, timeZone: 'UTC' })
const row = (members: object) => {
  const parsed = parseEvent({ id: 'e1', ...members })
  if (parsed === null) throw new Error('row not parsed')
  return parsed
}

// Daily at 09:00 in Berlin; summer time ends in the night to 2026-10-25.
const master = {
  type: 'seriesMaster',
  subject: 'Stand-up',
  start: utc('2026-10-20T07:00:00'),
  end: utc('2026-10-20T07:15:00'),
  originalStartTimeZone: berlin,
  recurrence: {
    pattern: { type: 'daily', interval: 1 },
    range: { type: 'noEnd', startDate: '2026-10-20', recurrenceTimeZone: berlin },
  },
}
/** The occurrence of a day; its instants are those of summer or of winter time. */
const occurrence = (day: string, members: object = {}) => {
  const hour = day < '2026-10-25' ? '07' : '08'
  return {
    id: `x${day}`,
    type: 'exception',
    subject: 'Stand-up',
    originalStart: `${day}T${hour}:00:00Z`,
    start: utc(`${day}T${hour}:00:00`),
    end: utc(`${day}T${hour}:15:00`),
    ...members,
  }
}
const at = (day: string, time: string) => ({
  start: utc(`${day}T${time}:00`),
  end: utc(`${day}T${time.slice(0, 3)}${Number(time.slice(3)) + 15}:00`),
})
const exceptions = (changed: readonly object[], cancelled: readonly string[] = []) =>
  readExceptions(row({ ...master, exceptionOccurrences: changed, cancelledOccurrences: cancelled }))

describe('one occurrence changed in Outlook', () => {
  it('F04 renamed: keyed by its original start, the others untouched', () => {
    expect(exceptions([occurrence('2026-10-22', { subject: 'Gala' })])).toEqual({
      cancelled: [],
      changed: [{ original: '2026-10-22T09:00:00', title: 'Gala' }],
    })
  })
  it('F05 moved: a new start, the original one stays its key', () => {
    const moved = occurrence('2026-10-22', at('2026-10-22', '12:30'))
    expect(exceptions([moved])?.changed).toEqual([
      {
        original: '2026-10-22T09:00:00',
        start: '2026-10-22T14:30:00',
        end: '2026-10-22T14:45:00',
      },
    ])
  })
  it('F06 moved past its neighbour: taken as it is', () => {
    const moved = occurrence('2026-10-22', at('2026-10-23', '10:00'))
    expect(exceptions([moved, occurrence('2026-10-23')])?.changed).toEqual([
      {
        original: '2026-10-22T09:00:00',
        start: '2026-10-23T12:00:00',
        end: '2026-10-23T12:15:00',
      },
    ])
  })
  it('F24 two moved to the same start: both are kept', () => {
    const both = ['2026-10-22', '2026-10-23'].map((day) =>
      occurrence(day, at('2026-10-23', '10:00')),
    )
    const read = exceptions(both)?.changed
    expect(read?.map(({ original }) => original)).toEqual([
      '2026-10-22T09:00:00',
      '2026-10-23T09:00:00',
    ])
    expect(new Set(read?.map(({ start }) => start))).toEqual(new Set(['2026-10-23T12:00:00']))
  })
  it('F15 deleted: known by its day, in the zone of the series', () => {
    expect(exceptions([], ['OID.AAMk=.2026-10-22'])).toEqual({
      cancelled: ['2026-10-22T09:00:00'],
      changed: [],
    })
  })
  it('F32 under other ids of instances: the same occurrences', () => {
    const renamed = occurrence('2026-10-22', { subject: 'Gala' })
    expect(exceptions([{ ...renamed, id: 'other' }], ['OID.Other=.2026-10-23'])).toEqual(
      exceptions([renamed], ['OID.AAMk=.2026-10-23']),
    )
  })
  it('F16 around the end of summer time: nothing is cancelled or moved that was not', () => {
    const days = ['2026-10-24', '2026-10-25', '2026-10-26']
    const untouched = days.map((day) => occurrence(day))
    expect(exceptions(untouched, ['OID.AAMk=.2026-10-27'])).toEqual({
      cancelled: ['2026-10-27T09:00:00'],
      changed: [],
    })
  })
})

describe('zones', () => {
  const timeOf = (members: object) => eventToFields(row(members))['time'] as unknown as EventTime
  const single = { type: 'singleInstance', subject: 'x', isAllDay: false, recurrence: null }

  it('G06 in the hour that comes twice: the zone and the time on the clock are kept', () => {
    const read = timeOf({
      ...single,
      start: utc('2026-10-25T00:30:00'),
      end: utc('2026-10-25T02:30:00'),
      originalStartTimeZone: berlin,
    })
    expect(read).toMatchObject({
      start: '2026-10-25T02:30:00',
      end: '2026-10-25T03:30:00',
      zone: 'Europe/Berlin',
    })
    const sent = fieldsToEvent({ time: { ...read } })
    expect(sent).toMatchObject({
      value: { start: { dateTime: '2026-10-25T02:30:00', timeZone: berlin } },
    })
  })
  it('G07 a series at nine is at nine before and after summer time', () => {
    const read = timeOf(master)
    expect(read.start).toBe('2026-10-20T09:00:00')
    expect(fieldsToEvent({ time: { ...read } })).toMatchObject({
      value: {
        start: { dateTime: '2026-10-20T09:00:00', timeZone: berlin },
        recurrence: { range: { recurrenceTimeZone: berlin } },
      },
    })
    const winter = exceptions([occurrence('2026-12-01', { subject: 'Late' })])
    expect(winter?.changed).toEqual([{ original: '2026-12-01T09:00:00', title: 'Late' }])
  })
  it('F30 a series whose own zone says nothing has that of its start', () => {
    for (const recurrenceTimeZone of ['', 'tzone://Microsoft/Custom']) {
      const range = { ...master.recurrence.range, recurrenceTimeZone }
      const read = timeOf({ ...master, recurrence: { ...master.recurrence, range } })
      expect(read).toMatchObject({ start: '2026-10-20T09:00:00', zone: 'Europe/Berlin' })
    }
  })
  it('G09 a zone nobody can resolve is not guessed: the instant stays, in UTC', () => {
    for (const name of ['tzone://Microsoft/Custom', 'Customized Time Zone'])
      expect(
        timeOf({
          ...single,
          start: utc('2026-07-01T07:00:00'),
          end: utc('2026-07-01T08:00:00'),
          originalStartTimeZone: name,
        }),
      ).toMatchObject({ start: '2026-07-01T07:00:00', zone: 'UTC' })
  })
})

it('K16 every call about a mailbox asks for immutable ids, also inside an envelope', async () => {
  const outlook = await stageSandbox()
  const box = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'k16'))
  const [made] = await outlook.port.write('calendar', box.id, [create(event('A'))])
  const { id, version } = written(made)
  await outlook.port.read('calendar', box.id, [id])
  await outlook.port.list('calendar', box.id, null)
  await round((cursor) => outlook.port.changes('calendar', box.id, cursor))
  await outlook.port.write('calendar', box.id, [{ action: 'delete', id, version }])
  const asks = (prefer: string | null | undefined) => /IdType="ImmutableId"/.test(prefer ?? '')
  expect(outlook.requests.length).toBeGreaterThan(4)
  for (const request of outlook.requests) {
    if (!request.url.endsWith('/$batch')) {
      expect(asks(request.headers.get('prefer')), request.url).toBe(true)
      continue
    }
    const { requests } = (await request.clone().json()) as {
      requests: { url: string; headers?: Record<string, string> }[]
    }
    for (const { url, headers } of requests) {
      const inner = new Headers(headers).get('prefer')
      expect(asks(inner), url).toBe(true)
    }
  }
  outlook.sandbox.close()
})

it('M07 one row of a page that nobody can read: the others arrive, and the page is done', async () => {
  const contact = (id: unknown) => ({
    id,
    '@odata.etag': 'W/"1"',
    givenName: 'Ada',
    parentFolderId: 'box',
  })
  const rows = [contact('a'), contact(5), 'nonsense', null, contact('b')]
  const body = {
    value: rows,
    '@odata.deltaLink': `${graphOrigin}/v1.0/me/contactFolders/box/contacts`,
  }
  const port = makeOutlookPort({
    graphOrigin,
    clock: { now: () => 0, random: () => 0, uuid: () => 'u' },
    token: () => Promise.resolve({ ok: true, value: 't' }),
    wait: () => Promise.resolve(),
    fetch: () => Promise.resolve(Response.json(body)),
  })
  const page = await port.changes('contacts', 'box', null)
  if (!page.ok) throw new Error(JSON.stringify(page.failure))
  expect(page.value.complete).toBe(true)
  expect(page.value.rows.map(idOf)).toEqual(['a', 'b'])
})
