/**
 * @module
 * The mapping changed: linked records are compared again, and only groups made from changed rows can differ (CON-5).
 */
import type { Stream } from '../../domain/record.ts'
import { isEnabled, nextPhase } from '../../domain/stream/phase.ts'
import type { Clock } from '../../ports/clock.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { firstStep, openListing } from './enumerate.ts'

/** At once when the stream is at rest; else it is owed, and done as soon as it is (slice.ts). */
export function compareMapping(
  { store, clock }: { readonly store: MailboxStore; readonly clock: Clock },
  stream: Stream,
): void {
  const before = store.stream(stream)
  if (!isEnabled(before.phase)) return
  store.rearm(stream, clock.now())
  const state = { ...before, remaps: (before.remaps ?? 0) + 1 }
  if (state.phase !== 'live') return store.saveStream({ ...state, deepDue: true })
  store.saveStream({
    ...state,
    phase: nextPhase(state.phase, 'compare-due'),
    comparing: true,
    listing: { ...openListing(firstStep(stream, false), clock.now()), deep: true },
  })
}
