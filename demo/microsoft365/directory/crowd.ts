/**
 * @module
 * The 50,000 users of seed `large`: believable names from faker's lists, the same ones every time.
 */
import { faker } from '@faker-js/faker/locale/en'
import { makePerson } from './person.ts'
import type { Person } from './person.ts'
import type { TenantFacts } from './tenants.ts'

const DEPARTMENTS = [
  'Sales',
  'Marketing',
  'Engineering',
  'Finance',
  'HR',
  'Operations',
  'Customer Care',
  'Legal',
]

/** People number `from` to `from + count`. */
export function crowd(tenant: TenantFacts, from: number, count: number): Person[] {
  faker.seed(from + 1)
  return Array.from({ length: count }, (_, at) => {
    const givenName = faker.person.firstName()
    const surname = faker.person.lastName()
    const plain = `${givenName}.${surname}`.toLowerCase().replace(/[^a-z.]/g, '')
    const facts = {
      alias: `${plain}.${from + at}`,
      givenName,
      surname,
      jobTitle: 'Employee',
      department: DEPARTMENTS[(from + at) % DEPARTMENTS.length] ?? '',
      city: '',
      country: '',
      phone: '',
    }
    return makePerson(tenant, facts, false)
  })
}
