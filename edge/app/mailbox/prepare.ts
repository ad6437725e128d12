/**
 * @module
 * Gets a stream ready: takes part in the CRM's feed, makes or finds the container, opens the enumeration.
 *
 * The feed comes first: what changes while we list is in it, so nothing falls between (crm-contract §6.3).
 */
import type { Stream } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import type { Container } from '../../ports/outlook.ts'
import { failed, idle, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { firstStep, openListing } from './enumerate.ts'
import { readingOf } from './reread.ts'

export async function prepareStep(context: SyncContext, stream: Stream): Promise<Step> {
  const { store, outlook } = context
  const { epoch, container: known } = store.stream(stream)
  const joined = await context.join()
  if (!joined.ok) return failed('crm', joined.failure)
  const found = known === null ? null : await outlook.findContainer(stream, known.id)
  if (found !== null && !found.ok) return failed('outlook', found.failure)
  if (found !== null && found.value === null) {
    return failed('outlook', { kind: 'gone', detail: 'the container was deleted' })
  }
  const made = found ?? (await makeContainer(context, stream))
  if (!made.ok) return failed('outlook', made.failure)
  const container = made.value
  if (container === null) return idle
  const count = await outlook.countItems(stream, container.id)
  if (!count.ok) return failed('outlook', count.failure)
  store.transaction(() => {
    const state = store.stream(stream)
    if (state.epoch !== epoch) return
    store.saveStream(prepared(context, state, container, count.value > 0))
  })
  context.journal.event('stream.prepared', { stream, items: count.value })
  return progress
}

function prepared(
  context: SyncContext,
  state: StreamState,
  container: Container,
  holdsItems: boolean,
): StreamState {
  const { store, clock } = context
  const { stream } = state
  // A create in doubt was made from what may be gone since (I1): compared as well.
  const comparing = store.countLinks(stream) > 0 || store.flights(stream).length > 0
  const cutShort = comparing && isWalkByRules(state)
  const skipped = comparing && state.firstSyncEndedAt !== null ? state.skipped : {}
  return {
    ...state,
    container,
    containerInDoubt: false,
    comparing,
    ...(comparing ? {} : readingOf(context, stream)),
    phase: nextPhase(state.phase, comparing ? 'container-known' : 'container-ready'),
    // Comparing needs both sides, an empty container all the more: what is missing in it was deleted.
    listing: {
      ...openListing(firstStep(stream, comparing || holdsItems), clock.now()),
      // The mapping changed, and the comparison it asked for was cut short (CON-5).
      deep: state.listing?.deep === true,
    },
    rulesDue: state.rulesDue === true || cutShort,
    outlookCursor: null,
    // Who is over the cap is counted by the walk that is owed: until then nobody enters for it.
    skipped: cutShort ? { ...state.skipped, 'over-cap': 1 } : skipped,
  }
}

/** The organization's rules changed, and the walk through the CRM's list they asked for is under way (settings.ts). */
const isWalkByRules = ({ listing, comparing, firstSyncEndedAt }: StreamState): boolean =>
  listing !== null && !comparing && firstSyncEndedAt !== null

/** Written down before it is asked for: switched off with the answer lost, it is still found and removed. */
export function makeContainer(
  context: SyncContext,
  stream: Stream,
): Promise<Result<Container, Failure>> {
  const { store, outlook } = context
  store.saveStream({ ...store.stream(stream), containerInDoubt: true })
  return outlook.ensureContainer(stream, context.kind(stream).containerName, mark(context))
}

/** What tells our container from a person's own of the same name (A03). */
const mark = ({ member }: SyncContext): string =>
  `${encodeURIComponent(member.organization)}/${encodeURIComponent(member.member)}`
