/**
 * @module
 * The members of a subscription that have rules of their own (graph-contract §7.1).
 */
import type { GraphReply } from '../frame.ts'
import { errorReply } from '../graph/errors.ts'

const SHORTEST_MINUTES = 45
const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]'])

export const invalid = (message: string): GraphReply => errorReply(400, 'InvalidRequest', message)

/** Epoch milliseconds; less than 45 minutes ahead becomes 45. */
export function readExpiry(
  value: unknown,
  now: number,
  longestMinutes: number,
): number | GraphReply {
  const asked =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(asked)) return invalid("'expirationDateTime' is missing or is not a date.")
  if (asked <= now) return invalid('Subscription expiration time must be in the future.')
  if (asked > now + longestMinutes * 60_000) {
    return errorReply(
      400,
      'ExtensionError',
      `Subscription expiration can only be ${longestMinutes} minutes in the future.`,
    )
  }
  return Math.max(asked, now + SHORTEST_MINUTES * 60_000)
}

/** https, or any address of this machine (interfaces.md). */
export function readUrl(value: unknown, name: string): string | GraphReply {
  if (typeof value !== 'string' || value === '') return invalid(`'${name}' is missing.`)
  try {
    const url = new URL(value)
    const secure =
      url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.has(url.hostname))
    return secure ? value : invalid(`'${name}' must be an https address.`)
  } catch {
    return invalid(`'${name}' is not an address.`)
  }
}
