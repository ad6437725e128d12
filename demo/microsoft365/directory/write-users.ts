/**
 * @module
 * Changes to people through Graph, so that `/users/delta` and the picker have something to notice.
 */
import type { GraphReply, Sql } from '../frame.ts'
import { badQuery, directoryDenied, errorReply, noSuchDirectoryObject } from '../graph/errors.ts'
import { mayWriteUsers } from './access.ts'
import { contextUrl } from './call.ts'
import type { DirectoryContext } from './call.ts'
import { findUser } from './find-user.ts'
import { makePerson } from './person.ts'
import type { GraphUser, Person, PersonKind } from './person.ts'
import { insertPeople } from './schema.ts'
import { CONTOSO, TENANTS } from './tenants.ts'
import { FIELDS, showUser } from './user-fields.ts'

const READ_ONLY = new Set([
  'id',
  'createdDateTime',
  'proxyAddresses',
  'creationType',
  'externalUserState',
])

export function changeUser(context: DirectoryContext): GraphReply {
  if (!mayWriteUsers(context.caller)) return directoryDenied()
  const [, key] = context.segments
  if (context.method === 'POST')
    return key === undefined ? create(context) : badQuery('POST is not supported here.')
  const row = key === undefined ? undefined : findUser(context.sql, key)
  if (!row) return noSuchDirectoryObject(key ?? '')
  if (context.method === 'DELETE') {
    context.sql.run('DELETE FROM user WHERE id = ?', row.id)
    context.sql.run('DELETE FROM user_word WHERE id = ?', row.id)
    noteChange(context, row.id, [], 'changed')
    return { status: 204, headers: {} }
  }
  const body = asObject(context.body)
  const unknown =
    body && Object.keys(body).find((name) => !FIELDS.has(name.toLowerCase()) || READ_ONLY.has(name))
  if (!body || unknown !== undefined)
    return badQuery(`Property '${unknown ?? ''}' cannot be updated.`)
  const user = { ...(JSON.parse(row.doc) as GraphUser), ...body }
  replacePerson(context.sql, {
    kind: kindAfter(row.kind, user),
    mailbox: row.mailbox,
    named: false,
    user,
  })
  noteChange(context, row.id, Object.keys(body))
  return { status: 204, headers: {} }
}

function create(context: DirectoryContext): GraphReply {
  const body = asObject(context.body)
  const upn = body?.['userPrincipalName']
  if (!body || typeof upn !== 'string' || typeof body['displayName'] !== 'string')
    return badQuery('A required property is missing: userPrincipalName, displayName.')
  if (findUser(context.sql, upn))
    return errorReply(
      400,
      'Request_BadRequest',
      'Another object with the same value for property userPrincipalName already exists.',
    )
  const tenant = TENANTS.find(({ id }) => id === context.caller.tenantId) ?? CONTOSO
  const [alias = ''] = upn.split('@')
  const facts = {
    alias,
    givenName: String(body['givenName'] ?? ''),
    surname: String(body['surname'] ?? ''),
    jobTitle: '',
    department: '',
    city: '',
    country: '',
    phone: '',
  }
  const made = makePerson(tenant, { ...facts, kind: 'no-mailbox' }, false)
  const { passwordProfile: _, ...given } = body
  const person: Person = {
    ...made,
    user: {
      ...made.user,
      ...given,
      createdDateTime: new Date(context.now).toISOString(),
    },
  }
  insertPeople(context.sql, [person])
  noteChange(context, person.user.id, ['*'])
  return {
    status: 201,
    headers: {},
    body: {
      '@odata.context': contextUrl(context.origin, 'users', undefined, true),
      ...showUser(person.user, undefined, false),
    },
  }
}

export function replacePerson(sql: Sql, person: Person): void {
  const { id } = person.user
  const [kept] = sql.all<{ named: number; valid_from: number; policy: string | null }>(
    'SELECT named, valid_from, policy FROM user WHERE id = ?',
    id,
  )
  sql.run('DELETE FROM user_word WHERE id = ?', id)
  insertPeople(sql, [person])
  if (kept)
    sql.run(
      'UPDATE user SET named = ?, valid_from = ?, policy = ? WHERE id = ?',
      kept.named,
      kept.valid_from,
      kept.policy,
      id,
    )
}

function noteChange(
  { sql, now }: DirectoryContext,
  id: string,
  members: string[],
  removed: string | null = null,
): void {
  sql.run(
    'INSERT INTO user_change (id, members, removed, at) VALUES (?, ?, ?, ?)',
    id,
    JSON.stringify(members),
    removed,
    now,
  )
}

function kindAfter(kind: PersonKind, user: GraphUser): PersonKind {
  if (!user.accountEnabled) return 'disabled'
  return kind === 'disabled' ? 'member' : kind
}

function asObject(body: unknown): Record<string, unknown> | undefined {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : undefined
}
