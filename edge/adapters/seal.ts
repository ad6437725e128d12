/**
 * @module
 * SHA-256 without waiting, for what is hashed inside a transaction (the platform's own is asynchronous,
 * digest.ts). The package is the one standardwebhooks brings.
 */
import { hash } from 'fast-sha256'
import { base64url } from 'jose'
import type { Seal } from '../domain/people/audit-chain.ts'

export const sha256Now: Seal = (text) => base64url.encode(hash(new TextEncoder().encode(text)))
