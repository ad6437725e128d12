/**
 * @module
 * Graph's own check of the access tokens made for it. Verified tokens are remembered: a token comes with every call.
 */
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import type { Caller } from '../frame.ts'
import type { SigningKey } from './keys.ts'
import { GRAPH_AUDIENCES, encode, hashText } from './mint.ts'

export type ReadToken = {
  caller: Caller
  /** Takes part in continuous access evaluation. */
  capable: boolean
  issuedAt: number
  satisfies: string[]
}
export type GraphTokenReader = (
  token: string,
  now: number,
) => Promise<ReadToken | { problem: string }>

const REMEMBERED = 2000
const EXPIRED = 'Lifetime validation failed, the token is expired.'

export function makeGraphTokenReader(keys: () => Promise<SigningKey[]>): GraphTokenReader {
  const verified = new Map<string, JWTPayload>()
  return async (token, now) => {
    const claims = verified.get(token) ?? (await verify(token, keys))
    if (!claims) return { problem: 'CompactToken parsing failed with error code: 80049217' }
    if (verified.size > REMEMBERED) verified.clear()
    verified.set(token, claims)
    const seconds = now / 1000
    if ((claims.exp ?? 0) <= seconds) return { problem: EXPIRED }
    if ((claims.nbf ?? 0) > seconds + 300)
      return { problem: 'Access token has expired or is not yet valid.' }
    if (!GRAPH_AUDIENCES.includes(String(claims.aud)))
      return { problem: 'Access token validation failure. Invalid audience.' }
    return {
      caller: callerOf(claims),
      capable: list(claims['xms_cc']).includes('CP1'),
      issuedAt: (claims.iat ?? 0) * 1000,
      satisfies: list(claims['acrs']),
    }
  }
}

async function verify(
  token: string,
  keys: () => Promise<SigningKey[]>,
): Promise<JWTPayload | undefined> {
  try {
    const header = decodeProtectedHeader(token)
    const key = (await keys()).find(({ kid }) => kid === header.kid)
    if (!key) return undefined
    const publicKey = await importJWK(key.publicJwk, 'RS256')
    const { payload } = await jwtVerify(await withHashedNonce(token, header), publicKey, {
      algorithms: ['RS256'],
      clockTolerance: Number.MAX_SAFE_INTEGER,
    })
    return payload
  } catch {
    return undefined
  }
}

/** What was signed has the hash of the nonce where the token shows the nonce itself (mint.ts). */
async function withHashedNonce(
  token: string,
  header: ReturnType<typeof decodeProtectedHeader>,
): Promise<string> {
  const { nonce } = header as { nonce?: unknown }
  if (typeof nonce !== 'string') return token
  const signed = { typ: header.typ, nonce: await hashText(nonce), alg: header.alg, kid: header.kid }
  return [encode(signed), ...token.split('.').slice(1)].join('.')
}

function callerOf(claims: JWTPayload): Caller {
  const app = claims['idtyp'] === 'app'
  return {
    tenantId: String(claims['tid']),
    ...(app ? {} : { userId: String(claims['oid']) }),
    appId: String(claims['appid']),
    scopes: String(claims['scp'] ?? '')
      .split(' ')
      .filter(Boolean),
    roles: list(claims['roles']),
  }
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
