/**
 * @module
 * People as the sandbox itself sees them: who they are, whether they may sign in, what was done to their account.
 */
import type { Sql } from '../frame.ts'
import type { Policy } from '../entra/challenge.ts'
import { findUser } from './find-user.ts'
import { rolesOf } from './groups.ts'
import type { MailboxState, PersonKind } from './person.ts'

/** What the door and Entra need to know of a person. */
export type PersonView = {
  id: string
  tenantId: string
  upn: string
  displayName: string
  mail: string | null
  kind: PersonKind
  mailbox: MailboxState
  enabled: boolean
  /** Tokens issued before are revoked (epoch milliseconds). */
  validFrom: number
  policy?: Policy
  roles: string[]
}
export type NamedPerson = {
  user: string
  id: string
  tenantId: string
  displayName: string
  kind: PersonKind
}
export type People = ReturnType<typeof makePeople>
type NamedRow = { upn: string; id: string; kind: PersonKind; doc: string }

export function makePeople(sql: Sql, tenantId: string) {
  return {
    view(key: string): PersonView | undefined {
      const row = findUser(sql, key)
      if (!row) return undefined
      const { id, upn, kind, mailbox, policy } = row
      const { displayName, mail } = JSON.parse(row.doc) as Pick<PersonView, 'displayName' | 'mail'>
      return {
        id,
        tenantId,
        upn,
        displayName,
        mail,
        kind,
        mailbox,
        enabled: row.enabled === 1,
        validFrom: row.valid_from,
        ...(policy ? { policy } : {}),
        roles: rolesOf(sql, id),
      }
    },
    named(): NamedPerson[] {
      const rows = sql.all<NamedRow>(
        'SELECT upn, id, kind, doc FROM user WHERE named = 1 ORDER BY rowid',
      )
      return rows.map(({ upn, id, kind, doc }) => {
        const { displayName } = JSON.parse(doc) as { displayName: string }
        return { user: upn, id, tenantId, displayName, kind }
      })
    },
    setMailboxState: (key: string, state: MailboxState): void =>
      sql.run('UPDATE user SET mailbox = ? WHERE id = ?', state, findUser(sql, key)?.id ?? ''),
    setPolicy: (key: string, policy: Policy | undefined): void =>
      sql.run(
        'UPDATE user SET policy = ? WHERE id = ?',
        policy ?? null,
        findUser(sql, key)?.id ?? '',
      ),
    /** Tokens issued before now are worth nothing; answers whose. */
    revoke(key: string, now: number): string | undefined {
      const id = findUser(sql, key)?.id
      if (id !== undefined) sql.run('UPDATE user SET valid_from = ? WHERE id = ?', now, id)
      return id
    },
  }
}
