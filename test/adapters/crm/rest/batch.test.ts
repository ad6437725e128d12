/**
 * @module
 * A batch that is refused as a whole says nothing about the records in it (SYN-2, SYN-6).
 */
import { describe, expect, it } from 'vitest'
import { makeBatch } from '../../../../edge/adapters/crm/rest/batch.ts'
import { makeRestClient } from '../../../../edge/adapters/crm/rest/rest-client.ts'
import { makeSend } from '../../../../edge/adapters/http/send.ts'

const clock = { now: () => 0, random: () => 0.5, uuid: () => 'key' }

function open(batchStatus: number) {
  const asked: string[] = []
  const send = makeSend({
    fetch: (request) => {
      const path = new URL(request.url).pathname
      asked.push(`${request.method} ${path}`)
      if (path === '/capabilities') return Promise.resolve(Response.json({ batch: { max: 50 } }))
      if (path === '/batch') return Promise.resolve(new Response('', { status: batchStatus }))
      return Promise.resolve(Response.json({ id: path.split('/').at(-1) }))
    },
  })
  const token = () => Promise.resolve({ ok: true as const, value: 'token' })
  const client = makeRestClient({ baseUrl: 'https://crm.example', send, token, clock })
  return { asked, batch: makeBatch(client) }
}

const reads = ['c1', 'c2'].map((id) => ({ op: 'get', type: 'event', id }) as const)

describe('a batch the CRM does not take', () => {
  for (const status of [404, 410, 413, 400, 412]) {
    it(`${status}: the records are asked for one by one, none is taken for gone`, async () => {
      const { asked, batch } = open(status)
      expect(await batch(reads)).toMatchObject([
        { ok: true, value: { body: { id: 'c1' } } },
        { ok: true, value: { body: { id: 'c2' } } },
      ])
      expect(asked.slice(2)).toEqual(['GET /events/c1', 'GET /events/c2'])
    })
  }

  it('500: nobody knows, nothing is repeated', async () => {
    const { asked, batch } = open(500)
    expect(await batch(reads)).toMatchObject([
      { ok: false, failure: { kind: 'later' } },
      { ok: false, failure: { kind: 'later' } },
    ])
    expect(asked).toHaveLength(2)
  })
})
