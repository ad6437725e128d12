/**
 * @module
 * Access tokens of the connector API: random, short-lived, stored as a hash.
 *
 * Owns: issue and look-up. Does not own: who may have one (own/oauth.ts).
 */
import type { Crm } from '../platform.ts'

export const TOKEN_LIFE_SECONDS = 900
export type Scope = 'crm.sync' | 'crm.users'

export async function issueToken(crm: Crm, scopes: readonly Scope[]): Promise<string> {
  const token = hex(crm.bytes(32))
  const hash = await digest(token)
  crm.sql.run('DELETE FROM token WHERE expires < ?', crm.now())
  crm.sql.run(
    'INSERT INTO token VALUES (?, ?, ?)',
    hash,
    JSON.stringify(scopes),
    crm.now() + TOKEN_LIFE_SECONDS * 1000,
  )
  return token
}

export async function scopesOfToken(
  crm: Crm,
  token: string,
): Promise<readonly string[] | undefined> {
  const [row] = crm.sql.all<{ scopes: string; expires: number }>(
    'SELECT scopes, expires FROM token WHERE hash = ?',
    await digest(token),
  )
  return row === undefined || row.expires <= crm.now()
    ? undefined
    : (JSON.parse(row.scopes) as string[])
}

export async function digest(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
