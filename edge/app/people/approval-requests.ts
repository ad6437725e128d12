/**
 * @module
 * Administrators are asked to agree in Microsoft 365 for everybody (INS-5): one request per tenant and set of
 * permissions, one mail to each Super Admin, whoever and however many of the members met the wall.
 *
 * Owns: who waits, who was told, that it was granted. What an administrator's browser brings back is a hint;
 * tenant and consent were proved by the caller from a token (graph-contract §8.1).
 */
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { CrmUser } from '../../ports/crm-people.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { ApprovalPage, Doer, Visitor } from '../../ports/people-host.ts'
import type { From, StoredApprovalRequest } from '../../ports/people-store.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import { APPROVAL_LIFE_MS } from '../mailbox/approval.ts'
import type { PeopleContext } from './context.ts'
import { noteOf, note } from './note.ts'
import { crmRefusal, refuse } from './refuse.ts'

export type ApprovalWanted = {
  /** Of the member's earlier sign-in; null: he had none. */
  readonly tenantId: string | null
  readonly scopes: readonly string[]
}

/** Whoever waits beyond these finds out by himself. */
const MAX_WAITING = 10_000
/** What a Worker may have open (embedding §6.4). */
const CALLS_AT_ONCE = 6

export async function requestApproval(
  people: PeopleContext,
  doer: Doer,
  wanted: ApprovalWanted,
): Promise<Result<{ link: string; told: number; already: boolean }, Refusal>> {
  const tenantId = wanted.tenantId ?? people.installedTenant()
  const scopes = wanted.scopes.toSorted()
  const id = await people.digest(JSON.stringify([tenantId, scopes]))
  const link = await people.approvalUrl(id)
  const already = { link, told: 0, already: true }
  if (people.store.transaction(() => isWaitedFor(people, id, doer.who.member))) return ok(already)
  const admins = await people.crm.withPermission('manageIntegration')
  if (!admins.ok) return fail(crmRefusal(admins.failure))
  const told = people.store.transaction(() =>
    // Meanwhile a colleague may have asked for the same.
    isWaitedFor(people, id, doer.who.member)
      ? null
      : ask(people, doer, { id, tenantId, scopes }, admins.value),
  )
  if (told === null) return ok(already)
  await people.alarms.sooner('mail', people.clock.now())
  await people.keepAwake()
  return ok({ link, told, already: false })
}

/** The administrators were asked already; then he waits, too. */
function isWaitedFor(people: PeopleContext, id: string, member: string): boolean {
  const present = openRequest(people, id)
  if (present === null) return false
  if (!present.waiting.includes(member) && present.waiting.length < MAX_WAITING) {
    people.store.saveApprovalRequest({ ...present, waiting: [...present.waiting, member] })
  }
  return true
}

function openRequest({ store, clock }: PeopleContext, id: string): StoredApprovalRequest | null {
  const request = store.approvalRequest(id)
  const isOpen = request?.state === 'asked' && request.expiresAt > clock.now()
  return isOpen ? request : null
}

function ask(
  people: PeopleContext,
  doer: Doer,
  about: Pick<StoredApprovalRequest, 'id' | 'tenantId' | 'scopes'>,
  admins: readonly CrmUser[],
): number {
  const { store, clock } = people
  const now = clock.now()
  const { member, name, email } = doer.who
  const askedBy = { member, name: name ?? email }
  const request: StoredApprovalRequest = {
    ...about,
    state: 'asked',
    waiting: [member],
    askedBy,
    askedAt: now,
    expiresAt: now + APPROVAL_LIFE_MS,
    grantedBy: null,
    grantedAt: null,
  }
  store.saveApprovalRequest(request)
  const senders = admins.map((admin) => admin.id)
  for (const admin of admins) {
    store.saveMail({
      id: `approval-request:${about.id}:${admin.id}:${now}`,
      kind: 'approval-request',
      subject: about.id,
      to: { address: admin.entra?.address ?? admin.email, name: admin.name },
      // In his own name first; where his sign-in does not allow it, in another's.
      senders: [admin.id, ...senders.filter((id) => id !== admin.id)],
      state: 'waiting',
      attempts: 0,
      dueAt: now,
      problem: null,
    })
  }
  const details = { scopes: about.scopes.join(' '), told: String(admins.length) }
  note(people, doer, { action: 'approval.asked', target: targetOf(request), details })
  return admins.length
}

const targetOf = ({ id, askedBy }: StoredApprovalRequest) => ({ id, label: askedBy.name })

/** What the page behind the link shows. */
export function approvalPage(
  { store, clock, organization }: PeopleContext,
  id: string,
): Result<ApprovalPage, Refusal> {
  const request = store.approvalRequest(id)
  if (request === null) return refuse('not-found', 'There is no such request.')
  if (request.state === 'asked' && request.expiresAt <= clock.now()) {
    return refuse('expired', 'Nobody waits for this any longer.')
  }
  return ok({
    state: request.state,
    tenantId: request.tenantId,
    scopes: [...request.scopes],
    askedBy: request.askedBy.name,
    organizationName: organization.name,
    crmName: organization.crmName,
  })
}

/** Who came back signed in as somebody of a tenant in which this is agreed to; both proved from his token. */
export async function approvalGranted(
  people: PeopleContext,
  id: string,
  visitor: Visitor,
  from: From,
): Promise<Result<{ told: number }, Refusal>> {
  const { store } = people
  const request = store.approvalRequest(id)
  if (request === null) return refuse('not-found', 'There is no such request.')
  if (request.tenantId !== null && request.tenantId !== visitor.tenantId) {
    return refuse('wrong-tenant', 'This was asked of the administrators of another organization.')
  }
  if (request.state === 'asked') store.transaction(() => grant(people, request, visitor, from))
  await aFewAtATime(request.waiting, CALLS_AT_ONCE, async (member) => {
    try {
      await people.mailbox(member).approvalGranted(request.scopes)
    } catch {
      // A call to another object can fail for the platform's reasons alone. Who signed in before finds out by himself.
      people.journal.event('org.approval-not-told')
    }
  })
  return ok({ told: request.waiting.length })
}

function grant(
  { store, clock }: PeopleContext,
  request: StoredApprovalRequest,
  { displayName, tenantId }: Visitor,
  from: From,
): void {
  const granted = { grantedBy: displayName, grantedAt: clock.now() }
  // Whose tenant was asked is not known: an approval for another one must not end what others wait for.
  const ended = request.tenantId === null ? {} : ({ state: 'granted', waiting: [] } as const)
  store.saveApprovalRequest({ ...request, ...granted, ...ended })
  const details = { scopes: request.scopes.join(' '), tenant: tenantId, by: displayName }
  noteOf({ store, clock }, null, from, {
    action: 'approval.granted',
    target: targetOf(request),
    details,
  })
}
