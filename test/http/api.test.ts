/**
 * @module
 * Every endpoint of the contract: who may, on whose behalf, and what bad input meets.
 */
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { endpoints } from '../../edge/contract/endpoints.ts'
import { peopleEndpoints } from '../../edge/contract/people-endpoints.ts'
import { organizationMappingEndpoints } from '../../edge/contract/organization-mapping.ts'
import { settingsEndpoints } from '../../edge/contract/settings.ts'
import type { Endpoint } from '../../edge/contract/endpoint.ts'
import { problemCodes } from '../../edge/contract/problem.ts'
import { ok } from '../../edge/domain/result.ts'
import { defaultSyncSettings } from '../../edge/policy.ts'
import { as, fakeEdge, problemOf, refused, sending } from './fake-edge.ts'
import { mailboxAnswers, orgAnswers, peopleReplies, replies } from './replies.ts'
import { settingsReplies } from './settings-replies.ts'
import { associateTicket } from './visit-stage.ts'

const table = {
  ...endpoints,
  ...peopleEndpoints,
  ...settingsEndpoints,
  ...organizationMappingEndpoints,
}
type Name = keyof typeof table
const all = Object.entries(table) as [Name, Endpoint][]
const allReplies = { ...replies, ...peopleReplies, ...settingsReplies }
const everything = 'manageUsers,manageIntegration'

const pathOf = ({ path }: Endpoint) =>
  path
    .replace(':stream', 'calendar')
    .replace(':side', 'crm')
    .replace('activity/:id', 'activity/3.0')
    .replace(':id', 'id-1')
    .replace(/contacts\/records$/u, 'contacts/records?search=ana')

type Refusals = [string, RequestInit, string, string | undefined][]

const bodies: Partial<Record<Name, unknown>> = {
  connect: { streams: ['contacts'] },
  switchStream: { enabled: true },
  switchOrganizationStreams: { stream: 'calendar', enabled: true, members: 'all' },
  decideBrake: { decision: 'restore' },
  retryParked: {},
  saveMapping: { rows: [] },
  resolveConflict: { keep: 'crm' },
  saveSyncSettings: { settings: defaultSyncSettings },
  saveOrganizationMapping: { rows: [], fixed: false },
  previewMapping: { rows: [] },
  invite: { users: [{ id: 'user-1' }] },
  approveJoinRequest: {},
  associate: {
    ticket: await associateTicket(),
  },
}

function call(name: Name, endpoint: Endpoint, token: string): RequestInit {
  const conditional = ['saveMapping', 'saveSyncSettings', 'saveOrganizationMapping'].includes(name)
  const headers = conditional ? { 'if-match': '"v1"' } : {}
  return endpoint.body
    ? sending(token, endpoint.method, bodies[name], headers)
    : as(token, { method: endpoint.method })
}

