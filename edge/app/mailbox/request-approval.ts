/**
 * @module
 * A member hands what his sign-in lacked to the administrators (INS-5).
 */
import type { ApprovalRequested } from '../../contract/mailbox.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Actor, Refusal } from '../../ports/hosts.ts'
import type { PeopleHost } from '../../ports/people-host.ts'
import type { From } from '../../ports/people-store.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { approvalRequested, approvalView, openApproval } from './approval.ts'
import { refuse } from './refuse.ts'

export type Asking = {
  readonly store: MailboxStore
  readonly clock: Clock
  readonly ask: PeopleHost['requestApproval']
}

export async function requestApproval(
  desk: Asking,
  who: Actor,
  from: From,
): Promise<Result<ApprovalRequested, Refusal>> {
  const { store } = desk
  const approval = openApproval(store, desk.clock.now())
  if (approval === null) {
    return refuse('wrong-state', 'Your sign-in does not wait for an administrator')
  }
  const tenantId = store.connection()?.tenantId ?? null
  const asked = await desk.ask({ who, from }, { tenantId, scopes: approval.scopes })
  if (!asked.ok) return asked
  approvalRequested(desk)
  const now = store.approval() ?? approval
  return ok({ approval: approvalView(now), ...asked.value })
}
