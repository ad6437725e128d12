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

/** With the directory roles of the `wids` claim, where the registration emits it (graph-contract §8.9). */
export type VerifiedVisitor = SignedIn & { readonly directoryRoles: readonly string[] }
export type VisitorVerifier = (
  idToken: string,
  nonce: string,
) => Promise<Result<VerifiedVisitor, Failure>>

export type IdTokenVerifier = (idToken: string, nonce: string) => Promise<Result<SignedIn, Failure>>

type VerifierMeans = EntraTokenMeans & {
  /** Only this tenant, where it is one. */
  readonly tenant: string
}

export function makeIdTokenVerifier(means: VerifierMeans): IdTokenVerifier {
  const verify = makeVisitorVerifier(means)
  return async (idToken, nonce) => {
    const answer = await verify(idToken, nonce)
    if (!answer.ok) return answer
    const { directoryRoles: _, ...who } = answer.value
    return ok(who)
  }
}

export function makeVisitorVerifier(means: VerifierMeans): VisitorVerifier {
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
    if (payload['nonce'] !== nonce) return refuse('nonce')
    return ok({ ...whoIs(person), directoryRoles: person.wids ?? [] })
  }
}

const refuse = (what: string): Result<VerifiedVisitor, Failure> =>
  fail({ kind: 'refused', code: 'id-token', detail: `Microsoft sign-in: ${what} of the id token` })
