/**
 * @module
 * How a sign-in ended that did not tie the mailbox: a code for the page and a sentence for people.
 */
import { codeOf, consentLack } from '../../domain/stream/consent.ts'
import type { Failure } from '../../domain/stream/failure.ts'

export type SignInEnd = { readonly code: string; readonly detail: string }

export const APPROVAL_REQUIRED = 'approval-required'

const approval: SignInEnd = {
  code: APPROVAL_REQUIRED,
  detail: 'An administrator has to approve this app first',
}
const declined: SignInEnd = {
  code: 'declined',
  detail: 'The sign-in was cancelled or declined',
}
const failed: SignInEnd = {
  code: 'sign-in-failed',
  detail: 'Microsoft 365 did not accept the sign-in',
}

/** What the person or the tenant said at Microsoft's page (graph-contract §8.1, §8.10). */
export function refusedBy(error: string, description: string): SignInEnd {
  switch (consentLack(error, codeOf(description))) {
    case 'administrator':
      return approval
    case 'person':
    case 'declined':
      return declined
    case null:
      return failed
  }
}

/** What became of the code he came back with. */
export function failedBy(failure: Failure): SignInEnd {
  switch (failure.kind) {
    case 'consent':
      return failure.admin ? approval : declined
    case 'later':
    case 'unknown':
      return { code: 'unavailable', detail: 'Microsoft 365 did not answer; try again' }
    default:
      return failed
  }
}
