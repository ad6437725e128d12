/**
 * @module
 * SHA-256 as base64url, held against the worked example of RFC 7636, appendix B.
 */
import { expect, it } from 'vitest'
import { sha256 } from '../../edge/adapters/digest.ts'

it('makes the PKCE challenge of the standard', async () => {
  expect(await sha256('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  )
})
