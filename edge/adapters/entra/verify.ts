/**
 * @module
 * Who signed in: the id token, verified (graph-contract §8.7). A person is the pair of tenant id and object id.
 */
import type { FetchImplementation, JWTPayload } from 'jose'
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import * as z from 'zod'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SignedIn } from '../../ports/entra.ts'
import type { Fetch } from '../http/send.ts'

/** With the directory roles of the `wids` claim, where the registration emits it (graph-contract §8.9). */
export type VerifiedVisitor = SignedIn & { readonly directoryRoles: readonly string[] }
export type VisitorVerifier = (
  idToken: string,
  nonce: string,
) => Promise<Result<VerifiedVisitor, Failure>>

export type IdTokenVerifier = (idToken: string, nonce: string) => Promise<Result<SignedIn, Failure>>

/** Personal Microsoft accounts: no organization, no mailbox of ours. */
const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad'
const SKEW_SECONDS = 300
/** An unknown key id asks again at most this often: a forged one must not make us hammer Microsoft. */
const COOL_DOWN_MS = 60_000
/** Keys roll without notice; a day at most (§8.7). */
const MAX_AGE_MS = 86_400_000
const TIMEOUT_MS = 10_000

const claims = z.object({
  tid: z.guid(),
  oid: z.guid(),
  ver: z.literal('2.0'),
  nonce: z.string(),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  wids: z.array(z.string()).optional().catch(undefined),
})

export function makeIdTokenVerifier(means: VerifierMeans): IdTokenVerifier {
  const verify = makeVisitorVerifier(means)
  return async (idToken, nonce) => {
    const answer = await verify(idToken, nonce)
    if (!answer.ok) return answer
    const { directoryRoles: _, ...who } = answer.value
    return ok(who)
  }
}

type VerifierMeans = {
  readonly fetch: Fetch
  readonly origin: string
  readonly clientId: string
  /** Only this tenant, where it is one. */
  readonly tenant: string
  readonly clock: Clock
}

export function makeVisitorVerifier(means: VerifierMeans): VisitorVerifier {
  const keys = createRemoteJWKSet(new URL(`${means.origin}/common/discovery/v2.0/keys`), {
    cooldownDuration: COOL_DOWN_MS,
    cacheMaxAge: MAX_AGE_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: asJoseFetch(means.fetch),
  })
  return async (idToken, nonce) => {
    try {
      const { payload } = await jwtVerify(idToken, keys, {
        algorithms: ['RS256'],
        audience: means.clientId,
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(means.clock.now()),
        requiredClaims: ['iss', 'exp', 'iat', 'tid', 'oid', 'nonce'],
      })
      const key = keys.jwks()?.keys.find(({ kid }) => kid === kidOf(idToken))
      const keyIssuer: unknown = key && 'issuer' in key ? key.issuer : undefined
      return judge(payload, { ...means, nonce, keyIssuer })
    } catch (error) {
      return fail(verifyFailure(error))
    }
  }
}

function judge(
  payload: JWTPayload,
  expected: { origin: string; tenant: string; nonce: string; keyIssuer: unknown },
): Result<VerifiedVisitor, Failure> {
  const parsed = claims.safeParse(payload)
  if (!parsed.success) return refuse('claims')
  const { tid, oid, nonce, name, preferred_username: upn, email, wids = [] } = parsed.data
  const issuer = `${expected.origin}/${tid}/v2.0`
  const { keyIssuer } = expected
  if (payload.iss !== issuer) return refuse('issuer')
  if (typeof keyIssuer === 'string' && keyIssuer.replace('{tenantid}', tid) !== issuer)
    return refuse('key issuer')
  if (tid === CONSUMERS) return refuse('personal account')
  if (isTenantId(expected.tenant) && tid !== expected.tenant) return refuse('tenant')
  if (nonce !== expected.nonce) return refuse('nonce')
  const address = email ?? upn ?? ''
  const displayName = name ?? address
  return ok({ tenantId: tid, userId: oid, address, displayName, directoryRoles: wids })
}

/** jose hands over address and options; the edge's fetch takes a Request. */
export const asJoseFetch =
  (fetch: Fetch): FetchImplementation =>
  (url, options) =>
    fetch(
      new Request(url, {
        headers: options.headers,
        method: options.method,
        redirect: options.redirect,
        signal: options.signal,
      }),
    )

export const isTenantId = (tenant: string): boolean => z.guid().safeParse(tenant).success

const kidOf = (token: string): string | undefined => decodeProtectedHeader(token).kid

const refuse = (what: string): Result<VerifiedVisitor, Failure> =>
  fail({ kind: 'refused', code: 'id-token', detail: `Microsoft sign-in: ${what} of the id token` })

/** A key set that could not be fetched says nothing about the token. */
function verifyFailure(error: unknown): Failure {
  const isToken =
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JWKSNoMatchingKey
  return isToken
    ? { kind: 'refused', code: 'id-token', detail: 'Microsoft sign-in: id token not valid' }
    : { kind: 'later', detail: 'Microsoft sign-in: signing keys not reachable' }
}
