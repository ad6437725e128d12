/**
 * @module
 * Somebody of the tenant who was not invited asks to join (USR-3): one request, one mail to everybody who may
 * manage users. Asking twice makes no second.
 */
import type { Admittance } from '../../contract/visit.ts'
import { admission } from '../../domain/people/admission.ts'
import {
  ASK_AGAIN_AFTER_MS,
  JOIN_REQUEST_LIFE_MS,
  nextJoinRequest,
} from '../../domain/people/join-request.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { CrmUser } from '../../ports/crm-people.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Visitor } from '../../ports/people-host.ts'
import type { From, StoredJoinRequest } from '../../ports/people-store.ts'
import { admit, factsOf } from './admit.ts'
import { timedId } from './context.ts'
import type { PeopleContext } from './context.ts'
import { aboutRequest } from './decide.ts'
import { noteOf } from './note.ts'
import { crmRefusal, refuse } from './refuse.ts'

export async function requestToJoin(
  people: PeopleContext,
  visitor: Visitor,
  from: From,
): Promise<Result<Admittance, Refusal>> {
  const facts = await factsOf(people, visitor)
  if (!facts.ok) return facts
  const managers = await people.crm.withPermission('manageUsers')
  if (!managers.ok) return fail(crmRefusal(managers.failure))
  const asked = people.store.transaction(() => {
    // Judged in the same breath as it is written: two windows make one request.
    const { tenantId, userId } = visitor
    const request = people.store.joinRequestOf(tenantId, userId)
    const admitted = admission({ ...facts.value, request }, people.clock.now())
    if (admitted.kind !== 'may-request') return false
    put(people, visitor, managers.value, { from, again: takenUpAgain(people, request) })
    return true
  })
  if (asked) {
    await people.alarms.sooner('mail', people.clock.now())
    await people.keepAwake()
  }
  return admit(people, visitor, null)
}

/**
 * Withdrawn and asked again within a day is the same request: nobody is mailed a second time by somebody who presses both
 * buttons in turn, and the link of the mail that went out leads to it.
 */
function takenUpAgain(
  { clock }: PeopleContext,
  before: StoredJoinRequest | null,
): StoredJoinRequest | null {
  if (before?.state !== 'withdrawn') return null
  return before.askedAt + ASK_AGAIN_AFTER_MS > clock.now() ? before : null
}

type Asking = { readonly from: From; readonly again: StoredJoinRequest | null }

function put(
  people: PeopleContext,
  visitor: Visitor,
  managers: readonly CrmUser[],
  { from, again }: Asking,
): void {
  const { store, clock } = people
  const now = clock.now()
  const request: StoredJoinRequest = {
    id: again?.id ?? timedId(people),
    tenantId: visitor.tenantId,
    userId: visitor.userId,
    displayName: visitor.displayName,
    address: visitor.address,
    state: 'asked',
    role: null,
    askedAt: again?.askedAt ?? now,
    expiresAt: now + JOIN_REQUEST_LIFE_MS,
    endedAt: null,
    decidedBy: null,
    decidedByName: null,
    heldUntil: 0,
  }
  store.saveJoinRequest(request)
  mailManagers(people, request, managers)
  const { target, details } = aboutRequest(request, { told: String(managers.length) })
  noteOf(people, null, from, { action: 'join-request.asked', target, details })
}

function mailManagers(
  { store, clock }: PeopleContext,
  request: StoredJoinRequest,
  managers: readonly CrmUser[],
): void {
  const senders = managers.map(({ id }) => id)
  for (const manager of managers) {
    const id = `join-request:${request.id}:${manager.id}`
    // Told already, when he asked the same before.
    if (store.mail(id) !== null) continue
    store.saveMail({
      id,
      kind: 'join-request',
      subject: request.id,
      to: { address: manager.entra?.address ?? manager.email, name: manager.name },
      // In his own name first; where his sign-in does not allow it, in another manager's.
      senders: [manager.id, ...senders.filter((other) => other !== manager.id)],
      state: 'waiting',
      attempts: 0,
      dueAt: clock.now(),
      problem: null,
    })
  }
}

export async function withdrawRequest(
  people: PeopleContext,
  visitor: Visitor,
  from: From,
): Promise<Result<Admittance, Refusal>> {
  const { store, clock } = people
  const done = store.transaction(() => {
    const request = store.joinRequestOf(visitor.tenantId, visitor.userId)
    const now = clock.now()
    const next = request && nextJoinRequest(request.state, 'withdrawn')
    if (!request || !next?.ok || request.heldUntil > now) return false
    store.saveJoinRequest({ ...request, state: next.value, endedAt: now })
    noteOf(people, null, from, { action: 'join-request.withdrawn', ...aboutRequest(request) })
    return true
  })
  if (!done) return refuse('wrong-state', 'There is no open request of yours.')
  const admitted = await admit(people, visitor, null)
  return admitted.ok ? ok(admitted.value) : admitted
}
