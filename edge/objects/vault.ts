/**
 * @module
 * The vault for an object, whose constructor cannot wait for keys: they are imported at the first use,
 * once per key ring and isolate.
 */
import { makeVault } from '../adapters/vault.ts'
import type { Vault } from '../ports/vault.ts'

const opened = new Map<string, Promise<Vault>>()

export function vaultOf(keyRing: string): Vault {
  const vault = () => {
    const present = opened.get(keyRing) ?? makeVault(keyRing)
    opened.set(keyRing, present)
    return present
  }
  return {
    seal: async (plain, context) => (await vault()).seal(plain, context),
    open: async (sealed, context) => (await vault()).open(sealed, context),
  }
}
