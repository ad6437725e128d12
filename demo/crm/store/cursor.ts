/**
 * @module
 * Opaque cursors: a small JSON object in base64url.
 *
 * Owns: the envelope. Does not own: what is inside (feed.ts, listing.ts check that). A forged cursor can
 * only ask for what its holder may read anyway, so it is not signed.
 */

export function encodeCursor(value: Record<string, unknown>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function decodeCursor(text: string): Record<string, unknown> | undefined {
  if (text.length > 4096 || !/^[\w-]+$/u.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined
  } catch {
    return undefined
  }
}
