/**
 * @module
 * The sandbox's change notifications (graph-contract §7): handshake, delivery and its weaknesses, lifecycle.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSandbox } from '../support/sandbox-client.ts'
import type { Json, SandboxClient } from '../support/sandbox-client.ts'

const HOOK = 'https://edge.example/hooks/graph'
const LIFECYCLE = 'https://edge.example/hooks/lifecycle'
const EVENT = {
  subject: 'Noticed',
  start: { dateTime: '2026-06-10T09:00:00', timeZone: 'UTC' },
  end: { dateTime: '2026-06-10T10:00:00', timeZone: 'UTC' },
}

type Received = { path: string; items: Json[] }
let sandbox: SandboxClient
let received: Received[]
/** What the endpoint answers to notifications. */
let status: number
/** What it answers to the handshake, given the token. */
let echo: (token: string) => Response

beforeEach(() => {
  received = []
  status = 202
  echo = (token) => new Response(token, { headers: { 'content-type': 'text/plain' } })
  sandbox = openSandbox({
    fetch: async (request) => {
      const url = new URL(request.url)
      const token = url.searchParams.get('validationToken')
      if (token !== null) return echo(token)
      received.push({
        path: url.pathname,
        items: ((await request.json()) as { value: Json[] }).value,
      })
      return new Response(null, { status })
    },
  })
})
afterEach(() => sandbox.close())

const megan = async () => sandbox.graph(await sandbox.token('megan'))
const inMinutes = async (minutes: number) =>
  new Date(
    Date.parse((await sandbox.control('clock', {})).body['now']) + minutes * 60_000,
  ).toISOString()
const subscribe = async (more: Json = {}, headers: Record<string, string> = {}) =>
  (await megan())('/subscriptions', {
    method: 'POST',
    headers,
    body: {
      changeType: 'created,updated,deleted',
      notificationUrl: HOOK,
      resource: '/me/events',
      expirationDateTime: await inMinutes(60),
      clientState: 'secret',
      ...more,
    },
  })
const items = () => received.flatMap((one) => one.items)

