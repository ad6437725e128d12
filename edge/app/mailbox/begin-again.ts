/**
 * @module
 * Where an enumeration goes back to when its place is lost: the start of the step it is in. Past and future
 * are one walk through the CRM, so what was met before is met again.
 */
import type { Listing } from '../../ports/mailbox-store.ts'

export function beginAgain(listing: Listing): Listing {
  const step = listing.step === 'crm-past' ? 'crm-future' : listing.step
  return { ...listing, step, cursor: null, done: 0 }
}
