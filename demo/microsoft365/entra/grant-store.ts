/**
 * @module
 * What a tenant's Entra remembers: consents, application roles, authorization codes, refresh tokens.
 */
import type { Sql } from '../frame.ts'

export type AuthCode = {
  clientId: string
  userId: string
  redirectUri: string
  redirectType: 'web' | 'spa'
  scopes: string[]
  nonce?: string
  challenge?: { method: 'S256' | 'plain'; value: string }
  contexts: string[]
  capable: boolean
  /** Epoch milliseconds. */
  expires: number
}
export type RefreshToken = {
  clientId: string
  userId: string
  scopes: string[]
  kind: 'web' | 'spa'
  contexts: string[]
  capable: boolean
  /** When the person signed in: a revocation after it ends the token. */
  authenticated: number
  /** SPA tokens end here whatever happens (graph-contract §8.4). */
  fixedEnd?: number
  used: number
}
/** Everybody in the tenant, by an administrator. */
export const EVERYBODY = '*'
export type GrantStore = ReturnType<typeof makeGrantStore>

export function makeGrantStore(sql: Sql) {
  sql.run(
    'CREATE TABLE IF NOT EXISTS consent (app TEXT NOT NULL, user TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (app, user, scope)) WITHOUT ROWID, STRICT',
  )
  sql.run(
    'CREATE TABLE IF NOT EXISTS app_role (app TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (app, role)) WITHOUT ROWID, STRICT',
  )
  sql.run(
    'CREATE TABLE IF NOT EXISTS auth_code (code TEXT PRIMARY KEY, doc TEXT NOT NULL, used INTEGER NOT NULL) STRICT',
  )
  sql.run(
    'CREATE TABLE IF NOT EXISTS refresh_token (token TEXT PRIMARY KEY, doc TEXT NOT NULL, used INTEGER NOT NULL) STRICT',
  )
  return {
    clear(): void {
      for (const table of ['consent', 'app_role', 'auth_code', 'refresh_token'])
        sql.run(`DELETE FROM ${table}`)
    },
    /** Scopes (lower-case) that a person or an administrator has accepted for an application. */
    consented: (app: string, user: string): string[] =>
      sql
        .all<{ scope: string }>(
          'SELECT DISTINCT scope FROM consent WHERE app = ? AND user IN (?, ?)',
          app,
          user,
          EVERYBODY,
        )
        .map(({ scope }) => scope),
    consent(app: string, user: string, scopes: readonly string[]): void {
      for (const scope of scopes)
        sql.run('INSERT OR IGNORE INTO consent VALUES (?, ?, ?)', app, user, scope.toLowerCase())
    },
    /** Somebody here agreed to it: it has a service principal. */
    knows: (app: string): boolean =>
      sql.all('SELECT 1 FROM consent WHERE app = ? LIMIT 1', app).length > 0 ||
      sql.all('SELECT 1 FROM app_role WHERE app = ? LIMIT 1', app).length > 0,
    rolesGranted: (app: string): string[] =>
      sql
        .all<{ role: string }>('SELECT role FROM app_role WHERE app = ?', app)
        .map(({ role }) => role),
    grantRoles(app: string, roles: readonly string[]): void {
      for (const role of roles) sql.run('INSERT OR IGNORE INTO app_role VALUES (?, ?)', app, role)
    },
    saveCode(code: string, facts: AuthCode): void {
      sql.run('INSERT INTO auth_code VALUES (?, ?, 0)', code, JSON.stringify(facts))
    },
    /** One use: the second taker is told so. */
    takeCode(code: string, now: number): AuthCode | 'unknown' | 'used' | 'expired' {
      const [row] = sql.all<{ doc: string; used: number }>(
        'SELECT doc, used FROM auth_code WHERE code = ?',
        code,
      )
      if (!row) return 'unknown'
      if (row.used) return 'used'
      sql.run('UPDATE auth_code SET used = 1 WHERE code = ?', code)
      const facts = JSON.parse(row.doc) as AuthCode
      return facts.expires <= now ? 'expired' : facts
    },
    saveRefresh(token: string, facts: RefreshToken): void {
      sql.run(
        'INSERT INTO refresh_token VALUES (?, ?, ?)',
        token,
        JSON.stringify(facts),
        facts.used,
      )
    },
    findRefresh(token: string): RefreshToken | undefined {
      const [row] = sql.all<{ doc: string; used: number }>(
        'SELECT doc, used FROM refresh_token WHERE token = ?',
        token,
      )
      return row && { ...(JSON.parse(row.doc) as RefreshToken), used: row.used }
    },
    touchRefresh(token: string, now: number): void {
      sql.run('UPDATE refresh_token SET used = ? WHERE token = ?', now, token)
    },
  }
}
