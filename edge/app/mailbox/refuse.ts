/**
 * @module
 * Refusals of the mailbox's use cases: a code of the closed list and a sentence for people.
 */
import type { ProblemCode } from '../../contract/problem.ts'
import { fail } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Refusal } from '../../ports/hosts.ts'

export const refuse = (
  code: ProblemCode,
  detail: string,
): { readonly ok: false; readonly failure: Refusal } => fail({ code, detail })

/** What a page is told when the other service would not. */
export function refusalOf(failure: Failure): Refusal {
  switch (failure.kind) {
    case 'sign-in':
      return { code: 'sign-in-again', detail: 'Microsoft 365 wants you to sign in again' }
    case 'consent':
      return { code: 'consent-needed', detail: failure.detail }
    case 'later':
      return {
        code: 'upstream-unavailable',
        detail: failure.detail,
        ...(failure.afterMs === undefined ? {} : { retryAfter: Math.ceil(failure.afterMs / 1000) }),
      }
    case 'gone':
      return { code: 'not-found', detail: failure.detail }
    case 'refused':
    case 'stop':
      return { code: 'wrong-state', detail: failure.detail }
    case 'unknown':
    case 'resync':
    case 'stale':
      return { code: 'upstream-unavailable', detail: failure.detail }
  }
}
