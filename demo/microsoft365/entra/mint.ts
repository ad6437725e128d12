/**
 * @module
 * Tokens as Entra signs them: Graph access tokens, access tokens for an application's own API, id tokens.
 *
 * Owns: their claims and signatures. Does not own: whether anybody may have one (the grants).
 */
import { SignJWT, importJWK } from 'jose'
import type { JWTPayload } from 'jose'
import type { PersonView } from '../directory/people-store.ts'
import type { SigningKey } from './keys.ts'

export type TokenFacts = {
  origin: string
  tenantId: string
  clientId: string
  /** 0 public, 1 secret, 2 certificate */
  clientProof: '0' | '1' | '2'
  /** Epoch milliseconds. */
  now: number
  lifetimeSeconds: number
  uuid: string
  person?: PersonView
  /** Authentication contexts satisfied at sign-in; claims challenges look for them. */
  contexts: readonly string[]
  capable: boolean
}

const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000'
export const GRAPH_AUDIENCES = ['https://graph.microsoft.com', GRAPH_APP_ID]

/**
 * A Graph access token. Its format is Microsoft's own business: the `nonce` of the header is signed as its hash, so
 * that whoever tries to verify one by the published keys fails (graph-contract §8.7).
 */
export async function mintGraphToken(
  facts: TokenFacts,
  granted: { scopes?: readonly string[]; roles?: readonly string[] },
  key: SigningKey,
): Promise<string> {
  const { person } = facts
  const claims: JWTPayload = {
    aud: 'https://graph.microsoft.com',
    iss: `https://sts.windows.net/${facts.tenantId}/`,
    ...times(facts),
    app_displayname: 'sandbox',
    appid: facts.clientId,
    appidacr: facts.clientProof,
    tid: facts.tenantId,
    uti: facts.uuid,
    ver: '1.0',
    ...(person
      ? {
          idtyp: 'user',
          oid: person.id,
          upn: person.upn,
          name: person.displayName,
          wids: person.roles,
        }
      : { idtyp: 'app' }),
    ...(granted.scopes ? { scp: granted.scopes.join(' ') } : {}),
    ...(granted.roles ? { roles: granted.roles } : {}),
    ...(facts.capable ? { xms_cc: ['CP1'] } : {}),
    ...(facts.contexts.length > 0 ? { acrs: facts.contexts } : {}),
  }
  const nonce = facts.uuid.replaceAll('-', '')
  const signed = await sign(claims, key, { nonce: await hashText(nonce) })
  const [, payload, signature] = signed.split('.')
  return [encode({ typ: 'JWT', nonce, alg: 'RS256', kid: key.kid }), payload, signature].join('.')
}

/** A v2 access token for an application's own API (`api://<clientId>/<scope>`). */
export async function mintApiToken(
  facts: TokenFacts,
  api: { clientId: string; scopes?: readonly string[]; roles?: readonly string[] },
  key: SigningKey,
): Promise<string> {
  const { person } = facts
  const claims: JWTPayload = {
    aud: api.clientId,
    iss: `${facts.origin}/${facts.tenantId}/v2.0`,
    ...times(facts),
    azp: facts.clientId,
    azpacr: facts.clientProof,
    tid: facts.tenantId,
    uti: facts.uuid,
    ver: '2.0',
    ...(person
      ? {
          oid: person.id,
          name: person.displayName,
          preferred_username: person.upn,
          sub: await pairwise(person.id, api.clientId),
          wids: person.roles,
        }
      : { idtyp: 'app', sub: facts.clientId, oid: facts.clientId }),
    ...(api.scopes ? { scp: api.scopes.join(' ') } : {}),
    ...(api.roles ? { roles: api.roles } : {}),
    ...(facts.capable ? { xms_cc: ['CP1'] } : {}),
    ...(facts.contexts.length > 0 ? { acrs: facts.contexts } : {}),
  }
  return sign(claims, key)
}

/** `name`, `preferred_username` and `oid` come with the `profile` scope, `email` with `email`. */
export async function mintIdToken(
  facts: TokenFacts & { person: PersonView },
  asked: { nonce?: string; scopes: readonly string[] },
  key: SigningKey,
): Promise<string> {
  const { person } = facts
  const claims: JWTPayload = {
    aud: facts.clientId,
    iss: `${facts.origin}/${facts.tenantId}/v2.0`,
    ...times(facts),
    tid: facts.tenantId,
    uti: facts.uuid,
    ver: '2.0',
    sub: await pairwise(person.id, facts.clientId),
    wids: person.roles,
    ...(asked.nonce === undefined ? {} : { nonce: asked.nonce }),
    ...(asked.scopes.includes('profile')
      ? { oid: person.id, name: person.displayName, preferred_username: person.upn }
      : {}),
    ...(asked.scopes.includes('email') && person.mail ? { email: person.mail } : {}),
  }
  return sign(claims, key)
}

function times({ now, lifetimeSeconds }: TokenFacts) {
  const iat = Math.floor(now / 1000)
  return { iat, nbf: iat, exp: iat + lifetimeSeconds }
}

async function sign(
  claims: JWTPayload,
  key: SigningKey,
  header: { nonce?: string } = {},
): Promise<string> {
  const privateKey = await importJWK(key.privateJwk, 'RS256')
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', ...header, alg: 'RS256', kid: key.kid })
    .sign(privateKey)
}

/** The subject is a different one for every application (graph-contract §8.7). */
async function pairwise(userId: string, clientId: string): Promise<string> {
  return hashText(`${userId}/${clientId}`)
}

export async function hashText(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return base64url(new Uint8Array(digest))
}

export function base64url(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

export function encode(value: unknown): string {
  return base64url(new TextEncoder().encode(JSON.stringify(value)))
}
