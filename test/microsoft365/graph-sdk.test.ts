/**
 * @module
 * Microsoft's own Graph client against the sandbox: what works with the real service has to work here unchanged.
 */
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  PageIterator,
} from '@microsoft/microsoft-graph-client'
import type { BatchRequestStep, PageCollection } from '@microsoft/microsoft-graph-client'
import type { Contact, Event, User } from '@microsoft/microsoft-graph-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSandbox } from '../support/sandbox-client.ts'
import type { SandboxClient } from '../support/sandbox-client.ts'

// The client gives its token to https addresses only.
const ORIGIN = 'https://graph.sandbox.example'
let sandbox: SandboxClient
let client: Client
const realFetch = globalThis.fetch

beforeEach(async () => {
  sandbox = openSandbox({ origin: ORIGIN })
  // The client has no seam for its transport: it uses the global fetch.
  globalThis.fetch = (input, init) => sandbox.fetch(new Request(input, init))
  const token = await sandbox.token('megan')
  client = Client.init({
    baseUrl: ORIGIN,
    customHosts: new Set([new URL(ORIGIN).hostname]),
    authProvider: (done) => done(null, token),
  })
})
afterEach(() => {
  globalThis.fetch = realFetch
  sandbox.close()
})

test('PageIterator walks users and contacts to the end', async () => {
  const people: User[] = []
  const first = (await client.api('/users').top(9).select('id,displayName').get()) as PageCollection
  await new PageIterator(client, first, (one: User) => people.push(one) > 0).iterate()
  expect(new Set(people.map(({ id }) => id)).size).toBe(31)

  const before = (await client.api('/me/contacts').top(999).get()) as PageCollection
  for (const givenName of ['A', 'B', 'C', 'D', 'E'])
    await client.api('/me/contacts').post({ givenName })
  const contacts: Contact[] = []
  const page = (await client.api('/me/contacts').top(2).get()) as PageCollection
  await new PageIterator(client, page, (one: Contact) => contacts.push(one) > 0).iterate()
  expect(new Set(contacts.map(({ id }) => id)).size).toBe(before.value.length + 5)
})

test('BatchRequestContent carries dependent writes and reads', async () => {
  const json = { 'Content-Type': 'application/json' }
  const step = (
    id: string,
    path: string,
    init: RequestInit = {},
    dependsOn?: string[],
  ): BatchRequestStep => ({
    id,
    request: new Request(`${ORIGIN}/v1.0${path}`, init),
    ...(dependsOn ? { dependsOn } : {}),
  })
  const content = new BatchRequestContent([
    step('1', '/me/calendars', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ name: 'By the SDK' }),
    }),
    step('2', '/me/calendars', {}, ['1']),
  ])
  const answer = new BatchResponseContent(
    await client.api('/$batch').post(await content.getContent()),
  )
  expect(answer.getResponseById('1').status).toBe(201)
  const list = (await answer.getResponseById('2').json()) as { value: { name: string }[] }
  expect(list.value.map(({ name }) => name)).toContain('By the SDK')
})

test('the retry handler waits as a 429 says and comes through', { timeout: 60_000 }, async () => {
  const action = { status: 429, code: 'ApplicationThrottled', retryAfter: 1 }
  await sandbox.control('faults', {
    rules: [{ match: { path: '/me/calendar$' }, times: 2, action }],
  })
  const started = performance.now()
  const calendar = (await client.api('/me/calendar').get()) as { isDefaultCalendar: boolean }
  expect(calendar.isDefaultCalendar).toBe(true)
  expect(performance.now() - started).toBeGreaterThan(1900)
})

test('an event with a recurrence goes up and comes back', async () => {
  const event: Event = {
    subject: 'Weekly round',
    start: { dateTime: '2026-09-07T09:00:00', timeZone: 'Europe/Berlin' },
    end: { dateTime: '2026-09-07T09:30:00', timeZone: 'Europe/Berlin' },
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
      range: { type: 'numbered', startDate: '2026-09-07', numberOfOccurrences: 4 },
    },
  }
  const made = (await client.api('/me/events').post(event)) as Event
  expect(made.type).toBe('seriesMaster')
  const view = (await client
    .api('/me/calendarView')
    .query({ startDateTime: '2026-09-01T00:00:00Z', endDateTime: '2026-10-31T00:00:00Z' })
    .get()) as { value: Event[] }
  expect(view.value.filter(({ seriesMasterId }) => seriesMasterId === made.id)).toHaveLength(4)
})
