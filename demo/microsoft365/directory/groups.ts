/**
 * @module
 * Groups and directory roles: who is in them, directly and through other groups (graph-contract §1.5, §8.9).
 */
import type { GraphReply, Sql } from '../frame.ts'
import {
  badQuery,
  directoryDenied,
  noSuchDirectoryObject,
  unknownSegment,
} from '../graph/errors.ts'
import { mayReadGroups, mayReadMemberships, mayReadRoles } from './access.ts'
import { contextUrl, ok } from './call.ts'
import type { DirectoryContext } from './call.ts'
import { stableGuid } from './tenants.ts'
import type { TenantFacts } from './tenants.ts'
import { showUser } from './user-fields.ts'
import type { GraphUser } from './person.ts'

export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
export const USER_ADMINISTRATOR = 'fe930be7-5e62-47db-91af-98c3a49a38b1'

type Kind = 'group' | 'directoryRole'
type GroupRow = { id: string; kind: Kind; doc: string }
const GROUP_FIELDS = [
  'id',
  'deletedDateTime',
  'createdDateTime',
  'description',
  'displayName',
  'groupTypes',
  'mail',
  'mailEnabled',
  'mailNickname',
  'securityEnabled',
  'visibility',
]

type Seed = {
  kind: Kind
  name: string
  description: string
  template?: string
  members: string[]
  groups?: string[]
}
const SEEDS: Seed[] = [
  {
    kind: 'directoryRole',
    name: 'Global Administrator',
    description: 'Can manage all aspects of the directory.',
    template: GLOBAL_ADMINISTRATOR,
    members: ['admin'],
  },
  {
    kind: 'directoryRole',
    name: 'User Administrator',
    description: 'Can manage users and groups.',
    template: USER_ADMINISTRATOR,
    members: ['diego'],
  },
  {
    kind: 'group',
    name: 'Sales',
    description: 'Everybody who sells.',
    members: ['amelia', 'priya', 'miriam'],
    groups: ['Sales Europe'],
  },
  {
    kind: 'group',
    name: 'Sales Europe',
    description: 'Sales in Europe.',
    members: ['marcus', 'noah'],
    groups: ['Sales Germany'],
  },
  { kind: 'group', name: 'Sales Germany', description: 'Sales in Germany.', members: ['henrik'] },
  {
    kind: 'group',
    name: 'Marketing',
    description: 'Campaigns and events.',
    members: ['megan', 'alex', 'yuki', 'zoe'],
  },
]

export function seedGroups(
  sql: Sql,
  tenant: TenantFacts,
  hasPerson: (id: string) => boolean,
): void {
  const idOf = (name: string) => stableGuid(`${tenant.domain}/group/${name}`)
  for (const { kind, name, description, template, members, groups: nested = [] } of SEEDS) {
    const id = idOf(name)
    const common = { id, deletedDateTime: null, displayName: name, description }
    const nickname = name.toLowerCase().replaceAll(' ', '-')
    const doc =
      kind === 'directoryRole'
        ? { ...common, roleTemplateId: template }
        : {
            ...common,
            createdDateTime: '2024-03-04T08:00:00Z',
            groupTypes: ['Unified'],
            mail: `${nickname}@${tenant.domain}`,
            mailEnabled: true,
            mailNickname: nickname,
            securityEnabled: false,
            visibility: 'Private',
          }
    sql.run(
      'INSERT OR REPLACE INTO directory_group VALUES (?, ?, ?)',
      id,
      kind,
      JSON.stringify(doc),
    )
    const people = members.map((alias) => stableGuid(`${tenant.domain}/${alias}`)).filter(hasPerson)
    for (const member of [...people, ...nested.map(idOf)])
      sql.run('INSERT OR IGNORE INTO membership VALUES (?, ?)', id, member)
  }
}

/** Template ids of the roles somebody holds: the `wids` claim. */
export function rolesOf(sql: Sql, userId: string): string[] {
  return groupsOf(sql, userId, false)
    .filter(({ kind }) => kind === 'directoryRole')
    .map(({ doc }) => (JSON.parse(doc) as { roleTemplateId: string }).roleTemplateId)
}

/** `/users/{id}/memberOf` and `/transitiveMemberOf`, with or without a cast. */
export function membershipsOf(
  context: DirectoryContext,
  userId: string,
  rest: string[],
): GraphReply {
  const [name = '', cast] = rest
  if (!mayReadMemberships(context.caller, userId)) return directoryDenied()
  const rows = groupsOf(context.sql, userId, name.toLowerCase() === 'transitivememberof')
  return listed(context, rows, cast, `directoryObjects`)
}

export function groups(context: DirectoryContext): GraphReply {
  const [, id, ...rest] = context.segments
  if (!mayReadGroups(context.caller)) return directoryDenied()
  if (id === undefined)
    return listed(context, allOf(context.sql, 'group'), 'microsoft.graph.group', 'groups')
  const row = find(context.sql, id, 'group')
  if (!row) return noSuchDirectoryObject(id)
  if (rest.length === 0)
    return ok({
      '@odata.context': contextUrl(context.origin, 'groups', undefined, true),
      ...showGroup(row, GROUP_FIELDS),
    })
  const [part = '', cast] = rest
  if (!/^(transitive)?members$/i.test(part)) return unknownSegment(part)
  return membersOf(context, id, /^transitive/i.test(part), cast)
}

