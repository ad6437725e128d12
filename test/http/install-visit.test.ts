/**
 * @module
 * What stands between a person with an administrator's link and an install (INS-1, INS-2): forged, foreign and stale
 * things at each step.
 */
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../edge/adapters/digest.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import { sealPaper } from '../../edge/http/visit/papers.ts'
import { organization as registered, problemOf } from './fake-edge.ts'
import {
  admin,
  globalAdministrator,
  installStage,
  installs,
  nothing,
  person,
  plain,
  tenantId,
} from './install-visit-stage.ts'

describe('an administrator', () => {
  it('INS-1 INS-2 agrees at Microsoft, sees the account he will have, accepts the terms', async () => {
    const edge = installStage()
    const { viewed, finish } = edge.tab()
    const view = await viewed()
    expect(view).toMatchObject({ kind: 'consent', organizationName: 'northwind Ltd' })
    expect(edge.asked).toMatchObject([
      { tenantId, redirectUri: 'https://edge.test/connect/callback', scopes: ['User.Read'] },
    ])
    const state = view.kind === 'consent' ? new URL(view.url).searchParams.get('state') : null
    const back = await edge.request(
      `/connect/callback?admin_consent=True&tenant=${tenantId}&state=${encodeURIComponent(state ?? '')}`,
    )
    expect(back.status).toBe(303)
    const consent = (back.headers.get('location') ?? '').replace('/app/#consent=', '')
    expect(await viewed({ consent })).toMatchObject({
      kind: 'accounts',
      account: { kind: 'new', address: admin.address },
    })
    expect((await finish({ consent, terms: 'perhaps' })).status).toBe(400)
    expect(installs(edge)).toEqual([])
    expect((await finish({ consent })).status).toBe(200)
    expect(installs(edge)).toMatchObject([
      { host: 'org northwind', args: [person, null, { via: 'install' }] },
    ])
  })

  it('INS-1 comes by a link of the organization where no tenant is registered; a tenant tied before leads to its own', async () => {
    const edge = installStage()
    const stranger = { ...admin, tenantId: 'unknown-tenant' }
    expect(await edge.tab(stranger).viewed()).toEqual({ kind: 'begin-in-crm' })
    const tied = { ...admin, tenantId: 'tied-tenant' }
    expect(await edge.tab(tied).viewed()).toMatchObject({ organizationName: 'contoso Ltd' })
    // Both organizations of the test registered their tenant: a link opens them to no other.
    const reply = await edge.tab(stranger).look({ ticket: await edge.ticketFor('northwind') })
    expect((await problemOf(reply)).code).toBe('wrong-tenant')
  })

  it('INS-3 takes the account he proved in the CRM', async () => {
    const edge = installStage()
    const { visit, finish } = edge.tab()
    const proof = async (more: object) => {
      const hash = await sha256(visit)
      const paper = await sealPaper(edge.means, 'associate/proof', {
        ...{ visit: hash, visitor: person, organization: 'northwind', member: 'priya' },
        ...more,
      })
      return paper.sealed
    }
    const consent = await edge.consentOf(admin)
    const wrong = [
      { visit: 'another tab' },
      { organization: 'contoso' },
      { visitor: { ...person, userId: 'megan' } },
      { visitor: { ...person, tenantId: 'other' } },
    ]
    for (const more of wrong) {
      const reply = await finish({ consent, account: await proof(more) })
      expect((await problemOf(reply)).code).toBe('wrong-person')
    }
    expect(installs(edge)).toEqual([])
    expect((await finish({ consent, account: await proof({}) })).status).toBe(200)
    expect(installs(edge)).toMatchObject([{ args: [person, 'priya', {}] }])
  })

  it('reads his roles in the directory where his token does not say them', async () => {
    const proof = { directoryRoles: async () => ok([globalAdministrator]) }
    const edge = installStage({ proof })
    const silent = { ...admin, directoryRoles: [] }
    const consent = await edge.consentOf(admin)
    expect(await edge.tab(silent).viewed({ consent })).toMatchObject({ kind: 'accounts' })
    const unread = installStage({ proof: { directoryRoles: async () => ok(null) } })
    expect(await unread.tab(silent).viewed({ consent })).toMatchObject({ kind: 'consent' })
    const finish = await unread.tab(silent).finish({ consent })
    expect((await problemOf(finish)).code).toBe('wrong-state')
  })

  it('waits until Microsoft has made the consent known, and when it does not answer', async () => {
    for (const answer of [ok(false), fail({ kind: 'later', detail: 'busy' } as const)]) {
      const edge = installStage({ proof: { isPresent: async () => answer } })
      const reply = await edge.tab().finish({ consent: await edge.consentOf(admin) })
      const problem = await problemOf(reply)
      expect([problem.code, problem.retryAfter !== undefined]).toEqual([
        'upstream-unavailable',
        true,
      ])
      expect(installs(edge)).toEqual([])
    }
  })

  it('INS-1 of a tenant that is tied elsewhere: told where, in the link of an organization without registered tenants', async () => {
    const open = { ...registered('northwind'), tenants: [] }
    const tied = { ...admin, tenantId: 'tied-tenant' }
    const edge = installStage({
      organizations: {
        find: (id) => (id === 'northwind' ? open : registered(id)),
        byIssuer: () => null,
        byTenant: () => null,
      },
    })
    const ticket = await edge.ticketFor('northwind')
    expect(await edge.tab(tied).viewed({ ticket })).toMatchObject({
      kind: 'taken',
      holder: 'contoso Ltd',
      organizationName: 'northwind Ltd',
    })
    const free = { ...admin, tenantId: 'free-tenant' }
    expect(await edge.tab(free).viewed({ ticket })).toMatchObject({ kind: 'consent' })
  })

  it('installed already: led to the CRM', async () => {
    const installation = () => ok({ ...nothing, state: 'installed' as const, tenantId })
    const edge = installStage({ org: { installation } })
    expect(await edge.tab().viewed()).toMatchObject({
      kind: 'installed',
      url: 'https://northwind.test',
    })
  })
})

