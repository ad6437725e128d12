/**
 * @module
 * What a failure of a whole step means for the stream (SYN-6): wait, ask the person, compare everything,
 * or see that the container is gone.
 */
import { everyStream } from '../../domain/record.ts'
import type { Side, Stream } from '../../domain/record.ts'
import { backoffMs } from '../../domain/stream/backoff.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import type { PhaseEvent } from '../../domain/stream/phase.ts'
import type { StreamProblem, StreamState } from '../../ports/mailbox-store.ts'
import { needApproval } from './approval.ts'
import { beginAgain } from './begin-again.ts'
import { isFirstWalk } from './cap.ts'
import type { SyncContext } from './context.ts'
import { cleared } from './clear.ts'
import { firstStep, openListing } from './enumerate.ts'

/** From this many failures in a row on a person is told; before, it passes unseen. */
const TELL_AFTER = 3

export async function fail(
  context: SyncContext,
  stream: Stream,
  side: Side,
  failure: Failure,
): Promise<void> {
  context.journal.event('stream.failure', { stream, side, kind: failure.kind })
  if (side === 'crm') return wait(context, stream, failure, crmProblem(failure))
  switch (failure.kind) {
    case 'later':
    case 'unknown':
      return wait(context, stream, failure, unreachable)
    case 'stale':
    case 'refused':
      return wait(context, stream, failure, { ...unreachable, code: 'outlook-refuses' })
    case 'sign-in':
      return lostConnection(context, stream, 'sign-in-needed', failure)
    case 'consent':
      return lostConnection(context, stream, 'consent-needed', failure)
    case 'stop':
      // Nothing can be taken out of a mailbox that is shut: what is left there is the person's.
      if (context.store.stream(stream).phase === 'clearing') {
        return abandon(context, stream)
      }
      return turn(context, stream, 'stopped', {
        code: failure.code,
        detail: failure.detail,
        who: 'administrator',
      })
    case 'resync':
      return compare(context, stream, failure)
    case 'gone':
      return containerGone(context, stream, failure)
  }
}

/** Ten thousand requests in ten minutes are spent, say: it goes on by itself, and a person should know. */
const TELL_WAIT_MS = 15_000
const busy = { code: 'asked-to-wait', detail: 'Asked to wait; it continues by itself' }

const unreachable: StreamProblem = {
  code: 'outlook-unavailable',
  detail: 'Microsoft 365 does not answer',
  who: 'nobody',
}

function crmProblem(failure: Failure): StreamProblem {
  const waiting = failure.kind === 'later' || failure.kind === 'unknown'
  return waiting
    ? { code: 'crm-unavailable', detail: 'The CRM does not answer', who: 'nobody' }
    : { code: 'crm-refuses', detail: failure.detail, who: 'administrator' }
}

function wait(
  context: SyncContext,
  stream: Stream,
  failure: Failure,
  problem: StreamProblem,
): void {
  const { store, clock } = context
  const state = store.stream(stream)
  const tries = (state.retry?.tries ?? 0) + 1
  const asked = failure.kind === 'later' ? failure.afterMs : undefined
  const notBefore = clock.now() + backoffMs(tries, asked, clock.random())
  const long = asked !== undefined && asked >= TELL_WAIT_MS
  const told = long ? { ...problem, ...busy } : tries >= TELL_AFTER ? problem : state.problem
  const retry = { tries, notBefore }
  store.saveStream({ ...state, ...placeLost(state, failure), retry, problem: told })
}

/** A place in a list that was refused for good is refused for ever (cursors expire): its step begins again. */
function placeLost(state: StreamState, failure: Failure): Partial<StreamState> {
  const { listing, skipped } = state
  const isPassing = failure.kind === 'later' || failure.kind === 'unknown'
  if (listing === null || listing.cursor === null || isPassing) return {}
  return { listing: beginAgain(listing), skipped: isFirstWalk(state) ? {} : skipped }
}

/** All went well: what was told is taken back. */
export function recovered(context: SyncContext, stream: Stream): void {
  const state = context.store.stream(stream)
  if (state.retry === null && state.problem === null) return
  context.store.saveStream({ ...state, retry: null, problem: null })
}

function turn(
  context: SyncContext,
  stream: Stream,
  event: PhaseEvent,
  problem: StreamProblem | null,
): void {
  const state = context.store.stream(stream)
  context.store.saveStream({
    ...state,
    phase: nextPhase(state.phase, event),
    problem,
    retry: null,
  })
}

