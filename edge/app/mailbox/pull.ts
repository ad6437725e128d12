/**
 * @module
 * Reads one page of what changed in Outlook and notes what to look at.
 *
 * A row is a hint like a notice: it may show an item as it was some time ago (K06), so what differs from what
 * the link remembers is read before it is believed. Echoes of our own writes equal it and cost nothing. The
 * cursor moves in the transaction that notes the page (I14).
 */
import type { Stream } from '../../domain/record.ts'
import { doubted, pollAfter } from '../../domain/stream/poll.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import type { OutlookPage, OutlookRow } from '../../ports/outlook.ts'
import { failed, idle, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'

/** Outlook may show a change only seconds after it rang (graph-contract §3.2): ask once more. */
const SECOND_LOOK_MS = 10_000

/** More pages than the largest mailbox fills: the list leads in a circle (engine.md §2; I15). */
const ENDLESS_PAGES = 2_000

/** As a cursor that is no longer known: everything is gone through, and the round begins afresh. */
function endless({ store }: SyncContext, state: StreamState): Step {
  store.saveStream({ ...state, pages: 0 })
  return failed('outlook', { kind: 'resync', detail: 'the list of changes does not end' })
}

/** `idle`: the round is complete. */
export async function pullPage(context: SyncContext, stream: Stream): Promise<Step> {
  const { store, clock } = context
  const state = store.stream(stream)
  if (state.container === null) return failed('outlook', { kind: 'gone', detail: 'no container' })
  const rung = state.doorbellAt
  const asked = state.outlookCursor
  if ((state.pages ?? 0) >= ENDLESS_PAGES) return endless(context, state)
  const answer = await context.outlook.changes(stream, state.container.id, asked)
  if (!answer.ok) return failed('outlook', answer.failure)
  const page = answer.value
  return store.transaction(() => {
    if (store.stream(stream).epoch !== state.epoch) return idle
    const news = page.rows.filter((row) => meet(context, stream, row, rung ?? clock.now()))
    return moveCursor(context, stream, page, { rung, isNews: news.length > 0 })
  })
}

/** @returns whether it has to be looked at */
function meet(context: SyncContext, stream: Stream, row: OutlookRow, noticedAt: number): boolean {
  const { store } = context
  const look = { stream, side: 'outlook' as const, both: false, noticedAt }
  if (row.kind === 'look') {
    store.addLook({ ...look, id: row.id, version: null })
    return true
  }
  const { id, version } = row.item
  const link = store.linkByOutlook(stream, id)
  const isKnown = link?.outlookVersion === version
  if (isKnown && link.state === 'linked' && link.ourDelete === null) return false
  store.addLook({ ...look, id, both: isKnown, version })
  return true
}

function moveCursor(
  context: SyncContext,
  stream: Stream,
  page: OutlookPage,
  { rung, isNews }: { readonly rung: number | null; readonly isNews: boolean },
): Step {
  const { store, clock } = context
  const state = store.stream(stream)
  const quiet = page.complete && state.doorbellAt === rung
  const askSoon = quiet && rung !== null && page.rows.length === 0
  const now = clock.now()
  // Somebody should have rung about it.
  const watch =
    isNews && rung === null && state.phase === 'live' ? doubted(state.watch) : state.watch
  const pause = askSoon ? SECOND_LOOK_MS : pollAfter(context.rhythm, watch, now)
  // Read again after a crash, the same rows are known by their versions: not worth a row for every bell (OPS-2).
  const isFoundAgain = page.complete && !askSoon && (rung !== null || state.listing !== null)
  const save = isFoundAgain ? store.noteStream : store.saveStream
  save({
    ...state,
    watch,
    outlookCursor: page.cursor,
    doorbellAt: quiet ? null : state.doorbellAt,
    pollAt: page.complete ? now + pause : state.pollAt,
    pages: page.complete ? 0 : (state.pages ?? 0) + 1,
  })
  return page.complete ? idle : progress
}
