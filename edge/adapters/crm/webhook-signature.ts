/**
 * @module
 * Checks a CRM's webhook delivery as Standard Webhooks 1.0 says: HMAC over id, time and raw body, in
 * constant time, not older or newer than five minutes. Does not own: replays (app/org/crm-webhook.ts).
 */
import { Webhook } from 'standardwebhooks'

/** @returns the delivery's id; null when it is not from who holds the secret */
export function verifyDelivery(
  secret: string,
  delivery: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): string | null {
  try {
    // The body is read elsewhere: a text that is not JSON may be signed all the same.
    new Webhook(secret).verify(delivery.body, { ...delivery.headers }, { jsonParse: false })
    return delivery.headers['webhook-id'] ?? null
  } catch {
    return null
  }
}
