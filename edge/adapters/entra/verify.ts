/**
 * @module
 * Who signed in: the id token, verified (graph-contract §8.7). A person is the pair of tenant id and object id.
 */
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { SignedIn } from '../../ports/entra.ts'
import { isTenantId, makeGenuineCheck, whoIs } from './genuine.ts'
import type { EntraTokenMeans } from './genuine.ts'

export type IdTokenVerifier = (idToken: string, nonce: string) => Promise<Result<SignedIn, Failure>>

export function makeIdTokenVerifier(
  means: EntraTokenMeans & {
    /** Only this tenant, where it is one. */
    readonly tenant: string
  },
): IdTokenVerifier {
  const check = makeGenuineCheck(means)
  return async (idToken, nonce) => {
    const genuine = await check(idToken)
    if (!genuine.ok) {
      const { failure } = genuine
      // A key set that could not be fetched says nothing about the token.
      if (failure.kind === 'unavailable')
        return fail({ kind: 'later', detail: 'Microsoft sign-in: signing keys not reachable' })
      return refuse(failure.kind === 'invalid' ? failure.reason : 'time')
    }
    const { payload, person } = genuine.value
    if (isTenantId(means.tenant) && person.tid !== means.tenant) return refuse('tenant')
    return payload['nonce'] === nonce ? ok(whoIs(person)) : refuse('nonce')
  }
}

const refuse = (what: string): Result<SignedIn, Failure> =>
  fail({ kind: 'refused', code: 'id-token', detail: `Microsoft sign-in: ${what} of the id token` })
