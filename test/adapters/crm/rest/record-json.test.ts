/**
 * @module
 * Events of the contract in canonical words: times, rules, exceptions, participants.
 */
import { describe, expect, it } from 'vitest'
import {
  eventToFields,
  toMembers,
  toRecord,
} from '../../../../edge/adapters/crm/rest/record-json.ts'
import { writeOverrides } from '../../../../edge/adapters/crm/rest/series-json.ts'
import type { Fields } from '../../../../edge/domain/record.ts'

const meta = {
  id: 'e1',
  type: 'event',
  rev: 'r1',
  ownerId: 'marcus',
  origin: 'manual',
  lastChange: { via: 'ui' },
  refs: [
    { system: 'other', key: 'x' },
    { system: 'o365', key: 'outlook-1' },
  ],
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-02T00:00:00Z',
}
const series = (recurrence: object, more: object = {}) => ({
  title: 'Stand-up',
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T09:15:00',
  timeZone: 'Europe/Berlin',
  allDay: false,
  location: 'A',
  recurrence,
  ...more,
})

describe('records of the contract', () => {
  it('carry their meta data, and our reference', () => {
    expect(toRecord('contacts', { ...meta, firstName: 'Ada', x_score: 7, fax: null })).toEqual({
      id: 'e1',
      version: 'r1',
      ownerId: 'marcus',
      origin: 'manual',
      lastChange: 'ui',
      updatedAt: Date.UTC(2026, 10, 2),
      createdAt: Date.UTC(2026, 10, 1),
      reference: 'outlook-1',
      fields: { firstName: 'Ada', x_score: 7, fax: null },
    })
  })

  it('of a later contract are read as far as they go', () => {
    const odd = { ...meta, origin: 'telepathy', lastChange: { via: 'magic' }, refs: 'x' }
    expect(toRecord('contacts', odd)).toMatchObject({ origin: 'unknown', lastChange: 'unknown' })
    expect(toRecord('contacts', { ...meta, rev: 5 })).toBeNull()
    expect(toRecord('contacts', null)).toBeNull()
  })
})

describe('events of the contract', () => {
  it.each([
    ['Ada Vance <ada@customer.example>', { name: 'Ada Vance', email: 'ada@customer.example' }],
    ['<ada@customer.example>', { email: 'ada@customer.example' }],
    ['Ada </o=Exchange/cn=ada>', { name: 'Ada' }],
  ])('H04 tell the organizer %s', (organizer, told) => {
    expect(toMembers('calendar', { organizer })).toEqual({ organizer: told })
  })

  it.each([
    ['confirmed', 'confirmed'],
    ['tentative', 'confirmed'],
    ['cancelled', 'cancelled'],
    [undefined, undefined],
  ])('D12 the status %s is %s', (status, read) => {
    expect(eventToFields({ status })['status']).toBe(read)
  })

  it('D12 is closed by its status', () => {
    expect(toMembers('calendar', { status: 'cancelled' })).toEqual({ status: 'cancelled' })
  })

  it('show participants as lines, sorted, with nothing that would break them', () => {
    const fields = eventToFields(
      series(
        { rrule: 'FREQ=DAILY' },
        {
          descriptionText: 'One\r\nTwo\n',
          participants: [
            { name: 'Zoe <x>\nY', email: 'zoe@example.com', role: 'required' },
            { email: 'ada@example.com' },
            { name: 'Nobody' },
            {},
          ],
        },
      ),
    )
    expect(fields['description']).toEqual({
      text: 'One\nTwo',
      people: ['<ada@example.com>', 'Nobody <>', 'Zoe x Y <zoe@example.com>'],
    })
  })

  it('never write participants, nor the zone of an all-day event', () => {
    const fields: Fields = {
      description: { text: '', people: ['Ada <ada@example.com>'] },
      time: { allDay: true, start: '2026-12-01', end: '2026-12-02', zone: null, rule: null },
    }
    expect(toMembers('calendar', fields)).toEqual({
      descriptionText: null,
      allDay: true,
      start: '2026-12-01',
      end: '2026-12-02',
      recurrence: null,
    })
  })

  it('end a series on its last day, written as RFC 5545 wants it', () => {
    const read = (rrule: string) =>
      (eventToFields(series({ rrule }))['time'] as { rule: string }).rule
    // 09:00 in Berlin in winter is 08:00 UTC; both spellings mean the last day of the year.
    for (const until of ['20261231', '20261231T080000Z', '20261231T225959Z'])
      expect(read(`RRULE:FREQ=DAILY;UNTIL=${until}`)).toBe('FREQ=DAILY;UNTIL=20261231')
    const { time } = eventToFields(series({ rrule: 'FREQ=DAILY;UNTIL=20261231' }))
    const sent = toMembers('calendar', { time: time ?? null })
    expect(sent['recurrence']).toEqual({ rrule: 'FREQ=DAILY;UNTIL=20261231T080000Z' })
  })

  it('keep a rule nobody understands, for Outlook to refuse by name', () => {
    const { time } = eventToFields(series({ rrule: 'FREQ=SOMETIMES' }))
    expect(time).toMatchObject({ rule: 'FREQ=SOMETIMES' })
  })

  it('name only the exceptions that differ', () => {
    const { exceptions } = eventToFields(
      series({
        rrule: 'FREQ=DAILY',
        exdates: ['2026-12-05T09:00', '2026-12-04T09:00:00', '2026-12-04T09:00:00'],
        overrides: {
          '2026-12-02T09:00:00': { start: '2026-12-02T10:00:00' },
          '2026-12-03T09:00:00': { title: 'Stand-up', location: 'A', showAs: 'free' },
          '2026-12-06T09:00:00': { status: 'cancelled' },
          '2026-12-07T09:00:00': { descriptionText: 'Bring cake', title: 'Party' },
        },
      }),
    )
    expect(exceptions).toEqual({
      cancelled: ['2026-12-04T09:00:00', '2026-12-05T09:00:00', '2026-12-06T09:00:00'],
      changed: [
        {
          original: '2026-12-02T09:00:00',
          start: '2026-12-02T10:00:00',
          end: '2026-12-02T10:15:00',
        },
        { original: '2026-12-07T09:00:00', title: 'Party', text: 'Bring cake' },
      ],
    })
  })

  it('patch exceptions so that none is left over, and what is not ours stays', () => {
    const now = series({
      rrule: 'FREQ=DAILY',
      overrides: {
        '2026-12-02T09:00:00': { title: 'Old' },
        '2026-12-03T09:00:00': { title: 'Old', showAs: 'free' },
        '2026-12-04T09:00': { location: 'B', reminderMinutes: 5 },
      },
    })
    const unsaid = { title: null, start: null, end: null, location: null, descriptionText: null }
    expect(
      writeOverrides(now, {
        cancelled: ['2026-12-09T09:00:00'],
        changed: [
          { original: '2026-12-04T09:00:00', text: 'New' },
          { original: '2026-12-08T09:00:00', location: 'C' },
        ],
      }),
    ).toEqual({
      exdates: ['2026-12-09T09:00:00'],
      overrides: {
        '2026-12-02T09:00:00': null,
        '2026-12-03T09:00:00': unsaid,
        '2026-12-04T09:00': { ...unsaid, descriptionText: 'New' },
        '2026-12-08T09:00:00': { location: 'C' },
      },
    })
  })
})