/** Dead consent is the mailbox's, not one stream's: every stream stops until the person did something. */
function lostConnection(
  context: SyncContext,
  stream: Stream,
  event: 'sign-in-needed' | 'consent-needed',
  failure: Extract<Failure, { kind: 'sign-in' | 'consent' }>,
): void {
  const { store } = context
  store.transaction(() => {
    const connection = store.connection()
    if (connection !== null) {
      store.saveConnection({
        ...connection,
        state: failure.kind === 'sign-in' ? 'reconnect' : 'consent',
        problem: failure.kind === 'sign-in' ? 'sign-in-again' : 'consent-needed',
        claims: failure.kind === 'sign-in' ? (failure.claims ?? null) : null,
      })
    }
    const isGranted = connection?.application === true
    if (failure.kind === 'consent' && failure.admin) lookForIt(context)
    const admin = failure.kind === 'consent' && (failure.admin || isGranted)
    const who = admin ? 'administrator' : 'you'
    for (const each of everyStream) {
      turn(context, each, event, problemOf(store.stream(each), failure, who))
    }
    // Clearing needs the mailbox too: without it, what is left in Outlook is the person's.
    const state = store.stream(stream)
    if (state.phase === 'clearing') abandon(context, stream)
  })
}

/** A token is no proof that Graph lets in with it: what Graph refuses all the same is not tried more often. */
const FIRST_LOOK_MS = 3_600_000

/** An administrator has to agree: what the sign-in held is looked for until it is there again (INS-5). */
function lookForIt({ store, clock }: SyncContext): void {
  const connection = store.connection()
  if (connection?.scopes === undefined || connection.application === true) return
  needApproval({ store, clock }, connection.scopes, [], FIRST_LOOK_MS)
}

/** Off as after a clearing, though our copies stay: they are found by their mark and adopted the next time. */
function abandon({ store }: SyncContext, stream: Stream): void {
  const state = store.stream(stream)
  store.transaction(() => {
    store.forgetStream(stream)
    store.saveStream(cleared(state))
  })
}

function problemOf(
  state: StreamState,
  failure: Extract<Failure, { kind: 'sign-in' | 'consent' }>,
  who: 'you' | 'administrator',
): StreamProblem | null {
  if (state.phase === 'off') return null
  const code = failure.kind === 'sign-in' ? 'sign-in-again' : 'consent-needed'
  return { code, detail: failure.detail, who }
}

/** The cursor is unknown to Outlook: go through everything, then compare (graph-contract §3.4). */
function compare(context: SyncContext, stream: Stream, failure: Failure): void {
  const { store, clock } = context
  const state = store.stream(stream)
  if (state.phase !== 'live') {
    // What was deleted until the next cursor shows in no list of changes: compared when deletions are decided.
    const compareAt = state.phase === 'paused' ? clock.now() : state.compareAt
    store.saveStream({
      ...state,
      ...listedAgain(state, clock.now()),
      outlookCursor: null,
      compareAt,
    })
    return wait(context, stream, failure, unreachable)
  }
  store.saveStream({
    ...state,
    outlookCursor: null,
    retry: null,
    phase: nextPhase(state.phase, 'cursor-lost'),
    comparing: true,
    listing: openListing(firstStep(stream, true), clock.now()),
  })
}

/** Lost between two of its pages, at the end of a listing: what went since it was listed shows nowhere else. */
function listedAgain(state: StreamState, now: number): Partial<StreamState> {
  const { stream, listing, outlookCursor } = state
  if (listing === null || outlookCursor === null) return {}
  const again = openListing(firstStep(stream, true), now)
  const skipped = isFirstWalk(state) ? {} : state.skipped
  return { comparing: true, skipped, listing: { ...again, deep: listing.deep === true } }
}

async function containerGone(
  context: SyncContext,
  stream: Stream,
  failure: Failure,
): Promise<void> {
  const { store, outlook } = context
  const state = store.stream(stream)
  const found =
    state.container === null ? null : await outlook.findContainer(stream, state.container.id)
  // Still there, or nobody knows: not a reason to take anything away.
  if (found !== null && (!found.ok || found.value !== null)) {
    return wait(context, stream, found.ok ? failure : found.failure, unreachable)
  }
  store.transaction(() => {
    const now = store.stream(stream)
    if (now.epoch !== state.epoch) return
    store.log(stream, context.clock.now(), [{ ...containerEntry, fields: [] }])
    store.saveStream({
      ...now,
      epoch: now.epoch + 1,
      phase: nextPhase(now.phase, 'container-gone'),
      // Deleted in Outlook is switched off by himself (CAL-6).
      ownOff: true,
      byOrganization: false,
      retry: null,
      problem: null,
    })
  })
}

const containerEntry = {
  kind: 'state',
  side: 'outlook',
  crmId: null,
  outlookId: null,
  label: null,
  code: 'container-gone',
  detail: null,
} as const
