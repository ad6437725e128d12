/**
 * @module
 * Approve & Add, or decline (USR-4). Of two at once the first is heard; the other is told who and when.
 */
import type { JoinRequest, JoinRequestsPage } from '../../contract/invitations.ts'
import { joinRequestAt, nextJoinRequest } from '../../domain/people/join-request.ts'
import type { JoinState } from '../../domain/people/join-request.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Decision, Doer, Page } from '../../ports/people-host.ts'
import type { StoredJoinRequest } from '../../ports/people-store.ts'
import { addMember } from './add-member.ts'
import { iso } from './context.ts'
import type { PeopleContext } from './context.ts'
import { note } from './note.ts'
import { checkRoles, permitted } from './permitted.ts'
import { crmRefusal, refuse } from './refuse.ts'
import { showJoinRequest } from './views.ts'

export function joinRequests(
  people: PeopleContext,
  { cursor, limit, state }: Page & { state: JoinState | null },
): JoinRequestsPage {
  const now = people.clock.now()
  const rows = people.store.joinRequests({ before: cursor, limit: limit + 1, state, now })
  const shown = rows.slice(0, limit)
  return {
    requests: shown.map((row) => showJoinRequest(people, row)),
    cursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

export async function decideJoinRequest(
  people: PeopleContext,
  doer: Doer,
  id: string,
  decision: Decision,
): Promise<Result<JoinRequest, Refusal>> {
  const may = await permitted(people, doer.who.member)
  if (!may.ok) return may
  const role = decision.kind === 'approve' ? decision.role : null
  const named = role === null ? [] : [{ role, pointer: '/role' }]
  const roles = await checkRoles(people, named, may.value)
  if (!roles.ok) return roles
  const open = people.store.transaction(() => hold(people, doer, id, decision))
  if (!open.ok) return open
  if (open.value.done) return ok(showJoinRequest(people, open.value.request))
  if (decision.kind === 'decline') return end(people, doer, open.value.request, 'declined')
  return add(people, doer, { ...open.value.request, role })
}

type Held = { readonly request: StoredJoinRequest; readonly done: boolean }

/** Takes the decision for this doer, before anything is asked of the CRM. */
function hold(
  { store, clock, rhythm }: PeopleContext,
  { who }: Doer,
  id: string,
  decision: Decision,
): Result<Held, Refusal> {
  const request = store.joinRequest(id)
  if (request === null) return refuse('not-found', 'There is no such request.')
  const now = clock.now()
  const from = joinRequestAt(request, now)
  const event = decision.kind === 'approve' ? 'approved' : 'declined'
  if (from === event && request.decidedBy === who.member) return ok({ request, done: true })
  if (!nextJoinRequest(from, event).ok) return fail(decidedAlready(request, from))
  if (request.heldUntil > now) return fail(decidedAlready(request, 'being decided'))
  const held: StoredJoinRequest = {
    ...request,
    heldUntil: now + rhythm.holdMs,
    decidedBy: who.member,
    decidedByName: who.name ?? who.email,
  }
  store.saveJoinRequest(held)
  return ok({ request: held, done: false })
}

function decidedAlready(request: StoredJoinRequest, state: string): Refusal {
  const at = iso(request.endedAt ?? request.heldUntil)
  const by = request.decidedByName ?? request.decidedBy
  return {
    code: state === 'expired' || state === 'withdrawn' ? 'expired' : 'already-decided',
    detail: `This request is ${state}${by === null ? '' : ` by ${by}`} (${at}).`,
    decision: { state, by, at },
  }
}

async function add(
  people: PeopleContext,
  doer: Doer,
  request: StoredJoinRequest,
): Promise<Result<JoinRequest, Refusal>> {
  const { tenantId, userId, address, displayName, role } = request
  const added = await addMember(people, {
    identity: { tenantId, userId, address },
    displayName,
    role,
    key: `join-request-${request.id}`,
  })
  if (added.ok) return end(people, doer, request, 'approved')
  const free = { ...request, heldUntil: 0, role: null, decidedBy: null, decidedByName: null }
  people.store.transaction(() => {
    people.store.saveJoinRequest(free)
    const { kind } = added.failure
    note(people, doer, { action: 'join-request.not-added', ...aboutRequest(request, { kind }) })
  })
  return fail(crmRefusal(added.failure))
}

async function end(
  people: PeopleContext,
  doer: Doer,
  request: StoredJoinRequest,
  state: 'approved' | 'declined',
): Promise<Result<JoinRequest, Refusal>> {
  const { store, clock, alarms } = people
  const now = clock.now()
  const ended: StoredJoinRequest = { ...request, state, endedAt: now, heldUntil: 0 }
  const kind = `join-${state}` as const
  store.transaction(() => {
    store.saveJoinRequest(ended)
    store.saveMail({
      id: `${kind}:${request.id}`,
      kind,
      subject: request.id,
      to: { address: request.address, name: request.displayName },
      senders: [doer.who.member],
      state: 'waiting',
      attempts: 0,
      dueAt: now,
      problem: null,
    })
    note(people, doer, { action: `join-request.${state}`, ...aboutRequest(request) })
  })
  await alarms.sooner('mail', now)
  await people.keepAwake()
  return ok(showJoinRequest(people, ended))
}

export const aboutRequest = (
  { id, userId, displayName }: StoredJoinRequest,
  more: Readonly<Record<string, string>> = {},
) => ({ target: { id: userId, label: displayName }, details: { request: id, ...more } })
