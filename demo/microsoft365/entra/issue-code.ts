/**
 * @module
 * The end of a sign-in: an authorization code at the redirect address, the browser remembered.
 */
import type { PersonView } from '../directory/people-store.ts'
import { stateOf } from './ask.ts'
import type { Ask, SignedIn } from './ask.ts'
import { askedContexts, claimsChallenge, saysCapable } from './challenge.ts'
import { makeOpaque } from './context.ts'
import type { EntraContext } from './context.ts'
import { answerAt } from './redirects.ts'
import { sessionCookie } from './session.ts'

const CODE_LIFE_MS = 600_000

export async function answerWithCode(
  context: EntraContext,
  ask: Ask,
  { person, authenticated }: SignedIn,
): Promise<Response> {
  const { params, app, redirectUri, kind, mode, scopes } = ask
  const code = makeOpaque(person.tenantId)
  const challenge = params.get('code_challenge')
  const claims = params.get('claims') ?? undefined
  const policy = claimsChallenge(person, authenticated, [])
  await context.hosts.tenant(person.tenantId).saveCode(context.moment, code, {
    clientId: app.clientId,
    userId: person.id,
    redirectUri,
    redirectType: kind,
    scopes: (params.get('scope') ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((one) => (scopes.openid.includes(one.toLowerCase()) ? one.toLowerCase() : one)),
    contexts: [...new Set([...askedContexts(claims), ...askedContexts(policy?.claims)])],
    capable: saysCapable(claims),
    expires: context.now + CODE_LIFE_MS,
    ...(params.get('nonce') === null ? {} : { nonce: params.get('nonce') ?? '' }),
    ...(challenge
      ? {
          challenge: {
            method:
              params.get('code_challenge_method') === 'S256'
                ? ('S256' as const)
                : ('plain' as const),
            value: challenge,
          },
        }
      : {}),
  })
  const answer = answerAt(redirectUri, mode, {
    code,
    ...stateOf(params),
    session_state: person.id,
    ...clientInfo(params, person),
  })
  answer.headers.append('Set-Cookie', sessionCookie({ userId: person.id, authenticated }))
  return answer
}

function clientInfo(params: URLSearchParams, { id, tenantId }: PersonView): Record<string, string> {
  if (params.get('client_info') !== '1') return {}
  return {
    client_info: btoa(JSON.stringify({ uid: id, utid: tenantId }))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, ''),
  }
}
