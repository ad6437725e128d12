/**
 * @module
 * The change feed (crm-contract §6.5 F).
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drain, expectProblem, key, meeting, openClient } from './client.ts'
import type { Client } from './client.ts'

const DAY_MS = 86_400_000

type Step = { act: 'create' | 'change' | 'give' | 'delete' | 'restore' | 'read'; pick: number }
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('create', 'create', 'change', 'give', 'delete', 'restore', 'read'),
  pick: fc.nat(1000),
})

/** One random thing a person does in the CRM. */
async function perform(client: Client, { act, pick }: Step, made: string[]): Promise<void> {
  const id = made[pick % Math.max(1, made.length)]
  if (act === 'create' || id === undefined) {
    const { body } = await client.open('POST', '/demo/api/contacts', {
      body: { lastName: `L${pick}` },
    })
    made.push(body.id)
  } else if (act === 'change') {
    await client.open('PATCH', `/demo/api/contacts/${id}`, { body: { company: `C${pick}` } })
  } else if (act === 'give') {
    const ownerId = ['marcus', 'noah', null][pick % 3]
    await client.open('PATCH', `/demo/api/contacts/${id}`, { body: { ownerId } })
  } else if (act === 'delete') await client.open('DELETE', `/demo/api/contacts/${id}`)
  else if (act === 'restore') await client.open('POST', `/demo/api/contacts/${id}/restore`)
}

