/**
 * @module
 * Invites people of the tenant, up to 1,000 in one call (USR-1, USR-5): everything is written down at once, the
 * mails go out afterwards (work-off-mails.ts).
 */
import type { InviteReply, InviteRequest, InviteResult } from '../../contract/invitations.ts'
import { INVITATION_LIFE_MS } from '../../domain/people/invitation.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Doer } from '../../ports/people-host.ts'
import type { DirectoryUser } from '../../ports/tenant.ts'
import { timedId } from './context.ts'
import type { PeopleContext } from './context.ts'
import { note } from './note.ts'
import { checkRoles, permitted } from './permitted.ts'
import { refuse } from './refuse.ts'
import { invitationMailId, showJob } from './views.ts'

/** Read before the answer, so that a short list has names at once and a sign-in that is over is told now. */
const READ_AT_ONCE = 20

export const editionNeeded = refuse(
  'edition-needed',
  'Inviting Office 365 users is part of the paid editions.',
)

export async function invite(
  people: PeopleContext,
  doer: Doer,
  request: InviteRequest,
): Promise<Result<InviteReply, Refusal>> {
  if (people.organization.edition === 'free') return editionNeeded
  const may = await permitted(people, doer.who.member)
  if (!may.ok) return may
  const roles = await checkRoles(people, rolesNamed(request), may.value)
  if (!roles.ok) return roles
  const first = await canReach(people, doer, request)
  if (!first.ok) return first
  const tenantId = people.identities.identity(doer.who.member)?.tenantId
  if (tenantId === undefined) return connectFirst
  const call = { doer, request, tenantId, known: first.value }
  const results = people.store.transaction(() => writeDown(people, call))
  if (results.some(({ outcome }) => outcome === 'invited')) {
    await people.alarms.sooner('mail', people.clock.now())
    await people.keepAwake()
  }
  const job = results.some(({ outcome }) => outcome === 'invited') ? showJob(people) : null
  return ok({ job, results })
}

const connectFirst = refuse(
  'not-connected',
  'Connect your Microsoft 365 account (again) to invite people.',
)

const rolesNamed = ({ users }: InviteRequest) =>
  users.flatMap(({ role }, index) =>
    role === undefined ? [] : [{ role, pointer: `/users/${index}/role` }],
  )

/** His sign-in reads the directory and may send: a refusal now, not a thousand failed mails later. */
async function canReach(
  people: PeopleContext,
  { who }: Doer,
  { users }: InviteRequest,
): Promise<Result<ReadonlyMap<string, DirectoryUser>, Refusal>> {
  const mailbox = people.mailbox(who.member)
  if (people.mailsAsMember) {
    const mail = await mailbox.mayMail()
    if (!mail.ok) return mail
  }
  const ids = users.slice(0, READ_AT_ONCE).map(({ id }) => id)
  const found = await mailbox.readPeople(ids)
  if (!found.ok) {
    return found.failure.kind === 'sign-in'
      ? connectFirst
      : refuse('upstream-unavailable', 'Microsoft 365 does not answer.')
  }
  const known = new Map(found.value.map((user) => [user.id, user]))
  const unknown = ids.findIndex((id) => !known.has(id))
  if (unknown === -1) return ok(known)
  const detail = 'Your organization has nobody by this id.'
  return fail({
    code: 'invalid-request',
    detail,
    errors: [{ pointer: `/users/${unknown}/id`, code: 'unknown-user', detail }],
  })
}

type Call = {
  readonly doer: Doer
  readonly request: InviteRequest
  readonly tenantId: string
  readonly known: ReadonlyMap<string, DirectoryUser>
}

function writeDown(people: PeopleContext, call: Call): InviteResult[] {
  const { doer, request, tenantId, known } = call
  const { store, identities, clock } = people
  const now = clock.now()
  const ids = request.users.map(({ id }) => id)
  const members = new Set([...identities.boundUsers(ids), ...identities.knownUsers(ids)])
  const { invited } = store.pendingAmong(ids, now)
  const batch = timedId(people)
  const seen = new Set<string>()
  let total = 0
  const results = request.users.map(({ id: userId, role }): InviteResult => {
    const isTwice = seen.has(userId)
    seen.add(userId)
    if (isTwice) return { id: userId, outcome: 'twice-in-list', invitation: null }
    if (members.has(userId)) return { id: userId, outcome: 'already-member', invitation: null }
    if (invited.has(userId)) {
      const open = store.openInvitation(userId, now)
      return { id: userId, outcome: 'already-invited', invitation: open?.id ?? null }
    }
    const id = `${batch}-${String(total++).padStart(4, '0')}`
    const who = { tenantId, userId, role: role ?? null, user: known.get(userId) ?? null }
    put(people, doer, { id, batch, message: request.message ?? null, ...who })
    return { id: userId, outcome: 'invited', invitation: id }
  })
  if (total > 0) store.saveBatch({ id: batch, total, at: now })
  return results
}

type New = {
  readonly id: string
  readonly batch: string
  readonly tenantId: string
  readonly userId: string
  readonly role: string | null
  readonly message: string | null
  readonly user: DirectoryUser | null
}

function put(people: PeopleContext, doer: Doer, made: New): void {
  const { store, clock } = people
  const { user, ...rest } = made
  const now = clock.now()
  store.saveInvitation({
    ...rest,
    displayName: user?.displayName ?? null,
    address: user === null ? null : (user.address ?? user.userPrincipalName),
    state: 'pending',
    fault: null,
    secretHash: null,
    invitedBy: doer.who.member,
    invitedByName: doer.who.name ?? doer.who.email,
    createdAt: now,
    expiresAt: now + INVITATION_LIFE_MS,
    endedAt: null,
  })
  store.saveMail({
    id: invitationMailId(made.id),
    kind: 'invitation',
    subject: made.id,
    to: null,
    senders: [doer.who.member],
    state: 'waiting',
    attempts: 0,
    dueAt: now,
    problem: null,
  })
  note(people, doer, {
    action: 'invitation.created',
    target: { id: made.userId, label: user?.displayName ?? null },
    details: { invitation: made.id, ...(made.role === null ? {} : { role: made.role }) },
  })
}