export function directoryRoles(context: DirectoryContext): GraphReply {
  const [, id, part] = context.segments
  if (!mayReadRoles(context.caller)) return directoryDenied()
  if (id === undefined)
    return listed(
      context,
      allOf(context.sql, 'directoryRole'),
      'microsoft.graph.directoryRole',
      'directoryRoles',
    )
  const row = find(context.sql, id, 'directoryRole')
  if (!row) return noSuchDirectoryObject(id)
  if (part === undefined)
    return ok({
      '@odata.context': contextUrl(context.origin, 'directoryRoles', undefined, true),
      ...(JSON.parse(row.doc) as object),
    })
  return part.toLowerCase() === 'members'
    ? membersOf(context, id, false, undefined)
    : unknownSegment(part)
}

function membersOf(
  context: DirectoryContext,
  id: string,
  deep: boolean,
  cast: string | undefined,
): GraphReply {
  const tree = deep
    ? `WITH RECURSIVE inside(id) AS (SELECT member_id FROM membership WHERE group_id = ?1
         UNION SELECT m.member_id FROM membership m JOIN inside i ON m.group_id = i.id)`
    : 'WITH inside(id) AS (SELECT member_id FROM membership WHERE group_id = ?1)'
  const users = context.sql.all<{ doc: string }>(
    `${tree} SELECT doc FROM user WHERE id IN (SELECT id FROM inside) ORDER BY k_display`,
    id,
  )
  const nested = context.sql.all<GroupRow>(
    `${tree} SELECT id, kind, doc FROM directory_group WHERE id IN (SELECT id FROM inside)`,
    id,
  )
  const wanted = cast?.toLowerCase().replace('microsoft.graph.', '')
  const typed = wanted === undefined
  const people = users.map(({ doc }) => ({
    ...(typed ? { '@odata.type': '#microsoft.graph.user' } : {}),
    ...showUser(JSON.parse(doc) as GraphUser, undefined, false),
  }))
  const inner = nested.map((row) => ({
    ...(typed ? { '@odata.type': '#microsoft.graph.group' } : {}),
    ...showGroup(row, GROUP_FIELDS),
  }))
  const value = wanted === 'user' ? people : wanted === 'group' ? inner : [...people, ...inner]
  return collection(context, value, cast ? `${wanted}s` : 'directoryObjects')
}

function listed(
  context: DirectoryContext,
  rows: GroupRow[],
  cast: string | undefined,
  set: string,
): GraphReply {
  const wanted = cast?.toLowerCase().replace('microsoft.graph.', '')
  if (wanted !== undefined && !['group', 'directoryrole'].includes(wanted))
    return badQuery(`Unsupported cast '${cast}'.`)
  const fitting =
    wanted === undefined ? rows : rows.filter(({ kind }) => kind.toLowerCase() === wanted)
  const select = context.query
    .get('$select')
    ?.split(',')
    .map((one) => one.trim())
  const value = fitting.map((row) => ({
    ...(wanted === undefined ? { '@odata.type': `#microsoft.graph.${row.kind}` } : {}),
    ...showGroup(row, select ?? (row.kind === 'group' ? GROUP_FIELDS : undefined)),
  }))
  return collection(context, value, set)
}

function collection(context: DirectoryContext, value: object[], set: string): GraphReply {
  const counted =
    context.eventual && context.query.get('$count') === 'true'
      ? { '@odata.count': value.length }
      : {}
  return ok({ '@odata.context': contextUrl(context.origin, set), ...counted, value })
}

function showGroup(
  { doc }: GroupRow,
  fields: readonly string[] | undefined,
): Record<string, unknown> {
  const whole = JSON.parse(doc) as Record<string, unknown>
  if (!fields) return whole
  return Object.fromEntries(
    fields.filter((name) => name in whole).map((name) => [name, whole[name]]),
  )
}

function groupsOf(sql: Sql, id: string, deep: boolean): GroupRow[] {
  const tree = deep
    ? `WITH RECURSIVE above(id) AS (SELECT group_id FROM membership WHERE member_id = ?1
         UNION SELECT m.group_id FROM membership m JOIN above a ON m.member_id = a.id)`
    : 'WITH above(id) AS (SELECT group_id FROM membership WHERE member_id = ?1)'
  return sql.all<GroupRow>(
    `${tree} SELECT id, kind, doc FROM directory_group WHERE id IN (SELECT id FROM above)`,
    id,
  )
}

function allOf(sql: Sql, kind: Kind): GroupRow[] {
  return sql.all<GroupRow>(
    'SELECT id, kind, doc FROM directory_group WHERE kind = ? ORDER BY doc',
    kind,
  )
}

function find(sql: Sql, id: string, kind: Kind): GroupRow | undefined {
  return sql.all<GroupRow>(
    'SELECT id, kind, doc FROM directory_group WHERE id = ? AND kind = ?',
    id.toLowerCase(),
    kind,
  )[0]
}
