/**
 * @module
 * Switching a stream on and off, "sync now", and a person's decision about held deletions.
 */
import type { StreamStatus } from '../../contract/sync.ts'
import type { Stream } from '../../domain/record.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { isEnabled, nextPhase } from '../../domain/stream/phase.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { dropWish } from './approval.ts'
import { streamsOf } from './grant.ts'
import { refuse } from './refuse.ts'
import { streamStatus } from './status.ts'
import { throwSwitch } from './throw-switch.ts'

export type Switching = { readonly store: MailboxStore; readonly clock: Clock }
type Outcome = Result<StreamStatus, Refusal>

/** A released brake covers what was known then and what follows from it, not next week's accident. */
const RELEASE_MS = 15 * 60_000

/** Idempotent: switching on what is on changes nothing (A22). */
export function switchStream(mailbox: Switching, stream: Stream, enabled: boolean): Outcome {
  const { store } = mailbox
  const state = store.stream(stream)
  if (!enabled) dropWish(store, stream)
  if (enabled && store.connection() === null) {
    return refuse('not-connected', 'Connect a Microsoft 365 mailbox first')
  }
  if (enabled && store.connection()?.state !== 'connected' && !isEnabled(state.phase)) {
    return refuse('sign-in-again', 'Microsoft 365 wants you to sign in again first')
  }
  if (enabled && !isEnabled(state.phase) && !isAgreed(store, stream)) return agreeFirst(stream)
  if (enabled && state.phase === 'clearing') {
    return refuse('wrong-state', 'Our copies are still being taken out of Outlook')
  }
  throwSwitch(store, state, enabled, 'himself')
  return answer(mailbox, stream)
}

const isAgreed = (store: MailboxStore, stream: Stream): boolean => {
  const connection = store.connection()
  return connection !== null && streamsOf(connection).includes(stream)
}

/** INS-6: a stream's permission is asked for when it is switched on, by one more sign-in. */
const agreeFirst = (stream: Stream): Outcome =>
  fail({
    code: 'consent-needed',
    detail: 'Agree to this in Microsoft 365 first: connect for this stream, then switch it on',
    consent: { who: 'you', streams: [stream] },
  })

export function syncNow(mailbox: Switching, stream: Stream): Outcome {
  const { store, clock } = mailbox
  const state = store.stream(stream)
  if (!isEnabled(state.phase)) return refuse('wrong-state', 'This sync is switched off')
  store.saveStream({ ...state, doorbellAt: state.doorbellAt ?? clock.now(), retry: null })
  return answer(mailbox, stream)
}

export function decideBrake(
  mailbox: Switching,
  stream: Stream,
  decision: 'apply' | 'restore' | 'off',
): Outcome {
  const { store, clock } = mailbox
  const state = store.stream(stream)
  if (state.phase !== 'paused') return refuse('wrong-state', 'No deletions are being held back')
  if (decision === 'off') return switchStream(mailbox, stream, false)
  store.transaction(() => {
    if (decision === 'restore') restore(mailbox, stream)
    store.saveStream({
      ...state,
      phase: nextPhase(state.phase, 'brake-decided'),
      brake: null,
      // Taken back: only what left the scope is still to go, and later deletions are judged as ever.
      brakeReleasedUntil:
        store.countDoomed(stream) > 0 ? clock.now() + RELEASE_MS : state.brakeReleasedUntil,
    })
  })
  return answer(mailbox, stream)
}

/**
 * What vanished on one side is made again from the other. Records that left this member's scope are not:
 * they belong to somebody else now.
 */
function restore({ store, clock }: Switching, stream: Stream): void {
  const noticedAt = clock.now()
  // Every one: what were left out would be carried out under the released brake (SYN-3).
  for (const doom of store.doomed(stream, store.countDoomed(stream))) {
    const link = store.linkByCrm(stream, doom.crmId)
    if (link === null || doom.because === 'out-of-scope') continue
    store.dropLink(stream, doom.crmId)
    store.spare(stream, doom.crmId)
    const side = doom.side
    const id = side === 'crm' ? link.crmId : link.outlookId
    store.addLook({ stream, side, id, both: false, noticedAt, version: null })
  }
}

const answer = ({ store, clock }: Switching, stream: Stream): Outcome =>
  ok(streamStatus(store, stream, clock.now()))
