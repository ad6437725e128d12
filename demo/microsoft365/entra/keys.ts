/**
 * @module
 * RSA key pairs that sign tokens, and their public half as published in the JWKS.
 */
import { exportJWK, generateKeyPair } from 'jose'
import type { JWK } from 'jose'

export type SigningKey = { kid: string; privateJwk: JWK; publicJwk: JWK }

export async function makeSigningKey(): Promise<SigningKey> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  const kid = crypto.randomUUID().replaceAll('-', '')
  return {
    kid,
    privateJwk: await exportJWK(pair.privateKey),
    publicJwk: await exportJWK(pair.publicKey),
  }
}

/** The key set a verifier reads; `issuer` is templated as in the common endpoint's set (graph-contract §8.7). */
export function publicKeySet(keys: readonly SigningKey[], issuer: string) {
  return {
    keys: keys.map(({ kid, publicJwk }) => ({
      ...publicJwk,
      kid,
      x5t: kid,
      use: 'sig',
      alg: 'RS256',
      issuer,
    })),
  }
}
