/**
 * @module
 * Secrets at rest (ports/vault.ts): AES-256-GCM, one key per owner derived by HKDF from a ring of master
 * keys. Envelope `v1.kid.iv.ciphertext`; owner, purpose and key id are authenticated with it.
 *
 * PERSISTED SHAPE: sealed texts stand in every mailbox; a change needs a `v2` beside this.
 */
import { base64url } from 'jose'
import { fail, ok } from '../domain/result.ts'
import type { SealContext, Vault } from '../ports/vault.ts'

const VERSION = 'v1'
const IV_BYTES = 12
const KEY_BYTES = 32
const kidForm = /^[\w-]{1,32}$/

type Ring = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** `ring`: `kid:base64,kid2:base64`, 32 bytes each; the first seals, all open (key rotation). */
export function makeVault(ring: string): Vault {
  const { first, keys } = readRing(ring)
  return {
    async seal(plain, context) {
      const key = await ownerKey(keys, first, context.owner)
      if (key === null) throw new Error('vault: no key to seal with')
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const additionalData = bound(context, first)
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData },
        key,
        new TextEncoder().encode(plain),
      )
      const parts = [iv, new Uint8Array(sealed)].map((bytes) => base64url.encode(bytes))
      return [VERSION, first, ...parts].join('.')
    },

    async open(sealed, context) {
      const [version, kid, iv, ciphertext, ...rest] = sealed.split('.')
      if (version !== VERSION || !kid || !iv || !ciphertext || rest.length > 0)
        return fail('tampered')
      const key = await ownerKey(keys, kid, context.owner)
      if (key === null) return fail('unknown-key')
      try {
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: bytesOf(iv), additionalData: bound(context, kid) },
          key,
          bytesOf(ciphertext),
        )
        return ok(new TextDecoder().decode(plain))
      } catch {
        return fail('tampered')
      }
    },
  }
}

/** Throws on a ring that is not one: the operator's mistake, to be seen at the start. */
function readRing(text: string): { first: string; keys: Ring } {
  const keys = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const entry of text.split(',').map((part) => part.trim())) {
    const [kid = '', encoded = ''] = entry.split(':')
    const bytes = decode(encoded)
    // The entry itself is a secret: only its place is named.
    if (!kidForm.test(kid) || bytes?.byteLength !== KEY_BYTES || keys.has(kid))
      throw new Error(`vault: entry ${keys.size + 1} of the key ring is not kid:base64 of 32 bytes`)
    keys.set(kid, bytes)
  }
  const [first] = keys.keys()
  if (first === undefined) throw new Error('vault: the key ring is empty')
  return { first, keys }
}

/** A key of its own for every owner: forgetting one mailbox never weakens another. */
async function ownerKey(keys: Ring, kid: string, owner: string): Promise<CryptoKey | null> {
  const bytes = keys.get(kid)
  if (bytes === undefined) return null
  const master = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(KEY_BYTES),
      info: new TextEncoder().encode(`o365-crm-sync/vault/${VERSION}/${owner}`),
    },
    master,
    { name: 'AES-GCM', length: KEY_BYTES * 8 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** JSON, so that no separator inside a name can make two contexts one. */
const bound = ({ owner, purpose }: SealContext, kid: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(new TextEncoder().encode(JSON.stringify([owner, purpose, kid])))

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(base64url.decode(text))

function decode(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
