/**
 * @module
 * Delta of events, contacts and folders: rounds, replay, frozen windows, series, moves, forgotten tokens.
 */
import { describe, expect, it } from 'vitest'
import { at, event, immutable, openMailbox } from './mailbox-call.ts'

const june =
  '/calendarView/delta?startDateTime=2026-06-01T00:00:00Z&endDateTime=2026-07-01T00:00:00Z'
type Row = Record<string, unknown>
const removed = (rows: Row[]) => rows.filter((row) => row['@removed']).map((row) => row['id'])
const titles = (rows: Row[]) => rows.filter((row) => !row['@removed']).map((row) => row['subject'])
const weekly = {
  subject: 'W',
  start: at('2026-05-25', '09:00'),
  end: at('2026-05-25', '10:00'),
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
    range: { type: 'noEnd', startDate: '2026-05-25' },
  },
}

describe('calendarView/delta', () => {
  it('a delta link can be called again and tells the same', () => {
    const { call, pages } = openMailbox()
    call('POST /events', event('A'))
    const { link } = pages(june)
    const { id } = call('POST /events', event('B')).body
    expect(titles(pages(link).rows)).toEqual(['B'])
    call(`DELETE /events/${id}`)
    const again = pages(link)
    expect([titles(again.rows), removed(again.rows)]).toEqual([[], [id]])
    expect(pages(again.link).rows).toEqual([])
  })

  it('a change outside the window shows as a removal, a move into it as the event', () => {
    const { call, pages } = openMailbox()
    const { id } = call('POST /events', event('A')).body
    const first = pages(june)
    call(`PATCH /events/${id}`, {
      start: at('2026-09-01', '09:00'),
      end: at('2026-09-01', '10:00'),
    })
    const away = pages(first.link)
    expect(removed(away.rows)).toEqual([id])
    call(`PATCH /events/${id}`, {
      start: at('2026-06-02', '09:00'),
      end: at('2026-06-02', '10:00'),
    })
    expect(titles(pages(away.link).rows)).toEqual(['A'])
  })

  it('an event dragged away is removed here by its old id, and there by its new', () => {
    const { call, pages, mailbox } = openMailbox()
    const other = call('POST /calendars', { name: 'Other' }).body.id
    const { id } = call('POST /events', event('A')).body
    const fixed = call(`GET /events/${id}`, undefined, immutable).body.id
    const here = pages(june, immutable)
    const there = pages(`/calendars/${other}${june}`, immutable)
    mailbox.moveEvent(id, 'Other')
    expect(removed(pages(here.link).rows)).toEqual([id])
    expect(removed(pages(here.link, immutable).rows)).toEqual([fixed])
    expect(pages(there.link, immutable).rows.map((row) => row['id'])).toEqual([fixed])
  })

  it('a deleted occurrence has no row of its own: the series comes again without it', () => {
    const { call, pages } = openMailbox()
    const master = call('POST /events', weekly).body
    const first = pages(june)
    const types = (rows: Row[]) => rows.map((row) => row['type'])
    expect(types(first.rows)).toEqual(['seriesMaster', ...Array<string>(5).fill('occurrence')])
    expect(Object.keys(first.rows[1])).toEqual([
      '@odata.type',
      '@odata.etag',
      'id',
      'seriesMasterId',
      'type',
      'start',
      'end',
    ])
    call(`DELETE /events/${first.rows[2]['id']}`)
    call(`PATCH /events/${first.rows[3]['id']}`, { subject: 'Own' })
    const next = pages(first.link)
    const counts = Object.groupBy(types(next.rows), String)
    expect(
      [counts['seriesMaster'], counts['exception'], counts['occurrence']].map((all) => all?.length),
    ).toEqual([1, 1, 3])
    expect(next.rows.find((row) => row['type'] === 'exception')).toMatchObject({
      subject: 'Own',
      seriesMasterId: master.id,
    })
    expect(next.rows.map((row) => row['id'])).not.toContain(first.rows[2]['id'])
    call(`DELETE /events/${master.id}`)
    expect(removed(pages(next.link).rows)).toContain(master.id)
  })

  it('a series is not split over pages', () => {
    const { call, pages } = openMailbox()
    call('POST /events', weekly)
    call('POST /events', event('A'))
    expect(pages(june, { prefer: 'odata.maxpagesize=2' }).sizes).toEqual([6, 1])
  })

  it('pages hold while the calendar changes: nothing is lost, the change comes in the next round', () => {
    const { call, pages } = openMailbox()
    const ids = ['A', 'B', 'C', 'D'].map((name) => call('POST /events', event(name)).body.id)
    const small = { prefer: 'odata.maxpagesize=2' }
    const page = call(`GET ${june}`, undefined, small).body
    call(`PATCH /events/${ids[0]}`, { subject: 'A2' })
    call(`DELETE /events/${ids[3]}`)
    const rest = pages(page['@odata.nextLink'], small)
    expect(titles([...page.value, ...rest.rows])).toEqual(['A', 'B', 'C'])
    const next = pages(rest.link)
    expect([titles(next.rows), removed(next.rows)]).toEqual([['A2'], [ids[3]]])
  })

  it('a long round has an empty page that goes on, and a row met twice', () => {
    const { call, pages } = openMailbox()
    for (let n = 0; n < 20; n += 1) call('POST /events', event(`E${n}`))
    const { rows, sizes } = pages(june, { prefer: 'odata.maxpagesize=1' })
    expect(sizes).toContain(0)
    expect(new Set(rows.map((row) => row['id'])).size).toBe(20)
    expect(rows.length).toBeGreaterThan(20)
  })

  const refused = [
    ['$expand=singleValueExtendedProperties', 400, 'BadRequest'],
    ["$filter=subject eq 'x'", 400, 'ErrorInvalidUrlQuery'],
    ['$orderby=subject', 400, 'ErrorInvalidUrlQuery'],
    ['$deltatoken=made-up', 400, 'InvalidDeltaToken'],
    ['$deltatoken=latest', 400, 'InvalidDeltaToken'],
  ] as const
  for (const [option, status, code] of refused) {
    it(`${option} is refused`, () => {
      const answer = openMailbox().call(`GET ${june}&${option}`)
      expect([answer.status, answer.body.error.code]).toEqual([status, code])
    })
  }

  it('a token of another calendar is no token here', () => {
    const { call, pages } = openMailbox()
    const other = call('POST /calendars', { name: 'Other' }).body.id
    const token = pages(june).link.split('?')[1]
    expect(call(`GET /calendars/${other}/calendarView/delta?${token}`).body.error.code).toBe(
      'InvalidDeltaToken',
    )
  })

  it('a forgotten token is 410, and the place it points to starts over', () => {
    const { call, pages, mailbox } = openMailbox()
    call('POST /events', event('A'))
    const { link } = pages(june)
    mailbox.expireDelta()
    const gone = call(`GET ${link}`)
    expect([gone.status, gone.body.error.code]).toEqual([410, 'SyncStateNotFound'])
    expect(titles(pages(gone.headers['Location'] ?? '').rows)).toEqual(['A'])
  })

  it('old generations fall out by themselves', () => {
    const { call, pages } = openMailbox()
    const { link } = pages(june)
    let youngest = link
    for (let n = 0; n < 200; n += 1) youngest = pages(youngest).link
    expect(call(`GET ${link}`).status).toBe(410)
    expect(call(`GET ${youngest}`).status).toBe(200)
  })
})

