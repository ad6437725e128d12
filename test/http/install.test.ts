/**
 * @module
 * Install and uninstall as the CRM's page asks for them (INS-1, INS-7).
 */
import { describe, expect, it } from 'vitest'
import type { Installation, Removal } from '../../edge/contract/install.ts'
import { ok } from '../../edge/domain/result.ts'
import { openPaper } from '../../edge/http/visit/papers.ts'
import { nothing } from './install-visit-stage.ts'
import { as, fakeEdge, fakeVault, organization, problemOf, sending } from './fake-edge.ts'

const manager = 'northwind amelia manageIntegration'

describe('install for a CRM page', () => {
  it('tells everybody the state of his own organization', async () => {
    const edge = fakeEdge({ org: { installation: () => ok(nothing) } })
    const reply = await edge.request('/v1/install', as('northwind noah -'))
    expect(await reply.json()).toEqual(nothing)
    expect(edge.calls).toEqual([{ host: 'org northwind', method: 'installation', args: [] }])
  })

  it('INS-7 tells what became of each member to those alone who may uninstall', async () => {
    const results = [{ member: 'priya', calendar: 'left', contacts: 'none' }] as const
    const mailboxes = { total: 3, done: 1 }
    const removal: Removal = {
      ...{ outlook: 'clear', startedAt: '1970-01-01T00:00:00Z', endedAt: null, by: 'Amelia' },
      ...{ mailboxes, results: [...results], forgotten: null, remains: [] },
    }
    const edge = fakeEdge({
      org: { installation: () => ok({ ...nothing, state: 'removing', removal }) },
    })
    const seen = async (token: string) =>
      (await (await edge.request('/v1/install', as(token))).json()) as Installation
    for (const token of ['northwind noah -', 'northwind priya manageUsers'])
      expect((await seen(token)).removal).toEqual({ ...removal, results: [] })
    expect((await seen(manager)).removal).toEqual(removal)
  })

  it('INS-1 gives a link that names the caller’s organization and nobody’s role', async () => {
    const edge = fakeEdge()
    const reply = await edge.request('/v1/install', sending(manager, 'POST', {}))
    expect(reply.status).toBe(201)
    const { url, expiresAt } = (await reply.json()) as { url: string; expiresAt: string }
    expect(new URL(url).search).toBe('')
    expect(Date.parse(expiresAt)).toBe(7 * 24 * 60 * 60_000)
    const sealed = new URL(url).hash.replace('#install=', '')
    const at = (now: number) => ({
      vault: fakeVault,
      clock: { now: () => now, random: () => 0, uuid: () => '' },
    })
    expect(await openPaper(at(1), 'install/ticket', sealed)).toEqual({
      organization: 'northwind',
      member: 'amelia',
    })
    expect(await openPaper(at(Date.parse(expiresAt)), 'install/ticket', sealed)).toBeNull()
    expect(await openPaper(at(1), 'install/consent', sealed)).toBeNull()
    expect(await openPaper(at(1), 'install/ticket', `${sealed}x`)).toBeNull()
  })

  it('INS-7 needs the permission, a choice and the name', async () => {
    const edge = fakeEdge({ org: { uninstall: () => ok({ ...nothing, state: 'removing' }) } })
    const ask = (token: string, body: object) =>
      edge.request('/v1/install/removal', sending(token, 'POST', body))
    const body = { outlook: 'clear', confirm: 'northwind Ltd' }
    expect((await problemOf(await ask('northwind noah manageUsers', body))).code).toBe(
      'not-permitted',
    )
    expect(
      (await edge.request('/v1/install', sending('northwind noah -', 'POST', {}))).status,
    ).toBe(403)
    const wrong = await problemOf(await ask(manager, { outlook: 'burn', more: 1 }))
    expect(wrong.code).toBe('invalid-request')
    expect(wrong.errors?.map(({ pointer }) => pointer)).toContain('/outlook')
    expect(edge.calls).toEqual([])
    expect((await ask(manager, body)).status).toBe(202)
    expect(edge.calls[0]).toMatchObject({
      host: 'org northwind',
      method: 'uninstall',
      args: [{ who: { organization: 'northwind', member: 'amelia' } }, body],
    })
  })
})

describe('an organization that has to be installed', () => {
  const connect = sending('northwind noah -', 'POST', {})
  const edgeWhere = (state: Installation['state']) => {
    const required = { ...organization('northwind'), install: 'required' as const }
    return fakeEdge({
      org: { installation: () => ok({ ...nothing, state }) },
      mailbox: { beginConnect: () => ok({ id: 'c1', url: 'https://edge.test/connect/x/c1' }) },
      dependencies: {
        verifyEmbedToken: async () =>
          ok({
            organization: required,
            claims: {
              iss: '',
              aud: '',
              sub: 'noah',
              org: 'northwind',
              permissions: [],
              iat: 0,
              exp: 9,
            },
          }),
      },
    })
  }

  it.each(['none', 'removing', 'removed'] as const)(
    'INS-4 nobody connects while it is %s',
    async (state) => {
      const edge = edgeWhere(state)
      const refused = await problemOf(await edge.request('/v1/mailbox/connect', connect))
      expect([refused.code, refused.status]).toEqual(['not-installed', 409])
      expect(edge.calls.map(({ method }) => method)).toEqual(['installation'])
    },
  )

  it('INS-4 everybody may once an administrator installed', async () => {
    const reply = await edgeWhere('installed').request('/v1/mailbox/connect', connect)
    expect(reply.status).toBe(201)
  })
})
