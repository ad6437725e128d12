/**
 * @module
 * The activity of a stream as JSON lines.
 */
import { describe, expect, it } from 'vitest'
import type { ActivityEntry } from '../../edge/contract/sync.ts'
import { ok } from '../../edge/domain/result.ts'
import { as, fakeEdge, problemOf } from './fake-edge.ts'

const path = '/v1/streams/calendar/export'

const entry = (id: string): ActivityEntry => ({
  id,
  at: '2026-11-22T10:00:00.000Z',
  kind: 'created',
  side: 'outlook',
  crmId: 'c1',
  outlookId: 'o1',
  label: 'Lunch\nwith a line break',
  fields: [],
  code: null,
  detail: null,
})

describe('SYN-8 export of the activity', () => {
  it('is one JSON object a line, over all pages, of the caller’s own mailbox', async () => {
    const pages = { first: { entries: [entry('2.0')], cursor: '2.0' } }
    const { request, calls } = fakeEdge({
      mailbox: {
        activity: async (_stream, { cursor }) =>
          ok(cursor === null ? pages.first : { entries: [entry('1.0')], cursor: null }),
      },
    })
    const response = await request(path, as('northwind marcus -', {}))
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    const lines = (await response.text()).trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as ActivityEntry).id)).toEqual(['2.0', '1.0'])
    expect(new Set(calls.map(({ host }) => host))).toEqual(new Set(['mailbox northwind/marcus']))
  })

  it('wants a token and a stream that exists', async () => {
    const { request, calls } = fakeEdge()
    expect((await request(path)).status).toBe(401)
    const unknown = await request('/v1/streams/tasks/export', as('northwind marcus -', {}))
    expect((await problemOf(unknown)).code).toBe('not-found')
    expect(calls).toEqual([])
  })
})
