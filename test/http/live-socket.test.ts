/**
 * @module
 * The address of a live socket: who gets one, and what a mailbox is never woken for (OPS-3).
 */
import { describe, expect, it } from 'vitest'
import type { LiveStarted } from '../../edge/contract/live.ts'
import { liveSocket } from '../../edge/http/live-socket.ts'
import { makePublicPaths } from '../../edge/objects/public-paths.ts'
import { as, fakeEdge } from './fake-edge.ts'

const paths = makePublicPaths(['a hook key of the test'])
const marcus = { organization: 'org', member: 'marcus' }
const page = 'https://crm.test'
const ticket = { id: 't', origin: page, opensUntil: 30_000, livesUntil: 600_000 }

async function asked(
  change: (path: string) => string = (path) => path,
  { origin = page, upgrade = 'websocket', now = 0 } = {},
) {
  const opened: unknown[] = []
  const path = change(await paths.liveSocket(marcus, ticket))
  const request = new Request(`https://edge.test${path}`, { headers: { origin, upgrade } })
  const response = await liveSocket(request, {
    paths,
    clock: { now: () => now, random: () => 0, uuid: () => '' },
    openSocket: async (who, passed) => {
      opened.push(who, JSON.parse(passed.headers.get('x-live-ticket') ?? ''))
      return new Response(null, { status: 204 })
    },
  })
  return { status: response?.status ?? null, opened }
}

describe('the address of a live socket', () => {
  it('opens the mailbox it names, with what it says of itself', async () => {
    expect(await asked()).toEqual({ status: 204, opened: [marcus, ticket] })
  })

  const refused = [
    ['too late', {}, { now: 30_001 }, 403],
    ['from another page', {}, { origin: 'https://evil.test' }, 403],
    ['without a page', {}, { origin: '' }, 403],
    ['as an ordinary request', {}, { upgrade: 'h2c' }, 426],
  ] as const
  for (const [name, , how, status] of refused) {
    it(`${name} wakes nobody`, async () => {
      expect(await asked(undefined, how)).toEqual({ status, opened: [] })
    })
  }

  it('changed or made up wakes nobody', async () => {
    const later = Buffer.from(JSON.stringify({ ...ticket, opensUntil: 9e15 })).toString('base64url')
    const forged = await asked((path) => `${path.split('/').slice(0, 3).join('/')}/${later}`)
    expect(forged).toEqual({ status: 403, opened: [] })
    expect(await asked(() => '/live/x/y')).toEqual({ status: 403, opened: [] })
    const other = makePublicPaths(['another key'])
    const theirs = await other.liveSocket(marcus, ticket)
    expect(await asked(() => theirs)).toEqual({ status: 403, opened: [] })
  })

  it('a hook or a sign-in page is not one, and the rest of the edge is left alone', async () => {
    const hook = await paths.graphHook(marcus, 'calendar')
    expect(await asked(() => hook)).toEqual({ status: null, opened: [] })
    expect(await asked(() => '/live')).toEqual({ status: null, opened: [] })
  })
})

describe('POST /v1/live', () => {
  it('SYN-8 gives an address for half a minute, bound to the page, the member and his session', async () => {
    const { request } = fakeEdge()
    const origin = 'https://northwind.test'
    const init = as('northwind marcus', { method: 'POST', headers: { origin } })
    const response = await request('/v1/live', init)
    expect(response.status).toBe(201)
    const { url, expiresAt } = (await response.json()) as LiveStarted
    expect(url).toMatch(/^wss:\/\/edge\.test\/live\//)
    expect(Date.parse(expiresAt)).toBe(30_000)
  })

  it('OPS-3 gives none without a session', async () => {
    const response = await fakeEdge().request('/v1/live', { method: 'POST' })
    expect(response.status).toBe(401)
  })
})
