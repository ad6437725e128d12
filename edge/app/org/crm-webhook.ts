/**
 * @module
 * The CRM says that something changed: signature first, then at most a nudge to read the feed.
 *
 * What the body says is never believed further than its type; the truth is in the feed.
 */
import { fail, ok } from '../../domain/result.ts'
import { lookAtMembers } from './let-go.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Delivery, OrgContext } from './context.ts'
import { webhookSeal } from './keep-subscribed.ts'

const unsigned: Refusal = {
  code: 'not-signed-in',
  detail: 'The signature is missing, wrong or too old.',
}

export async function crmWebhook(
  org: OrgContext,
  delivery: Delivery,
): Promise<Result<null, Refusal>> {
  const id = await verified(org, delivery)
  if (id === null) {
    org.journal.event('org.webhook-refused')
    return fail(unsigned)
  }
  const type = typeOf(delivery.body)
  if (type === null) {
    return fail({
      code: 'invalid-request',
      detail: 'The body has no type.',
      errors: [{ pointer: '/type', code: 'missing', detail: 'Expected a text.' }],
    })
  }
  if (!org.store.remember(id, org.clock.now())) return ok(null)
  if (type !== 'changes.available') await lookAtMembers(org)
  if (org.store.joined().length > 0) {
    await org.alarms.sooner('feed', org.clock.now() + org.rhythm.coalesceMs)
  }
  return ok(null)
}

async function verified(org: OrgContext, delivery: Delivery): Promise<string | null> {
  const webhook = org.store.webhook()
  if (!webhook) return null
  const secret = await org.vault.open(webhook.secret, webhookSeal(org))
  if (secret.ok) return org.verifyDelivery(secret.value, delivery)
  // The key that sealed it is gone: only a new subscription gives a secret we can read.
  org.journal.event('org.webhook-secret-lost')
  org.store.setWebhook(null)
  await org.alarms.sooner('webhook', org.clock.now())
  return null
}

function typeOf(body: string): string | null {
  try {
    const event: unknown = JSON.parse(body)
    if (typeof event !== 'object' || event === null || !('type' in event)) return null
    return typeof event.type === 'string' ? event.type : null
  } catch {
    return null
  }
}
