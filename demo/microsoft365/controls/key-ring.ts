/**
 * @module
 * The signing keys of the sandbox's Entra: made on first use, kept over resets and restarts, rotated on demand.
 */
import type { Sql } from '../frame.ts'
import type { SigningKey } from '../entra/keys.ts'

/** Real Entra publishes the coming and the last key beside the current one; two are enough to see a rollover. */
const PUBLISHED = 2

export type KeyRingPlatform = { sql: Sql; clock(): number; makeKey(): Promise<SigningKey> }

export function makeKeyRing({ sql, clock, makeKey }: KeyRingPlatform) {
  sql.run(
    'CREATE TABLE IF NOT EXISTS signing_key (kid TEXT PRIMARY KEY, made INTEGER NOT NULL, jwk TEXT NOT NULL) STRICT',
  )
  let making: Promise<void> | undefined

  const stored = () =>
    sql
      .all<{ jwk: string }>(
        'SELECT jwk FROM signing_key ORDER BY made DESC, rowid DESC LIMIT ?',
        PUBLISHED,
      )
      .map(({ jwk }) => JSON.parse(jwk) as SigningKey)

  const add = async () => {
    const key = await makeKey()
    sql.run(
      'INSERT OR REPLACE INTO signing_key VALUES (?, ?, ?)',
      key.kid,
      clock(),
      JSON.stringify(key),
    )
    sql.run(
      'DELETE FROM signing_key WHERE kid NOT IN (SELECT kid FROM signing_key ORDER BY made DESC, rowid DESC LIMIT ?)',
      PUBLISHED,
    )
  }

  const all = async (): Promise<SigningKey[]> => {
    if (stored().length === 0) {
      making ??= add().finally(() => {
        making = undefined
      })
      await making
    }
    return stored()
  }

  return {
    /** Newest first: the first one signs. */
    all,
    async rotate(): Promise<SigningKey[]> {
      await add()
      return stored()
    },
  }
}
