/**
 * @module
 * The tenant's people (ports/tenant.ts), by the picker query of graph-contract §1.1.
 */
import { fail, ok } from '../../domain/result.ts'
import type { DirectoryPage, DirectoryUser, TenantPort } from '../../ports/tenant.ts'
import type { GraphConnection } from './graph-client.ts'
import { isOwnLink, makeGraphClient } from './graph-client.ts'
import { directoryUser } from './graph-schema.ts'
import { query, readList } from './listing.ts'

const members = 'id,displayName,mail,userPrincipalName,jobTitle,department,accountEnabled,userType'
/** Directory paging forgets this header, so each page carries it (§0). */
const eventual = { consistencylevel: 'eventual' }
const MAX_PAGE = 999

export function makeTenantPort(connection: GraphConnection): TenantPort {
  const client = makeGraphClient(connection)
  return {
    async searchUsers({ search, cursor, limit }) {
      if (cursor !== null && !isOwnLink(connection.graphOrigin, cursor))
        return fail({ kind: 'refused', code: 'bad-cursor', detail: 'cursor of another form' })
      const words = clean(search)
      // Nothing but punctuation is in nobody's name, and Graph refuses it as a search.
      if (words !== '' && !/[\p{L}\p{N}]/u.test(words))
        return ok({ users: [], cursor: null, total: 0 })
      const answer = await readList(client, cursor ?? firstPage(words, limit), eventual)
      return answer.ok ? ok(toPage(answer.value)) : answer
    },
  }
}

function firstPage(words: string, limit: number): string {
  const clauses = ['displayName', 'mail', 'userPrincipalName'].map(
    (member) => `"${member}:${words}"`,
  )
  return `/users?${query({
    $select: members,
    $top: Math.min(Math.max(1, limit), MAX_PAGE),
    $count: 'true',
    $orderby: 'displayName',
    ...(words === '' ? {} : { $search: clauses.join(' OR ') }),
  })}`
}

/** Quote and backslash are escaped inside a clause (§1.1); control characters mean nothing in a name. */
const clean = (search: string): string =>
  search
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, 120)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')

function toPage(page: {
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
