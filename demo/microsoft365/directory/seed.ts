/**
 * @module
 * A tenant's content for each seed (interfaces.md): named people, groups, and for `large` 50,000 more users.
 */
import type { Sql } from '../frame.ts'
import type { Seed } from '../platform/hosts.ts'
import { seedGroups } from './groups.ts'
import { CONTOSO_PEOPLE, FABRIKAM_PEOPLE } from './people.ts'
import { makePerson } from './person.ts'
import { insertPeople } from './schema.ts'
import { CONTOSO } from './tenants.ts'
import type { TenantFacts } from './tenants.ts'
import { crowd } from './crowd.ts'

export const LARGE_USERS = 50_000
const AT_ONCE = 2000

export function seedTenant(sql: Sql, tenant: TenantFacts, seed: Seed): void {
  if (seed === 'empty') return
  const facts = tenant === CONTOSO ? CONTOSO_PEOPLE : FABRIKAM_PEOPLE
  const people = facts.map((one) => makePerson(tenant, one))
  insertPeople(sql, people)
  const ids = new Set(people.map(({ user }) => user.id))
  seedGroups(sql, tenant, (id) => ids.has(id))
  if (seed !== 'large' || tenant !== CONTOSO) return
  for (let from = 0; from < LARGE_USERS; from += AT_ONCE)
    insertPeople(sql, crowd(tenant, from, AT_ONCE))
}
