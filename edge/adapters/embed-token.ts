/**
 * @module
 * The token a CRM mints for its signed-in member (architecture.md, identity), verified: known issuer, allowed
 * algorithm, our audience, short life, right page.
 *
 * Owns: whether to believe it. Does not own: what its bearer may do (http/), what the claims mean
 * (contract/session.ts).
 */
import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose'
import type { EmbedClaims } from '../contract/session.ts'
import { embedClaims } from '../contract/session.ts'
import type { Result } from '../domain/result.ts'
import { fail, ok } from '../domain/result.ts'
import type { Clock } from '../ports/clock.ts'
import type { Organization, Organizations } from '../ports/organizations.ts'
import type { TokenRefusal } from '../ports/visitors.ts'
import { asJoseFetch } from './entra/genuine.ts'
import type { Fetch } from './http/send.ts'
import { tokenRefusal } from './token-refusal.ts'

export type Embedded = { readonly claims: EmbedClaims; readonly organization: Organization }

export type EmbedVerifier = (
  token: string,
  /** `Origin` of the request, when it has one. */
  origin: string | null,
) => Promise<Result<Embedded, TokenRefusal>>

const ALGORITHMS = ['ES256', 'EdDSA', 'RS256']
const SKEW_SECONDS = 60
const MAX_LIFE_SECONDS = 600
const COOL_DOWN_MS = 30_000
const MAX_AGE_MS = 600_000
const TIMEOUT_MS = 5_000
const MAX_LENGTH = 8_192

export function makeEmbedVerifier(means: {
  readonly fetch: Fetch
  readonly organizations: Organizations
  /** Our own origin: what a token must be meant for. */
  readonly audience: string
  readonly clock: Clock
}): EmbedVerifier {
  const keySets = new Map<string, JWTVerifyGetKey>()

  const keysOf = (url: string): JWTVerifyGetKey => {
    const known = keySets.get(url)
    if (known !== undefined) return known
    const keys = createRemoteJWKSet(new URL(url), {
      cooldownDuration: COOL_DOWN_MS,
      cacheMaxAge: MAX_AGE_MS,
      timeoutDuration: TIMEOUT_MS,
      [customFetch]: asJoseFetch(means.fetch, TIMEOUT_MS),
    })
    keySets.set(url, keys)
    return keys
  }

  return async (token, origin) => {
    const organization = token.length > MAX_LENGTH ? null : ownerOf(token, means.organizations)
    if (organization === null) return invalid('issuer')
    try {
      const { payload } = await jwtVerify(token, keysOf(organization.jwksUrl), {
        algorithms: ALGORITHMS,
        issuer: organization.issuer,
        audience: means.audience,
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(means.clock.now()),
        requiredClaims: ['sub', 'iat', 'exp'],
      })
      return judge(payload, { organization, origin, now: means.clock.now() / 1000 })
    } catch (error) {
      return fail(tokenRefusal(error))
    }
  }
}

/** Only chooses whose keys to ask; nothing is believed before the signature is checked. */
function ownerOf(token: string, organizations: Organizations): Organization | null {
  try {
    const { iss } = decodeJwt(token)
    return typeof iss === 'string' ? organizations.byIssuer(iss) : null
  } catch {
    return null
  }
}

function judge(
  payload: JWTPayload,
  context: {
    readonly organization: Organization
    readonly origin: string | null
    readonly now: number
  },
): Result<Embedded, TokenRefusal> {
  const { organization, origin, now } = context
  const parsed = embedClaims.safeParse(payload)
  if (!parsed.success) return invalid('claims')
  const claims = parsed.data
  if (claims.exp - claims.iat > MAX_LIFE_SECONDS) return invalid('life')
  if (claims.iat > now + SKEW_SECONDS) return invalid('issued in the future')
  // A CRM may speak for its own organization only (tenant isolation, OPS-3).
  if (claims.org !== organization.id) return invalid('organization')
  if (claims.origin !== undefined && !organization.origins.includes(claims.origin))
    return invalid('origin')
  if (origin !== null && claims.origin !== undefined && claims.origin !== origin)
    return invalid('origin')
  return ok({ claims, organization })
}

const invalid = (reason: string): Result<Embedded, TokenRefusal> =>
  fail({ kind: 'invalid', reason })
