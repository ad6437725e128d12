/**
 * @module
 * Why a sign-in did not work, as one of the pages (USR-2). The OAuth error decides; Entra's numbers only tell apart
 * what it leaves open (graph-contract §8.10). Texts of Microsoft are not shown: they name people.
 */
import type { ProblemPage, Trouble } from '../screen.ts'

/** The library's errors, as far as they are read: its message is only a link. */
export type SignInError = {
  readonly errorCode: string
  readonly errorMessage?: string
}

const pageOf = new Map<string, ProblemPage>([
  ['access_denied', 'sign-in-declined'],
  ['user_cancelled', 'sign-in-declined'],
  ['consent_required', 'sign-in-approval'],
  ['invalid_grant', 'sign-in-over'],
  ['login_required', 'sign-in-over'],
  ['interaction_required', 'sign-in-over'],
  ['interaction_in_progress', 'sign-in-over'],
  ['interaction_in_progress_cancelled', 'sign-in-over'],
  ['state_mismatch', 'sign-in-over'],
  ['state_not_found', 'sign-in-over'],
  ['invalid_state', 'sign-in-over'],
  ['nonce_mismatch', 'sign-in-over'],
  ['no_token_request_cache_error', 'sign-in-over'],
  ['no_cached_authority_error', 'sign-in-over'],
  ['hash_does_not_contain_known_properties', 'sign-in-over'],
  ['network_error', 'sign-in-unavailable'],
  ['no_network_connectivity', 'sign-in-unavailable'],
  ['post_request_failed', 'sign-in-unavailable'],
  ['get_request_failed', 'sign-in-unavailable'],
  ['temporarily_unavailable', 'sign-in-unavailable'],
  ['endpoints_resolution_error', 'sign-in-unavailable'],
  ['timed_out', 'sign-in-unavailable'],
])

/** An administrator has to agree (90094), or the application is blocked or not assigned (50105). */
const byNumber = new Map<string, ProblemPage>([
  ['90094', 'sign-in-approval'],
  ['65001', 'sign-in-approval'],
  ['50105', 'sign-in-refused'],
  ['50034', 'sign-in-refused'],
  ['50057', 'sign-in-refused'],
])

export function signInTrouble(error: unknown): Trouble {
  const { errorCode, errorMessage } = isSignInError(error) ? error : { errorCode: 'unexpected' }
  const number = /AADSTS(\d{4,7})/.exec(errorMessage ?? '')?.[1]
  const page =
    (number === undefined ? undefined : byNumber.get(number)) ??
    pageOf.get(errorCode) ??
    'sign-in-refused'
  return { page, code: number === undefined ? errorCode : `AADSTS${number}`, trace: null }
}

const isSignInError = (error: unknown): error is SignInError =>
  error instanceof Error && 'errorCode' in error && typeof error.errorCode === 'string'
