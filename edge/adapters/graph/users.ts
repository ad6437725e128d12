/**
 * @module
 * The tenant's people (ports/tenant.ts), by the picker query of graph-contract §1.1.
 */
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { DirectoryPage, DirectoryUser, TenantPort } from '../../ports/tenant.ts'
import { makeBatch } from './batch.ts'
import type { GraphClient, GraphConnection } from './graph-client.ts'
import { isPageOf, makeGraphClient } from './graph-client.ts'
import { failureOf, isSuccess } from './graph-failure.ts'
import { directoryUser } from './graph-schema.ts'
import { query, readList } from './listing.ts'

export const userMembers =
  'id,displayName,mail,userPrincipalName,jobTitle,department,accountEnabled,userType'
/** Directory paging forgets this header, so each page carries it (§0). */
export const eventual = { consistencylevel: 'eventual' }
const MAX_PAGE = 999
const usersPath = /^\/v1\.0\/users\/?$/i

export function makeTenantPort(connection: GraphConnection): TenantPort {
  const client = makeGraphClient(connection)
  return {
    async searchUsers({ search, cursor, limit }) {
      if (cursor !== null && !isPageOf(connection.graphOrigin, cursor, usersPath))
        return fail({ kind: 'refused', code: 'bad-cursor', detail: 'cursor of another form' })
      const words = cleanSearch(search)
      // Nothing but punctuation is in nobody's name, and Graph refuses it as a search.
      if (words !== '' && !/[\p{L}\p{N}]/u.test(words))
        return ok({ users: [], cursor: null, total: 0 })
      const answer = await readList(client, cursor ?? firstPage(words, limit), eventual)
      return answer.ok ? ok(toPeoplePage(answer.value)) : answer
    },
    readUsers: (ids) => readUsers(client, ids),
  }
}

/** One envelope of at most 20 (graph-contract §5). */
async function readUsers(
  client: GraphClient,
  ids: readonly string[],
): Promise<Result<readonly DirectoryUser[], Failure>> {
  const batch = makeBatch({
    client,
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    spend: () => {},
  })
  const calls = ids.map((id) => ({
    method: 'GET' as const,
    path: `/users/${encodeURIComponent(id)}?${query({ $select: userMembers })}`,
  }))
  const found: DirectoryUser[] = []
  for (const answer of await batch(calls)) {
    if (!answer.ok) return answer
    const failure = isSuccess(answer.value) ? null : failureOf(answer.value, 'read', client.now())
    const user = failure === null ? toUser(answer.value.body) : null
    if (user !== null) found.push(user)
    // Nobody by this id is an answer, whatever words Graph has for it (§9).
    else if (failure !== null && answer.value.status !== 404 && answer.value.status !== 400)
      return fail(failure)
  }
  return ok(found)
}

function firstPage(words: string, limit: number): string {
  const clauses = ['displayName', 'mail', 'userPrincipalName'].map(
    (member) => `"${member}:${words}"`,
  )
  return `/users?${query({
    $select: userMembers,
    $top: Math.min(Math.max(1, limit), MAX_PAGE),
    $count: 'true',
    $orderby: 'displayName',
    ...(words === '' ? {} : { $search: clauses.join(' OR ') }),
  })}`
}

/** Quote and backslash are escaped inside a clause (§1.1); control characters mean nothing in a name. */
export const cleanSearch = (search: string): string =>
  search
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, 120)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')

export function toPeoplePage(page: {
  readonly rows: readonly unknown[]
  readonly next: string | null
  readonly count: number | null
}): DirectoryPage {
  const users = page.rows.map(toUser).filter((user) => user !== null)
  return { users, cursor: page.next, total: page.count }
}

function toUser(value: unknown): DirectoryUser | null {
  const parsed = directoryUser.safeParse(value)
  if (!parsed.success) return null
  const row = parsed.data
  return {
    id: row.id,
    displayName: row.displayName ?? '',
    address: row.mail ?? null,
    userPrincipalName: row.userPrincipalName ?? '',
    jobTitle: row.jobTitle ?? null,
    department: row.department ?? null,
    enabled: row.accountEnabled ?? null,
    guest: row.userType ? row.userType === 'Guest' : null,
  }
}