describe('somebody else', () => {
  it('INS-1 without the role is told so, whatever he brings', async () => {
    const edge = installStage()
    const megan = edge.tab(plain)
    expect(await megan.viewed()).toMatchObject({ kind: 'not-administrator' })
    const consent = await edge.consentOf(plain)
    expect(await megan.viewed({ consent })).toMatchObject({ kind: 'not-administrator' })
    expect((await problemOf(await megan.finish({ consent }))).code).toBe('wrong-state')
    expect(installs(edge)).toEqual([])
  })

  it('INS-1 a consent of another person or tenant is not his', async () => {
    const edge = installStage()
    for (const who of [
      { ...admin, userId: 'other' },
      { ...admin, tenantId: 'other' },
    ]) {
      const reply = await edge.tab().finish({ consent: await edge.consentOf(who) })
      expect((await problemOf(reply)).code).toBe('wrong-person')
    }
    expect(installs(edge)).toEqual([])
  })

  it('a link that is forged, over, or of nobody is refused; so is a consent that is no consent', async () => {
    const edge = installStage()
    const { look, finish, viewed } = edge.tab()
    const ticket = await edge.ticketFor('northwind')
    for (const bad of [`${ticket}x`, await edge.ticketFor('gone'), await edge.consentOf(admin)]) {
      expect((await problemOf(await look({ ticket: bad }))).code).toBe('expired')
    }
    expect(await viewed({ ticket, consent: ticket })).toMatchObject({ kind: 'consent' })
    expect((await problemOf(await finish({ ticket, consent: ticket }))).code).toBe('wrong-state')
    edge.pass(7 * 24 * 60 * 60_000)
    expect((await problemOf(await look({ ticket }))).code).toBe('expired')
  })

  it('nobody without a token of his own; nothing too large, of the wrong form, by another method', async () => {
    const edge = installStage()
    const bare = await edge.request('/visit/install', { method: 'POST', body: '{}' })
    expect((await problemOf(bare)).code).toBe('not-signed-in')
    const { look } = edge.tab()
    const wrong = await problemOf(await look({ tenant: 'forged', ticket: 7 }))
    expect([wrong.code, wrong.errors?.some(({ pointer }) => pointer === '/ticket')]).toEqual([
      'invalid-request',
      true,
    ])
    expect((await look({ ticket: 'x'.repeat(200_000) })).status).toBe(413)
    expect((await edge.request('/visit/install')).status).toBe(405)
  })
})

describe('back from Microsoft’s page of consent', () => {
  const callback = (edge: ReturnType<typeof installStage>, query: Record<string, string>) =>
    edge.request(`/connect/callback?${new URLSearchParams(query)}`)

  it.each([
    ['a forged tenant', { admin_consent: 'True', tenant: 'forged' }, 'other'],
    ['no tenant', { admin_consent: 'True' }, 'other'],
    ['declined', { error: 'access_denied', error_description: 'AADSTS65004' }, 'declined'],
  ])('INS-1 %s proves nothing', async (_name, query, code) => {
    const edge = installStage()
    const state = `install.${await edge.sealed('install/state', admin)}`
    const reply = await callback(edge, { ...query, state })
    expect(reply.headers.get('location')).toBe(`/app/#consented=${code}`)
  })

  it('a state that is forged, over, or of another kind', async () => {
    const edge = installStage()
    const good = await edge.sealed('install/state', admin)
    for (const state of ['install.forged', `install.${await edge.consentOf(admin)}`]) {
      const reply = await callback(edge, { admin_consent: 'True', tenant: tenantId, state })
      expect(reply.headers.get('location')).toBe('/app/#consented=expired')
    }
    edge.pass(3_600_000)
    const late = await callback(edge, {
      admin_consent: 'True',
      tenant: tenantId,
      state: `install.${good}`,
    })
    expect(late.headers.get('location')).toBe('/app/#consented=expired')
  })

  it('begun in Microsoft’s own portal, without a state: a plain visit', async () => {
    const reply = await callback(installStage(), { admin_consent: 'True', tenant: tenantId })
    expect(reply.headers.get('location')).toBe('/app/')
  })
})
