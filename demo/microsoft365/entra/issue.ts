/**
 * @module
 * The answer of a grant that succeeded: access token, refresh token, id token.
 */
import type { PersonView } from '../directory/people-store.ts'
import { makeOpaque } from './context.ts'
import type { RefreshToken } from './grant-store.ts'
import { mintApiToken, mintGraphToken, mintIdToken } from './mint.ts'
import { encode } from './mint.ts'
import type { TokenFacts } from './mint.ts'
import type { AskedScopes } from './scopes.ts'
import type { TokenBody, TokenRequest } from './token-endpoint.ts'

/** Graph access tokens live 60 to 90 minutes (graph-contract §8.7); the answer says how long. */
const SHORTEST_SECONDS = 3600
const SPREAD_SECONDS = 1800
/** With continuous access evaluation: 20 to 28 hours. */
const CAPABLE_SECONDS = 86_400
export const SPA_REFRESH_MS = 24 * 3_600_000

export type Issue = {
  tenantId: string
  person: PersonView
  asked: AskedScopes
  /** Of the resource. */
  scopes: string[]
  session: Pick<RefreshToken, 'kind' | 'contexts' | 'capable' | 'authenticated' | 'fixedEnd'>
  nonce?: string
  /** A grant that starts from a token keeps handing refresh tokens on. */
  withRefresh: boolean
  withIdToken: boolean
}

export async function issueTokens(request: TokenRequest, issue: Issue): Promise<TokenBody> {
  const { hosts, moment, app, now } = request
  const { person, tenantId, session } = issue
  const [key] = await hosts.controls.keys()
  if (!key) throw new Error('no signing key')
  const facts = factsOf(request, issue)
  const { resource, openid } = issue.asked
  const shown = openid.filter((one) => one !== 'offline_access')
  const accessToken =
    resource === 'graph'
      ? await mintGraphToken(facts, { scopes: [...issue.scopes, ...shown] }, key)
      : await mintApiToken(facts, { clientId: resource, scopes: issue.scopes }, key)
  const names =
    resource === 'graph' ? issue.scopes : issue.scopes.map((one) => `api://${resource}/${one}`)
  const body: TokenBody = {
    token_type: 'Bearer',
    scope: [...shown, ...names].join(' '),
    expires_in: facts.lifetimeSeconds,
    ext_expires_in: facts.lifetimeSeconds,
    access_token: accessToken,
    client_info: encode({ uid: person.id, utid: tenantId }),
  }
  if (issue.withRefresh) {
    const token = makeOpaque(tenantId)
    const scopes = [...openid, ...names]
    await hosts.tenant(tenantId).saveRefresh(moment, token, {
      clientId: app.clientId,
      userId: person.id,
      scopes,
      ...session,
      used: now,
    })
    body['refresh_token'] = token
    if (session.fixedEnd !== undefined)
      body['refresh_token_expires_in'] = Math.max(0, Math.floor((session.fixedEnd - now) / 1000))
  }
  if (issue.withIdToken) {
    body['id_token'] = await mintIdToken(
      { ...facts, person },
      { ...(issue.nonce === undefined ? {} : { nonce: issue.nonce }), scopes: openid },
      key,
    )
  }
  return body
}

function factsOf(
  { origin, app, proof, now }: TokenRequest,
  { tenantId, person, session }: Issue,
): TokenFacts & { person: PersonView } {
  return {
    origin,
    tenantId,
    clientId: app.clientId,
    clientProof: proof,
    now,
    lifetimeSeconds: session.capable ? CAPABLE_SECONDS : lifetime(),
    uuid: crypto.randomUUID(),
    person,
    contexts: session.contexts,
    capable: session.capable,
  }
}

export function lifetime(): number {
  const [random = 0] = crypto.getRandomValues(new Uint16Array(1))
  return SHORTEST_SECONDS + (random % SPREAD_SECONDS)
}
