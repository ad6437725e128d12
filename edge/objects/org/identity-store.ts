/**
 * @module
 * Who is who in Microsoft 365, in SQL: bindings made by signing in, and ties the CRM told of.
 */
import type { Identity, KnownUser, OrgStore } from '../../ports/org-store.ts'
import type { Sql } from '../sql.ts'

type IdentityPart = Pick<
  OrgStore,
  | 'identity'
  | 'holder'
  | 'bind'
  | 'supersede'
  | 'isSuperseded'
  | 'boundUsers'
  | 'setKnownUsers'
  | 'setKnownUser'
  | 'knownUsers'
  | 'knownMember'
>

type IdentityRow = {
  readonly tenant_id: string | null
  readonly user_id: string | null
  readonly address: string | null
}

export function identityStore(sql: Sql): IdentityPart {
  const row = (member: string) =>
    sql.first<IdentityRow>(
      'SELECT tenant_id, user_id, address FROM identity WHERE member = ?',
      member,
    )
  return {
    identity: (member) => toIdentity(row(member)),
    holder: ({ tenantId, userId }) =>
      sql.first<{ member: string }>(
        'SELECT member FROM identity WHERE user_id = ? AND tenant_id = ?',
        userId,
        tenantId,
      )?.member ?? null,
    bind(member, { tenantId, userId, address }) {
      const present = row(member)
      if (
        present?.tenant_id === tenantId &&
        present.user_id === userId &&
        present.address === address
      ) {
        return
      }
      put(sql, member, [tenantId, userId, address])
    },
    supersede: (member) => put(sql, member, [null, null, null]),
    isSuperseded: (member) => row(member)?.user_id === null,
    boundUsers: (ids) => among(sql, 'identity', ids),
    setKnownUsers: (users) => sql.transaction(() => setKnownUsers(sql, users)),
    setKnownUser: (user) => putKnownUser(sql, user),
    knownUsers: (ids) => among(sql, 'known_user', ids),
    knownMember: (id) =>
      sql.first<{ member: string }>('SELECT member FROM known_user WHERE user_id = ?', id)
        ?.member ?? null,
  }
}

/** One query for a page of the picker: the ids travel as one JSON value. */
function among(
  sql: Sql,
  table: 'identity' | 'known_user',
  ids: readonly string[],
): ReadonlySet<string> {
  const rows = sql.all<{ user_id: string }>(
    `SELECT user_id FROM ${table} WHERE user_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
  return new Set(rows.map(({ user_id: id }) => id))
}

function toIdentity(row: IdentityRow | undefined): Identity | null {
  if (!row || row.tenant_id === null || row.user_id === null) return null
  return { tenantId: row.tenant_id, userId: row.user_id, address: row.address ?? '' }
}

function put(sql: Sql, member: string, values: readonly (string | null)[]): void {
  sql.run(
    `INSERT INTO identity (member, tenant_id, user_id, address) VALUES (?, ?, ?, ?)
     ON CONFLICT (member) DO UPDATE SET
       tenant_id = excluded.tenant_id, user_id = excluded.user_id, address = excluded.address`,
    member,
    ...values,
  )
}

function setKnownUsers(sql: Sql, users: readonly KnownUser[]): void {
  const next = new Map(users.map(({ userId, member }) => [userId, member]))
  for (const { user_id: id, member } of sql.all<{ user_id: string; member: string }>(
    'SELECT user_id, member FROM known_user',
  )) {
    if (next.get(id) === member) next.delete(id)
    else if (!next.has(id)) sql.run('DELETE FROM known_user WHERE user_id = ?', id)
  }
  for (const [userId, member] of next) putKnownUser(sql, { userId, member })
}

const putKnownUser = (sql: Sql, { userId, member }: KnownUser) =>
  void sql.run(
    `INSERT INTO known_user (user_id, member) VALUES (?, ?)
     ON CONFLICT (user_id) DO UPDATE SET member = excluded.member`,
    userId,
    member,
  )
