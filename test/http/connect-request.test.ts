/**
 * @module
 * What a page may ask a sign-in to be for, and how it learns that one is needed (INS-6).
 */
import { describe, expect, it } from 'vitest'
import { fail } from '../../edge/domain/result.ts'
import type { Refusal } from '../../edge/ports/hosts.ts'
import { as, fakeEdge, problemOf, sending } from './fake-edge.ts'
import { mailboxAnswers } from './replies.ts'

describe('POST /v1/mailbox/connect (INS-6)', () => {
  const wanted = [
    ['nothing sent', as('northwind marcus', { method: 'POST' }), '', null, []],
    ['an empty text', sending('northwind marcus', 'POST', ''), '', null, []],
    ['no streams', sending('northwind marcus', 'POST', { streams: [] }), '', [], []],
    [
      'one, and people',
      sending('northwind marcus', 'POST', { streams: ['contacts'] }),
      '?also=people',
      ['contacts'],
      ['people'],
    ],
  ] as const
  it.each(wanted)('%s', async (_name, init, query, streams, also) => {
    const { request, calls } = fakeEdge({ mailbox: mailboxAnswers })
    const response = await request(`/v1/mailbox/connect${query}`, init)
    expect(response.status).toBe(201)
    expect(calls[0]?.args[1]).toEqual({ streams, also })
  })

  it('knows no other stream', async () => {
    const { request, calls } = fakeEdge({ mailbox: mailboxAnswers })
    const init = sending('northwind marcus', 'POST', { streams: ['mail'] })
    const problem = await problemOf(await request('/v1/mailbox/connect', init))
    expect(problem.errors?.[0]?.pointer).toBe('/streams/0')
    expect(calls).toEqual([])
  })

  it('a switch without consent says what to connect for', async () => {
    const consent = { who: 'you', streams: ['contacts'] } as const
    const failure = { code: 'consent-needed', detail: 'agree first', consent } as const
    const { request } = fakeEdge({ mailbox: { switchStream: () => fail<Refusal>(failure) } })
    const init = sending('northwind marcus', 'PUT', { enabled: true })
    const problem = await problemOf(await request('/v1/streams/contacts', init))
    expect(problem).toMatchObject({ status: 409, code: 'consent-needed', consent })
  })
})
