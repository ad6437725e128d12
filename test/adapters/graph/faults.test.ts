/**
 * @module
 * The Graph adapter when Graph misbehaves (SYN-2), and what it must never cause: mail (CAL-8).
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutlookWrite } from '../../../edge/ports/outlook.ts'
import {
  contact,
  create,
  event,
  key,
  round,
  value,
  written,
} from '../../contracts/outlook-stage.ts'
import { stageSandbox } from './sandbox-stage.ts'
import type { SandboxStage } from './sandbox-stage.ts'

type Box = { id: string; name: string }

describe('Graph under faults', () => {
  let outlook: SandboxStage
  let calendar: Box
  let folder: Box
  beforeEach(async () => {
    outlook = await stageSandbox()
    calendar = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'm'))
    folder = await value(outlook.port.ensureContainer('contacts', 'Northwind', 'm'))
    outlook.requests.length = 0
  })
  afterEach(() => outlook.sandbox.close())

  const faults = (...rules: object[]) => outlook.control('faults', { rules })
  const writeEvents = (...writes: OutlookWrite[]) =>
    outlook.port.write('calendar', calendar.id, writes)
  const writeContacts = (...writes: OutlookWrite[]) =>
    outlook.port.write('contacts', folder.id, writes)

  it('a create whose answer was lost is found again, not made twice', async () => {
    for (const [stream, write, fields] of [
      ['calendar', writeEvents, event('Ada')],
      ['contacts', writeContacts, contact('Ada')],
    ] as const) {
      const item = stream === 'calendar' ? 'events' : 'contacts'
      await faults({
        match: { method: 'POST', path: `/${item}$` },
        times: 1,
        action: { dropResponseAfterWrite: true },
      })
      const one = create(fields)
      expect(await write(one)).toMatchObject([{ kind: 'failed', failure: { kind: 'unknown' } }])
      const [again] = await write({ ...one, replay: true })
      expect(again).toMatchObject({ kind: 'written', replayed: true })
      const box = stream === 'calendar' ? calendar : folder
      expect(await value(outlook.port.countItems(stream, box.id))).toBe(1)
    }
  })

  it('a container whose create was lost is adopted by its mark', async () => {
    for (const stream of ['calendar', 'contacts'] as const) {
      await faults({
        match: { method: 'POST', path: stream === 'calendar' ? '/calendars$' : '/contactFolders$' },
        times: 1,
        action: { dropResponseAfterWrite: true },
      })
      expect(await outlook.port.ensureContainer(stream, 'Lost', 'lost-mark')).toMatchObject({
        ok: false,
        failure: { kind: 'unknown' },
      })
      const found = await value(outlook.port.ensureContainer(stream, 'Lost', 'lost-mark'))
      expect(found.name).toBe('Lost')
    }
  })

  it('one lost answer among twenty leaves the others known', async () => {
    await faults({
      match: { method: 'POST', path: '/events$' },
      times: 1,
      action: { dropResponseAfterWrite: true },
    })
    const writes = Array.from({ length: 20 }, (_, n) => create(event(`N${n}`)))
    const outcomes = await writeEvents(...writes)
    const kinds = outcomes.map((one) => (one.kind === 'failed' ? one.failure.kind : one.kind))
    expect(kinds.filter((kind) => kind === 'unknown')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'written')).toHaveLength(19)
    expect(await value(outlook.port.countItems('calendar', calendar.id))).toBe(20)
    const replayed = await writeEvents(...writes.map((one) => ({ ...one, replay: true })))
    expect(replayed.every(({ kind }) => kind === 'written')).toBe(true)
    expect(await value(outlook.port.countItems('calendar', calendar.id))).toBe(20)
  })

  it('waits for a throttled item and goes on', async () => {
    await faults({
      match: { method: 'POST', path: '/events$' },
      times: 2,
      action: { status: 429, code: 'ApplicationThrottled', retryAfter: 3 },
    })
    const outcomes = await writeEvents(...['A', 'B', 'C'].map((name) => create(event(name))))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['written', 'written', 'written'])
    expect(outlook.waits.length).toBeGreaterThan(0)
    expect(Math.max(...outlook.waits)).toBeLessThanOrEqual(3000)
  })

  it('hands a long throttling to the engine with the time to wait', async () => {
    await faults({
      match: { path: '/calendarView/delta' },
      action: { status: 429, code: 'TooManyRequests', retryAfter: 90 },
    })
    expect(await outlook.port.changes('calendar', calendar.id, null)).toMatchObject({
      ok: false,
      failure: { kind: 'later', afterMs: 90_000 },
    })
  })

  it('M14 takes a broken read for "later", never for an empty mailbox', async () => {
    await writeEvents(create(event('A')))
    for (const action of [{ status: 503 }, { status: 500 }, { dropResponseAfterWrite: true }]) {
      await outlook.control('faults', {}, 'DELETE')
      await faults({ match: { method: 'GET', path: '/(calendarView/delta|events)' }, action })
      for (const answer of [
        await outlook.port.changes('calendar', calendar.id, null),
        await outlook.port.list('calendar', calendar.id, null),
        await outlook.port.read('calendar', calendar.id, ['AAkALg']),
      ])
        expect(answer).toMatchObject({ ok: false, failure: { kind: 'later' } })
    }
  })

  it('writes twenty in one envelope, reads twenty in one', async () => {
    const outcomes = await writeEvents(
      ...Array.from({ length: 20 }, (_, n) => create(event(`N${n}`))),
    )
    expect(outlook.requests).toHaveLength(1)
    const before = outlook.port.spent()
    const ids = outcomes.map((one) => written(one).id)
    const looks = await value(outlook.port.read('calendar', calendar.id, ids))
    expect(looks.size).toBe(20)
    const after = outlook.port.spent()
    expect(after.calls - before.calls).toBe(1)
    expect(after.requests - before.requests).toBe(20)
  })

  it('A17 mails nobody, whatever it does (CAL-8)', async () => {
    const description = { text: 'x', people: ['Adele <adele@contoso.example>'] }
    const made = written((await writeEvents(create({ ...event('Talk'), description })))[0])
    await writeEvents({
      action: 'update',
      id: made.id,
      version: made.version,
      fields: { title: 'Talk 2', description: { text: 'y', people: [] } },
    })
    await writeEvents({ action: 'delete', id: made.id, version: null })
    expect(await outlook.control('mail', {}, 'GET')).toEqual([])
  })

  it('H09 leaves a meeting with attendees alone, but for what is private (CAL-8)', async () => {
    const start = { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' }
    const { id } = await outlook.graph('POST', `/me/calendars/${calendar.id}/events`, {
      subject: 'Meeting',
      start,
      end: { ...start, dateTime: '2026-12-01T10:00:00' },
      attendees: [{ emailAddress: { address: 'adele@contoso.example' }, type: 'required' }],
    })
    const mailed = async () => ((await outlook.control('mail', {}, 'GET')) as unknown[]).length
    const before = await mailed()
    expect(before).toBeGreaterThan(0)
    const looks = await value(outlook.port.read('calendar', calendar.id, [String(id)]))
    const look = looks.get(String(id))
    if (look?.kind !== 'present') throw new Error('not present')
    const target = { id: look.item.id, version: look.item.version }
    const refused = { kind: 'failed', failure: { kind: 'refused', code: 'meeting-with-attendees' } }
    expect(
      await writeEvents(
        { action: 'update', ...target, fields: { title: 'Other' } },
        { action: 'delete', ...target },
        { action: 'delete', id: target.id, version: null },
      ),
    ).toMatchObject([refused, refused, refused])
    const [own] = await writeEvents({ action: 'update', ...target, fields: { reminder: null } })
    expect(written(own).fields['reminder']).toBeNull()
    expect(await mailed()).toBe(before)
  })

  it('I09 two organizations in one mailbox: a calendar each under the same name, and nobody sees the other’s', async () => {
    const other = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'other'))
    expect(other.id).not.toBe(calendar.id)
    const made = written((await writeEvents(create(event('Ours'))))[0])
    const theirs = async () => {
      const list = await value(outlook.port.list('calendar', other.id, null))
      const changes = await value(outlook.port.changes('calendar', other.id, null))
      return [...list.rows, ...changes.rows]
    }
    expect(await theirs()).toEqual([])
    const look = await value(outlook.port.read('calendar', other.id, [made.id]))
    expect(look.get(made.id)).toEqual({ kind: 'moved' })
    await value(outlook.port.removeContainer('calendar', other.id))
    expect(await value(outlook.port.countItems('calendar', calendar.id))).toBe(1)
  })

  it('C13 keeps the join block of an online meeting through a new description', async () => {
    const start = { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' }
    const made = await outlook.graph('POST', `/me/calendars/${calendar.id}/events`, {
      subject: 'Online',
      body: { contentType: 'html', content: '<p>Agenda</p>' },
      start,
      end: { ...start, dateTime: '2026-12-01T10:00:00' },
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
    })
    const id = String(made['id'])
    const joinUrl = (made['onlineMeeting'] as { joinUrl: string }).joinUrl
    const look = (await value(outlook.port.read('calendar', calendar.id, [id]))).get(id)
    if (look?.kind !== 'present') throw new Error('not present')
    expect(look.item.fields['description']).toEqual({ text: 'Agenda', people: [] })
    const description = { text: 'New agenda', people: ['Ada <ada@example.com>'] }
    const { version } = look.item
    const [changed] = await writeEvents({ action: 'update', id, version, fields: { description } })
    expect(written(changed).fields['description']).toEqual(description)
    const { body } = (await outlook.graph('GET', `/me/events/${id}`)) as {
      body: { content: string }
    }
    expect(body.content.replaceAll('&amp;', '&')).toContain(joinUrl)
  })

  it('keeps the other e-mail addresses when one changes', async () => {
    const { id } = await outlook.graph('POST', `/me/contactFolders/${folder.id}/contacts`, {
      givenName: 'Ada',
      emailAddresses: [
        { name: 'Work', address: 'ada@work.example' },
        { name: 'Home', address: 'ada@home.example' },
      ],
    })
    const look = (await value(outlook.port.read('contacts', folder.id, [String(id)]))).get(
      String(id),
    )
    if (look?.kind !== 'present') throw new Error('not present')
    const [changed] = await writeContacts({
      action: 'update',
      id: String(id),
      version: look.item.version,
      fields: { 'email.1': 'ada@new.example' },
    })
    expect(written(changed).fields).toMatchObject({
      'email.1': 'ada@new.example',
      'email.2': 'ada@home.example',
    })
  })

  it('G13 rolls the window by a fresh round once a week, between rounds only', async () => {
    let now = Date.UTC(2026, 10, 22, 12)
    const stage = await stageSandbox({ now: () => now })
    const box = await value(stage.port.ensureContainer('calendar', 'Window', 'w'))
    await stage.port.write('calendar', box.id, [create(event('A'), { key: key() })])
    const read = (from: string | null) => stage.port.changes('calendar', box.id, from)
    const first = await round(read)
    expect(first.rows).toHaveLength(1)
    now += 6 * 86_400_000
    const second = await round(read, first.cursor)
    expect(second.rows).toEqual([])
    now += 2 * 86_400_000
    stage.requests.length = 0
    expect((await round(read, second.cursor)).rows).toHaveLength(1)
    const url = new URL(stage.requests[0]?.url ?? '')
    expect(url.searchParams.get('startDateTime')).toBe('2026-09-01T12:00:00.000Z')
    stage.sandbox.close()
  })

  it('forgets nothing of a person: no cursor of another shape is followed', async () => {
    for (const cursor of ['', 'x', '{}', '{"v":2,"link":"x"}'])
      expect(await outlook.port.changes('contacts', folder.id, cursor)).toMatchObject({
        ok: false,
        failure: { kind: 'resync' },
      })
    const foreign = JSON.stringify({ v: 1, link: 'https://evil.example/x', more: false, from: 0 })
    outlook.requests.length = 0
    expect(await outlook.port.changes('contacts', folder.id, foreign)).toMatchObject({
      failure: { kind: 'resync' },
    })
    expect(outlook.requests).toEqual([])
  })
})
