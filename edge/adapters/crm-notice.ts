/**
 * @module
 * Sends a notice by Standard Webhooks 1.0: id, time and body signed. No redirect is followed, the answer's
 * body is not read.
 */
import { Webhook } from 'standardwebhooks'
import type { SendNotice } from '../ports/crm-notices.ts'
import { within } from './http/time-limit.ts'
import { isOutside } from './outside-address.ts'

/** Standard Webhooks: 15 to 30 seconds. */
const TIMEOUT_MS = 15_000

export function makeCrmNotices(means: {
  readonly url: string
  readonly secret: string
  readonly fetch: (request: Request) => Promise<Response>
}): SendNotice {
  const { url, secret, fetch } = means
  return async ({ id, body }, at) => {
    // Registered addresses were checked before; what is called is checked again.
    if (!isOutside(url)) return 'failed'
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
    }
    return within(TIMEOUT_MS, async (signal) => {
      const how = { method: 'POST', headers, body, signal, redirect: 'manual' } as const
      try {
        const response = await fetch(new Request(url, how))
        await response.body?.cancel()
        if (response.status === 410) return 'gone'
        return response.ok ? 'taken' : 'failed'
      } catch {
        return 'failed'
      }
    })
  }
}
