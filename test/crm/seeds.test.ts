/**
 * @module
 * Seeds: believable, the same each time, quick (interfaces.md, Demo CRM).
 */
import { describe, expect, it } from 'vitest'
import { expectProblem, openClient } from './client.ts'
import type { Client } from './client.ts'
import type { Wire } from './wire.ts'

const all = async (client: Client, type: string): Promise<Wire[]> => {
  const items: Wire[] = []
  for (let next: string | null = `/${type}?limit=200`; next !== null;) {
    const { body } = await client.call('GET', next)
    items.push(...body.items)
    next = body.cursor === null ? null : `/${type}?limit=200&cursor=${body.cursor}`
  }
  return items
}

describe('seed default', () => {
  it('has 120 contacts of many countries, mostly of Marcus, some imported', async () => {
    const client = await openClient({ seed: 'default' })
    const contacts = await all(client, 'contacts')
    expect(contacts).toHaveLength(120)
    expect(new Set(contacts.map((item) => item.mailingCountry)).size).toBe(14)
    expect(new Set(contacts.map((item) => item.email)).size).toBe(120)
    expect(contacts.filter((item) => item.ownerId === 'marcus')).toHaveLength(84)
    expect(new Set(contacts.map((item) => item.ownerId)).size).toBe(4)
    const imported = contacts.filter((item) => item.origin === 'import')
    expect(imported).toHaveLength(17)
    expect(imported.every((item) => item.originRef === 'import-spring-fair')).toBe(true)
  })

  it('has 60 events: past, coming, all-day, series with exceptions, several zones', async () => {
    const client = await openClient({ seed: 'default' })
    const events = await all(client, 'events')
    expect(events).toHaveLength(60)
    const series = events.filter((item) => item.recurrence !== null)
    expect(series.length).toBeGreaterThanOrEqual(9)
    expect(series.some((item) => (item.recurrence?.exdates.length ?? 0) > 0)).toBe(true)
    expect(series.some((item) => Object.keys(item.recurrence?.overrides ?? {}).length > 0)).toBe(
      true,
    )
    expect(events.filter((item) => item.allDay).length).toBeGreaterThanOrEqual(6)
    expect(new Set(events.map((item) => item.timeZone)).size).toBeGreaterThanOrEqual(6)
    expect(events.some((item) => item.privacy === 'private')).toBe(true)
    expect(events.some((item) => item.origin === 'import')).toBe(true)
  })

  it('is the same each time', async () => {
    const plain = ({ rev: _rev, createdAt: _made, updatedAt: _at, ...rest }: Wire) => rest
    const [one, two] = await Promise.all([
      openClient({ seed: 'default' }),
      openClient({ seed: 'default' }),
    ])
    for (const type of ['contacts', 'events']) {
      expect((await all(one, type)).map(plain)).toEqual((await all(two, type)).map(plain))
    }
  })
})

describe('seed volume', () => {
  it('gives Marcus 12,000 contacts and 6,000 events, a third imported, within 10 s', async () => {
    const client = await openClient()
    const started = Date.now()
    const reset = await client.open('POST', '/demo/reset', { body: { seed: 'volume' } })
    expect(reset.status).toBe(204)
    expect(Date.now() - started).toBeLessThan(10_000)
    const count = async (path: string) => (await client.call('GET', path)).body.estimatedTotal
    expect(await count('/contacts?owner=marcus&limit=1')).toBe(12_000)
    expect(await count('/events?owner=marcus&limit=1')).toBe(6_000)
    expect(await count('/contacts?origin=import&limit=1')).toBe(4_000)
    expect(await count('/events?origin=import&limit=1')).toBe(2_000)
    expect(await count(`/events?endAfter=${new Date().toISOString()}&limit=1`)).toBeGreaterThan(
      2_500,
    )
  })
})

describe('POST /demo/reset', () => {
  it('works without a body and empties with seed empty', async () => {
    const client = await openClient()
    expect((await client.open('POST', '/demo/reset')).status).toBe(204)
    expect(await all(client, 'contacts')).toHaveLength(120)
    await client.open('POST', '/demo/reset', { body: { seed: 'empty' } })
    expect(await all(client, 'contacts')).toEqual([])
    expect((await client.call('GET', '/users')).body.items).toHaveLength(4)
  })

  it.each([{ seed: 'huge' }, { sed: 'default' }, [], 'default'])('refuses %j', async (body) => {
    const client = await openClient()
    expectProblem(await client.open('POST', '/demo/reset', { body }), 422, 'validation')
  })

  it('a revision never comes back', async () => {
    const client = await openClient({ seed: 'default' })
    const before = (await client.call('GET', '/contacts/c-0001')).body.rev
    await client.open('POST', '/demo/reset', { body: {} })
    expect((await client.call('GET', '/contacts/c-0001')).body.rev).not.toBe(before)
  })
})
