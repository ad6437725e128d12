/**
 * @module
 * Scopes as asked of Entra: OpenID's, Graph's (bare or with its address), an application's own API.
 */
import type { RegisteredApp } from '../controls/apps.ts'
import { refuse } from './errors.ts'
import type { Refusal } from './errors.ts'

const GRAPH = 'https://graph.microsoft.com/'
const OPENID = new Set(['openid', 'profile', 'email', 'offline_access'])
/** Delegated Graph permissions end in `.All` when they need an administrator, but for this one (graph-contract §1.2). */
const WITHOUT_ADMIN = new Set(['user.readbasic.all'])
const ALSO_ADMIN = new Set(['calendars.readbasic', 'directory.accessasuser.all'])

export type AskedScopes = {
  openid: string[]
  /** `graph`, or the client id of an API. */
  resource: 'graph' | string
  /** Of the resource, without its prefix; empty for `.default`. */
  scopes: string[]
  isDefault: boolean
  /** Everything that needs consent, as stored: Graph scopes bare, API scopes with their address. */
  toConsent: string[]
}

export function bareScope(scope: string): string {
  return scope.toLowerCase().startsWith(GRAPH) ? scope.slice(GRAPH.length) : scope
}

type FindApp = (clientId: string) => Promise<RegisteredApp | undefined>

/** Reads a `scope` parameter. The first resource named is the token's. */
export async function readScopes(text: string, findApp: FindApp): Promise<AskedScopes | Refusal> {
  const asked = text.split(/\s+/).filter(Boolean)
  const openid = asked.map((one) => one.toLowerCase()).filter((one) => OPENID.has(one))
  const others = asked.filter((one) => !OPENID.has(one.toLowerCase()))
  const read: { resource: string; scope: string }[] = []
  for (const one of others) {
    const split = await splitScope(one, findApp)
    if ('error' in split) return split
    read.push(split)
  }
  const resource = read[0]?.resource ?? 'graph'
  const own = read.filter((one) => one.resource === resource).map(({ scope }) => scope)
  const isDefault = own.includes('.default')
  if (isDefault && own.length > 1)
    return refuse(
      'invalid_scope',
      70011,
      `The provided request must include a 'scope' input parameter. The scope ${text} is not valid: .default can't be combined with resource-specific scopes.`,
    )
  const toConsent = read.filter(({ scope }) => scope !== '.default').map(consentName)
  return { openid, resource, scopes: isDefault ? [] : own, isDefault, toConsent }
}

export function consentName({ resource, scope }: { resource: string; scope: string }): string {
  return resource === 'graph' ? scope : `api://${resource}/${scope}`
}

async function splitScope(
  one: string,
  findApp: FindApp,
): Promise<{ resource: string; scope: string } | Refusal> {
  const api = /^(?:api:\/\/)?([0-9a-f]{8}-[0-9a-f-]{27})\/(.+)$/i.exec(one)
  if (!api) {
    const scope = bareScope(one)
    const known = scope === '.default' || /^[A-Za-z]+(-[A-Za-z]+)?(\.[A-Za-z-]+)+$/.test(scope)
    return known ? { resource: 'graph', scope } : invalidScope(one)
  }
  const [, id = '', scope = ''] = api
  const app = await findApp(id)
  if (!app)
    return refuse(
      'invalid_resource',
      500011,
      `The resource principal named api://${id} was not found in the tenant.`,
    )
  const exposed = scope === '.default' || app.exposes?.includes(scope)
  return exposed ? { resource: app.clientId, scope } : invalidScope(one)
}

function invalidScope(scope: string): Refusal {
  return refuse(
    'invalid_scope',
    70011,
    `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  )
}

export function needsAdmin(scope: string): boolean {
  const name = scope.toLowerCase()
  return ALSO_ADMIN.has(name) || (name.endsWith('.all') && !WITHOUT_ADMIN.has(name))
}
