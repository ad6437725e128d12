/**
 * @module
 * Is this webhook from the CRM that knows our secret? Standard Webhooks 1.0: id, time and body signed, five
 * minutes of tolerance, several signatures during a rotation.
 *
 * Does not own: whether the id was seen before (the organization's object keeps those).
 */
import { Webhook } from 'standardwebhooks'
import type { Clock } from '../ports/clock.ts'

/** The id of a genuine delivery, else null. */
export type DeliveryVerifier = (
  secret: string,
  delivery: {
    readonly headers: Readonly<Record<string, string>>
    /** The raw body, byte for byte. */
    readonly body: string
  },
) => string | null

const TOLERANCE_MS = 5 * 60_000

/** The library would ask the machine for the time; here it is the edge's clock that counts. */
export function makeDeliveryVerifier(clock: Clock): DeliveryVerifier {
  return (secret, { headers, body }) => {
    const named = new Map(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const id = named.get('webhook-id')
    const at = Number(named.get('webhook-timestamp')) * 1000
    const signatures = named.get('webhook-signature')?.split(' ') ?? []
    if (!id || Number.isNaN(at) || Math.abs(clock.now() - at) > TOLERANCE_MS) return null
    const expected = sign(secret, id, new Date(at), body)
    if (expected === null) return null
    return signatures.some((signature) => sameText(signature, expected)) ? id : null
  }
}

function sign(secret: string, id: string, at: Date, body: string): string | null {
  try {
    return new Webhook(secret).sign(id, at, body)
  } catch {
    return null
  }
}

/** Takes as long for a wrong text as for a right one. */
function sameText(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length
  for (let index = 0; index < expected.length; index++)
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index)
  return difference === 0
}
