/**
 * @module
 * What Microsoft posts to our hook (graph-contract §7.3–7.5): the handshake, and notices reduced to "look at
 * this item". Pure; whether a notice is genuine is for the mailbox to say, which knows its secret.
 */
import * as z from 'zod'
import type { OutlookNotice } from '../../ports/hosts.ts'

const lifecycles = ['missed', 'reauthorizationRequired', 'subscriptionRemoved'] as const

const notice = z.object({
  subscriptionId: z.string().min(1).max(128),
  clientState: z.string().max(128).nullish(),
  changeType: z.enum(['created', 'updated', 'deleted']).nullish().catch(null),
  lifecycleEvent: z.string().nullish(),
  resource: z.string().nullish(),
  resourceData: z
    .object({
      id: z.string().min(1).max(512).nullish(),
      '@odata.etag': z.string().max(512).nullish(),
    })
    .nullish()
    .catch(undefined),
})

const body = z.object({ value: z.array(z.unknown()).max(5_000) })

/** The token Graph wants to read back, decoded; null when this is no handshake (§7.3). */
export function validationToken(url: URL): string | null {
  return url.searchParams.get('validationToken')
}

/** Answer with exactly this, as plain text, within 10 seconds. */
export const handshake = (token: string): Response =>
  new Response(token, {
    status: 200,
    headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' },
  })

/** null: not a notification at all. Single notices that cannot be read are left out. */
export function parseNotices(json: unknown): readonly OutlookNotice[] | null {
  const parsed = body.safeParse(json)
  if (!parsed.success) return null
  return parsed.data.value.map(toNotice).filter((entry) => entry !== null)
}

function toNotice(value: unknown): OutlookNotice | null {
  const parsed = notice.safeParse(value)
  if (!parsed.success) return null
  const { subscriptionId, clientState, lifecycleEvent, resource, resourceData } = parsed.data
  const lifecycle = lifecycles.find((name) => name === lifecycleEvent) ?? null
  // A lifecycle event of a later Microsoft says nothing about an item either.
  const item = lifecycleEvent ? null : (resourceData?.id ?? resource?.split('/').at(-1) ?? null)
  return {
    subscription: subscriptionId,
    secret: clientState ?? '',
    item,
    version: resourceData?.['@odata.etag'] ?? null,
    change: parsed.data.changeType ?? null,
    lifecycle,
  }
}
