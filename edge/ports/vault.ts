/**
 * @module
 * Sealing of secrets at rest (AES-GCM). Implemented by adapters/vault.ts.
 */
import type { Result } from '../domain/result.ts'

/** Owner and purpose are bound into the seal: moved to another row, it does not open. */
export type SealContext = { readonly owner: string; readonly purpose: string }

export interface Vault {
  seal(plain: string, context: SealContext): Promise<string>
  open(sealed: string, context: SealContext): Promise<Result<string, 'tampered' | 'unknown-key'>>
}
