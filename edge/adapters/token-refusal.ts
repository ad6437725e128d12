/**
 * @module
 * Why a token is not believed, from what jose throws: told apart so that nobody is blamed for keys that
 * cannot be fetched.
 */
import { errors } from 'jose'
import type { TokenRefusal } from '../ports/visitors.ts'

export function tokenRefusal(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return { kind: 'expired' }
  if (error instanceof errors.JWTClaimValidationFailed)
    return { kind: 'invalid', reason: error.claim }
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
    return { kind: 'unavailable' }
  // jose reports an answer that is no key set as a plain JOSEError.
  if (error.code === 'ERR_JOSE_GENERIC' || error instanceof errors.JWKSInvalid)
    return { kind: 'unavailable' }
  return { kind: 'invalid', reason: error.code }
}
