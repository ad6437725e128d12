/**
 * @module
 * "Associate my account" over the pages: from the edge to the CRM and back, in one browser, for one CRM.
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import { edgeOrigin, problemOf, refused, sending } from './fake-edge.ts'
import { staged, visitor } from './visit-stage.ts'

const able = { mayAssociate: async () => ok(null), associate: async () => ok(null) }

async function begun(org: Parameters<typeof staged>[0] = able) {
  const stage = staged(org)
  const browser = stage.browser()
  await browser.signIn('/open')
  const shown = await browser.go('/visit', { headers: { accept: 'application/json' } })
  const { associateUrl } = (await shown.json()) as { associateUrl: string }
  const ticket = new URL(associateUrl).searchParams.get('associate') ?? ''
  /** What the CRM's page does with its own token. */
  const prove = (token = 'northwind noah', paper = ticket) =>
    stage.request('/v1/identity/associate', sending(token, 'POST', { ticket: paper }))
  const proofOf = async (response: Response) =>
    ((await response.json()) as { url: string }).url.slice(edgeOrigin.length)
  const done = () => stage.calls.filter(({ method }) => method === 'associate')
  return { ...stage, another: stage.browser, browser, ticket, prove, proofOf, done, associateUrl }
}

describe('Associate my account', () => {
  it('leads to the CRM, and back to the one who signed in', async () => {
    const { browser, prove, proofOf, done, associateUrl } = await begun()
    expect(new URL(associateUrl).origin).toBe('https://northwind.test')
    const proved = await prove()
    expect(await proved.clone().json()).toMatchObject({
      visitor: { displayName: visitor.displayName, address: visitor.address },
    })
    const back = await browser.go(await proofOf(proved))
    expect([back.status, back.headers.get('location')]).toEqual([303, '/visit'])
    expect(done()).toEqual([
      {
        host: 'org northwind',
        method: 'associate',
        args: ['noah', visitor, { via: 'launcher', address: null }],
      },
    ])
  })

  it('in another browser ties nothing: a ticket slipped to somebody else is worthless', async () => {
    const { prove, proofOf, done, another, request } = await begun()
    const proof = await proofOf(await prove('northwind amelia'))
    expect((await request(proof)).status).toBe(401)
    const victim = another()
    await victim.signIn('/open')
    expect(await (await victim.go(proof)).text()).toContain('belongs to another sign-in')
    expect(done()).toEqual([])
  })

  it('an embed token of another organization ties nothing', async () => {
    const { browser, prove, proofOf, done } = await begun()
    const proof = await proofOf(await prove('contoso mallory'))
    expect(await (await browser.go(proof)).text()).toContain('belongs to another sign-in')
    expect(done()).toEqual([])
  })

  it('altered, over, in the place of the other paper: refused', async () => {
    const { browser, prove, proofOf, ticket, pass, done } = await begun()
    const proof = await proofOf(await prove())
    const swapped = await prove('northwind noah', proof.split('/').at(-1))
    expect((await problemOf(swapped)).code).toBe('expired')
    expect((await problemOf(await prove('northwind noah', `${ticket}x`))).code).toBe('expired')
    expect((await browser.go(`/visit/associate/${ticket}`)).status).toBe(401)
    pass(600_001)
    expect((await browser.go(proof)).status).toBe(401)
    expect((await problemOf(await prove())).code).toBe('expired')
    expect(done()).toEqual([])
  })

  it('what the organization refuses is told before the person is sent on', async () => {
    const { prove } = await begun({ mayAssociate: async () => refused('other-account') })
    expect((await problemOf(await prove())).code).toBe('other-account')
  })
})
