/**
 * @module
 * Tokens the sandbox's Entra really hands out, brought to the edge's own pages: only the person's own, had by the edge's
 * own page for the edge's own scope, opens anything.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { admittingAs, openHosted } from '../support/hosted-pages.ts'
import { proofKey, redirected } from '../support/sandbox-client.ts'
import { problemOf } from './fake-edge.ts'
import { member } from './visit-stage.ts'

let hosted: Awaited<ReturnType<typeof openHosted>>
beforeAll(async () => {
  hosted = await openHosted(admittingAs(member))
})
afterAll(() => hosted.close())

const SECRET = 'secret-of-the-test'

async function registered(name: string) {
  const spa = `https://${name}.example/app/`
  const app = { name, redirectUris: { spa: [spa] }, secrets: [SECRET], exposes: ['access_as_user'] }
  const { body } = await hosted.sandbox.control('apps', app)
  return { clientId: String(body['clientId']), spa }
}

/** As a page gets its tokens. */
async function tokensOf(client: { clientId: string; spa: string }, scope: string) {
  const { verifier, challenge } = proofKey()
  const ask = { client_id: client.clientId, redirect_uri: client.spa }
  const query = new URLSearchParams({
    ...{ ...ask, response_type: 'code', scope: `openid profile ${scope}`, sandbox_auto: '1' },
    ...{ code_challenge: challenge, code_challenge_method: 'S256', nonce: 'n' },
    login_hint: 'megan@contoso.example',
  })
  const answer = await hosted.sandbox.send(`/organizations/oauth2/v2.0/authorize?${query}`)
  const code = redirected(answer)['code'] ?? ''
  const form = { ...ask, grant_type: 'authorization_code', code, code_verifier: verifier }
  const { body } = await hosted.sandbox.form('/organizations/oauth2/v2.0/token', form, {
    origin: new URL(client.spa).origin,
  })
  return { access: String(body['access_token']), id: String(body['id_token']) }
}

const visit = (token: string) =>
  hosted.request('/visit', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ visit: 'v'.repeat(43), invitation: null }),
  })

const own = () => ({ clientId: hosted.clientId, spa: `${hosted.edgeOrigin}/app/` })
const scope = () => `api://${hosted.clientId}/access_as_user`

it('his own opens', async () => {
  const { access } = await tokensOf(own(), scope())
  expect((await visit(access)).status).toBe(200)
})

it.each([
  ['his id token', async () => (await tokensOf(own(), scope())).id],
  ['his token for Graph', async () => (await tokensOf(own(), 'User.Read')).access],
  [
    'one that another application had for our scope',
    async () => (await tokensOf(await registered('other'), scope())).access,
  ],
  [
    'one of another application for its own scope of the same name',
    async () => {
      const other = await registered('third')
      return (await tokensOf(other, `api://${other.clientId}/access_as_user`)).access
    },
  ],
  [
    'one that an application had for itself, without a person',
    async () => {
      const { clientId } = await registered('fourth')
      const { body } = await hosted.sandbox.form('/contoso.example/oauth2/v2.0/token', {
        ...{ client_id: clientId, client_secret: SECRET, grant_type: 'client_credentials' },
        scope: `api://${hosted.clientId}/.default`,
      })
      return String(body['access_token'])
    },
  ],
  [
    'his own with another name written into it',
    async () => {
      const [head, body = '', signature] = (await tokensOf(own(), scope())).access.split('.')
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
      const forged = JSON.stringify({ ...claims, oid: '99999999-2222-4333-8444-555555555555' })
      return [head, Buffer.from(forged).toString('base64url'), signature].join('.')
    },
  ],
])('%s opens nothing', async (_, tokenOf) => {
  const token = await tokenOf()
  expect(token.split('.')).toHaveLength(3)
  hosted.calls.length = 0
  expect((await problemOf(await visit(token))).code).toBe('not-signed-in')
  expect(hosted.calls).toEqual([])
})
