/**
 * @module
 * One row of the directory by its id or userPrincipalName.
 */
import type { Sql } from '../frame.ts'
import type { Policy } from '../entra/challenge.ts'
import type { MailboxState, PersonKind } from './person.ts'

export type UserRow = {
  id: string
  upn: string
  kind: PersonKind
  mailbox: MailboxState
  enabled: number
  type: string
  k_mail: string
  valid_from: number
  policy: Policy | null
  doc: string
}

export function findUser(sql: Sql, key: string): UserRow | undefined {
  const wanted = key.toLowerCase()
  return sql.all<UserRow>('SELECT * FROM user WHERE id = ?1 OR k_upn = ?1 LIMIT 1', wanted)[0]
}