describe('creating', () => {
  test('needs an endpoint that echoes the decoded token as plain text', async () => {
    const wrong: ((token: string) => Response)[] = [
      (token) =>
        new Response(encodeURIComponent(token), { headers: { 'content-type': 'text/plain' } }),
      (token) => new Response(token, { headers: { 'content-type': 'text/html' } }),
      (token) => new Response(token, { status: 202, headers: { 'content-type': 'text/plain' } }),
      () => {
        throw new Error('unreachable')
      },
    ]
    for (const answer of wrong) {
      echo = answer
      expect((await subscribe()).body['error'].code).toBe('ValidationError')
    }
    expect((await (await megan())('/subscriptions')).body['value']).toEqual([])
    echo = (token) =>
      new Response(token, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
    expect((await subscribe()).status).toBe(201)
  })

  test('refuses what Graph refuses', async () => {
    const refused: [Json, number][] = [
      [{ resource: '/me/events/AAMk' }, 400],
      [{ resource: '/me/drive/root' }, 400],
      [{ changeType: 'renamed' }, 400],
      [{ resource: '/me/calendars' }, 400],
      [{ notificationUrl: 'http://edge.example/' }, 400],
      [{ notificationUrl: undefined }, 400],
      [{ expirationDateTime: 'tomorrow' }, 400],
      [{ expirationDateTime: '2020-01-01T00:00:00Z' }, 400],
      [{ clientState: 'x'.repeat(129) }, 400],
      [{ colour: 'blue' }, 400],
      [{ resource: '/me/calendars/AAMkAGI2NonsenseA=/events' }, 400],
      [{ resource: '/users/adele@contoso.example/events' }, 403],
      [{ resource: '/users' }, 403],
    ]
    for (const [more, expected] of refused)
      expect([JSON.stringify(more), (await subscribe(more)).status]).toEqual([
        JSON.stringify(more),
        expected,
      ])
    expect(
      (await subscribe({ resource: '/me/calendars', changeType: 'updated,deleted' })).status,
    ).toBe(201)
  })

  test('less than 45 minutes become 45; the other spelling of a resource is a duplicate', async () => {
    const short = await subscribe({ expirationDateTime: await inMinutes(5) })
    const left = Date.parse(short.body['expirationDateTime']) - Date.parse(await inMinutes(0))
    expect(Math.round(left / 60_000)).toBe(45)
    const me = await (await megan())('/me')
    const again = await subscribe({ resource: `users/${me.body['id']}/events` })
    expect([again.status, again.body['error'].message]).toEqual([
      409,
      expect.stringContaining(short.body['id']),
    ])
  })

  test('one application does not see another person’s', async () => {
    const { body } = await subscribe()
    const adele = sandbox.graph(await sandbox.token('adele'))
    expect((await adele(`/subscriptions/${body['id']}`)).status).toBe(404)
    expect((await adele(`/subscriptions/${body['id']}`, { method: 'DELETE' })).status).toBe(404)
    expect((await (await megan())(`/subscriptions/${body['id']}`)).body['clientState']).toBeNull()
  })
})

describe('delivery', () => {
  test('immutable ids are told to those who asked for them', async () => {
    await subscribe({}, { prefer: 'IdType="ImmutableId"' })
    const graph = await megan()
    const made = await graph('/me/events', {
      method: 'POST',
      body: EVENT,
      headers: { prefer: 'IdType="ImmutableId"' },
    })
    await sandbox.settled()
    expect(items()).toMatchObject([
      { changeType: 'created', clientState: 'secret', resourceData: { id: made.body['id'] } },
    ])
  })

  test('what an endpoint does not take is sent again, for four hours', async () => {
    await subscribe({ expirationDateTime: await inMinutes(6000) })
    const graph = await megan()
    status = 503
    await graph('/me/events', { method: 'POST', body: EVENT })
    await sandbox.settled()
    expect(received).toHaveLength(1)
    await sandbox.control('clock', { advanceMs: 3000 })
    await sandbox.settled()
    expect(received).toHaveLength(2)
    await sandbox.control('clock', { advanceMs: 5 * 3_600_000 })
    await sandbox.settled()
    status = 202
    const before = received.length
    await sandbox.control('clock', { advanceMs: 3_600_000 })
    await sandbox.settled()
    expect(received).toHaveLength(before)
  })

  test('can be doubled, lost, turned round and stopped on demand, and is quiet after a reset', async () => {
    await subscribe()
    const graph = await megan()
    const make = async (subject: string) => {
      await graph('/me/events', { method: 'POST', body: { ...EVENT, subject } })
      await sandbox.settled()
    }
    await sandbox.control('notifications', { duplicate: 2 })
    await make('three')
    expect(items()).toHaveLength(3)
    await sandbox.control('notifications', { lose: 1 })
    await make('lost')
    expect(items()).toHaveLength(3)
    await sandbox.control('notifications', { endpoint: { host: 'edge.example', state: 'drop' } })
    await make('dropped')
    expect(items()).toHaveLength(3)
    await sandbox.control('notifications', { endpoint: { host: 'edge.example', state: 'slow' } })
    await make('late')
    expect(items()).toHaveLength(3)
    await sandbox.control('clock', { advanceMs: 600_000 })
    await sandbox.settled()
    expect(items()).toHaveLength(4)
    await sandbox.control('reset', {})
    const fresh = sandbox.graph(await sandbox.token('megan'))
    await subscribe()
    await fresh('/me/events', { method: 'POST', body: EVENT })
    await sandbox.settled()
    expect(items()).toHaveLength(5)
  })

  test('ends with the subscription’s time', async () => {
    const { body } = await subscribe()
    await sandbox.control('clock', { advanceMs: 61 * 60_000 })
    const graph = await megan()
    expect(
      (
        await graph(`/subscriptions/${body['id']}`, {
          method: 'PATCH',
          body: { expirationDateTime: await inMinutes(60) },
        })
      ).status,
    ).toBe(404)
    await graph('/me/events', { method: 'POST', body: EVENT })
    await sandbox.settled()
    expect(received).toEqual([])
  })

  test('a calendar list that is watched is told of a new, a renamed and a deleted calendar as updated', async () => {
    await subscribe({ resource: '/me/calendars', changeType: 'updated,deleted' })
    const graph = await megan()
    const made = await graph('/me/calendars', { method: 'POST', body: { name: 'CRM' } })
    await sandbox.control('outlook/delete-calendar', { user: 'megan@contoso.example', name: 'CRM' })
    await sandbox.settled()
    expect(items().length).toBeGreaterThanOrEqual(2)
    expect(new Set(items().map((one) => one['changeType']))).toEqual(new Set(['updated']))
    expect(items().at(-1)?.['resourceData'].id).toBe(made.body['id'])
  })
})

describe('lifecycle', () => {
  test('reauthorizationRequired pauses delivery until the subscription is reauthorised', async () => {
    const { body } = await subscribe({ lifecycleNotificationUrl: LIFECYCLE })
    await sandbox.control('lifecycle', {
      subscriptionId: body['id'],
      event: 'reauthorizationRequired',
    })
    await sandbox.settled()
    expect(received).toMatchObject([
      { path: '/hooks/lifecycle', items: [{ lifecycleEvent: 'reauthorizationRequired' }] },
    ])
    const graph = await megan()
    await graph('/me/events', { method: 'POST', body: EVENT })
    await sandbox.settled()
    expect(received).toHaveLength(1)
    expect(
      (await graph(`/subscriptions/${body['id']}/reauthorize`, { method: 'POST' })).status,
    ).toBe(204)
    await sandbox.settled()
    expect(items().at(-1)).toMatchObject({ changeType: 'created' })
  })

  test('revoking a person removes his subscriptions and says so', async () => {
    const { body } = await subscribe({ lifecycleNotificationUrl: LIFECYCLE })
    await sandbox.control('revoke', { user: 'megan@contoso.example' })
    await sandbox.settled()
    expect(items()).toMatchObject([
      { lifecycleEvent: 'subscriptionRemoved', subscriptionId: body['id'] },
    ])
    expect((await (await megan())('/subscriptions')).body['value']).toEqual([])
  })

  test('a changed notificationUrl has to prove itself again', async () => {
    const { body } = await subscribe()
    const graph = await megan()
    echo = () => new Response('no', { headers: { 'content-type': 'text/plain' } })
    const path = `/subscriptions/${body['id']}`
    expect(
      (await graph(path, { method: 'PATCH', body: { notificationUrl: `${HOOK}/new` } })).status,
    ).toBe(400)
    expect((await graph(path)).body['notificationUrl']).toBe(HOOK)
    expect(
      (await graph(path, { method: 'PATCH', body: { resource: '/me/contacts' } })).status,
    ).toBe(400)
  })
})
