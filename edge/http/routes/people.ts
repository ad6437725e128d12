/**
 * @module
 * The tenant's people and groups for the picker: read with the caller's own sign-in, marked by his
 * organization (USR-1, USR-5).
 */
import { endpoints } from '../../contract/endpoints.ts'
import { peopleEndpoints } from '../../contract/people-endpoints.ts'
import type { PeoplePage } from '../../contract/people.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { HttpPolicy } from '../../policy.ts'
import type { OrgHost, Refusal } from '../../ports/hosts.ts'
import type { Serve } from '../bind.ts'

export function peopleRoutes(serve: Serve, policy: HttpPolicy): void {
  serve(endpoints.directoryUsers, async ({ query, actor, mailbox, org }) => {
    const page = await mailbox.searchPeople(actor, {
      search: query.search?.trim() ?? '',
      cursor: query.cursor ?? null,
      limit: query.limit ?? policy.peoplePerPage,
    })
    return marked(page, org)
  })
  serve(peopleEndpoints.directoryGroups, ({ query, mailbox }) =>
    mailbox.searchGroups({
      search: query.search?.trim() ?? '',
      cursor: query.cursor ?? null,
      limit: query.limit ?? policy.peoplePerPage,
    }),
  )
  serve(peopleEndpoints.groupMembers, async ({ params, query, mailbox, org }) => {
    const limit = query.limit ?? policy.peoplePerPage
    const page = await mailbox.groupMembers(params.id, { cursor: query.cursor ?? null, limit })
    return marked(page, org)
  })
}

async function marked(
  page: Result<PeoplePage, Refusal>,
  org: OrgHost,
): Promise<Result<PeoplePage, Refusal>> {
  if (!page.ok || page.value.users.length === 0) return page
  const statuses = await org.personStatuses(page.value.users.map(({ id }) => id))
  const users = page.value.users.map((user) => ({
    ...user,
    status: statuses[user.id] ?? user.status,
  }))
  return ok({ ...page.value, users })
}
