/**
 * @module
 * The organization's rules in one mailbox: taken, and what they change seen to (CAL-4, CAL-5, SYN-1).
 *
 * Who wins a conflict or a deletion is asked at the next one: nothing is done again for it. Which records
 * belong is seen to at once, by a walk through the CRM's list: loosened, they enter; tightened, they are
 * unlinked as whatever leaves scope is, and nothing is ever deleted in the CRM (SYN-3).
 */
import { everyStream } from '../../domain/record.ts'
import type { SyncSettings } from '../../contract/settings.ts'
import type { Stream } from '../../domain/record.ts'
import { sameValue } from '../../domain/record.ts'
import { isEnabled, nextPhase } from '../../domain/stream/phase.ts'
import type { Clock } from '../../ports/clock.ts'
import type { KnownSettings } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { firstStep, openListing } from './enumerate.ts'

type Desk = { readonly store: MailboxStore; readonly clock: Clock }

/** @returns whether there is something to wake up for */
export function takeSettings(desk: Desk, saved: KnownSettings, defaults: SyncSettings): boolean {
  const { store } = desk
  return store.transaction(() => {
    const known = store.settings()
    if (known !== null && known.version >= saved.version) return false
    const before = known?.settings ?? defaults
    store.saveSettings(saved)
    const touched = everyStream.filter(
      (stream) =>
        isEnabled(store.stream(stream).phase) && decidesScope(before, saved.settings, stream),
    )
    for (const stream of touched) seeWhichBelong(desk, stream)
    return touched.length > 0
  })
}

/** Goes through the CRM's list by the new rules: at once when the stream is at rest, else as soon as it is. */
export function seeWhichBelong({ store, clock }: Desk, stream: Stream): void {
  const state = store.stream(stream)
  if (state.phase !== 'live') return store.saveStream({ ...state, rulesDue: true })
  store.saveStream({
    ...state,
    phase: nextPhase(state.phase, 'compare-due'),
    // As in a first sync the cap counts, and whatever was left out is counted anew.
    comparing: false,
    rulesDue: false,
    skipped: {},
    listing: openListing(firstStep(stream, false), clock.now()),
  })
}

function decidesScope(before: SyncSettings, after: SyncSettings, stream: Stream): boolean {
  const rules = ({ imported, privateRecords, categories, caps }: SyncSettings) => [
    imported,
    privateRecords,
    categories === null ? null : [categories.rule, ...categories.names],
    caps[stream],
  ]
  return !sameValue(rules(before), rules(after))
}
