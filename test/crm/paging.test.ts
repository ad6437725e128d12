/**
 * @module
 * Lists: paging, filters, sorts (crm-contract §6.5 E, G6, H4; the order CAL-4 needs).
 */
import { describe, expect, it } from 'vitest'
import { expectProblem, meeting, openClient } from './client.ts'
import type { Client } from './client.ts'
import type { Wire } from './wire.ts'

const ids = (items: { id: string }[]): string[] => items.map((item) => item.id)

async function walk(
  client: Client,
  path: string,
  onPage?: () => Promise<unknown>,
): Promise<Wire[]> {
  const items: Wire[] = []
  let next = path
  for (;;) {
    const { status, body } = await client.call('GET', next)
    expect(status).toBe(200)
    items.push(...body.items)
    if (body.cursor === null) return items
    await onPage?.()
    next = `${path}${path.includes('?') ? '&' : '?'}cursor=${body.cursor}`
  }
}

describe('lists', () => {
  it.each(['id', 'updatedAt'])(
    'E1 by %s gives every record once while others are added and changed',
    async (sort) => {
      const client = await openClient({ seed: 'default' })
      const before = ids(await walk(client, '/contacts?limit=200'))
      expect(before).toHaveLength(120)
      const seen = ids(
        await walk(client, `/contacts?limit=7&sort=${sort}`, () =>
          client.call('POST', '/contacts', { body: { lastName: 'New' } }),
        ),
      )
      expect(new Set(seen).size).toBe(seen.length)
      for (const id of before) expect(seen).toContain(id)
    },
  )

  it('E2 keeps a stable order among equal times', async () => {
    const client = await openClient({ seed: 'volume' })
    const some = await walk(client, '/events?limit=200&sort=updatedAt&origin=import')
    expect(new Set(ids(some)).size).toBe(2000)
    expect(ids(some)).toEqual(ids(some).toSorted())
  })

  it('a cursor works alone and is refused for another list', async () => {
    const client = await openClient({ seed: 'default' })
    const { body } = await client.call('GET', '/contacts?owner=marcus&limit=5')
    const alone = await client.call('GET', `/contacts?limit=5&cursor=${body.cursor}`)
    expect(alone.body.items.every((item) => item.ownerId === 'marcus')).toBe(true)
    expect(alone.body.estimatedTotal).toBeUndefined()
    const others = [
      `/contacts?owner=noah&cursor=${body.cursor}`,
      `/contacts?sort=updatedAt&cursor=${body.cursor}`,
      `/events?cursor=${body.cursor}`,
      '/contacts?cursor=abc',
      `/contacts?cursor=${await client.latest()}`,
    ]
    for (const path of others) {
      expect(expectProblem(await client.call('GET', path), 422, 'validation')).toEqual([
        '/query/cursor',
      ])
    }
    client.advance(25 * 3_600_000)
    await client.signIn()
    expectProblem(
      await client.call('GET', `/contacts?cursor=${body.cursor}`),
      410,
      'cursor-expired',
    )
  })

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'sort=name',
    'sort=start',
    'origin=imported',
    'updatedSince=yesterday',
    'endAfter=2026-12-01',
    'fields=nope',
  ])('E4 refuses %s', async (query) => {
    const client = await openClient()
    const [pointer] = expectProblem(
      await client.call('GET', `/contacts?${query}`),
      422,
      'validation',
    )
    expect(pointer).toBe(`/query/${query.split('=')[0]}`)
  })

  it('H4 leaves out exactly the imported ones', async () => {
    const client = await openClient({ seed: 'default' })
    const all = await walk(client, '/contacts')
    const some = await walk(client, '/contacts?origin=!import,!migration')
    const imported = all.filter((item) => item.origin === 'import')
    expect(imported.length).toBeGreaterThan(10)
    expect(ids(some)).toEqual(ids(all.filter((item) => item.origin !== 'import')))
    expect(ids(await walk(client, '/contacts?origin=import'))).toEqual(ids(imported))
  })

  it('CAL-4 future first, soonest first; then recently closed', async () => {
    const client = await openClient({ seed: 'default' })
    const now = new Date().toISOString()
    const future = await walk(client, `/events?owner=marcus&endAfter=${now}&sort=start&limit=9`)
    const past = await walk(client, `/events?owner=marcus&endBefore=${now}&sort=-end&limit=9`)
    const all = await walk(client, '/events?owner=marcus')
    expect(future.length + past.length).toBe(all.length)
    expect(new Set([...ids(future), ...ids(past)]).size).toBe(all.length)
    const { body } = await client.call('GET', `/events?owner=marcus&endAfter=${now}&sort=start`)
    expect(body.estimatedTotal).toBe(future.length)
  })

  it('G6 windows and sorts count in each event’s own zone; an endless series is never past', async () => {
    const client = await openClient()
    const at = async (title: string, more: Record<string, unknown>) =>
      client.call('POST', '/events', { body: meeting({ title, ...more }) })
    await at('tokyo', { timeZone: 'Asia/Tokyo' }) // 00:00Z to 01:00Z
    await at('berlin', { timeZone: 'Europe/Berlin' }) // 08:00Z to 09:00Z
    await at('new york', { timeZone: 'America/New_York' }) // 14:00Z to 15:00Z
    await at('series', { timeZone: 'UTC', recurrence: { rrule: 'FREQ=WEEKLY' } })
    await at('over', { timeZone: 'UTC', recurrence: { rrule: 'FREQ=DAILY;COUNT=2' } }) // to 2 Dec 10:00Z
    const titles = async (query: string) =>
      (await walk(client, `/events?${query}`)).map((item) => item.title)
    expect((await titles('sort=start')).map((title) => hours[title])).toEqual([0, 8, 9, 9, 14])
    expect(await titles('endAfter=2026-12-01T09:00:00Z&sort=start')).not.toContain('berlin')
    expect(await titles('endBefore=2026-12-01T09:00:00Z&sort=-end')).toEqual(['berlin', 'tokyo'])
    expect(await titles('endAfter=2026-12-02T10:00:00Z')).toEqual(['series'])
  })

  it('shows only the fields asked for, and always what a record is', async () => {
    const client = await openClient({ seed: 'default' })
    const { body } = await client.call('GET', '/contacts?limit=1&fields=email,x_tier')
    const [item] = body.items
    expect(Object.keys(item ?? {})).toEqual(
      expect.arrayContaining(['id', 'rev', 'origin', 'email', 'x_tier']),
    )
    expect(item).not.toHaveProperty('lastName')
  })
})

/** UTC hour at which the events of G6 start. */
const hours: Record<string, number> = { tokyo: 0, berlin: 8, over: 9, series: 9, 'new york': 14 }
