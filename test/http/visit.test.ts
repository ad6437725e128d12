/**
 * @module
 * The edge's own pages for people, and those who would abuse them: forged and foreign states, codes come twice,
 * other pages' forms, guessed tokens, addresses that lead elsewhere.
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import { makePublicPaths } from '../../edge/objects/public-paths.ts'
import { edgeOrigin, entraOrigin, fakeEdge, problemOf, refused } from './fake-edge.ts'
import { invited, megan, staged, ticket, visitor } from './visit-stage.ts'

const accepted = { acceptInvitation: async () => ok({ member: 'm1' }) }

describe('the way to Microsoft and back', () => {
  it('of an invitation: signed in, shown, accepted', async () => {
    const { paths, browser: open, calls } = staged(accepted)
    const { go, signIn, press } = open()
    const back = await signIn(await paths.acceptPage({ organization: 'northwind', ...ticket }))
    expect([back.status, back.headers.get('location')]).toEqual([303, '/visit'])
    const page = await (await go('/visit')).text()
    expect(page).toContain('Megan &lt;b&gt;Bowen&lt;/b&gt;')
    expect(page).toContain('Join northwind &amp; Co in Northwind CRM')
    expect(page).not.toMatch(/<style|style=|<script>|\son\w+=/)
    const done = await press('/visit/accept', 'terms=accepted')
    expect([done.status, done.headers.get('location')]).toEqual([303, '/visit'])
    expect(calls.map(({ host, method, args }) => [host, method, args])).toEqual([
      ['org northwind', 'admit', [visitor, ticket]],
      [
        'org northwind',
        'acceptInvitation',
        [visitor, ticket, { via: 'invitation', address: null }],
      ],
    ])
    await go('/visit')
    expect(calls.at(-1)?.args).toEqual([visitor, null])
  })

  it('of the launcher: the organization of the verified tenant, not of the address', async () => {
    const { browser: open, calls } = staged()
    const { go, signIn } = open()
    await signIn('/open?organization=contoso&tenant=tenant-of-contoso')
    await go('/visit?organization=contoso')
    expect(calls.map(({ host }) => host)).toEqual(['org northwind'])
  })

  it('as JSON for a page that asks so', async () => {
    const { browser: open } = staged()
    const { go, signIn } = open()
    await signIn('/open')
    const response = await go('/visit', { headers: { accept: 'application/json' } })
    expect(await response.json()).toEqual({
      visitor: { displayName: megan.displayName, address: megan.address },
      admittance: invited,
      associateUrl: expect.stringContaining(
        'https://northwind.test/settings/marketplace/microsoft?associate=v1.',
      ) as string,
    })
  })

  it('a tenant nobody knows wakes nobody', async () => {
    const { browser: open, calls } = staged({}, { ...megan, tenantId: 'tenant-x' })
    const { go, signIn, press } = open()
    await signIn('/open')
    expect(await (await go('/visit')).text()).toContain('does not use this app yet')
    expect((await press('/visit/request')).status).toBe(403)
    expect(calls).toEqual([])
  })

  it('cookies are sealed, for this host, out of reach of scripts', async () => {
    const { request } = staged()
    const response = await request('/open')
    const [cookie = ''] = response.headers.getSetCookie().filter((one) => one.includes('flow'))
    expect(cookie).toMatch(/^__Host-o365-flow=v1\./)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/Secure/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(atob(cookie.split('.')[3]?.split(';')[0]?.replaceAll(/[-_]/g, 'A') ?? '')).not.toContain(
      'verifier',
    )
  })
})

describe('abuse', () => {
  it('an answer come twice finds nothing', async () => {
    const { browser: open, redeemed } = staged()
    const { go, stateOf } = open()
    const state = stateOf(await go('/open'))
    const callback = `/connect/callback?${new URLSearchParams({ state, code: 'code-1' })}`
    expect((await go(callback)).status).toBe(303)
    expect(await (await go(callback)).text()).toContain('This sign-in is over')
    expect(redeemed).toEqual(['code-1'])
  })

  it('the state of another browser is refused, its code not redeemed', async () => {
    const { browser: open, redeemed } = staged()
    const [victim, attacker] = [open(), open()]
    const state = attacker.stateOf(await attacker.go('/open'))
    const callback = `/connect/callback?${new URLSearchParams({ state, code: 'stolen' })}`
    expect(await (await victim.go(callback)).text()).toContain('This sign-in is over')
    await victim.go('/open')
    expect(await (await victim.go(callback)).text()).toContain('belongs to another sign-in')
    expect(redeemed).toEqual([])
    expect(victim.jar.size).toBe(0)
  })

  it('a sign-in is over after ten minutes, a visit after fifteen', async () => {
    const { browser: open, pass } = staged()
    const { go, stateOf, signIn } = open()
    const state = stateOf(await go('/open'))
    pass(600_001)
    const late = await go(`/connect/callback?${new URLSearchParams({ state, code: 'c' })}`)
    expect(await late.text()).toContain('This sign-in is over')
    await signIn('/open')
    pass(900_001)
    expect((await go('/visit')).status).toBe(401)
  })

  it('one cookie does not open in place of the other', async () => {
    const { browser: open } = staged()
    const { go, jar } = open()
    await go('/open')
    jar.set('__Host-o365-visit', jar.get('__Host-o365-flow') ?? '')
    expect((await go('/visit')).status).toBe(401)
  })

  it("another page's form does nothing", async () => {
    const { browser: open, calls } = staged(accepted)
    const { signIn, press } = open()
    await signIn('/open')
    for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }]) {
      for (const path of ['/visit/accept', '/visit/request', '/visit/withdraw']) {
        expect((await press(path, 'terms=accepted', headers)).status).toBe(403)
      }
    }
    expect(calls).toEqual([])
  })

  it('without accepted terms nothing is accepted', async () => {
    const { browser: open, calls } = staged(accepted)
    const { signIn, press } = open()
    await signIn('/open')
    const response = await press('/visit/accept', '', { accept: 'application/json' })
    expect((await problemOf(response)).errors?.[0]?.pointer).toBe('/terms')
    expect(calls).toEqual([])
  })

  it('a guessed or altered token leads nowhere and wakes nobody', async () => {
    const { request, paths, calls } = staged()
    const page = await paths.acceptPage({ organization: 'northwind', ...ticket })
    const [sealed = '', secret = '', mac = ''] = (page.split('/').at(-1) ?? '').split('.')
    const forged = await makePublicPaths(['another key of it']).acceptPage({
      organization: 'northwind',
      ...ticket,
    })
    const other = await paths.acceptPage({ organization: 'contoso', ...ticket })
    const [otherName = ''] = (other.split('/').at(-1) ?? '').split('.')
    for (const path of [
      forged,
      `/invitations/accept/${sealed}.${'b'.repeat(64)}.${mac}`,
      `/invitations/accept/${otherName}.${secret}.${mac}`,
      '/invitations/accept/x',
      `${page}.x`,
    ]) {
      const response = await request(path)
      expect(await response.text()).toContain('This link leads nowhere')
      expect(response.headers.get('location')).toBe(null)
    }
    expect(calls).toEqual([])
  })

  it('guessing is counted per address', async () => {
    const keys: string[] = []
    const rateLimit = {
      limit: async ({ key }: { key: string }) => {
        keys.push(key)
        return { success: keys.length < 3 }
      },
    }
    const { request } = fakeEdge({ dependencies: { rateLimit } })
    const headers = { 'CF-Connecting-IP': '192.0.2.7' }
    await request('/invitations/accept/x', { headers })
    await request('/invitations/accept/y', { headers })
    expect((await request('/invitations/accept/z', { headers })).status).toBe(429)
    expect(new Set(keys)).toEqual(new Set(['address:192.0.2.7']))
  })

  it.each(['https://evil.test', '//evil.test', '/\\evil.test'])(
    'no address given by a visitor is ever gone to: %s',
    async (evil) => {
      const { browser: open } = staged(accepted)
      const { go, signIn, press } = open()
      const query = new URLSearchParams({ returnTo: evil, redirect_uri: evil, next: evil })
      const asked = await go(`/open?${query}`)
      const to = new URL(asked.headers.get('location') ?? '')
      expect(to.origin).toBe(entraOrigin)
      expect(to.searchParams.get('redirect_uri')).toBe(`${edgeOrigin}/connect/callback`)
      await signIn(`/open?${query}`)
      const done = await press(`/visit/accept?${query}`, 'terms=accepted')
      expect(done.headers.get('location')).toBe('/visit')
    },
  )

  it.each([
    ['wrong-person', 403, 'for somebody else'],
    ['wrong-tenant', 403, 'another organization'],
    ['expired', 410, 'no longer valid'],
    ['revoked', 410, 'taken back'],
    ['used', 410, 'accepted already'],
  ] as const)('%s has its own page', async (code, status, words) => {
    const { browser: open, paths } = staged({ admit: async () => refused(code) })
    const { go, signIn } = open()
    await signIn(await paths.acceptPage({ organization: 'northwind', ...ticket }))
    const response = await go('/visit')
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(words)
  })
})
