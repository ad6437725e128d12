/**
 * @module
 * Events: all-day, zones, recurrence, odd lengths (crm-contract §6.5 G).
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectProblem, meeting, openClient } from './client.ts'
import type { Client } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await openClient()
})
const make = (more: Record<string, unknown>) =>
  client.call('POST', '/events', { body: meeting(more) })

describe('times', () => {
  it.each(['Europe/Berlin', 'Pacific/Apia', 'Pacific/Pago_Pago', 'America/New_York'])(
    'G1 an all-day event in %s is the dates it says, over a clock change too',
    async (timeZone) => {
      const days = { allDay: true, start: '2026-10-24', end: '2026-10-27', timeZone }
      const { status, body } = await make(days)
      expect(status).toBe(201)
      expect(body).toMatchObject(days)
    },
  )

  it('G2 takes midnight for a date, and refuses an all-day event that ends as it starts', async () => {
    const { body } = await make({
      allDay: true,
      start: '2026-12-01T00:00:00',
      end: '2026-12-02T00:00:00.0000000',
    })
    expect(body).toMatchObject({ start: '2026-12-01', end: '2026-12-02' })
    const same = await make({ allDay: true, start: '2026-12-01', end: '2026-12-01' })
    expect(expectProblem(same, 422, 'validation')).toEqual(['/end'])
    const timed = await make({ allDay: true, start: '2026-12-01T09:00:00' })
    expect(expectProblem(timed, 422, 'validation')).toEqual(['/start'])
  })

  it('G3 keeps the zone; the owner’s zone when none is given', async () => {
    expect((await make({ timeZone: 'Asia/Kathmandu' })).body.timeZone).toBe('Asia/Kathmandu')
    expect((await make({ timeZone: null, ownerId: 'priya' })).body.timeZone).toBe('Asia/Kolkata')
  })

  it.each([
    ['23:59:59 to midnight', '2026-12-01T23:59:59', '2026-12-02T00:00:00'],
    ['0 minutes', '2026-12-01T09:00:00', '2026-12-01T09:00:00'],
    ['30 days', '2026-12-01T09:00:00', '2026-12-31T09:00:00'],
    ['a time the clocks skip', '2026-03-29T02:30:00', '2026-03-29T03:30:00'],
  ])('G5 %s', async (_name, start, end) => {
    expect((await make({ start, end })).body).toMatchObject({ start, end })
  })

  it.each([
    ['/end', { end: '2026-12-01T08:59:59' }],
    ['/start', { start: '2026-12-01' }],
    ['/start', { start: '2026-02-30T09:00:00' }],
    ['/start', { start: '2026-12-01T09:00:00Z' }],
    ['/timeZone', { timeZone: 'W. Europe Standard Time' }],
    ['/timeZone', { timeZone: '+01:00' }],
    ['/timeZone', { timeZone: 'Mars/Olympus' }],
    ['/title', { title: '' }],
    ['/title', { title: 'x'.repeat(256) }],
    ['/reminderMinutes', { reminderMinutes: -1 }],
    ['/reminderMinutes', { reminderMinutes: 1.5 }],
    ['/showAs', { showAs: 'away' }],
    ['/privacy', { privacy: 'secret' }],
    ['/onlineMeetingUrl', { onlineMeetingUrl: 'javascript:alert(1)' }],
    ['/participants/0/email', { participants: [{ email: 'no address' }] }],
    ['/participants/0/role', { participants: [{ email: 'a@b.example', role: 'boss' }] }],
    ['/organizer/phone', { organizer: { email: 'a@b.example', phone: '1' } }],
    ['/subject', { subject: 'x' }],
  ])('refuses at %s', async (pointer, more) => {
    expect(expectProblem(await make(more), 422, 'validation')).toContain(pointer)
  })
})

describe('recurrence', () => {
  it('G4 keeps rule, exdates and overrides, in one spelling', async () => {
    const { body } = await make({
      recurrence: {
        rrule: 'RRULE:FREQ=WEEKLY;BYDAY=TU',
        exdates: ['2026-12-15T09:00', '2026-12-08T09:00:00', '2026-12-08T09:00:00'],
        overrides: { '2026-12-22T09:00': { title: 'Late', start: '2026-12-22T15:00:00' } },
      },
    })
    expect(body.recurrence).toEqual({
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      exdates: ['2026-12-08T09:00:00', '2026-12-15T09:00:00'],
      overrides: { '2026-12-22T09:00:00': { title: 'Late', start: '2026-12-22T15:00:00' } },
    })
  })

  it('G4 one override is added and taken back by merge patch; null ends the series', async () => {
    const { body } = await make({ recurrence: { rrule: 'FREQ=DAILY;COUNT=5' } })
    const patch = async (recurrence: unknown) =>
      (
        await client.call('PATCH', `/events/${body.id}`, {
          body: { recurrence },
          headers: { 'if-match': '*' },
        })
      ).body.recurrence
    const id = '2026-12-02T09:00:00'
    expect((await patch({ overrides: { [id]: { location: 'Roof' } } }))?.overrides).toEqual({
      [id]: { location: 'Roof' },
    })
    expect((await patch({ overrides: { [id]: null } }))?.overrides).toEqual({})
    expect(await patch(null)).toBeNull()
  })

  it.each([
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=MO,WE,FR;WKST=SU;UNTIL=20270101T080000Z',
    'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101',
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=10',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
  ])('G4 takes %s', async (rrule) => {
    expect((await make({ recurrence: { rrule } })).body.recurrence?.rrule).toBe(rrule)
  })

  it.each([
    'FREQ=HOURLY',
    'FREQ=WEKLY',
    'INTERVAL=2',
    'FREQ=DAILY;COUNT=3;UNTIL=20270101',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=YEARLY;BYWEEKNO=20',
    'FREQ=DAILY;UNTIL=tomorrow',
    'FREQ=DAILY;UNTIL=20200101',
    'FREQ=DAILY;FREQ=DAILY',
    'nonsense',
  ])('refuses the rule %s', async (rrule) => {
    const answer = await make({ recurrence: { rrule } })
    expect(expectProblem(answer, 422, 'validation')).toEqual(['/recurrence/rrule'])
  })

  it('refuses overrides of nothing and with unknown members', async () => {
    const bad = (overrides: unknown) => make({ recurrence: { rrule: 'FREQ=DAILY', overrides } })
    expect(expectProblem(await bad({ someday: {} }), 422, 'validation')).toEqual([
      '/recurrence/overrides/someday',
    ])
    const unknown = await bad({ '2026-12-02T09:00:00': { attendees: [] } })
    expect(expectProblem(unknown, 422, 'validation')).toEqual([
      '/recurrence/overrides/2026-12-02T09:00:00/attendees',
    ])
  })

  it('the calendar view applies rule, cancellation and change', async () => {
    const shown = await openClient()
    await shown.open('POST', '/demo/api/events', {
      body: meeting({
        recurrence: {
          rrule: 'FREQ=DAILY;COUNT=4',
          exdates: ['2026-12-02T09:00:00'],
          overrides: {
            '2026-12-03T09:00:00': { start: '2026-12-03T12:00:00', end: '2026-12-03T13:00:00' },
          },
        },
      }),
    })
    const { body } = await shown.open(
      'GET',
      '/demo/api/calendar?from=2026-12-01T00:00:00Z&to=2026-12-08T00:00:00Z',
    )
    expect(body.items.map((item) => item.startsAt)).toEqual([
      '2026-12-01T08:00:00.000Z',
      '2026-12-03T11:00:00.000Z',
      '2026-12-04T08:00:00.000Z',
    ])
  })
})

describe('overrides', () => {
  it('a null inside an override of a new series means: as the series', async () => {
    const id = '2026-12-02T09:00:00'
    const overrides = { [id]: { title: 'Other', location: null } }
    const { body } = await make({ recurrence: { rrule: 'FREQ=DAILY', overrides } })
    expect(body.recurrence?.overrides).toEqual({ [id]: { title: 'Other' } })
  })
})

describe('descriptions', () => {
  it('HTML alone gives the text; a new text alone drops the old HTML', async () => {
    const { body } = await make({ descriptionHtml: '<p>Bring <b>one</b> story</p>' })
    expect(body.descriptionText).toBe('Bring one story')
    const headers = { 'if-match': '*' }
    const path = `/events/${body.id}`
    const same = await client.call('PATCH', path, {
      body: { descriptionText: 'Bring one story' },
      headers,
    })
    expect(same.body.descriptionHtml).toContain('<b>')
    const other = await client.call('PATCH', path, { body: { descriptionText: 'New' }, headers })
    expect(other.body).toMatchObject({ descriptionText: 'New', descriptionHtml: null })
  })
})
