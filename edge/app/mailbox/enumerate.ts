/**
 * @module
 * Goes through everything there is, page by page: the first sync (CAL-4, CON-3) and later comparisons.
 *
 * Owns: the order of steps, the cap, what was left out and why. A page is planned, written and only then is
 * the cursor moved, so a crash repeats a page and repeats nothing in it (I14). Which ids were seen is kept in
 * memory: a comparison cut short starts again rather than guess what is missing.
 */
import type { Side, Stream } from '../../domain/record.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { CrmListing, CrmRecord } from '../../ports/crm.ts'
import type { Flight, Listing, ListingStep, StreamState } from '../../ports/mailbox-store.ts'
import { apply } from './apply.ts'
import { capped, isFirstWalk, takenSoFar, tallied } from './cap.ts'
import { beginAgain } from './begin-again.ts'
import { failed, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { board, fly } from './fly.ts'
import { meetOutlook } from './meet-outlook.ts'
import { excluded, none, noteEntered } from './observe.ts'
import { nextComparison } from './next-comparison.ts'
import { pullPage } from './pull.ts'
import { isAsRead, tagged } from './read-whole.ts'
import { closeLedger, openLedger } from './record-activity.ts'
import { readingAfter, rereadListed } from './reread.ts'
import { forgetPlace, keepPlace, placeOf, seenOf } from './seen.ts'
import type { Seen } from './seen.ts'
import { openTally } from './tally.ts'
import type { Tally } from './tally.ts'
import { pruneRemoved } from './undeleted.ts'

export function firstStep(stream: Stream, containerHoldsItems: boolean): ListingStep {
  if (containerHoldsItems) return 'outlook'
  return stream === 'calendar' ? 'crm-future' : 'crm-all'
}

export function openListing(step: ListingStep, now: number): Listing {
  return { step, cursor: null, done: 0, total: null, taken: 0, startedAt: now }
}

export async function enumerateStep(
  context: SyncContext,
  stream: Stream,
  seen: Seen,
): Promise<Step> {
  const state = context.store.stream(stream)
  if (state.listing === null) return finish(context, stream)
  const step = await walk(context, state, placeOf(seen, state, state.listing), seen)
  if (step.kind === 'failed') forgetPlace(seen, stream, step.failure)
  return step
}

async function walk(
  context: SyncContext,
  state: StreamState,
  listing: Listing,
  seen: Seen,
): Promise<Step> {
  switch (listing.step) {
    case 'outlook':
      return listOutlook(context, state, listing, seen)
    case 'crm-future':
    case 'crm-past':
    case 'crm-all':
      return listCrm(context, state, listing, seen)
    case 'changes':
      return takeCursor(context, state.stream)
  }
}

async function listOutlook(
  context: SyncContext,
  state: StreamState,
  listing: Listing,
  seen: Seen,
): Promise<Step> {
  const { stream, container } = state
  if (container === null) return failed('outlook', { kind: 'gone', detail: 'no container' })
  const met = seenOf(seen, stream, 'outlook')
  if (listing.cursor === null) met.clear()
  else if (met.size === 0 && listing.done > 0) return restart(context, state, listing, seen)
  const begun = await tagged(context, stream, container.id, listing)
  if (!begun.ok) return failed('outlook', begun.failure)
  const { cursor: from, brief = false } = begun.value
  if (from === null && isAsRead(state, begun.value))
    return advance(context, state, afterOutlook(stream, begun.value), seen)
  const page = await context.outlook.list(stream, container.id, from, brief)
  if (!page.ok) return failed('outlook', page.failure)
  const { rows, cursor, complete } = page.value
  for (const row of rows) met.add(row.kind === 'item' ? row.item.id : row.id)
  const flights = planPage(context, state, (operations, ledger) => {
    for (const row of rows) meetOutlook(context, state, row, operations, ledger)
    if (complete) lookForAbsent(context, stream, 'outlook', met)
  })
  const step = await fly(context, flights)
  if (step.kind === 'failed') return step
  const onward = { ...begun.value, cursor, done: listing.done + rows.length }
  return advance(context, state, complete ? afterOutlook(stream, onward) : onward, seen)
}

const afterOutlook = (stream: Stream, { startedAt, deep, reading, tag }: Listing): Listing => ({
  ...openListing(firstStep(stream, false), startedAt),
  deep: deep === true,
  ...(reading === undefined ? {} : { reading }),
  ...(tag === undefined ? {} : { tag }),
})

async function listCrm(
  context: SyncContext,
  state: StreamState,
  listing: Listing,
  seen: Seen,
): Promise<Step> {
  const { stream } = state
  const met = seenOf(seen, stream, 'crm')
  const first = listing.step !== 'crm-past'
  if (listing.cursor === null && first) met.clear()
  else if (state.comparing && met.size === 0 && listing.done > 0)
    return restart(context, state, listing, seen)
  const { member } = context.member
  const page = await context.crm.list(member, listingQuery(stream, listing), listing.cursor)
  if (!page.ok) return failed('crm', page.failure)
  const { records, cursor, estimatedTotal } = page.value
  for (const record of records) met.add(record.id)
  const tally = openTally(context, stream)
  const before = { ...listing, taken: takenSoFar(context, state, seen, tally.doubt.creates) }
  const flights = planPage(context, state, (operations, ledger) => {
    for (const record of records) meetCrm(context, state, before, record, operations, ledger, tally)
    if (cursor === null && state.comparing && listing.step !== 'crm-future') {
      lookForAbsent(context, stream, 'crm', met)
    }
  })
  const step = await fly(context, flights)
  if (step.kind === 'failed') return step
  const done = listing.done + records.length
  const atStart = listing.cursor === null && estimatedTotal !== undefined
  const total = atStart ? listing.done + estimatedTotal : listing.total
  const updated = { ...listing, done, total, taken: before.taken + tally.taken }
  seen.counted.add(stream)
  const after = { ...state, ...tallied(state, tally.skipped, records) }
  if (cursor !== null) return advance(context, after, { ...updated, cursor }, seen)
  const next: ListingStep = listing.step === 'crm-future' ? 'crm-past' : 'changes'
  return advance(context, after, { ...updated, step: next, cursor: null }, seen)
}

function listingQuery(stream: Stream, listing: Listing): CrmListing {
  if (stream === 'contacts') return { stream, which: 'all' }
  // The instant that parts future from past stays that of the start, over all pages.
  return { stream, which: listing.step === 'crm-past' ? 'past' : 'future', now: listing.startedAt }
}

function meetCrm(
  context: SyncContext,
  state: StreamState,
  listing: Listing,
  record: CrmRecord,
  operations: Operation[],
  ledger: ReturnType<typeof openLedger>,
  tally: Tally,
): void {
  const { stream } = state
  const { store } = context
  const link = store.linkByCrm(stream, record.id)
  const now = context.clock.now()
  const look = { stream, side: 'crm' as const, id: record.id, noticedAt: now, version: null }
  if (link !== null) {
    rereadListed(context, state, link, 'crm', record)
    const unmoved = link.crmVersion === record.version && link.base !== null
    if (unmoved && listing.deep !== true && !excluded(context, stream, record, link)) return
    return store.addLook({ ...look, both: true })
  }
  const { id: crmId, reference } = record
  const dueAt = tally.doubt.until({ crmId, outlookId: null, reference })
  if (dueAt !== null) return store.addLook({ ...look, both: true, dueAt })
  const reason =
    excluded(context, stream, record, null) ?? capped(context, state, listing, record, tally)
  if (reason !== null) {
    tally.skipped[reason] = (tally.skipped[reason] ?? 0) + 1
    return
  }
  if (store.parked(stream, 'crm', record.id)?.version === record.version) return
  // Made from an Outlook item once: is that still there, they are paired and nothing is created (I18).
  tally.taken += 1
  if (record.reference !== undefined) return store.addLook({ ...look, both: true })
  noteEntered(context, stream, record)
  const subject = { stream, link, crmId: record.id, outlookId: null, noticedAt: now }
  const crm = { kind: 'present' as const, fields: record.fields, version: record.version }
  const applied = apply(context, { ...subject, crm, outlook: none }, ledger)
  if (applied.kind === 'planned') operations.push(...applied.operations)
}

/** The round that yields the cursor for everything after; unchanged items in it cost nothing. */
async function takeCursor(context: SyncContext, stream: Stream): Promise<Step> {
  const step = await pullPage(context, stream)
  if (step.kind !== 'idle') return step
  return finish(context, stream)
}

function finish(context: SyncContext, stream: Stream): Step {
  const state = context.store.stream(stream)
  const now = context.clock.now()
  if (state.comparing) pruneRemoved(context, stream)
  if (isFirstWalk(state) && state.firstSyncEndedAt === null) noteFirstSync(context, stream, now)
  context.store.saveStream({
    ...state,
    phase: nextPhase(state.phase, 'listed'),
    listing: null,
    comparing: false,
    ...nextComparison(context, state, now),
    ...readingAfter(state),
    firstSyncEndedAt: state.firstSyncEndedAt ?? now,
    lastSyncAt: state.comparing ? state.lastSyncAt : now,
  })
  context.journal.event('stream.listed', { stream, ms: now - (state.listing?.startedAt ?? now) })
  return progress
}

/** Ten thousand lines of "created" help nobody; none at all looks as if nothing had been done (SYN-8). */
function noteFirstSync({ store }: SyncContext, stream: Stream, now: number): void {
  const count = store.countLinks(stream)
  const detail = `The first sync is through: ${count} on both sides.`
  const nowhere = { side: null, crmId: null, outlookId: null, label: null, fields: [] }
  store.log(stream, now, [{ kind: 'state', ...nowhere, code: 'first-sync', detail, count }])
}

function planPage(
  context: SyncContext,
  state: StreamState,
  work: (operations: Operation[], ledger: ReturnType<typeof openLedger>) => void,
): readonly Flight[] {
  return context.store.transaction(() => {
    if (context.store.stream(state.stream).epoch !== state.epoch) return []
    const operations: Operation[] = []
    const ledger = openLedger()
    work(operations, ledger)
    closeLedger(context, state.stream, ledger)
    return board(context, state.stream, operations)
  })
}

/** Linked, but not met in a complete enumeration: a hint to look, not yet an absence. */
function lookForAbsent(
  context: SyncContext,
  stream: Stream,
  side: Side,
  met: ReadonlySet<string>,
): void {
  const noticedAt = context.clock.now()
  let after = ''
  for (;;) {
    const links = context.store.linksAfter(stream, after, 500)
    for (const link of links) {
      const id = side === 'crm' ? link.crmId : link.outlookId
      if (met.has(id) || (side === 'outlook' && link.state === 'detached')) continue
      context.store.addLook({ stream, side, id, both: true, noticedAt, version: null })
    }
    const last = links.at(-1)
    if (last === undefined) return
    after = last.crmId
  }
}

/** What was met is forgotten (a restart): the running step begins again. */
function restart(context: SyncContext, state: StreamState, listing: Listing, seen: Seen): Step {
  const skipped = isFirstWalk(state) ? {} : state.skipped
  return advance(context, { ...state, skipped }, beginAgain(listing), seen)
}

function advance(context: SyncContext, state: StreamState, listing: Listing, seen: Seen): Step {
  if (keepPlace(seen, state, listing)) return progress
  const { store } = context
  store.transaction(() => {
    const now = store.stream(state.stream)
    const { skipped, newestListed = 0 } = state
    if (now.epoch === state.epoch) store.saveStream({ ...now, skipped, newestListed, listing })
  })
  return progress
}
