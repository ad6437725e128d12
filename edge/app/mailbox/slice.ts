/**
 * @module
 * One bounded run of one stream: step after step until there is nothing to do, the budget is spent or
 * something fails. Between two awaits everything is committed; nothing else is held in memory.
 */
import type { Stream } from '../../domain/record.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import { carryOutStep } from './carry-out.ts'
import { clearStep } from './clear.ts'
import { idle } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { enumerateStep, firstStep, openListing } from './enumerate.ts'
import { fail, recovered } from './fail.ts'
import { recover } from './fly.ts'
import { lookStep } from './look.ts'
import { prepareStep } from './prepare.ts'
import { pullPage } from './pull.ts'
import { KEEPS_FAILING } from './park.ts'
import { isReadAnew, readingOf } from './reread.ts'
import { watchStep } from './watch.ts'
import { nothingSeen } from './seen.ts'
import type { Seen } from './seen.ts'
import { seeWhichBelong } from './settings.ts'
import type { WatchRetries } from './watch.ts'

/** What survives from slice to slice in memory; losing it costs work, never records. */
export type SliceMemory = { readonly seen: Seen; readonly watchRetries: WatchRetries }

export const freshMemory = (): SliceMemory => ({ seen: nothingSeen(), watchRetries: new Map() })

/** `more`: the budget ended it, there is work left. */
export async function runSlice(
  context: SyncContext,
  stream: Stream,
  memory: SliceMemory,
): Promise<'done' | 'more' | 'failed'> {
  const { clock, rhythm, outlook, store } = context
  const endsAt = clock.now() + rhythm.sliceMs
  const endsAtRequests = outlook.spent().requests + rhythm.sliceRequests
  const ready = await context.ready(stream)
  if (!ready.ok) {
    await fail(context, stream, 'crm', ready.failure)
    return 'failed'
  }
  for (;;) {
    const retry = store.stream(stream).retry
    if (retry !== null && retry.notBefore > clock.now()) return 'failed'
    const step = await nextStep(context, stream, memory)
    if (step.kind === 'failed') {
      await fail(context, stream, step.side, step.failure)
      return 'failed'
    }
    recovered(context, stream)
    if (step.kind === 'idle') return 'done'
    if (clock.now() >= endsAt || outlook.spent().requests >= endsAtRequests) return 'more'
  }
}

async function nextStep(context: SyncContext, stream: Stream, memory: SliceMemory): Promise<Step> {
  const state = context.store.stream(stream)
  switch (state.phase) {
    case 'preparing':
      return prepareStep(context, stream)
    case 'clearing':
      return clearStep(context, stream)
    case 'first-sync':
    case 'resync':
      return first(
        context,
        state,
        () => recover(context, stream),
        () => notIdle(watchStep(context, stream, memory.watchRetries)),
        // The listing pairs what belongs together; looks before it is through could make twins (I18).
        () => (matching(state) ? Promise.resolve(null) : lookAmidst(context, stream, memory)),
        () => enumerateStep(context, stream, memory.seen),
      )
    case 'live':
    case 'paused':
      return liveStep(context, state, memory)
    default:
      return idle
  }
}

/** What a look links between two pages, no page has counted. */
async function lookAmidst(
  context: SyncContext,
  stream: Stream,
  { seen }: SliceMemory,
): Promise<Step | null> {
  const step = await notIdle(lookStep(context, stream))
  if (step !== null) seen.counted.delete(stream)
  return step
}

/** While paused, deletions wait for a person and nothing is compared; everything else goes on. */
async function liveStep(
  context: SyncContext,
  state: StreamState,
  memory: SliceMemory,
): Promise<Step> {
  const { stream } = state
  const none = () => Promise.resolve(null)
  const live = state.phase === 'live'
  return first(
    context,
    state,
    () => recover(context, stream),
    () => notIdle(lookStep(context, stream)),
    () => notIdle(pullIfDue(context, state)),
    live ? () => notIdle(carryOutStep(context, stream)) : none,
    () => notIdle(watchStep(context, stream, memory.watchRetries)),
    live ? () => compareIfDue(context, state) : none,
  )
}

const matching = (state: StreamState): boolean => state.listing?.step === 'outlook'

async function pullIfDue(context: SyncContext, state: StreamState): Promise<Step> {
  const due = state.doorbellAt !== null || state.pollAt <= context.clock.now()
  if (!due) return idle
  const step = await pullPage(context, state.stream)
  // The round is complete, but it may have left looks and deletions.
  const left = context.store.countLooks(state.stream) + context.store.countDoomed(state.stream)
  return step.kind === 'idle' && left > 0 ? { kind: 'progress' } : step
}

async function compareIfDue(context: SyncContext, state: StreamState): Promise<Step> {
  const { store, clock } = context
  if (state.rulesDue === true) {
    seeWhichBelong(context, state.stream)
    return { kind: 'progress' }
  }
  const deep = state.deepDue === true
  const isDue = deep || isReadAnew(context, state) || state.compareAt <= clock.now()
  if (!isDue) return idle
  store.transaction(() => {
    const parked = store.countParked(state.stream)
    store.pardon(state.stream, KEEPS_FAILING)
    // Who was pardoned is tried again by being met in the listing.
    const isPardoned = store.countParked(state.stream) < parked
    const { readWhole = null } = state
    const brief = !deep && !isReadAnew(context, state)
    store.saveStream({
      ...store.stream(state.stream),
      phase: nextPhase(state.phase, 'compare-due'),
      comparing: true,
      readWhole: isPardoned ? null : readWhole,
      deepDue: false,
      listing: {
        ...openListing(firstStep(state.stream, true), clock.now()),
        ...(deep ? {} : readingOf(context, state.stream)),
        brief,
        deep,
        ...(brief ? { tag: null } : {}),
      },
    })
  })
  return { kind: 'progress' }
}

/**
 * The first step that has something to do. Each step waits for answers, and a person may have turned the
 * switch meanwhile: then what was planned for the phase before is not done in this one.
 */
async function first(
  { store }: SyncContext,
  { stream, phase, epoch }: StreamState,
  ...steps: readonly (() => Promise<Step | null>)[]
): Promise<Step> {
  for (const step of steps) {
    const now = store.stream(stream)
    if (now.phase !== phase || now.epoch !== epoch) return { kind: 'progress' }
    const outcome = await step()
    if (outcome !== null) return outcome
  }
  return idle
}

const notIdle = async (step: Promise<Step>): Promise<Step | null> => {
  const outcome = await step
  return outcome.kind === 'idle' ? null : outcome
}