describe('events/delta is a quirk', () => {
  it('unsupported, off, skeletal', () => {
    const { call, pages, mailbox } = openMailbox()
    call('POST /events', weekly)
    expect(call('GET /events/delta').body.error.message).toContain(
      'Change tracking is not supported',
    )
    mailbox.configure({ eventsDelta: 'off' })
    expect(call('GET /events/delta').status).toBe(404)
    mailbox.configure({ eventsDelta: 'skeletal' })
    const { rows } = pages('/events/delta')
    expect(Object.keys(rows[0])).toEqual([
      '@odata.type',
      '@odata.etag',
      'id',
      'type',
      'start',
      'end',
    ])
  })
})

describe('contacts and folders', () => {
  it('the folder’s own contacts only, with $select kept through the rounds', () => {
    const { call, pages } = openMailbox()
    const folder = call('POST /contactFolders', { displayName: 'F' }).body.id
    call(`POST /contactFolders/${folder}/contacts`, { givenName: 'A', jobTitle: 'x' })
    call('POST /contacts', { givenName: 'Elsewhere' })
    const first = pages(`/contactFolders/${folder}/contacts/delta?$select=givenName`)
    expect(Object.keys(first.rows[0]).toSorted()).toEqual([
      '@odata.etag',
      '@odata.type',
      'givenName',
      'id',
    ])
    call(`PATCH /contacts/${first.rows[0]['id']}`, { jobTitle: 'y' })
    const next = pages(first.link)
    expect(next.rows.map((row) => [row['givenName'], row['jobTitle']])).toEqual([['A', undefined]])
  })

  it('/me/contacts/delta is the default folder; folders have a delta of their own', () => {
    const { call, pages } = openMailbox()
    const contacts = pages('/contacts/delta')
    const folders = pages('/contactFolders/delta')
    call('POST /contacts', { givenName: 'A' })
    const { id } = call('POST /contactFolders', { displayName: 'F' }).body
    expect(pages(contacts.link).rows.map((row) => row['givenName'])).toEqual(['A'])
    const made = pages(folders.link)
    expect(made.rows.map((row) => row['displayName'])).toEqual(['F'])
    call(`DELETE /contactFolders/${id}`)
    expect(removed(pages(made.link).rows)).toEqual([id])
  })

  it('a delta of a folder that is gone is 404, with a token a sync folder not found', () => {
    const { call, pages, mailbox } = openMailbox()
    const folder = call('POST /contactFolders', { displayName: 'F' }).body.id
    const { link } = pages(`/contactFolders/${folder}/contacts/delta`)
    mailbox.deleteContactFolder('F')
    expect(call(`GET ${link}`).body.error.code).toBe('ErrorSyncFolderNotFound')
    expect(call(`GET /contactFolders/${folder}/contacts/delta`).body.error.code).toBe(
      'ErrorItemNotFound',
    )
  })
})
