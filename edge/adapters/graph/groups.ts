/**
 * @module
 * The tenant's groups and who is in them (ports/tenant.ts), nested ones included (USR-5).
 */
import { fail, ok } from '../../domain/result.ts'
import type { DirectoryGroup, GroupPort } from '../../ports/tenant.ts'
import type { GraphConnection } from './graph-client.ts'
import { isPageOf, makeGraphClient } from './graph-client.ts'
import { directoryGroup } from './graph-schema.ts'
import { query, readList } from './listing.ts'
import { cleanSearch, eventual, toPeoplePage, userMembers } from './users.ts'

const MAX_PAGE = 999
const groupsPath = /^\/v1\.0\/groups\/?$/i
const membersPath = /^\/v1\.0\/groups\/[^/]+\/transitiveMembers(\/microsoft\.graph\.user)?\/?$/i

export function makeGroupPort(connection: GraphConnection): GroupPort {
  const client = makeGraphClient(connection)
  const badCursor = (cursor: string | null, path: RegExp) =>
    cursor !== null && !isPageOf(connection.graphOrigin, cursor, path)
      ? fail({ kind: 'refused' as const, code: 'bad-cursor', detail: 'cursor of another form' })
      : null
  return {
    async searchGroups({ search, cursor, limit }) {
      const bad = badCursor(cursor, groupsPath)
      if (bad) return bad
      const answer = await readList(client, cursor ?? firstPage(search, limit), eventual)
      if (!answer.ok) return answer
      const groups = answer.value.rows.map(toGroup).filter((group) => group !== null)
      // Where the directory searched more widely than asked, the words decide.
      return ok({ groups: groups.filter(named(search)), cursor: answer.value.next })
    },
    async members(group, { cursor, limit }) {
      const bad = badCursor(cursor, membersPath)
      if (bad) return bad
      const path = `/groups/${encodeURIComponent(group)}/transitiveMembers/microsoft.graph.user`
      const first = `${path}?${query({ $select: userMembers, $top: top(limit), $count: 'true' })}`
      const answer = await readList(client, cursor ?? first, eventual)
      return answer.ok ? ok(toPeoplePage(answer.value)) : answer
    },
  }
}

const top = (limit: number) => Math.min(Math.max(1, limit), MAX_PAGE)

function firstPage(search: string, limit: number): string {
  const words = cleanSearch(search)
  return `/groups?${query({
    $select: 'id,displayName,description,mail',
    $top: top(limit),
    $count: 'true',
    $orderby: 'displayName',
    ...(words === '' ? {} : { $search: `"displayName:${words}"` }),
  })}`
}

const named = (search: string) => (group: DirectoryGroup) =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => group.displayName.toLowerCase().includes(word))

function toGroup(value: unknown): DirectoryGroup | null {
  const parsed = directoryGroup.safeParse(value)
  if (!parsed.success) return null
  const { id, displayName, description, mail } = parsed.data
  return {
    id,
    displayName: displayName ?? '',
    description: description ?? null,
    address: mail ?? null,
  }
}
