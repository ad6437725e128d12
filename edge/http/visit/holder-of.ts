/**
 * @module
 * Whose a tenant is: the organization an operator registered it for, else the one an administrator tied it to.
 */
import type { Organization } from '../../ports/organizations.ts'
import type { HttpDependencies } from '../types.ts'

export async function holderOf(
  { organizations, hosts }: Pick<HttpDependencies, 'organizations' | 'hosts'>,
  tenantId: string,
): Promise<Organization | null> {
  const registered = organizations.byTenant(tenantId)
  if (registered !== null) return registered
  const holder = await hosts.tenants(tenantId).tenantHolder(tenantId)
  return holder === null ? null : organizations.find(holder)
}
