/**
 * @module
 * What is proved about a tenant, against the sandbox's Entra and Graph (graph-contract §8.1, §8.3, §8.6, §8.9).
 */
import { describe, expect, it } from 'vitest'
import { makeTenantProof } from '../../../edge/adapters/entra/tenant-proof.ts'
import { FABRIKAM } from '../../../demo/microsoft365/directory/tenants.ts'
import { CALLBACK, TENANT, openEntra } from '../../support/entra-client.ts'
import type { EntraClient } from '../../support/entra-client.ts'
import { redirected } from '../../support/sandbox-client.ts'

const ORIGIN = 'http://127.0.0.1:8789'
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'

function proofOf(entra: EntraClient, fetch = (request: Request) => entra.sandbox.fetch(request)) {
  return makeTenantProof({
    ...{ entraOrigin: ORIGIN, graphOrigin: ORIGIN, clientId: entra.clientId },
    credential: { kind: 'secret', secret: 's3cret' },
    clock: { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() },
    fetch,
  })
}

const ownToken = (entra: EntraClient, user: string) =>
  entra.pageToken(user, `openid profile offline_access api://${entra.clientId}/access_as_user`)

describe('an application in a tenant', () => {
  it('INS-1 is there once somebody agreed, and not before', async () => {
    const entra = await openEntra()
    const { id: tenant } = FABRIKAM
    const proof = proofOf(entra)
    expect(await proof.isPresent(TENANT)).toEqual({ ok: true, value: true })
    expect(await proof.isPresent(tenant)).toEqual({ ok: true, value: false })
    const asked = new URLSearchParams({
      client_id: entra.clientId,
      redirect_uri: CALLBACK,
      scope: 'https://graph.microsoft.com/User.Read',
      login_hint: 'admin@fabrikam.example',
      sandbox_auto: '1',
    })
    const back = redirected(await entra.sandbox.send(`/${tenant}/v2.0/adminconsent?${asked}`))
    expect(back).toMatchObject({ admin_consent: 'True', tenant })
    expect(await proof.isPresent(tenant)).toEqual({ ok: true, value: true })
  })

  it('Microsoft does not answer: nothing is said', async () => {
    const entra = await openEntra()
    const proof = proofOf(entra, async () => new Response('', { status: 503 }))
    expect(await proof.isPresent(TENANT)).toMatchObject({ failure: { kind: 'later' } })
    expect(await proof.directoryRoles(TENANT, 'token')).toMatchObject({
      failure: { kind: 'later' },
    })
  })
})

describe('directory roles', () => {
  it('INS-1 are read in the person’s own name, as the directory has them', async () => {
    const entra = await openEntra()
    const proof = proofOf(entra)
    const admin = await ownToken(entra, 'admin@contoso.example')
    // Nobody agreed to a reading yet.
    expect(await proof.directoryRoles(TENANT, admin)).toEqual({ ok: true, value: null })
    await entra.signIn({ login_hint: 'admin@contoso.example' })
    await entra.signIn({ login_hint: 'megan@contoso.example' })
    expect(await proof.directoryRoles(TENANT, admin)).toEqual({
      ok: true,
      value: [GLOBAL_ADMINISTRATOR],
    })
    const megan = await ownToken(entra, 'megan@contoso.example')
    expect(await proof.directoryRoles(TENANT, megan)).toEqual({ ok: true, value: [] })
  })

  it('of a token that is none: refused', async () => {
    const entra = await openEntra()
    expect((await proofOf(entra).directoryRoles(TENANT, 'not-a-token')).ok).toBe(false)
  })
})
