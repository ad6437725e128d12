/**
 * @module
 * Applications registered with the sandbox's Entra (interfaces.md, /sandbox/apps).
 *
 * Owns: what an application may do and where it may be answered. Does not own: consent given to it,
 * which belongs to a tenant (entra/grant-store.ts).
 */
import type { Sql } from '../frame.ts'

export type AppRegistration = {
  name: string
  redirectUris?: { web?: string[] | undefined; spa?: string[] | undefined } | undefined
  secrets?: string[] | undefined
  /** base64 DER */
  certificates?: string[] | undefined
  /** Scopes of its own API, asked as `api://<clientId>/<scope>`. */
  exposes?: string[] | undefined
  /** Granted for contoso.example when the application is registered. */
  adminConsent?:
    | { delegated?: string[] | undefined; application?: string[] | undefined }
    | undefined
  /** What the registration lists as wanted: what `.default` stands for at an admin consent. */
  wants?: { delegated?: string[] | undefined; application?: string[] | undefined } | undefined
}
export type RegisteredApp = AppRegistration & {
  clientId: string
  redirectPatterns?: RedirectPatterns
}
/** Only the built-in demo application: redirect addresses on any port of this machine. */
type RedirectPatterns = { web: string[]; spa: string[] }

const LOCAL = '^http://(127\\.0\\.0\\.1|localhost)(:\\d+)?'
export const DEMO_CLIENT_ID = '11111111-2222-4333-8444-555555555555'
const DEMO_SCOPES = [
  'User.Read',
  'User.ReadBasic.All',
  'Calendars.ReadWrite',
  'Contacts.ReadWrite',
  'MailboxSettings.Read',
  'Mail.Send',
  'offline_access',
  'openid',
  'profile',
  'email',
]

/** The application of the product's demo edge: present in every seed. */
const DEMO_APP: RegisteredApp = {
  clientId: DEMO_CLIENT_ID,
  name: 'CRM for Microsoft 365 (demo)',
  secrets: ['demo-edge-secret'],
  exposes: ['access_as_user'],
  redirectPatterns: { web: [`${LOCAL}(/v1)?/connect/callback$`], spa: [`${LOCAL}/app/$`] },
  adminConsent: { delegated: DEMO_SCOPES, application: [] },
  wants: {
    delegated: DEMO_SCOPES,
    application: ['User.Read.All', 'Calendars.ReadWrite', 'Contacts.ReadWrite'],
  },
}

export function makeApps(sql: Sql) {
  sql.run(
    'CREATE TABLE IF NOT EXISTS app (client_id TEXT PRIMARY KEY, registration TEXT NOT NULL) STRICT',
  )
  return {
    clear(): void {
      sql.run('DELETE FROM app')
    },
    register(clientId: string, ask: AppRegistration): RegisteredApp {
      const app = { ...ask, clientId }
      sql.run('INSERT INTO app VALUES (?, ?)', clientId, JSON.stringify(app))
      return app
    },
    find(clientId: string): RegisteredApp | undefined {
      const id = clientId.toLowerCase()
      if (id === DEMO_CLIENT_ID) return DEMO_APP
      const [row] = sql.all<{ registration: string }>(
        'SELECT registration FROM app WHERE client_id = ?',
        id,
      )
      return row && (JSON.parse(row.registration) as RegisteredApp)
    },
  }
}

export { DEMO_APP }
