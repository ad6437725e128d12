/**
 * @module
 * A token Entra made for this application (graph-contract §8.7): signed by a key of its own, for our audience, in its
 * time, by the issuer of the tenant it names, of a work account.
 *
 * Does not own: what kind of token it is (verify.ts, access-token.ts).
 */
import type { FetchImplementation, JWTPayload } from 'jose'
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, jwtVerify } from 'jose'
import * as z from 'zod'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Clock } from '../../ports/clock.ts'
import type { TokenRefusal } from '../../ports/visitors.ts'
import type { Fetch } from '../http/send.ts'
import { makeSend } from '../http/send.ts'
import { tokenRefusal } from '../token-refusal.ts'

export type EntraTokenMeans = {
  readonly fetch: Fetch
  /** Of Entra. */
  readonly origin: string
  readonly clientId: string
  readonly clock: Clock
}

/** What tokens of both kinds say of a person; the rest of the payload is the caller's to judge. */
const person = z.object({
  tid: z.guid(),
  oid: z.guid(),
  ver: z.literal('2.0'),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  /** "E-mail domain owner verified", an optional claim of the registration; Microsoft writes true, "1" or 1. */
  xms_edov: z.union([z.boolean(), z.string(), z.number()]).optional().catch(undefined),
  /** Where another tenant or provider signed him in: a guest. */
  idp: z.string().optional().catch(undefined),
  /** Where the registration emits it (§8.9). */
  wids: z.array(z.string()).optional().catch(undefined),
})

export type Genuine = { readonly payload: JWTPayload; readonly person: z.infer<typeof person> }
export type GenuineCheck = (token: string) => Promise<Result<Genuine, TokenRefusal>>

/** Personal Microsoft accounts: no organization, no mailbox of ours. */
const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad'
const SKEW_SECONDS = 300
/** An unknown key id asks again at most this often: a forged one must not make us hammer Microsoft. */
const COOL_DOWN_MS = 60_000
/** Keys roll without notice; a day at most (§8.7). */
const MAX_AGE_MS = 86_400_000
const TIMEOUT_MS = 10_000
/** Entra's own tokens are far shorter. */
const MAX_LENGTH = 16_384

export function makeGenuineCheck(means: EntraTokenMeans): GenuineCheck {
  const keys = createRemoteJWKSet(new URL(`${means.origin}/common/discovery/v2.0/keys`), {
    cooldownDuration: COOL_DOWN_MS,
    cacheMaxAge: MAX_AGE_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: asJoseFetch(means.fetch, TIMEOUT_MS),
  })
  return async (token) => {
    if (token.length > MAX_LENGTH) return invalid('length')
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        audience: means.clientId,
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(means.clock.now()),
        requiredClaims: ['iss', 'exp', 'iat', 'tid', 'oid'],
      })
      const { kid } = decodeProtectedHeader(token)
      const key = keys.jwks()?.keys.find((one) => one.kid === kid)
      return judge(payload, means.origin, key && 'issuer' in key ? key.issuer : undefined)
    } catch (error) {
      return fail(tokenRefusal(error))
    }
  }
}

function judge(
  payload: JWTPayload,
  origin: string,
  keyIssuer: unknown,
): Result<Genuine, TokenRefusal> {
  const parsed = person.safeParse(payload)
  if (!parsed.success) return invalid('claims')
  const { tid } = parsed.data
  const issuer = `${origin}/${tid}/v2.0`
  if (payload.iss !== issuer) return invalid('issuer')
  if (typeof keyIssuer === 'string' && keyIssuer.replace('{tenantid}', tid) !== issuer)
    return invalid('key issuer')
  return tid === CONSUMERS ? invalid('personal account') : ok({ payload, person: parsed.data })
}

/** A hundred keys with their certificates. */
const KEY_SET_BYTES = 512 * 1024

/** A set of keys is fetched like anything else: in time, capped, from its own origin. jose reads what comes of it. */
export function asJoseFetch(fetch: Fetch, timeoutMs: number): FetchImplementation {
  const send = makeSend({ fetch, timeoutMs, maxBytes: KEY_SET_BYTES })
  return async (url) => {
    const sent = await send({ method: 'GET', url })
    // Not jose's kind of error: the keys cannot be had, and nobody's token is to blame.
    if (!sent.ok) throw new Error(`keys: ${sent.failure.kind}`)
    const { status, json } = sent.value
    return status === 200 ? Response.json(json ?? null) : new Response(null, { status })
  }
}

export const whoIs = (genuine: Genuine['person']) => {
  const { tid, oid, name, preferred_username: upn, email } = genuine
  const address = (isVerified(genuine) ? email : undefined) ?? upn ?? ''
  return { tenantId: tid, userId: oid, address, displayName: name ?? address }
}

/**
 * An administrator of any tenant writes any `email` he likes into an account of his, and a CRM account is found by it
 * (INS-2, INS-3). It counts where Microsoft says that its domain's owner was verified, or where it is of the domain of the
 * sign-in name, which only the tenant that proved to own that domain can give.
 */
function isVerified({ email, preferred_username: upn, xms_edov: edov, idp }: Genuine['person']) {
  if (email === undefined) return false
  if (edov !== undefined) return ['true', '1'].includes(String(edov).toLowerCase())
  return idp === undefined && upn !== undefined && domainOf(email) === domainOf(upn)
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

export const isTenantId = (tenant: string): boolean => z.guid().safeParse(tenant).success

export const invalid = (reason: string): Result<never, TokenRefusal> =>
  fail({ kind: 'invalid', reason })
