/**
 * @module
 * What an application was granted: by its registration, by an administrator, by the person himself.
 */
import type { RegisteredApp } from '../controls/apps.ts'
import { CONTOSO } from '../directory/tenants.ts'
import type { Hosts, Moment } from '../platform/hosts.ts'
import { consentName } from './scopes.ts'
import type { AskedScopes } from './scopes.ts'

export type Granted = {
  has(scope: string): boolean
  /** Graph scopes in their written form, for `.default`. */
  graph: string[]
}

export async function grantedTo(
  hosts: Hosts,
  moment: Moment,
  who: { app: RegisteredApp; tenantId: string; userId: string },
): Promise<Granted> {
  const { app, tenantId, userId } = who
  const stored = await hosts.tenant(tenantId).consented(moment, app.clientId, userId)
  const registered = tenantId === CONTOSO.id ? (app.adminConsent?.delegated ?? []) : []
  const written = [...registered, ...stored.map(spelled)]
  const names = new Set(written.map((one) => one.toLowerCase()))
  // An application needs nobody's leave to ask for its own API.
  const own = `api://${app.clientId}/`
  return {
    has: (scope) => names.has(scope.toLowerCase()) || scope.toLowerCase().startsWith(own),
    graph: [...new Set(written.filter((one) => !one.includes('/') && one.includes('.')))],
  }
}

/** Scopes of the asked resource that the token will carry, or the first one nobody has agreed to. */
export function grantedScopes(
  asked: AskedScopes,
  granted: Granted,
): { scopes: string[] } | { lacking: string } {
  if (asked.isDefault) return { scopes: asked.resource === 'graph' ? granted.graph : [] }
  const lacking = asked.scopes.find(
    (scope) => !granted.has(consentName({ resource: asked.resource, scope })),
  )
  return lacking === undefined ? { scopes: asked.scopes } : { lacking }
}

/** In the home tenant every registered application is there; elsewhere it comes with the first consent (§8.10, 700016). */
export const isPresent = async (
  hosts: Hosts,
  moment: Moment,
  app: RegisteredApp,
  tenantId: string,
): Promise<boolean> =>
  tenantId === CONTOSO.id || (await hosts.tenant(tenantId).knows(moment, app.clientId))

export async function rolesOfApp(
  hosts: Hosts,
  moment: Moment,
  app: RegisteredApp,
  tenantId: string,
): Promise<string[]> {
  const registered = tenantId === CONTOSO.id ? (app.adminConsent?.application ?? []) : []
  return [
    ...new Set([
      ...registered,
      ...(await hosts.tenant(tenantId).rolesGranted(moment, app.clientId)),
    ]),
  ]
}

/** Consent is stored in lower case; tokens show permissions as Microsoft writes them. */
function spelled(scope: string): string {
  const known = SPELLINGS.find((one) => one.toLowerCase() === scope)
  return known ?? scope
}

const SPELLINGS = [
  'User.Read',
  'User.ReadWrite',
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
  'Calendars.Read',
  'Calendars.ReadWrite',
  'Calendars.ReadBasic',
  'Contacts.Read',
  'Contacts.ReadWrite',
  'MailboxSettings.Read',
  'MailboxSettings.ReadWrite',
  'Mail.Send',
  'Mail.Read',
  'Mail.ReadWrite',
  'Group.Read.All',
  'GroupMember.Read.All',
  'Directory.Read.All',
  'Organization.Read.All',
]
