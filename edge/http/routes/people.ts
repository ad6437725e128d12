/**
 * @module
 * The tenant's people for the picker: read with the caller's own sign-in, marked by his organization (USR-1).
 */
import { endpoints } from '../../contract/endpoints.ts'
import { ok } from '../../domain/result.ts'
import type { HttpPolicy } from '../../policy.ts'
import type { Serve } from '../bind.ts'

export function peopleRoutes(serve: Serve, policy: HttpPolicy): void {
  serve(endpoints.directoryUsers, async ({ query, actor, mailbox, org }) => {
    const page = await mailbox.searchPeople(actor, {
      search: query.search?.trim() ?? '',
      cursor: query.cursor ?? null,
      limit: query.limit ?? policy.peoplePerPage,
    })
    if (!page.ok || page.value.users.length === 0) return page
    const statuses = await org.personStatuses(page.value.users.map(({ id }) => id))
    const users = page.value.users.map((user) => ({
      ...user,
      status: statuses[user.id] ?? user.status,
    }))
    return ok({ ...page.value, users })
  })
}
