/**
 * @module
 * The tenant's people, read with the member's own Microsoft 365 sign-in (USR-1).
 */
import type { PeoplePage, Person } from '../../contract/people.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { DirectoryUser, TenantPort } from '../../ports/tenant.ts'
import { refusalOf, refuse } from './refuse.ts'

/** `status` is the organization's to say: everybody is `available` here. */
export async function searchPeople(
  { store, tenant }: { readonly store: MailboxStore; readonly tenant: TenantPort },
  query: { search: string; cursor: string | null; limit: number },
): Promise<Result<PeoplePage, Refusal>> {
  const connection = store.connection()
  if (connection === null) {
    return refuse('not-connected', 'Connect your Microsoft 365 account to see your organization')
  }
  const answer = await tenant.searchUsers(query)
  if (!answer.ok) return fail(missing(answer.failure))
  const { users, cursor, total } = answer.value
  return ok({ cursor, total, users: users.map(personOf) })
}

/** Asked for by the picker, not by a stream's switch (INS-6). */
const missing = (failure: Failure): Refusal =>
  failure.kind === 'consent'
    ? {
        code: 'consent-needed',
        detail:
          'Reading the names of your colleagues was not agreed to yet: connect (also=people).',
        consent: { who: failure.admin ? 'administrator' : 'you', streams: [], also: 'people' },
      }
    : refusalOf(failure)

export const personOf = (user: DirectoryUser): Person => ({
  id: user.id,
  displayName: user.displayName,
  address: user.address,
  jobTitle: user.jobTitle,
  department: user.department,
  enabled: user.enabled,
  guest: user.guest,
  status: 'available',
})
