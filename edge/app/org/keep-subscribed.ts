/**
 * @module
 * Keeps the organization subscribed to the CRM's webhooks while somebody takes part. Without them the
 * poll still finds every change, only later (SYN-4).
 */
import type { SealContext } from '../../ports/vault.ts'
import { retryAt } from './context.ts'
import type { OrgContext } from './context.ts'

/** Bound into the seal: the secret of one organization does not open for another. */
export const webhookSeal = (org: OrgContext): SealContext => ({
  owner: org.name,
  purpose: 'crm-webhook',
})

/** Runs when its alarm rings: nothing subscribed yet, or the present subscription comes to its end. */
export async function keepSubscribed(org: OrgContext): Promise<void> {
  if (org.store.joined().length === 0) return org.alarms.settle('webhook', null)
  const present = org.store.webhook()
  const subscribed = await org.crm.subscribe(org.webhookUrl)
  if (!subscribed.ok) return tryAgain(org, subscribed.failure.kind)
  const { id, secret, expiresAt } = subscribed.value
  org.store.setWebhook({ id, secret: await org.vault.seal(secret, webhookSeal(org)), expiresAt })
  org.store.setFailures('webhook', 0)
  if (present) await org.crm.unsubscribe(present.id)
  // What changed before the CRM knew where to ring.
  await org.alarms.sooner('feed', org.clock.now())
  await org.alarms.settle('webhook', renewalOf(org, expiresAt))
}

/** Ahead of its end; at half of a short term; never at once again, however short the term is. */
function renewalOf(org: OrgContext, expiresAt: number | null): number | null {
  if (expiresAt === null) return null
  const now = org.clock.now()
  const term = expiresAt - now
  return now + Math.max(term - org.rhythm.renewLeadMs, term / 2, org.rhythm.graceMs)
}

function tryAgain(org: OrgContext, kind: string): Promise<void> {
  const failures = org.store.failures('webhook') + 1
  org.store.setFailures('webhook', failures)
  org.journal.event('org.subscribe-failed', { kind })
  return org.alarms.settle('webhook', retryAt(org, failures))
}
