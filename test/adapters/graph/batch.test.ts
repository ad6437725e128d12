/**
 * @module
 * $batch against a Graph that shuffles, throttles and breaks chains.
 */
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../edge/adapters/graph/batch.ts'
import { makeBatch } from '../../../edge/adapters/graph/batch.ts'
import type { GraphCall } from '../../../edge/adapters/graph/graph-client.ts'
import { makeGraphClient } from '../../../edge/adapters/graph/graph-client.ts'
import { makeSend } from '../../../edge/adapters/http/send.ts'

type Item = { id: string; url: string; method: string; dependsOn?: string[] }
type Answer = { status: number; headers?: Record<string, string>; body?: unknown }
type Stage = { batch: Batch; envelopes: Item[][]; waits: number[]; tokens: number; spent: number[] }

/** A Graph that answers each item as told, shuffled, and breaks chains as Graph does. */
function stage(
  answer: (item: Item, attempt: number) => Answer,
  envelope: number | ((items: Item[]) => number) = 200,
): Stage {
  const seen: Stage = { batch: async () => [], envelopes: [], waits: [], tokens: 0, spent: [] }
  const attempts = new Map<string, number>()
  const client = makeGraphClient({
    graphOrigin: 'https://graph.test',
    token: async () => ({ ok: true, value: `token-${++seen.tokens}` }),
    clock: { now: () => 0, random: () => 0, uuid: () => 'id' },
    send: makeSend({
      fetch: async (request) => {
        const { requests } = (await request.json()) as { requests: Item[] }
        seen.envelopes.push(requests)
        const status = typeof envelope === 'number' ? envelope : envelope(requests)
        if (status !== 200) return new Response('{}', { status })
        const failed = new Set<string>()
        const responses = requests.map((item) => {
          if (item.dependsOn?.some((id) => failed.has(id))) {
            failed.add(item.id)
            return { id: item.id, status: 424, body: {} }
          }
          attempts.set(item.url, (attempts.get(item.url) ?? 0) + 1)
          const given = answer(item, attempts.get(item.url) ?? 1)
          if (given.status >= 400) failed.add(item.id)
          return { id: item.id, ...given }
        })
        return Response.json({ responses: responses.toReversed() })
      },
    }),
  })
  const wait = async (ms: number) => void seen.waits.push(ms)
  seen.batch = makeBatch({ client, wait, spend: (items) => seen.spent.push(items) })
  return seen
}

const calls = (count: number, method: GraphCall['method'] = 'PATCH'): GraphCall[] =>
  Array.from({ length: count }, (_, index) => ({ method, path: `/me/events/${index}`, body: {} }))

const statuses = (answers: Awaited<ReturnType<Batch>>) =>
  answers.map((answer) => (answer.ok ? answer.value.status : answer.failure.kind))

