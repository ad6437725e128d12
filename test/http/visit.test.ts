/**
 * @module
 * What the edge's own pages may do for people, and those who would abuse it: no token, a foreign one, guessed and
 * altered links, addresses that lead elsewhere.
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import { makePublicPaths } from '../../edge/objects/public-paths.ts'
import { entraOrigin, fakeEdge, problemOf, refused } from './fake-edge.ts'
import { invited, megan, member, staged, ticket, visitor } from './visit-stage.ts'

const accepted = { acceptInvitation: async () => ok({ member: 'm1' }) }
const acts = ['/visit', '/visit/accept', '/visit/request', '/visit/withdraw', '/visit/associate']

describe('a visit', () => {
  it('by an invitation: shown, accepted; then what he is counts, not his link', async () => {
    const { invitationOf, tab, calls } = staged({
      ...accepted,
      admit: async (_, link) => ok(link === null ? member : invited),
    })
    const { send } = tab()
    const invitation = await invitationOf()
    expect(await (await send('/visit', { invitation })).json()).toMatchObject({
      visitor: { displayName: megan.displayName, address: megan.address },
      admittance: invited,
    })
    const done = await send('/visit/accept', { invitation, terms: 'accepted' })
    expect(await done.json()).toMatchObject({ admittance: member })
    const from = { via: 'invitation', address: null }
    expect(calls.map(({ host, method, args }) => [host, method, args])).toEqual([
      ['org northwind', 'admit', [visitor, ticket]],
      ['org northwind', 'acceptInvitation', [visitor, ticket, from]],
      ['org northwind', 'admit', [visitor, null]],
    ])
  })

  it('by the launcher: the organization of the verified tenant, not of the request', async () => {
    const { tab, calls, request } = staged()
    await tab().send('/visit?organization=contoso&tenant=tenant-of-contoso')
    expect(calls.map(({ host, args }) => [host, args])).toEqual([
      ['org northwind', [visitor, null]],
    ])
    const opened = await request('/open?organization=contoso')
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/app/#open'])
  })

  it('offers the way to another CRM account of his', async () => {
    const { tab } = staged()
    expect(await (await tab().send('/visit')).json()).toMatchObject({
      associateUrl: expect.stringContaining(
        'https://northwind.test/settings/marketplace/microsoft?associate=v1.',
      ) as string,
    })
  })

  it('of a tenant nobody knows wakes nobody', async () => {
    const { tab, calls } = staged()
    const { send } = tab({ ...megan, tenantId: 'tenant-x' })
    expect(await (await send('/visit')).json()).toMatchObject({ admittance: null })
    expect((await problemOf(await send('/visit/request'))).code).toBe('wrong-tenant')
    expect(calls).toEqual([])
  })
})

describe('who calls', () => {
  it.each(acts)(
    '%s without a token, with a forged, a late one: nothing is looked at',
    async (path) => {
      const { tab, calls, events } = staged(accepted)
      const { send } = tab()
      const body = { terms: 'accepted' }
      for (const authorization of ['', 'Bearer', 'Basic abc', 'Bearer forged', 'Bearer over']) {
        const response = await send(path, body, { authorization })
        expect((await problemOf(response)).code).toBe('not-signed-in')
        expect(response.headers.get('www-authenticate')).toBe('Bearer')
      }
      const keyless = await send(path, body, { authorization: 'Bearer keyless' })
      expect((await problemOf(keyless)).code).toBe('upstream-unavailable')
      expect(calls).toEqual([])
      expect(events.filter(({ name }) => name === 'visitor.refused')).toHaveLength(3)
    },
  )

  it.each(acts)('%s takes neither an embed token nor a cookie', async (path) => {
    const { tab, calls } = staged(accepted)
    const embed = btoa('northwind marcus manageUsers').replaceAll('=', '')
    for (const headers of [
      { authorization: `Bearer ${embed}.x.y` },
      { authorization: '', cookie: '__Host-o365-visit=v1.x' },
    ]) {
      expect((await tab().send(path, { terms: 'accepted' }, headers)).status).toBe(401)
    }
    expect(calls).toEqual([])
  })

  it('a page elsewhere cannot even ask: no preflight is answered', async () => {
    const { request } = staged()
    const headers = {
      origin: 'https://evil.test',
      'access-control-request-headers': 'authorization',
    }
    const response = await request('/visit', { method: 'OPTIONS', headers })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('access-control-allow-headers')).toBeNull()
  })

  it('is never who the body says', async () => {
    const { tab, calls } = staged(accepted)
    const body = { terms: 'accepted', userId: 'adele', organization: 'contoso' }
    const problem = await problemOf(await tab().send('/visit/accept', body))
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/userId', '/organization'])
    expect(calls).toEqual([])
  })
})

describe('what is sent', () => {
  it.each([
    ['no terms', '/visit/accept', {}, '/terms'],
    ['terms not accepted', '/visit/accept', { terms: 'declined' }, '/terms'],
    ['a secret that could be guessed', '/visit', { visit: 'short' }, '/visit'],
    ['no word about an invitation', '/visit', { invitation: undefined }, '/invitation'],
    ['no proof', '/visit/associate', {}, '/proof'],
  ])('%s: refused, pointing at it', async (_, path, body, pointer) => {
    const { tab, calls } = staged(accepted)
    const problem = await problemOf(await tab().send(path, body))
    expect([problem.code, problem.errors?.[0]?.pointer]).toEqual(['invalid-request', pointer])
    expect(calls).toEqual([])
  })

  it('a guessed or altered link leads nowhere and wakes nobody', async () => {
    const { tab, request, invitationOf, calls } = staged(accepted)
    const [sealed = '', secret = '', mac = ''] = (await invitationOf()).split('.')
    const [otherName = ''] = (await invitationOf('contoso')).split('.')
    const foreign = makePublicPaths(['another key of it'])
    const forged = await foreign.acceptPage({ organization: 'northwind', ...ticket })
    for (const invitation of [
      forged.split('/').at(-1) ?? '',
      `${sealed}.${'b'.repeat(64)}.${mac}`,
      `${otherName}.${secret}.${mac}`,
      'x',
      `${sealed}.${secret}.${mac}.x`,
    ]) {
      const told = await request(`/invitations/accept/${invitation}`)
      expect([told.status, told.headers.get('location')]).toEqual([303, '/app/#invitation='])
      const looked = await tab().send('/visit', { invitation })
      const pressed = await tab().send('/visit/accept', { invitation, terms: 'accepted' })
      expect((await problemOf(looked)).code).toBe('not-found')
      expect((await problemOf(pressed)).code).toBe('not-found')
    }
    expect(calls).toEqual([])
  })

  it.each([
    ['wrong-person', 403],
    ['wrong-tenant', 403],
    ['expired', 410],
    ['revoked', 410],
    ['used', 410],
  ] as const)('%s is told as such', async (code, status) => {
    const { tab, invitationOf } = staged({ admit: async () => refused(code) })
    const response = await tab().send('/visit', { invitation: await invitationOf() })
    expect(response.status).toBe(status)
    expect((await problemOf(response)).code).toBe(code)
  })
})

describe('the addresses people come by', () => {
  it('a link of a mail goes on in the fragment: no server and no Referer sees it again', async () => {
    const { request, invitationOf } = staged()
    const invitation = await invitationOf()
    const response = await request(`/invitations/accept/${invitation}`)
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/app/#invitation=${invitation}`,
    ])
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['https://evil.test', '//evil.test', '/\\evil.test', '%2F%2Fevil.test'])(
    'none leads to %s',
    async (evil) => {
      const { request } = staged()
      const query = new URLSearchParams({ returnTo: evil, redirect_uri: evil, next: evil })
      for (const path of ['/open', '/app', `/invitations/accept/${encodeURIComponent(evil)}`]) {
        const response = await request(`${path}?${query}`)
        expect(response.headers.get('location')).toMatch(/^\/app\/(#invitation=|#open)?$/)
      }
    },
  )

  it('guessing is counted per address', async () => {
    const keys: string[] = []
    const rateLimit = {
      limit: async ({ key }: { key: string }) => ({ success: keys.push(key) < 3 }),
    }
    const { request } = fakeEdge({ dependencies: { rateLimit } })
    const headers = { 'CF-Connecting-IP': '192.0.2.7' }
    await request('/invitations/accept/x', { headers })
    await request('/visit', { headers, method: 'POST' })
    expect((await request('/invitations/accept/z', { headers })).status).toBe(429)
    expect(new Set(keys)).toEqual(new Set(['address:192.0.2.7']))
  })
})

describe('the app', () => {
  const files: Record<string, string> = {
    '/app/index.html': '<!doctype html>',
    '/app/assets/a-12345678.js': '1',
  }
  const assets = {
    fetch: async (request: Request) => {
      const text = files[new URL(request.url).pathname]
      return text === undefined ? new Response('', { status: 404 }) : new Response(text)
    },
  }

  it.each(['/app/', '/app/install'])('%s: one page under a strict policy', async (path) => {
    const { request } = staged({}, { assets })
    const response = await request(path)
    expect(await response.text()).toBe('<!doctype html>')
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self' ${entraOrigin}`,
      "img-src 'self' data:",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ])
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('its parts carry their hash and stay; what is not there is not there', async () => {
    const { request } = staged({}, { assets })
    const part = await request('/app/assets/a-12345678.js')
    expect(part.headers.get('cache-control')).toContain('immutable')
    expect((await problemOf(await request('/app/assets/b.js'))).code).toBe('not-found')
    expect((await request('/app/elsewhere')).status).toBe(404)
    expect((await problemOf(await staged().request('/app/'))).code).toBe('not-found')
  })

  it('is told whom to sign in for, and nothing else', async () => {
    expect(await (await staged().request('/app/settings.json')).json()).toEqual({
      clientId: 'client-of-the-edge',
      entraOrigin,
      scope: 'api://client-of-the-edge/access_as_user',
    })
  })
})
