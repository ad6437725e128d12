/**
 * @module
 * 256 bits of chance, in letters that need no escaping anywhere.
 */
export function secretText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