describe('the feed', () => {
  it('F1 latest, list, drain: a follower ends with what the CRM has, whatever happens in between', async () => {
    const script = fc.tuple(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 25 }))
    await fc.assert(
      fc.asyncProperty(script, async ([before, after]) => {
        const client = await openClient()
        const made: string[] = []
        for (const one of before) await perform(client, one, made)
        let cursor = await client.latest()
        const known = new Map<string, string>()
        const listed = await client.call('GET', '/contacts?limit=3')
        for (const item of listed.body.items) known.set(item.id, item.rev)
        let next = listed.body.cursor
        for (const one of after) {
          await perform(client, one, made)
          if (one.act === 'read' && next !== null) {
            const page = await client.call('GET', `/contacts?limit=3&cursor=${next}`)
            for (const item of page.body.items) known.set(item.id, item.rev)
            next = page.body.cursor
          }
        }
        while (next !== null) {
          const page = await client.call('GET', `/contacts?limit=3&cursor=${next}`)
          for (const item of page.body.items) known.set(item.id, item.rev)
          next = page.body.cursor
        }
        const fed = await drain(client, cursor, '&limit=2')
        for (const change of fed.items) {
          if (change.op === 'delete') known.delete(change.id)
          else known.set(change.id, change.rev)
        }
        cursor = fed.cursor
        const truth = (await client.call('GET', '/contacts?limit=200')).body.items
        expect(Object.fromEntries(known)).toEqual(
          Object.fromEntries(truth.map((item) => [item.id, item.rev])),
        )
        expect((await drain(client, cursor)).items).toEqual([])
        client.crm.close()
      }),
      { numRuns: 40 },
    )
  })

  it('F2, F5 tells creations and deletions in order, also of what came and went', async () => {
    const client = await openClient()
    const cursor = await client.latest()
    const { body } = await client.call('POST', '/events', { body: meeting({ ownerId: 'marcus' }) })
    await client.call('DELETE', `/events/${body.id}`, { headers: { 'if-match': '*' } })
    const { items } = await drain(client, cursor)
    expect(items).toMatchObject([
      {
        type: 'event',
        id: body.id,
        op: 'upsert',
        rev: body.rev,
        ownerId: 'marcus',
        origin: 'sync',
      },
      { type: 'event', id: body.id, op: 'delete', reason: 'deleted', ownerId: 'marcus' },
    ])
    expect(Number(items[1]?.seq)).toBeGreaterThan(Number(items[0]?.seq))
  })

  it('F3 an owner change is one entry with the previous owner (CAL-3)', async () => {
    const client = await openClient()
    const { body } = await client.call('POST', '/contacts', {
      body: { lastName: 'A', ownerId: 'marcus' },
    })
    const cursor = await client.latest()
    const headers = { 'if-match': '*' }
    await client.call('PATCH', `/contacts/${body.id}`, { body: { ownerId: 'noah' }, headers })
    const { items } = await drain(client, cursor)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ op: 'upsert', ownerId: 'noah', previousOwnerId: 'marcus' })
  })

  it('F4 a merge is a delete that names the survivor, and an upsert', async () => {
    const client = await openClient()
    const make = async (body: object) =>
      (await client.open('POST', '/demo/api/contacts', { body })).body
    const kept = await make({ lastName: 'Kept' })
    const dropped = await make({ lastName: 'Dropped', company: 'Filled' })
    const cursor = await client.latest()
    const merged = await client.open('POST', `/demo/api/contacts/${dropped.id}/merge`, {
      body: { into: kept.id },
    })
    expect(merged.body).toMatchObject({ id: kept.id, lastName: 'Kept', company: 'Filled' })
    expect((await drain(client, cursor)).items).toMatchObject([
      { id: dropped.id, op: 'delete', reason: 'merged', mergedInto: kept.id },
      { id: kept.id, op: 'upsert' },
    ])
  })

  it('F6 a restored record comes back under its id', async () => {
    const client = await openClient()
    const { body } = await client.open('POST', '/demo/api/contacts', { body: { lastName: 'Back' } })
    await client.open('DELETE', `/demo/api/contacts/${body.id}`)
    const cursor = await client.latest()
    await client.open('POST', `/demo/api/contacts/${body.id}/restore`)
    expect((await drain(client, cursor)).items).toMatchObject([{ id: body.id, op: 'upsert' }])
    expect((await client.call('GET', `/contacts/${body.id}`)).body.lastName).toBe('Back')
  })

  it('F7 names the write that caused an entry', async () => {
    const client = await openClient()
    const cursor = await client.latest()
    const refs = [key(), key(), key()]
    const made = await client.call('POST', '/contacts', {
      body: { lastName: 'A' },
      headers: { 'idempotency-key': refs[0]! },
    })
    const path = `/contacts/${made.body.id}`
    const headers = (ref: string) => ({ 'idempotency-key': ref, 'if-match': '*' })
    await client.call('PATCH', path, { body: { company: 'B' }, headers: headers(refs[1]!) })
    await client.call('DELETE', path, { headers: headers(refs[2]!) })
    const { items } = await drain(client, cursor)
    expect(items.map((item) => item.clientRef)).toEqual(refs)
  })

  it('F8 a cursor older than seven days, or of before a reset, answers 410', async () => {
    const client = await openClient()
    const cursor = await client.latest()
    await client.call('POST', '/contacts', { body: { lastName: 'A' } })
    client.advance(6 * DAY_MS)
    await client.signIn()
    expect((await client.call('GET', `/changes?cursor=${cursor}`)).body.items).toHaveLength(1)
    client.advance(2 * DAY_MS)
    await client.signIn()
    expectProblem(await client.call('GET', `/changes?cursor=${cursor}`), 410, 'cursor-expired')
    const fresh = await client.latest()
    await client.open('POST', '/demo/reset', { body: { seed: 'empty' } })
    expectProblem(await client.call('GET', `/changes?cursor=${fresh}`), 410, 'cursor-expired')
  })

  it('F9 a change of thousands of records pages without loss', async () => {
    const client = await openClient({ seed: 'volume' })
    const cursor = await client.latest()
    const mass = { type: 'contact', filter: { origin: 'manual' }, patch: { x_tier: 'Gold' } }
    const { body } = await client.open('POST', '/demo/mass-update', { body: mass })
    expect(body).toEqual({ matched: 8000, updated: 8000 })
    const { items } = await drain(client, cursor, '&limit=1000')
    expect(new Set(items.map((item) => item.id)).size).toBe(8000)
  })

  it('F10 a clock set back neither hides nor drops entries', async () => {
    const client = await openClient()
    const cursor = await client.latest()
    await client.call('POST', '/contacts', { body: { lastName: 'A' } })
    client.advance(-30 * DAY_MS)
    await client.call('POST', '/contacts', { body: { lastName: 'B' } })
    expect((await drain(client, cursor)).items).toHaveLength(2)
  })

  it('waits for the next change, and no longer than asked', async () => {
    const client = await openClient()
    const cursor = await client.latest()
    const started = Date.now()
    const waiting = client.call('GET', `/changes?cursor=${cursor}&wait=20`)
    setTimeout(() => void client.call('POST', '/contacts', { body: { lastName: 'A' } }), 50)
    expect((await waiting).body.items).toHaveLength(1)
    expect(Date.now() - started).toBeLessThan(5_000)
    const quiet = await client.call('GET', `/changes?cursor=${await client.latest()}&wait=1`)
    expect(quiet.body.items).toEqual([])
    expect(Date.now() - started).toBeGreaterThan(1_000)
  })

  it('shows only the types asked for, users by default, schema on request', async () => {
    const client = await openClient()
    const cursor = await client.latest()
    await client.call('POST', '/contacts', { body: { lastName: 'A' } })
    await client.call('PATCH', '/users/noah', { body: { active: false } })
    const types = async (query: string) =>
      (await drain(client, cursor, query)).items.map((item) => item.type)
    expect(await types('')).toEqual(['contact', 'user'])
    expect(await types('&types=user')).toEqual(['user'])
    expect(await types('&types=event,schema')).toEqual([])
  })

  it.each(['cursor=x', 'limit=0', 'limit=1001', 'wait=26', 'types=lead'])(
    'refuses %s',
    async (query) => {
      const client = await openClient()
      expectProblem(await client.call('GET', `/changes?${query}`), 422, 'validation')
    },
  )
})
