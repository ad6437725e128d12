/**
 * @module
 * Batches (crm-contract §6.5 D6, K3, K4).
 */
import { describe, expect, it } from 'vitest'
import { drain, expectProblem, key, openClient } from './client.ts'

describe('batch', () => {
  it('K3 answers each operation in order, good and bad', async () => {
    const client = await openClient()
    const made = (await client.call('POST', '/contacts', { body: { lastName: 'A' } })).body
    const gone = (await client.call('POST', '/contacts', { body: { lastName: 'B' } })).body
    await client.call('DELETE', `/contacts/${gone.id}`, { headers: { 'if-match': '*' } })
    const ops = [
      { op: 'create', type: 'contact', body: { lastName: 'New' } },
      { op: 'create', type: 'contact', body: { nope: 1 } },
      {
        op: 'update',
        type: 'contact',
        id: made.id,
        ifMatch: `"${made.rev}"`,
        body: { company: 'C' },
      },
      {
        op: 'update',
        type: 'contact',
        id: made.id,
        ifMatch: `"${made.rev}"`,
        body: { company: 'D' },
      },
      { op: 'update', type: 'contact', id: made.id, body: { company: 'E' } },
      { op: 'put', type: 'contact', ref: 'graph-1', body: { lastName: 'Put' } },
      { op: 'put', type: 'contact', ref: 'graph-1', body: { lastName: 'Put' } },
      { op: 'get', type: 'contact', ref: 'graph-1' },
      { op: 'get', type: 'contact', id: gone.id },
      { op: 'delete', type: 'contact', id: gone.id },
      { op: 'delete', type: 'contact', id: made.id, ifMatch: '*' },
      { op: 'fly', type: 'contact' },
      { op: 'put', type: 'contact', body: {} },
    ]
    const { status, body } = await client.call('POST', '/batch', { body: { ops } })
    expect(status).toBe(200)
    const got = body.results.map((result) => [result.status, result.problem?.code])
    expect(got).toEqual([
      [201, undefined],
      [422, 'validation'],
      [200, undefined],
      [412, 'precondition-failed'],
      [428, 'precondition-required'],
      [201, undefined],
      [200, undefined],
      [200, undefined],
      [410, 'gone'],
      [204, undefined],
      [204, undefined],
      [422, 'validation'],
      [422, 'validation'],
    ])
    expect(body.results[3]?.problem?.current.company).toBe('C')
    expect(body.results[0]?.etag).toBe(`"${body.results[0]?.body.rev}"`)
    expect(body.results[7]?.body.id).toBe(body.results[5]?.body.id)
  })

  it('D6 the same batch again makes nothing new; each operation’s key is its clientRef', async () => {
    const client = await openClient()
    const cursor = await client.latest()
    const inner = key()
    const ask = {
      body: { ops: [{ op: 'create', type: 'contact', key: inner, body: { lastName: 'A' } }] },
      headers: { 'idempotency-key': key() },
    }
    const first = await client.call('POST', '/batch', ask)
    expect((await client.call('POST', '/batch', ask)).body).toEqual(first.body)
    const { items } = await drain(client, cursor)
    expect(items.map((item) => item.clientRef)).toEqual([inner])
  })

  it('takes 100 operations and no more', async () => {
    const client = await openClient()
    const ops = (count: number) =>
      Array.from({ length: count }, () => ({
        op: 'create',
        type: 'contact',
        body: { lastName: 'A' },
      }))
    const full = await client.call('POST', '/batch', { body: { ops: ops(100) } })
    expect(full.body.results).toHaveLength(100)
    const over = await client.call('POST', '/batch', { body: { ops: ops(101) } })
    expectProblem(over, 413, 'payload-too-large')
    expect((await client.call('GET', '/contacts')).body.estimatedTotal).toBe(100)
  })

  it.each([{}, { ops: [] }, { ops: 'x' }, [], { ops: [], more: 1 }])('refuses %j', async (body) => {
    const client = await openClient()
    expectProblem(await client.call('POST', '/batch', { body }), 422, 'validation')
  })
})
