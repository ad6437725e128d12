/**
 * @module
 * SHA-256 of a text as base64url: PKCE challenges (RFC 7636) and hashes of one-time values.
 */
import { base64url } from 'jose'
import type { Digest } from '../ports/digest.ts'

export const sha256: Digest = async (text) =>
  base64url.encode(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  )
