/**
 * @module
 * Users of the CRM, their roles and their tie to an Entra identity.
 *
 * Owns: the person table, roles and what they allow, seats. Does not own: invitations and join requests,
 * which this CRM leaves to the edge (crm-contract §0.5).
 */
import { given, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { Json } from '../model/fields.ts'
import type { Crm } from '../platform.ts'
import { appendChange } from './feed.ts'

export const roles = {
  'super-admin': { name: 'Super Admin', permissions: ['manageUsers', 'manageIntegration'] },
  'sales-manager': { name: 'Sales Manager', permissions: ['manageUsers'] },
  'sales-rep': { name: 'Sales Representative', permissions: [] },
} as const satisfies Record<string, { name: string; permissions: readonly string[] }>
export type RoleId = keyof typeof roles
export const roleIds = Object.keys(roles) as [RoleId, ...RoleId[]]

export type Person = {
  id: string
  email: string
  firstName: string
  lastName: string
  role: RoleId
  timeZone: string
  locale: string
  active: boolean
  entra: { tid: string; oid: string; upn: string | null } | null
  created: number
  updated: number
}
type PersonRow = {
  id: string
  email: string
  first_name: string
  last_name: string
  role: RoleId
  time_zone: string
  locale: string
  active: number
  tid: string | null
  oid: string | null
  upn: string | null
  created: number
  updated: number
}
export type NewPerson = Pick<Person, 'email' | 'firstName' | 'lastName' | 'role' | 'timeZone'> & {
  locale: string
  active: boolean
}

export const permissionsOf = (person: Person): readonly string[] => roles[person.role].permissions

export function personById(crm: Crm, id: string): Person | undefined {
  const [row] = crm.sql.all<PersonRow>('SELECT * FROM person WHERE id = ?', id)
  return row && fromRow(row)
}

/** All of them: a CRM has few users beside its records. */
export const allPeople = (crm: Crm): Person[] =>
  crm.sql.all<PersonRow>('SELECT * FROM person ORDER BY id').map(fromRow)

export function addPerson(crm: Crm, made: NewPerson, id?: string): Answer<Person> {
  const same = crm.sql.all<{ id: string }>('SELECT id FROM person WHERE email = ?', made.email)
  if (same.length > 0) return refused('duplicate', { existing: same.map((row) => row.id) })
  if (made.active && activeCount(crm) >= crm.settings.seats) return refused('licence-limit')
  return crm.sql.transaction(() => {
    const key = id ?? `u-${crm.uuid()}`
    const now = crm.now()
    crm.sql.run(
      'INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?, ?)',
      key,
      made.email,
      made.firstName,
      made.lastName,
      made.role,
      made.timeZone,
      made.locale,
      made.active ? 1 : 0,
      now,
      now,
    )
    appendChange(crm, { type: 'user', id: key, op: 'upsert' })
    return given(personById(crm, key)!)
  })
}

export function changePerson(crm: Crm, person: Person, patch: Partial<NewPerson>): Answer<Person> {
  const next = { ...person, ...patch }
  if (next.active && !person.active && activeCount(crm) >= crm.settings.seats)
    return refused('licence-limit')
  const same = crm.sql.all<{ id: string }>(
    'SELECT id FROM person WHERE email = ? AND id <> ?',
    next.email,
    person.id,
  )
  if (same.length > 0) return refused('duplicate', { existing: same.map((row) => row.id) })
  if (JSON.stringify(next) === JSON.stringify(person)) return given(person)
  return crm.sql.transaction(() => {
    crm.sql.run(
      `UPDATE person SET email = ?, first_name = ?, last_name = ?, role = ?, time_zone = ?, locale = ?,
       active = ?, updated = ? WHERE id = ?`,
      next.email,
      next.firstName,
      next.lastName,
      next.role,
      next.timeZone,
      next.locale,
      next.active ? 1 : 0,
      crm.now(),
      person.id,
    )
    appendChange(crm, { type: 'user', id: person.id, op: 'upsert' })
    return given(personById(crm, person.id)!)
  })
}

/** Binds an Entra identity; one identity, one user, and never silently another (USR-2). */
export function bindEntra(
  crm: Crm,
  person: Person,
  entra: { tid: string; oid: string; upn: string | null },
): Answer<Person> {
  const holder = allPeople(crm).find(
    (other) => other.entra?.tid === entra.tid && other.entra.oid === entra.oid,
  )
  if (holder !== undefined && holder.id !== person.id) {
    return refused('duplicate', { existing: [holder.id], detail: 'Bound to another user.' })
  }
  if (person.entra !== null && holder === undefined) {
    return refused('duplicate', {
      existing: [person.id],
      detail: 'This user is bound to another identity; remove that first.',
    })
  }
  return given(writeEntra(crm, person, entra))
}

export function writeEntra(crm: Crm, person: Person, entra: Person['entra']): Person {
  if (JSON.stringify(person.entra) === JSON.stringify(entra)) return person
  return crm.sql.transaction(() => {
    crm.sql.run(
      'UPDATE person SET tid = ?, oid = ?, upn = ?, updated = ? WHERE id = ?',
      entra?.tid ?? null,
      entra?.oid ?? null,
      entra?.upn ?? null,
      crm.now(),
      person.id,
    )
    appendChange(crm, { type: 'user', id: person.id, op: 'upsert' })
    return personById(crm, person.id)!
  })
}

export function personJson(person: Person): Record<string, Json> {
  return {
    id: person.id,
    email: person.email,
    name: `${person.firstName} ${person.lastName}`.trim(),
    firstName: person.firstName,
    lastName: person.lastName,
    roleId: person.role,
    roleName: roles[person.role].name,
    permissions: [...permissionsOf(person)],
    active: person.active,
    timeZone: person.timeZone,
    locale: person.locale,
    identities: { entra: person.entra },
    createdAt: new Date(person.created).toISOString(),
    updatedAt: new Date(person.updated).toISOString(),
  }
}

const activeCount = (crm: Crm): number =>
  crm.sql.all<{ n: number }>('SELECT count(*) AS n FROM person WHERE active = 1')[0]!.n

function fromRow(row: PersonRow): Person {
  const { first_name: firstName, last_name: lastName, time_zone: timeZone } = row
  const entra =
    row.tid === null || row.oid === null ? null : { tid: row.tid, oid: row.oid, upn: row.upn }
  const { id, email, role, locale, created, updated } = row
  return {
    id,
    email,
    firstName,
    lastName,
    role,
    timeZone,
    locale,
    active: row.active === 1,
    entra,
    created,
    updated,
  }
}
