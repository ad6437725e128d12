/**
 * @module
 * "Associate my account" over the pages: from the edge to the CRM and back, in one tab, for one CRM.
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import { edgeOrigin, problemOf, refused, sending } from './fake-edge.ts'
import { megan, member, staged, visitor } from './visit-stage.ts'

const able = {
  mayAssociate: async () => ok(null),
  associate: async () => ok(null),
  admit: async () => ok(member),
}

async function begun(org: Parameters<typeof staged>[0] = able) {
  const stage = staged(org)
  const tab = stage.tab()
  const { associateUrl } = (await (await tab.send('/visit')).json()) as { associateUrl: string }
  const ticket = new URL(associateUrl).searchParams.get('associate') ?? ''
  /** What the CRM's page does with its own token. */
  const prove = (token = 'northwind noah', paper = ticket) =>
    stage.request('/v1/identity/associate', sending(token, 'POST', { ticket: paper }))
  const proofOf = async (response: Response) => {
    const { url } = (await response.json()) as { url: string }
    const { origin, pathname, hash } = new URL(url)
    expect([origin, pathname]).toEqual([edgeOrigin, '/app/'])
    return new URLSearchParams(hash.slice(1)).get('associate') ?? ''
  }
  const done = () => stage.calls.filter(({ method }) => method === 'associate')
  return { ...stage, own: tab, ticket, prove, proofOf, done, associateUrl }
}

describe('Associate my account', () => {
  it('leads to the CRM, and back to the one who signed in', async () => {
    const { own, prove, proofOf, done, associateUrl } = await begun()
    expect(new URL(associateUrl).origin).toBe('https://northwind.test')
    const proved = await prove()
    expect(await proved.clone().json()).toMatchObject({
      visitor: { displayName: visitor.displayName, address: visitor.address },
    })
    const back = await own.send('/visit/associate', { proof: await proofOf(proved) })
    expect(await back.json()).toMatchObject({ admittance: member })
    const from = { via: 'launcher', address: null }
    expect(done()).toEqual([
      { host: 'org northwind', method: 'associate', args: ['noah', visitor, from] },
    ])
  })

  it('a ticket slipped to somebody else is worthless: only he who signed in, in that tab', async () => {
    const { prove, proofOf, done, tab, own } = await begun()
    const proof = await proofOf(await prove('northwind amelia'))
    const victim = { ...megan, userId: 'victim' }
    for (const attempt of [
      tab().send('/visit/associate', { proof }),
      tab(victim).send('/visit/associate', { proof }),
      tab(victim).send('/visit/associate', { proof, visit: own.visit }),
      tab({ ...megan, tenantId: 'tenant-x' }).send('/visit/associate', { proof, visit: own.visit }),
    ]) {
      expect((await problemOf(await attempt)).code).toBe('wrong-person')
    }
    const nobody = await own.send('/visit/associate', { proof }, { authorization: '' })
    expect(nobody.status).toBe(401)
    expect(done()).toEqual([])
  })

  it('what passes through the CRM does not tell the secret of the tab', async () => {
    const { own, associateUrl, prove } = await begun()
    expect(associateUrl + (await (await prove()).text())).not.toContain(own.visit)
  })

  it('an embed token of another organization ties nothing', async () => {
    const { own, prove, proofOf, done } = await begun()
    const proof = await proofOf(await prove('contoso mallory'))
    expect((await problemOf(await own.send('/visit/associate', { proof }))).code).toBe(
      'wrong-person',
    )
    expect(done()).toEqual([])
  })

  it('altered, over, in the place of the other paper: refused', async () => {
    const { own, prove, proofOf, ticket, pass, done } = await begun()
    const proof = await proofOf(await prove())
    const codeOf = async (response: Response) => (await problemOf(response)).code
    expect(await codeOf(await prove('northwind noah', proof))).toBe('expired')
    expect(await codeOf(await prove('northwind noah', `${ticket}x`))).toBe('expired')
    expect(await codeOf(await own.send('/visit/associate', { proof: ticket }))).toBe('expired')
    pass(600_001)
    expect(await codeOf(await own.send('/visit/associate', { proof }))).toBe('expired')
    expect(await codeOf(await prove())).toBe('expired')
    expect(done()).toEqual([])
  })

  it('what the organization refuses is told before the person is sent on', async () => {
    const { prove } = await begun({ ...able, mayAssociate: async () => refused('other-account') })
    expect((await problemOf(await prove())).code).toBe('other-account')
  })
})
