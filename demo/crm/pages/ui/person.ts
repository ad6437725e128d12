/**
 * @module
 * The person this window works as. Each window may be another one; a new window starts as the last.
 */

const KEY = 'northwind.person'

export type Person = {
  id: string
  name: string
  email: string
  roleName: string
  permissions: string[]
  active: boolean
  timeZone: string
  identities: { entra: { upn: string | null } | null }
}

export function personId(): string | null {
  const asked = new URLSearchParams(location.search).get('as')
  if (asked !== null && /^[\w-]{1,64}$/u.test(asked)) choosePerson(asked)
  return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY)
}

export function choosePerson(id: string): void {
  sessionStorage.setItem(KEY, id)
  localStorage.setItem(KEY, id)
}
