/**
 * @module
 * A member's mailbox begins and ends to take part in the organization's feed.
 */
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { OrgContext } from './context.ts'
import { takePosition } from './read-feed.ts'
import { enrolAgain, strike } from './roll-call.ts'

/** Answers only when changes made from now on will reach the member: what he lists afterwards has no gap (SYN-2). */
export async function join(org: OrgContext, member: string): Promise<Result<null, Refusal>> {
  if (org.store.isSuperseded(member)) {
    return fail({
      code: 'sign-in-again',
      detail: 'Another CRM user has connected this Microsoft 365 account in the meantime.',
    })
  }
  if (org.isBeingRemoved()) return beingRemoved
  const failure = await takePosition(org)
  if (failure) {
    org.journal.event('org.join-failed', { kind: failure.kind })
    return fail({ code: 'upstream-unavailable', detail: 'The CRM does not answer.' })
  }
  if (org.store.isJoined(member)) return ok(null)
  org.store.add(member)
  const now = org.clock.now()
  await org.alarms.sooner('feed', now)
  await org.alarms.sooner('members', now + org.rhythm.membersCheckMs)
  if (!org.store.webhook()) await org.alarms.sooner('webhook', now)
  await enrolAgain(org)
  return ok(null)
}

/** While the organization uninstalls nobody begins: what he would have begun with is about to go. */
export const beingRemoved = fail<Refusal>({
  code: 'wrong-state',
  detail: 'Your organization is being disconnected from Microsoft 365 right now.',
})

export async function leave(org: OrgContext, member: string): Promise<void> {
  if (!org.store.isJoined(member)) return
  org.store.remove(member)
  if (org.store.joined().length === 0) await rest(org)
}

/** Nobody is left: no polling, no webhook, nothing to watch. */
export async function rest(org: OrgContext): Promise<void> {
  const webhook = org.store.webhook()
  org.store.transaction(() => {
    org.store.setCursor(null)
    org.store.setWebhook(null)
  })
  await org.alarms.clear('feed')
  await org.alarms.clear('owed')
  await org.alarms.clear('members')
  await org.alarms.clear('webhook')
  await org.alarms.clear('settings')
  await strike(org)
  if (webhook) await org.crm.unsubscribe(webhook.id)
}
