/**
 * @module
 * An administrator's consent at the sandbox's Entra, and its proof (INS-5): what is agreed to is handed out to whoever
 * signs in, what is not is refused, and the token names the tenant whatever the address says.
 */
import { expect, it } from 'vitest'
import { makeAdminConsent } from '../../../edge/adapters/entra/admin-consent.ts'
import { CALLBACK, TENANT, openEntra } from '../../support/entra-client.ts'

const origin = 'http://127.0.0.1:8789'
const scopes = ['Contacts.ReadWrite']
const verifier = 'v'.repeat(64)

async function stage() {
  const { sandbox, clientId } = await openEntra()
  const port = makeAdminConsent({
    entraOrigin: origin,
    clientId,
    credential: { kind: 'secret', secret: 's3cret' },
    clock: { now: Date.now, random: Math.random, uuid: () => crypto.randomUUID() },
    fetch: (request) => sandbox.fetch(request),
  })
  await sandbox.control('tenant-policy', { tenant: 'contoso.example', userConsent: false })
  /** As this person, who agrees to what he may. */
  const go = async (address: string, user: string): Promise<URLSearchParams> => {
    const url = new URL(address)
    url.searchParams.set('login_hint', user)
    url.searchParams.set('sandbox_auto', '1')
    const reply = await sandbox.fetch(new Request(url, { redirect: 'manual' }))
    return new URL(reply.headers.get('location') ?? '').searchParams
  }
  const consent = (user: string, tenantId: string | null = TENANT) =>
    go(port.consentUrl({ tenantId, scopes, redirectUri: CALLBACK, state: 's' }), user)
  const proof = async (user: string) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
    const codeChallenge = Buffer.from(digest).toString('base64url')
    const place = { tenantId: null, redirectUri: CALLBACK }
    return go(port.proofUrl({ ...place, scopes, codeChallenge, state: 's', nonce: 'n' }), user)
  }
  const redeem = (code: string | null) =>
    port.redeem({
      ...{ tenantId: null, redirectUri: CALLBACK, codeVerifier: verifier, nonce: 'n' },
      code: code ?? '',
    })
  return { consent, proof, redeem }
}

it('before anybody agreed there is no proof', async () => {
  const { proof } = await stage()
  expect((await proof('megan@contoso.example')).get('error_description')).toContain('AADSTS90094')
})

it('who is no administrator agrees for nobody', async () => {
  const { consent, proof } = await stage()
  const answer = await consent('megan@contoso.example')
  expect(answer.get('error_description')).toContain('AADSTS90094')
  expect((await proof('megan@contoso.example')).get('code')).toBeNull()
})

it('an administrator agrees for everybody, of whatever tenant he is', async () => {
  const { consent, proof, redeem } = await stage()
  const answer = await consent('admin@contoso.example', null)
  expect(answer.get('admin_consent')).toBe('True')
  expect(answer.get('state')).toBe('s')
  const who = await redeem((await proof('megan@contoso.example')).get('code'))
  expect(who).toMatchObject({ ok: true, value: { tenantId: TENANT } })
})

it('an answer made up proves nothing', async () => {
  const { redeem } = await stage()
  expect(await redeem('made-up')).toMatchObject({ ok: false })
})
