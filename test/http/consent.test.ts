/**
 * @module
 * An administrator's way to Microsoft's consent and back (INS-5): what his browser brings is a hint, and
 * nothing comes of it in another browser, for another tenant, or twice.
 */
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../edge/domain/result.ts'
import type { AdminConsentPort } from '../../edge/ports/admin-consent.ts'
import type { Refusal } from '../../edge/ports/hosts.ts'
import type { ApprovalPage } from '../../edge/ports/people-host.ts'
import { edgeOrigin, entraOrigin, fakeEdge } from './fake-edge.ts'

const admin = {
  tenantId: 'tenant-1',
  userId: 'ada',
  address: 'ada@contoso.test',
  displayName: 'Ada',
}
const scopes = ['Contacts.ReadWrite']

function stage(more: { page?: Partial<ApprovalPage>; granted?: () => unknown } = {}) {
  let secrets = 0
  const redeemed: Parameters<AdminConsentPort['redeem']>[0][] = []
  const edge = fakeEdge({
    org: {
      approvalPage: async () =>
        ok({
          ...{ state: 'asked' as const, tenantId: 'tenant-1', scopes, askedBy: 'Noah <b>' },
          ...{ organizationName: 'Northwind Ltd', crmName: 'Northwind CRM' },
          ...more.page,
        }),
      approvalGranted: (more.granted as never) ?? (async () => ok({ told: 1 })),
    },
    dependencies: {
      secretText: () => `secret-${++secrets}`,
      adminConsent: {
        consentUrl: ({ tenantId, state, scopes: asked }) =>
          `${entraOrigin}/${tenantId}/v2.0/adminconsent?state=${state}&scope=${asked.join('+')}`,
        proofUrl: ({ tenantId, state, scopes: asked }) =>
          `${entraOrigin}/${tenantId}/oauth2/v2.0/authorize?state=${state}&scope=${asked.join('+')}`,
        async redeem(request) {
          redeemed.push(request)
          return ok(admin)
        },
      },
    },
  })
  const path = () => edge.paths.approvalPage('northwind', 'req-1')
  return { ...edge, path, redeemed, browser: () => browserOf(edge.request) }
}

/** Keeps cookies as a browser does. */
function browserOf(request: (path: string, init?: RequestInit) => Promise<Response>) {
  const jar = new Map<string, string>()
  const go = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie }
    const response = await request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    const to = location === null ? null : new URL(location)
    return { response, to, state: to?.searchParams.get('state') ?? '' }
  }
  const press = (path: string, origin = edgeOrigin) =>
    go(path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    })
  const back = (query: Record<string, string>) =>
    go(`/connect/callback?${new URLSearchParams(query)}`)
  return { go, press, back, jar }
}

const text = async ({ response }: { response: Response }) => response.text()
const agreed = { admin_consent: 'True', tenant: 'tenant-1' }

describe('an administrator approves', () => {
  it('sees who asks for what, goes to Microsoft, is proved, and is counted', async () => {
    const { path, browser, redeemed, calls } = stage()
    const { go, press, back } = browser()
    const page = await text(await go(await path()))
    expect(page).toContain('Noah &lt;b&gt;')
    expect(page).toContain('Contacts.ReadWrite')
    const left = await press(await path())
    expect(left.to?.pathname).toBe('/tenant-1/v2.0/adminconsent')
    const proof = await back({ ...agreed, state: left.state })
    expect(proof.to?.pathname).toBe('/tenant-1/oauth2/v2.0/authorize')
    expect(proof.to?.search).toContain('Contacts.ReadWrite')
    expect(proof.state).not.toBe(left.state)
    const done = await back({ code: 'code-1', state: proof.state })
    expect(await text(done)).toContain('Approved')
    expect(redeemed).toMatchObject([{ code: 'code-1', tenantId: 'tenant-1' }])
    expect(calls.at(-1)).toMatchObject({
      host: 'org northwind',
      method: 'approvalGranted',
      args: ['req-1', admin, { via: 'approval' }],
    })
  })

  it('a forged answer of the consent page counts for nothing: the token decides', async () => {
    const wrong: Refusal = { code: 'wrong-tenant', detail: '' }
    const { path, browser, calls } = stage({ granted: async () => fail(wrong) })
    const { press, back } = browser()
    const left = await press(await path())
    const proof = await back({ admin_consent: 'True', tenant: 'tenant-of-mine', state: left.state })
    expect(calls.some(({ method }) => method === 'approvalGranted')).toBe(false)
    expect(proof.to?.pathname).toBe('/tenant-1/oauth2/v2.0/authorize')
    const done = await back({ code: 'c', state: proof.state })
    expect(await text(done)).toContain('a different organization')
    expect(done.response.status).toBe(403)
  })

  it('a code before the consent page’s answer is no proof', async () => {
    const { path, browser, redeemed } = stage()
    const { press, back } = browser()
    const left = await press(await path())
    const early = await back({ code: 'stolen', state: left.state })
    expect(early.to?.pathname).toBe('/tenant-1/oauth2/v2.0/authorize')
    expect(redeemed).toEqual([])
  })

  it('another browser’s state is refused', async () => {
    const { path, browser, redeemed, calls } = stage()
    const mine = browser()
    const other = browser()
    const left = await mine.press(await path())
    await other.press(await path())
    const answer = await other.back({ ...agreed, state: left.state })
    expect(await text(answer)).toContain('Started in another window')
    expect(redeemed).toEqual([])
    expect(calls.some(({ method }) => method === 'approvalGranted')).toBe(false)
  })

  it('without the cookie nothing comes of a state', async () => {
    const { path, browser } = stage()
    const left = await browser().press(await path())
    expect(await text(await browser().back({ ...agreed, state: left.state }))).toContain(
      'Started in another window',
    )
  })

  it('a replay finds nothing', async () => {
    const { path, browser, redeemed } = stage()
    const { press, back, jar } = browser()
    const left = await press(await path())
    const proof = await back({ ...agreed, state: left.state })
    const kept = new Map(jar)
    await back({ code: 'c', state: proof.state })
    await back({ code: 'c', state: proof.state })
    expect(redeemed).toHaveLength(1)
    // Whoever kept the cookie of the first step still has another state in it.
    for (const [name, value] of kept) jar.set(name, value)
    expect(await text(await back({ ...agreed, state: left.state }))).toContain('another window')
  })

  for (const [name, query, words] of [
    ['declined', { error: 'access_denied', error_description: 'AADSTS65004: no' }, 'Not approved'],
    [
      'no administrator',
      { error: 'access_denied', error_description: 'AADSTS90094: admins only' },
      'Only an administrator',
    ],
  ] as const)
    it(`${name} is said`, async () => {
      const { path, browser } = stage()
      const { press, back } = browser()
      const left = await press(await path())
      expect(await text(await back({ ...query, state: left.state }))).toContain(words)
    })

  it('a foreign page cannot press the button', async () => {
    const { path, browser } = stage()
    const { response, to } = await browser().press(await path(), 'https://evil.test')
    expect(response.status).toBe(403)
    expect(to).toBeNull()
  })

  it('a link nobody made leads nowhere and wakes nobody', async () => {
    const { path, request, calls } = stage()
    const real = await path()
    for (const link of [`${real}x`, real.replace(/\.[^.]*$/, '.AAAA'), '/consent/x', '/consent/..'])
      expect((await request(link)).status, link).toBe(404)
    expect(calls).toEqual([])
  })

  it('what is granted already asks nobody again', async () => {
    const { path, browser } = stage({ page: { state: 'granted' } })
    expect(await text(await browser().go(await path()))).toContain('Approved')
  })
})