describe.each(all)('%s', (name, endpoint) => {
  const edge = () => fakeEdge({ mailbox: mailboxAnswers, org: orgAnswers })
  const path = pathOf(endpoint)

  it('answers the caller with his own mailbox', async () => {
    const { request, calls } = edge()
    const response = await request(path, call(name, endpoint, `northwind marcus ${everything}`))
    expect(response.status).toBe(endpoint.status ?? 200)
    if (response.status !== 204) expect(await response.json()).toEqual(allReplies[name])
    expect(calls.length).toBeGreaterThan(0)
    for (const { host } of calls) {
      expect(['mailbox northwind/marcus', 'org northwind']).toContain(host)
    }
  })

  it('wants a token', async () => {
    const { request, calls } = edge()
    const response = await request(path, { method: endpoint.method })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect((await problemOf(response)).code).toBe('not-signed-in')
    expect(calls).toEqual([])
  })

  it('refuses a token that does not hold', async () => {
    const { request, calls } = edge()
    const response = await request(path, call(name, endpoint, 'nobody marcus manageUsers'))
    expect((await problemOf(response)).code).toBe('not-signed-in')
    expect(calls).toEqual([])
  })

  it('reaches another object for another tenant and for another member (OPS-3)', async () => {
    for (const [token, own] of [
      [`contoso marcus ${everything}`, ['mailbox contoso/marcus', 'org contoso']],
      [`northwind priya ${everything}`, ['mailbox northwind/priya', 'org northwind']],
    ] as const) {
      const { request, calls } = edge()
      await request(`${path}?organization=northwind&member=marcus`, call(name, endpoint, token))
      expect(calls.length).toBeGreaterThan(0)
      for (const { host } of calls) expect(own).toContain(host)
    }
  })

  it('passes a refusal on as a problem', async () => {
    const refusing = (answers: object) =>
      Object.fromEntries(
        Object.keys(answers).map((method) => [method, () => refused('wrong-state')]),
      )
    const { personStatuses, ...org } = orgAnswers
    const { request } = fakeEdge({
      mailbox: refusing(mailboxAnswers),
      org: { personStatuses, ...refusing(org) },
    })
    const response = await request(path, call(name, endpoint, `northwind marcus ${everything}`))
    expect(response.status).toBe(409)
    expect(await problemOf(response)).toMatchObject({
      code: 'wrong-state',
      type: 'urn:o365-crm-sync:problem:wrong-state',
      title: problemCodes['wrong-state'].title,
      detail: 'because',
      retryable: false,
      traceId: 'trace-1',
    })
  })

  it('says 405 with Allow for other methods', async () => {
    const { request, calls } = edge()
    const response = await request(path, as('northwind marcus', { method: 'PATCH' }))
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')?.split(', ')).toContain(endpoint.method)
    expect((await problemOf(response)).code).toBe('method-not-allowed')
    expect(calls).toEqual([])
  })
})

describe.each(all.filter(([, { needs }]) => needs !== 'member'))('%s', (name, endpoint) => {
  it('needs a permission of the CRM', async () => {
    const { request, calls } = fakeEdge({ mailbox: mailboxAnswers, org: orgAnswers })
    const response = await request(pathOf(endpoint), call(name, endpoint, 'northwind marcus other'))
    expect(response.status).toBe(403)
    expect((await problemOf(response)).code).toBe('not-permitted')
    expect(calls).toEqual([])
  })
})

describe.each(all.filter(([, { body }]) => body))('%s, bad body', (_, endpoint) => {
  const path = pathOf(endpoint)
  const send = (init: RequestInit) => {
    const edge = fakeEdge({ mailbox: mailboxAnswers, org: orgAnswers })
    return edge.request(path, init).then((response) => ({ response, calls: edge.calls }))
  }
  const token = `northwind marcus ${everything}`
  const mayBeLeftOut = endpoint.body !== undefined && z.safeParse(endpoint.body, undefined).success
  const cases: Refusals = [
    ['not JSON', sending(token, endpoint.method, '{"a":'), 'invalid-request', ''],
    ...(mayBeLeftOut ? [] : nothingSent(token, endpoint)),
    ['a list', sending(token, endpoint.method, []), 'invalid-request', ''],
    ['null', sending(token, endpoint.method, null), 'invalid-request', ''],
    [
      'a field that is not known',
      sending(token, endpoint.method, { 'a/b~c': 1, ...bodyOf(endpoint) }),
      'invalid-request',
      '/a~1b~0c',
    ],
    [
      'no JSON type',
      sending(token, endpoint.method, bodyOf(endpoint), { 'content-type': 'text/plain' }),
      'unsupported-media-type',
      undefined,
    ],
    [
      'too much',
      sending(token, endpoint.method, JSON.stringify('x'.repeat(endpoint.bodyBytes ?? 64 * 1024))),
      'payload-too-large',
      undefined,
    ],
  ]

  it.each(cases)('%s', async (_name, init, code, pointer) => {
    const { response, calls } = await send(init)
    const problem = await problemOf(response)
    expect(problem.code).toBe(code)
    expect(response.status).toBe(problemCodes[code as keyof typeof problemCodes].status)
    if (pointer !== undefined) {
      expect(problem.errors?.map((error) => error.pointer)).toContain(pointer)
    }
    expect(calls).toEqual([])
  })

  it('counts a body that does not say how long it is', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(8 * 1024).fill(0x20)),
    })
    const init = sending(token, endpoint.method, '')
    const { response } = await send({ ...init, body: endless, duplex: 'half' } as RequestInit)
    expect((await problemOf(response)).code).toBe('payload-too-large')
  })
})

