/**
 * @module
 * What every request to Entra works with: the hosts, the moment, the tenant of its URL.
 */
import type { RegisteredApp } from '../controls/apps.ts'
import type { PersonView } from '../directory/people-store.ts'
import { TENANTS, findTenant } from '../directory/tenants.ts'
import type { TenantFacts } from '../directory/tenants.ts'
import type { Hosts, Moment } from '../platform/hosts.ts'
import type { Trace } from './errors.ts'

export type EntraContext = {
  hosts: Hosts
  moment: Moment
  origin: string
  now: number
  trace: Trace
  /** The name in the URL. */
  tenantName: string
  /** Absent for `common` and `organizations`. */
  tenant?: TenantFacts
}
const SHARED = new Set(['common', 'organizations'])

export async function entraContext(
  hosts: Hosts,
  origin: string,
  tenantName: string,
  headers: Headers,
): Promise<EntraContext | 'unknown tenant'> {
  const tenant = findTenant(tenantName)
  if (!tenant && !SHARED.has(tenantName.toLowerCase())) return 'unknown tenant'
  const moment = await hosts.controls.moment()
  const now = hosts.clock() + moment.offset
  const trace = {
    traceId: crypto.randomUUID(),
    correlationId: headers.get('client-request-id') ?? crypto.randomUUID(),
    now,
    origin,
  }
  return { hosts, moment, origin, now, trace, tenantName, ...(tenant ? { tenant } : {}) }
}

export function findApp({
  hosts,
}: EntraContext): (clientId: string) => Promise<RegisteredApp | undefined> {
  return (clientId) => hosts.controls.app(clientId.toLowerCase())
}

/** A person by userPrincipalName or id, in the tenant of the URL or in any. */
export async function findAccount(
  { hosts, moment, tenant }: EntraContext,
  key: string,
): Promise<PersonView | undefined> {
  for (const { id } of tenant ? [tenant] : TENANTS) {
    const person = await hosts.tenant(id).person(moment, key)
    if (person) return person
  }
  return undefined
}

/** Codes and refresh tokens carry their tenant, so that `organizations` can redeem them. */
export function makeOpaque(tenantId: string): string {
  const random = crypto.getRandomValues(new Uint8Array(32))
  const text = btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
  return `1.${btoa(tenantId).replace(/=+$/, '')}.${text}`
}

export function tenantOfOpaque(opaque: string): string | undefined {
  try {
    return findTenant(atob(opaque.split('.')[1] ?? ''))?.id
  } catch {
    return undefined
  }
}
