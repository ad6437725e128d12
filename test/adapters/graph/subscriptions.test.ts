/**
 * @module
 * Watching a container and finding people, against the sandbox; the oddities of the real service by
 * recorded answers (graph-contract §7.1, §1.1).
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handshake, validationToken } from '../../../edge/adapters/graph/notifications.ts'
import { parseNotices } from '../../../edge/adapters/graph/notifications.ts'
import { makeOutlookPort } from '../../../edge/adapters/graph/outlook-port.ts'
import { makeTenantPort } from '../../../edge/adapters/graph/users.ts'
import { makeSend } from '../../../edge/adapters/http/send.ts'
import type { OutlookNotice } from '../../../edge/ports/hosts.ts'
import { event, value } from '../../contracts/outlook-stage.ts'
import { graphOrigin, megan, stageSandbox } from './sandbox-stage.ts'
import type { SandboxStage } from './sandbox-stage.ts'

const clock = { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() }

describe('watching', () => {
  let outlook: SandboxStage
  let notices: OutlookNotice[]
  beforeEach(async () => {
    notices = []
    outlook = await stageSandbox({
      now: Date.now,
      fetch: async (request) => {
        const token = validationToken(new URL(request.url))
        if (token !== null) return handshake(token)
        notices.push(...(parseNotices(await request.json()) ?? []))
        return new Response(null, { status: 202 })
      },
    })
  })
  afterEach(() => outlook.sandbox.close())

  const hook = (secret: string) => ({ url: 'http://127.0.0.1:8787/hooks/graph/abc', secret })

  it('tells of changes with our secret and the immutable id', async () => {
    for (const stream of ['calendar', 'contacts'] as const) {
      const box = await value(outlook.port.ensureContainer(stream, 'Watched', 'w'))
      const watch = await value(outlook.port.watch(stream, box.id, hook('s3cret')))
      expect(watch.expiresAt - Date.now()).toBeGreaterThan(6 * 86_400_000)
      const fields = stream === 'calendar' ? event('A') : { 'name.first': 'A' }
      const id = await outlook.person.create(stream, box.id, fields)
      await outlook.sandbox.settled()
      expect(notices.at(-1)).toMatchObject({
        subscription: watch.id,
        secret: 's3cret',
        item: id,
        lifecycle: null,
      })
    }
  })

  it('renews, and says when there is nothing left to renew', async () => {
    const box = await value(outlook.port.ensureContainer('calendar', 'Watched', 'w'))
    const watch = await value(outlook.port.watch('calendar', box.id, hook('a')))
    const renewed = await value(outlook.port.renewWatch(watch.id))
    expect(renewed.id).toBe(watch.id)
    expect(renewed.expiresAt).toBeGreaterThanOrEqual(watch.expiresAt)
    await value(outlook.port.unwatch(watch.id))
    await value(outlook.port.unwatch(watch.id))
    expect(await outlook.port.renewWatch(watch.id)).toMatchObject({ failure: { kind: 'gone' } })
  })

  it('replaces a subscription whose secret was lost', async () => {
    const box = await value(outlook.port.ensureContainer('calendar', 'Watched', 'w'))
    const first = await value(outlook.port.watch('calendar', box.id, hook('old')))
    const second = await value(outlook.port.watch('calendar', box.id, hook('new')))
    expect(second.id).not.toBe(first.id)
    await outlook.person.create('calendar', box.id, event('A'))
    await outlook.sandbox.settled()
    expect(new Set(notices.map(({ secret }) => secret))).toEqual(new Set(['new']))
  })

  it('speaks of a changed occurrence without making it a record', async () => {
    const box = await value(outlook.port.ensureContainer('calendar', 'Watched', 'w'))
    const time = {
      allDay: false,
      start: '2026-12-01T09:00:00',
      end: '2026-12-01T10:00:00',
      zone: 'Europe/Berlin',
      rule: 'FREQ=DAILY;COUNT=3',
    }
    const id = await outlook.person.create('calendar', box.id, { ...event('S'), time })
    const window = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-05T00:00:00Z'
    const { value: rows } = (await outlook.graph(
      'GET',
      `/me/events/${id}/instances?${window}`,
    )) as { value: { id: string }[] }
    const instance = rows[1]?.id ?? ''
    const looks = await value(outlook.port.read('calendar', box.id, [id, instance]))
    expect(looks.get(id)?.kind).toBe('present')
    expect(looks.get(instance)).toEqual({ kind: 'gone' })
  })
})

describe('watching, with answers of the real service', () => {
  const recorded = (answers: (body: Record<string, string>) => [number, object]) => {
    const bodies: Record<string, string>[] = []
    const port = makeOutlookPort({
      graphOrigin: 'https://graph.test',
      clock: { ...clock, now: () => 0 },
      token: async () => ({ ok: true, value: 't' }),
      fetch: async (request) => {
        const body = (await request.json()) as Record<string, string>
        bodies.push(body)
        const [status, answer] = answers(body)
        return Response.json(answer, { status })
      },
    })
    return { port, bodies }
  }
  const granted = (body: Record<string, string>): [number, object] => [
    201,
    { id: 's', expirationDateTime: body['expirationDateTime'] },
  ]
  const hook = { url: 'https://edge.test/h', secret: 's' }

  it('asks again within the limit the service names', async () => {
    const limit = 'Subscription expiration can only be 4230 minutes in the future.'
    const { port, bodies } = recorded((body) =>
      Date.parse(body['expirationDateTime'] ?? '') > 4_230 * 60_000
        ? [400, { error: { code: 'ExtensionError', message: limit } }]
        : granted(body),
    )
    expect(await value(port.watch('contacts', 'f', hook))).toEqual({
      id: 's',
      expiresAt: 4_225 * 60_000,
    })
    expect(bodies).toHaveLength(2)
  })

  it('watches all events where one calendar cannot be watched', async () => {
    const { port, bodies } = recorded((body) =>
      body['resource'] === '/me/events'
        ? granted(body)
        : [400, { error: { code: 'ExtensionError', message: 'Resource is not supported' } }],
    )
    expect(await port.watch('calendar', 'c', hook)).toMatchObject({ ok: true })
    expect(bodies.map(({ resource }) => resource)).toEqual(['/me/calendars/c/events', '/me/events'])
  })
})

describe('people of the tenant', () => {
  it('searches by name and address, page by page', async () => {
    const outlook = await stageSandbox({ now: Date.now })
    const { access_token: token } = (await outlook.control('token', {
      user: megan,
      scopes: ['User.ReadBasic.All'],
    })) as { access_token: string }
    const tenant = makeTenantPort({
      graphOrigin,
      clock,
      token: async () => ({ ok: true, value: token }),
      send: makeSend({ fetch: (request) => outlook.sandbox.fetch(request) }),
    })
    const first = await value(tenant.searchUsers({ search: '', cursor: null, limit: 5 }))
    expect(first.users).toHaveLength(5)
    expect(first.total).toBeGreaterThan(5)
    expect(first.cursor).not.toBeNull()
    const second = await value(tenant.searchUsers({ search: '', cursor: first.cursor, limit: 5 }))
    const ids = [...first.users, ...second.users].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const found = await value(tenant.searchUsers({ search: 'meg', cursor: null, limit: 20 }))
    expect(found.users.map(({ userPrincipalName }) => userPrincipalName)).toContain(megan)
    for (const search of ['"', "o'hara\\", 'a AND b', '\u0000'])
      expect(await tenant.searchUsers({ search, cursor: null, limit: 5 })).toMatchObject({
        ok: true,
      })
    expect(
      await tenant.searchUsers({ search: '', cursor: 'https://evil.example/x', limit: 5 }),
    ).toMatchObject({ ok: false, failure: { kind: 'refused', code: 'bad-cursor' } })
    outlook.sandbox.close()
  })
})