describe('$batch', () => {
  for (const guilty of [0, 7, 19]) {
    it(`SYN-6 an envelope refused for request ${guilty} is halved until that one is alone`, async () => {
      const isIn = (items: Item[]) => items.some(({ url }) => url === `/me/events/${guilty}`)
      const { batch, envelopes } = stage(
        () => ({ status: 200 }),
        (items) => (isIn(items) ? 413 : 200),
      )
      const expected = Array.from({ length: 20 }, (_, index) =>
        index === guilty ? 'refused' : 200,
      )
      expect(statuses(await batch(calls(20)))).toEqual(expected)
      expect(envelopes.length).toBeLessThanOrEqual(12)
    })
  }

  it('SYN-6 large requests go in envelopes that Graph takes: 4 MB at most, in order', async () => {
    const sizes: number[] = []
    const { batch, envelopes } = stage(
      () => ({ status: 200 }),
      (items) => {
        sizes.push(new TextEncoder().encode(JSON.stringify({ requests: items })).length)
        return (sizes.at(-1) ?? 0) > 4_000_000 ? 413 : 200
      },
    )
    const large = Array.from({ length: 12 }, (_, index) => ({
      method: 'PATCH' as const,
      path: `/me/events/${index}`,
      body: { subject: '会'.repeat(index === 5 ? 1_250_000 : 400_000) },
    }))
    expect(statuses(await batch(large))).toEqual(large.map(() => 200))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4_000_000)
    const order = envelopes.flat().map(({ url }) => url)
    expect(order).toEqual(large.map(({ path }) => path))
    expect(envelopes.length).toBeLessThanOrEqual(7)
  })

  it('aligns answers by id, whatever their order', async () => {
    const { batch } = stage(({ url }) => ({ status: 200, body: url }))
    const answers = await batch(calls(3))
    expect(answers.map((answer) => answer.ok && answer.value.body)).toEqual([
      '/me/events/0',
      '/me/events/1',
      '/me/events/2',
    ])
  })

  for (const status of [404, 410, 412]) {
    it(`takes nothing for gone or changed because the envelope met ${status} (SYN-2)`, async () => {
      const { batch } = stage(() => ({ status: 200 }), status)
      expect(statuses(await batch(calls(22, 'GET')))).toEqual(Array(22).fill('later'))
    })
  }

  it('sends twenty in one envelope, one after the other (graph-contract §6: four at a time)', async () => {
    const { batch, envelopes, spent } = stage(() => ({ status: 200 }))
    expect(statuses(await batch(calls(20)))).toEqual(Array(20).fill(200))
    expect(envelopes).toHaveLength(1)
    expect(envelopes[0]?.[0]?.dependsOn).toBeUndefined()
    expect(envelopes[0]?.[7]?.dependsOn).toEqual(['6'])
    expect(spent).toEqual([20])
  })

  it('M04 sends up to four side by side, and never more than twenty', async () => {
    const { batch, envelopes } = stage(() => ({ status: 200 }))
    await batch(calls(4))
    expect(envelopes[0]?.some(({ dependsOn }) => dependsOn)).toBe(false)
    await batch(calls(23))
    expect(envelopes.slice(1).map((items) => items.length)).toEqual([20, 3])
  })

  it('resends what a broken chain left over, and only that', async () => {
    const bad = new Set(['/me/events/2', '/me/events/5', '/me/events/9'])
    const { batch, envelopes } = stage(({ url }) => ({ status: bad.has(url) ? 412 : 200 }))
    const answers = statuses(await batch(calls(20)))
    expect(answers.filter((status) => status === 412)).toHaveLength(3)
    expect(answers.filter((status) => status === 200)).toHaveLength(17)
    const executed = envelopes.flat().filter(({ url }) => url === '/me/events/2')
    expect(executed).toHaveLength(1)
  })

  it('answers every request even when all of them are refused', async () => {
    const { batch } = stage(() => ({ status: 404 }))
    expect(statuses(await batch(calls(20, 'GET')))).toEqual(Array(20).fill(404))
  })

  it('waits as long as a throttled item says and resends it alone', async () => {
    const { batch, envelopes, waits } = stage(({ url }, attempt) =>
      url === '/me/events/1' && attempt === 1
        ? { status: 429, headers: { 'Retry-After': '2' } }
        : { status: 200 },
    )
    expect(statuses(await batch(calls(3)))).toEqual([200, 200, 200])
    expect(waits).toEqual([2000])
    expect(envelopes[1]?.map(({ url }) => url)).toEqual(['/me/events/1'])
  })

  it('hands a long or endless throttling back to the engine', async () => {
    const long = stage(() => ({ status: 429, headers: { 'retry-after': '120' } }))
    expect(statuses(await long.batch(calls(1)))).toEqual([429])
    expect(long.waits).toEqual([])
    const endless = stage(() => ({ status: 429, headers: { 'retry-after': '1' } }))
    expect(statuses(await endless.batch(calls(2)))).toEqual([429, 429])
    expect(endless.envelopes.length).toBeLessThanOrEqual(4)
  })

  it('renews the token once when an item was refused for it', async () => {
    const { batch } = stage((_, attempt) => ({ status: attempt === 1 ? 401 : 200 }))
    expect(statuses(await batch(calls(2)))).toEqual([200, 200])
    const dead = stage(() => ({ status: 401 }))
    expect(statuses(await dead.batch(calls(2)))).toEqual([401, 401])
  })

  it('says "unknown" of writes and "later" of reads when the envelope broke', async () => {
    const { batch } = stage(() => ({ status: 200 }), 504)
    const reads = calls(1, 'GET')
    expect(statuses(await batch([...calls(2), ...reads]))).toEqual(['unknown', 'unknown', 'later'])
    const many = stage(() => ({ status: 200 }), 504)
    const answers = statuses(await many.batch(calls(23)))
    // Three were never sent: nothing about them is in doubt.
    expect(answers.slice(19)).toEqual(['unknown', 'later', 'later', 'later'])
  })

  it('does not take a missing answer for success', async () => {
    const { batch } = stage(({ id }) => ({ status: 200, ...(id === '0' ? { id: 'other' } : {}) }))
    expect(statuses(await batch(calls(2)))).toEqual(['unknown', 200])
  })
})
