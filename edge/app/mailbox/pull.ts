/**
 * @module
 * Reads one page of what changed in Outlook and acts on it.
 *
 * Echoes of our own writes equal what the link remembers and cost nothing. The cursor moves after the page's
 * writes are through (I14). A page that repeats for ever ends the round (I15).
 */
import type { Stream } from '../../domain/record.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { OutlookPage, OutlookRow } from '../../ports/outlook.ts'
import { apply } from './apply.ts'
import { failed, idle, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { board, fly } from './fly.ts'
import { same } from './observe.ts'
import { closeLedger, openLedger } from './record-activity.ts'
import type { Ledger } from './record-activity.ts'

/** Outlook may show a change only seconds after it rang (graph-contract §3.2): ask once more. */
const SECOND_LOOK_MS = 10_000

/** `idle`: the round is complete. */
export async function pullPage(context: SyncContext, stream: Stream): Promise<Step> {
  const { store, clock } = context
  const state = store.stream(stream)
  if (state.container === null) return failed('outlook', { kind: 'gone', detail: 'no container' })
  const rung = state.doorbellAt
  const asked = state.outlookCursor
  const answer = await context.outlook.changes(stream, state.container.id, asked)
  if (!answer.ok) return failed('outlook', answer.failure)
  const page = answer.value
  const flights = store.transaction(() => {
    if (store.stream(stream).epoch !== state.epoch) return []
    const operations: Operation[] = []
    const ledger = openLedger()
    for (const row of page.rows) meet(context, stream, row, rung ?? clock.now(), operations, ledger)
    closeLedger(context, stream, ledger)
    return board(context, stream, operations)
  })
  const step = await fly(context, flights)
  if (step.kind === 'failed') return step
  return moveCursor(context, stream, state.epoch, page, rung)
}

function meet(
  context: SyncContext,
  stream: Stream,
  row: OutlookRow,
  noticedAt: number,
  operations: Operation[],
  ledger: Ledger,
): void {
  const { store } = context
  const id = row.kind === 'look' ? row.id : row.item.id
  const look = { stream, side: 'outlook' as const, id, both: false, noticedAt, version: null }
  const link = store.linkByOutlook(stream, id)
  if (row.kind === 'look' || link === null) return store.addLook(look)
  const { item } = row
  if (link.outlookVersion === item.version && link.state === 'linked' && link.ourDelete === null) {
    return
  }
  const outlook = { kind: 'present' as const, fields: item.fields, version: item.version }
  const subject = { stream, link, crmId: link.crmId, outlookId: id, noticedAt }
  const applied = apply(context, { ...subject, crm: same, outlook }, ledger)
  if (applied.kind === 'planned') operations.push(...applied.operations)
  else store.addLook({ ...look, both: true })
}

function moveCursor(
  context: SyncContext,
  stream: Stream,
  epoch: number,
  page: OutlookPage,
  rung: number | null,
): Step {
  const { store, clock, rhythm } = context
  return store.transaction(() => {
    const state = store.stream(stream)
    if (state.epoch !== epoch) return idle
    const quiet = page.complete && state.doorbellAt === rung
    const askSoon = quiet && rung !== null && page.rows.length === 0
    const now = clock.now()
    store.saveStream({
      ...state,
      // An unchanged cursor of an empty round is not written again (OPS-2).
      outlookCursor: page.cursor,
      doorbellAt: quiet ? null : state.doorbellAt,
      pollAt: page.complete ? now + (askSoon ? SECOND_LOOK_MS : rhythm.pollMs) : state.pollAt,
    })
    return page.complete ? idle : progress
  })
}
