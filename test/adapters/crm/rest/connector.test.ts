/**
 * @module
 * The generic connector against the demo CRM, which serves the contract.
 */
import { describe, expect, it } from 'vitest'
import { clock } from '../../../../edge/adapters/clock.ts'
import { makeRestConnector } from '../../../../edge/adapters/crm/rest/connector.ts'
import { toMembers } from '../../../../edge/adapters/crm/rest/record-json.ts'
import type { Fields, Stream } from '../../../../edge/domain/record.ts'
import { crmPortContract } from '../../../contracts/crm-port.ts'
import type { CrmUnderTest } from '../../../contracts/crm-stage.ts'
import { createInProcessCrm } from '../../../support/demo-crm.ts'
import type { InProcessCrm } from '../../../support/demo-crm.ts'

const origin = 'http://127.0.0.1:8788'
const base = `${origin}/o365-connector/v1`
const connector = {
  kind: 'rest',
  baseUrl: `${base}/`,
  tokenUrl: `${origin}/oauth/token`,
  clientId: 'demo-edge',
  clientSecret: 'demo-secret',
} as const

const paths = { calendar: 'events', contacts: 'contacts' } as const

async function stage(): Promise<CrmUnderTest & { crm: InProcessCrm; requests: Request[] }> {
  const crm = createInProcessCrm()
  await crm.fetch(`${origin}/demo/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed: 'empty' }),
  })
  const requests: Request[] = []
  const port = makeRestConnector({
    clock,
    connector,
    fetch: (request) => {
      requests.push(request.clone())
      return crm.fetch(request)
    },
  })
  const call = await caller(crm)
  const change = async (stream: Stream, id: string, body: object) => {
    const path = `/${paths[stream]}/${id}`
    await call('PATCH', path, body, { 'if-match': '*' })
  }
  const person: CrmUnderTest['person'] = {
    async create(stream, ownerId, fields) {
      const body = { ...toMembers(stream, fields), ownerId }
      return (await call('POST', `/${paths[stream]}`, body)).id
    },
    update: (stream, id, fields) => change(stream, id, toMembers(stream, fields)),
    giveTo: (stream, id, ownerId) => change(stream, id, { ownerId }),
    remove: async (stream, id) => {
      await call('DELETE', `/${paths[stream]}/${id}`, undefined, { 'if-match': '*' })
    },
  }
  return { port, owner: 'marcus', other: 'priya', person, crm, requests }
}

async function caller(crm: InProcessCrm) {
  const token = await crm.fetch(connector.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: connector.clientId,
      client_secret: connector.clientSecret,
    }),
  })
  const { access_token: accessToken } = (await token.json()) as { access_token: string }
  return async (method: string, path: string, body?: object, headers: object = {}) => {
    const reply = await crm.fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        'idempotency-key': crypto.randomUUID(),
        'content-type': 'application/json',
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (reply.status === 204 ? {} : await reply.json()) as { id: string }
  }
}

crmPortContract('generic connector, demo CRM', stage)

describe('generic connector', () => {
  it('spends one call on twenty writes and one token on all', async () => {
    const { port, owner, requests } = await stage()
    const writes = Array.from({ length: 20 }, (_, n) => ({
      action: 'create' as const,
      reference: `reference-${n}`,
      ownerId: owner,
      fields: { lastName: `Person ${n}` } as Fields,
      key: `key-of-sixteen-chars-${n}`,
    }))
    const outcomes = await port.write('contacts', writes)
    expect(outcomes.every(({ kind }) => kind === 'written')).toBe(true)
    const called = requests.map(({ url }) => new URL(url).pathname)
    expect(called).toEqual(
      ['/oauth/token', '/capabilities', '/batch'].map((path, index) =>
        index === 0 ? path : `/o365-connector/v1${path}`,
      ),
    )
    expect(port.spent()).toEqual({ calls: 3 })
    expect(await port.write('contacts', writes)).toMatchObject(
      writes.map(() => ({ existed: true })),
    )
  })

  it('registers a webhook and removes it, twice without complaint', async () => {
    const { port } = await stage()
    const hook = await port.subscribe('http://127.0.0.1:8787/hooks/crm/northwind')
    expect(hook).toMatchObject({ ok: true, value: { secret: expect.stringMatching(/^whsec_/) } })
    if (!hook.ok) return
    expect(await port.unsubscribe(hook.value.id)).toEqual({ ok: true, value: null })
    expect(await port.unsubscribe(hook.value.id)).toEqual({ ok: true, value: null })
  })

  it('asks for a full listing when the cursor is too old', async () => {
    const { port, crm } = await stage()
    const start = await port.feed(null)
    if (!start.ok) throw new Error('no feed')
    await crm.fetch(`${origin}/demo/reset`, { method: 'POST' })
    expect(await port.feed(start.value.cursor)).toMatchObject({
      ok: false,
      failure: { kind: 'resync' },
    })
  })
})
