/**
 * @module
 * Which CRM user is which directory user. Identified by tenant id + object id, never by address (USR-2).
 */
import { isSamePerson } from '../../domain/people/person.ts'
import type { PersonStatus } from '../../contract/people.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Identity } from '../../ports/org-store.ts'
import type { OrgContext } from './context.ts'
import { beingRemoved } from './take-part.ts'

/**
 * One account, one member: two mailboxes over one account would copy each other's records. A binding
 * holds while its member takes part; one who does not gives way, and must sign in anew to take part.
 */
export async function bindIdentity(
  org: OrgContext,
  member: string,
  identity: Identity,
): Promise<Result<null, Refusal>> {
  const { store } = org
  if (org.isBeingRemoved()) return beingRemoved
  if (isForeign(org, identity)) return foreign
  // Whoever is lured into finishing somebody else's sign-in does not lend him the mailbox (embedding §5.2.2).
  await refreshKnownUsers(org)
  const known = store.knownMember(identity.userId)
  if (known !== null && known !== member) return anothers
  const present = store.identity(member)
  if (present && !isSamePerson(present, identity) && store.isJoined(member)) {
    return fail({
      code: 'wrong-state',
      detail:
        'You are connected with a different Microsoft 365 account. Disconnect that one first.',
    })
  }
  const holder = store.holder(identity)
  if (holder !== null && holder !== member && store.isJoined(holder)) {
    return anothers
  }
  store.transaction(() => {
    if (holder !== null && holder !== member) store.supersede(holder)
    store.bind(member, identity)
  })
  return ok(null)
}

/** The CRM's records would lie in a mailbox that another company's administrators can read (OPS-3). */
function isForeign({ ownTenants }: OrgContext, { tenantId }: Identity): boolean {
  const own = ownTenants()
  return own.length > 0 && !own.includes(tenantId)
}

const anothers = fail<Refusal>({
  code: 'wrong-state',
  detail: 'This Microsoft 365 account is connected to another user of this CRM.',
})

const foreign = fail<Refusal>({
  code: 'wrong-tenant',
  detail: 'This account is of another Microsoft 365 organization than the one tied to this CRM.',
})

/** Everybody asked for gets an answer (USR-5). */
export async function personStatuses(
  org: OrgContext,
  directoryIds: readonly string[],
): Promise<Readonly<Record<string, PersonStatus>>> {
  await refreshKnownUsers(org)
  const bound = org.store.boundUsers(directoryIds)
  const known = org.store.knownUsers(directoryIds)
  const { invited, requested } = org.pendingAmong(directoryIds, org.clock.now())
  const statusOf = (id: string): PersonStatus => {
    if (bound.has(id) || known.has(id)) return 'member'
    if (invited.has(id)) return 'invited'
    return requested.has(id) ? 'requested' : 'available'
  }
  return Object.fromEntries(directoryIds.map((id) => [id, statusOf(id)]))
}

/** The CRM's own ties; when it does not answer, what it said last is good enough for a list. */
async function refreshKnownUsers(org: OrgContext): Promise<void> {
  const now = org.clock.now()
  if (now - org.store.stamp('members-read') < org.rhythm.membersFreshMs) return
  const members = await org.crm.members()
  if (!members.ok) {
    org.journal.event('org.members-failed', { kind: members.failure.kind })
    return
  }
  org.store.setKnownUsers(
    members.value.flatMap(({ id, active, entra }) =>
      active && entra ? [{ userId: entra.userId, member: id }] : [],
    ),
  )
  org.store.setStamp('members-read', now)
}