const nothingSent = (token: string, { method }: Endpoint): Refusals => [
  ['nothing', as(token, { method }), 'unsupported-media-type', undefined],
  ['empty', sending(token, method, ''), 'invalid-request', ''],
]

function bodyOf(endpoint: Endpoint): object {
  const [name] = all.find(([, one]) => one === endpoint) ?? ['session']
  return bodies[name] as object
}

describe('path and query', () => {
  it('a stream that does not exist is not found, and says where', async () => {
    const { request, calls } = fakeEdge()
    const response = await request('/v1/streams/tasks', as('northwind marcus'))
    expect(response.status).toBe(404)
    expect((await problemOf(response)).errors?.[0]?.pointer).toBe('/path/stream')
    expect(calls).toEqual([])
  })

  it.each(['0', '201', 'ten', '-1', ''])('limit=%s is refused with its place', async (limit) => {
    const { request, calls } = fakeEdge()
    const path = `/v1/streams/calendar/activity?limit=${limit}`
    const response = await request(path, as('northwind marcus'))
    expect(response.status).toBe(400)
    expect((await problemOf(response)).errors?.[0]?.pointer).toBe('/query/limit')
    expect(calls).toEqual([])
  })

  it('hands page and defaults on', async () => {
    const { request, calls } = fakeEdge({ mailbox: mailboxAnswers })
    await request('/v1/streams/contacts/activity?cursor=c1&limit=7', as('northwind marcus'))
    await request('/v1/streams/contacts/activity', as('northwind marcus'))
    expect(calls.map(({ args }) => args)).toEqual([
      ['contacts', { cursor: 'c1', limit: 7 }],
      ['contacts', { cursor: null, limit: 50 }],
    ])
  })

  it('an unknown address is a problem, with or without token', async () => {
    const { request } = fakeEdge()
    for (const path of ['/', '/v1', '/v1/nothing', '/nowhere', '/demo/connect']) {
      const response = await request(path, { method: 'POST' })
      expect(response.status).toBe(404)
      expect((await problemOf(response)).code).toBe('not-found')
    }
  })
})

describe('what nobody expected', () => {
  it('is a problem with a trace id, and says nothing of the error', async () => {
    const { request, events } = fakeEdge({
      mailbox: {
        mailbox: () => {
          throw new Error('marcus@northwind.test broke it')
        },
      },
      dependencies: { checkReplies: false },
    })
    const response = await request('/v1/mailbox', as('northwind marcus'))
    const text = await response.clone().text()
    expect((await problemOf(response)).code).toBe('internal')
    expect(text + JSON.stringify(events)).not.toContain('marcus@')
    expect(events).toEqual([
      {
        name: 'request.failed',
        facts: { traceId: 'trace-1', name: 'Error', passing: false },
      },
    ])
  })

  it('an object that the platform moved is worth another try', async () => {
    const { request } = fakeEdge({
      mailbox: {
        mailbox: () => {
          throw Object.assign(new Error('moved'), { retryable: true })
        },
      },
    })
    const response = await request('/v1/mailbox', as('northwind marcus'))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
  })

  it('a reply outside the contract does not leave (demo and tests)', async () => {
    const wrong = { connection: { state: 'maybe' } }
    const { request, events } = fakeEdge({ mailbox: { mailbox: (async () => ok(wrong)) as never } })
    const response = await request('/v1/mailbox', as('northwind marcus'))
    expect(response.status).toBe(500)
    expect(JSON.stringify(events)).toContain('/connection/state')
  })
})
