/**
 * @module
 * Whose rights a write has: the member's, where the CRM takes Act-As-User (crm-contract §6.3).
 */
import { describe, expect, it } from 'vitest'
import { clock } from '../../../../edge/adapters/clock.ts'
import { makeRestConnector } from '../../../../edge/adapters/crm/rest/connector.ts'
import type { CrmOutcome, CrmWrite } from '../../../../edge/ports/crm.ts'
import { createInProcessCrm } from '../../../support/demo-crm.ts'

const origin = 'http://127.0.0.1:8788'
const connector = {
  kind: 'rest',
  baseUrl: `${origin}/o365-connector/v1`,
  tokenUrl: `${origin}/oauth/token`,
  clientId: 'demo-edge',
  clientSecret: 'demo-secret',
} as const

type Seen = { readonly call: string; readonly as: string | null }
type Capabilities = (given: Response) => Response | Promise<Response>

/** The demo CRM behind what it is made to say of itself. */
async function stage(actAs: string | undefined, capabilities: Capabilities = (given) => given) {
  const crm = createInProcessCrm()
  await crm.fetch(`${origin}/demo/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed: 'empty' }),
  })
  const seen: Seen[] = []
  const answers = { capabilities }
  const port = makeRestConnector({
    clock,
    connector,
    ...(actAs === undefined ? {} : { actAs }),
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      const call = `${request.method} ${pathname.replace('/o365-connector/v1', '')}`
      seen.push({ call, as: request.headers.get('act-as-user') })
      const reply = await crm.fetch(request)
      return pathname.endsWith('/capabilities') ? answers.capabilities(reply) : reply
    },
  })
  return { port, seen, answers }
}

const create = (name: string, ownerId: string): CrmWrite => ({
  action: 'create',
  reference: `reference-${name}`,
  ownerId,
  fields: { lastName: name },
  key: `key-of-sixteen-${name}`,
})
const update = (id: string, name: string): CrmWrite => ({
  action: 'update',
  id,
  version: '*',
  fields: { lastName: name },
  key: `key-of-sixteen-${name}`,
})
const remove = (id: string): CrmWrite => ({
  action: 'delete',
  id,
  version: null,
  key: `key-of-sixteen-delete`,
})

const idOf = (outcome: CrmOutcome | undefined): string =>
  outcome?.kind === 'written' ? outcome.record.id : JSON.stringify(outcome)

const names = (seen: readonly Seen[], what: RegExp) =>
  seen.filter(({ call }) => what.test(call)).map(({ as }) => as)

describe('a member’s writes', () => {
  it('have his name and his rights, alone and in a batch', async () => {
    const { port, seen } = await stage('noah')
    const [own] = await port.write('contacts', [create('own', 'noah')])
    const [others] = await port.write('contacts', [create('others', 'priya')])
    expect(
      await port.write('contacts', [update(idOf(own), 'mine'), update(idOf(others), 'not')]),
    ).toMatchObject([
      { kind: 'written', record: { fields: { lastName: 'mine' } } },
      { kind: 'failed', failure: { kind: 'refused', code: 'not-owner' } },
    ])
    expect(await port.write('contacts', [remove(idOf(others))])).toMatchObject([
      { kind: 'failed', failure: { kind: 'refused', code: 'not-owner' } },
    ])
    expect(await port.write('contacts', [remove(idOf(own))])).toEqual([{ kind: 'deleted' }])
    expect(names(seen, /^(?:PUT|PATCH|DELETE|POST \/batch)/)).toEqual(Array(5).fill('noah'))
    expect(names(seen, /capabilities/)).toEqual([null])
  })

  it('are read in nobody’s name: what he may not see is not gone', async () => {
    const { port, seen } = await stage('noah')
    const [own] = await port.write('contacts', [create('own', 'noah')])
    seen.length = 0
    await port.read('contacts', [idOf(own)])
    await port.read('contacts', [idOf(own), 'another'])
    await port.list('noah', { stream: 'contacts', which: 'all' }, null)
    await port.feed(null)
    expect(new Set(names(seen, /./))).toEqual(new Set([null]))
  })

  it.each([
    ['that does not offer it', (given: Response) => without(given)],
    ['that says nothing of itself', () => new Response('{}', { status: 404 })],
  ])('have no name at a CRM %s', async (_, capabilities) => {
    const { port, seen } = await stage('noah', capabilities)
    expect(await port.write('contacts', [create('one', 'priya')])).toMatchObject([
      { kind: 'written' },
    ])
    expect(names(seen, /^PUT/)).toEqual([null])
  })

  it.each([
    ['is away', () => new Response('', { status: 503 })],
    ['cannot be understood', () => Response.json([])],
    ['is refused', () => Response.json({ code: 'odd' }, { status: 400 })],
  ])(
    'wait while it %s what the CRM offers, and go once it has said it',
    async (_, capabilities) => {
      const { port, seen, answers } = await stage('noah', capabilities)
      const writes = [create('one', 'noah')]
      expect(await port.write('contacts', writes)).toMatchObject([
        { kind: 'failed', failure: { kind: 'later' } },
      ])
      expect(names(seen, /^PUT/)).toEqual([])
      answers.capabilities = (given) => given
      expect(await port.write('contacts', writes)).toMatchObject([{ kind: 'written' }])
      expect(names(seen, /^PUT/)).toEqual(['noah'])
    },
  )

  it('of an organization itself have none', async () => {
    const { port, seen } = await stage(undefined)
    await port.write('contacts', [create('one', 'noah'), create('two', 'priya')])
    expect(new Set(names(seen, /./))).toEqual(new Set([null]))
  })
})

async function without(given: Response): Promise<Response> {
  const { actAsUser: _, ...rest } = (await given.json()) as Record<string, unknown>
  return Response.json(rest)
}
