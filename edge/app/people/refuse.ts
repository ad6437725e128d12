/**
 * @module
 * Refusals of the use cases about people.
 */
import type { ProblemCode } from '../../contract/problem.ts'
import { fail } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Refusal } from '../../ports/hosts.ts'

export const refuse = (
  code: ProblemCode,
  detail: string,
  pointer?: string,
): { readonly ok: false; readonly failure: Refusal } =>
  fail({
    code,
    detail,
    ...(pointer === undefined ? {} : { errors: [{ pointer, code: 'not-allowed', detail }] }),
  })

/** The CRM would not. */
export function crmRefusal(failure: Failure): Refusal {
  if (failure.kind !== 'refused') {
    return failure.kind === 'stop'
      ? { code: 'wrong-state', detail: 'The CRM does not let this service manage its users.' }
      : { code: 'upstream-unavailable', detail: 'The CRM does not answer.', retryAfter: 5 }
  }
  switch (failure.code) {
    case 'licence-limit':
      return { code: 'licence-limit', detail: 'The CRM has no seat left for another user.' }
    case 'duplicate':
      return {
        code: 'other-account',
        detail: 'The CRM already has this person under another account.',
      }
    case 'not-supported':
    case 'permission':
      return {
        code: 'crm-cannot-create',
        detail: 'Add this person in the CRM yourself; everything after that happens by itself.',
      }
    default:
      return { code: 'wrong-state', detail: 'The CRM did not accept this person.' }
  }
}
