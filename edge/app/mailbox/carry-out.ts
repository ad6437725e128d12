/**
 * @module
 * Carries out deletions, judged together when nothing else is known to be coming (SYN-3, R9).
 *
 * Before any deletion in the CRM the container is asked for: if it is gone, the person switched off by
 * deleting it, and nothing in the CRM is touched (CAL-6, R10).
 */
import type { Stream } from '../../domain/record.ts'
import { nextPhase } from '../../domain/stream/phase.ts'
import { brakes } from '../../domain/sync/brake.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { Doom } from '../../ports/mailbox-store.ts'
import { failed, idle, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { board, fly, FLIGHT_SIZE } from './fly.ts'
import { cancelling } from './invite.ts'
import { recentDeletes } from './record-activity.ts'

export async function carryOutStep(context: SyncContext, stream: Stream): Promise<Step> {
  const { store, clock } = context
  const state = store.stream(stream)
  const doomed = store.doomed(stream, FLIGHT_SIZE)
  if (doomed.length === 0 || state.container === null) return idle
  const now = clock.now()
  const count = store.countDoomed(stream)
  const living = store.countLinks(stream)
  const held =
    now >= state.brakeReleasedUntil &&
    brakes(count, living, recentDeletes(state, now), context.brake)
  if (doomed.some(({ side }) => side === 'crm') || held) {
    const container = await context.outlook.findContainer(stream, state.container.id)
    if (!container.ok) return failed('outlook', container.failure)
    if (container.value === null) {
      return failed('outlook', { kind: 'gone', detail: 'the container was deleted' })
    }
  }
  if (store.stream(stream).epoch !== state.epoch) return idle
  if (held) return hold(context, stream, count, living)
  const flights = store.transaction(() => {
    const operations = doomed.flatMap((doom) => deletion(context, doom))
    for (const { crmId } of doomed) store.spare(stream, crmId)
    return board(context, stream, operations)
  })
  return fly(context, flights)
}

function hold(context: SyncContext, stream: Stream, count: number, living: number): Step {
  const { store } = context
  const state = store.stream(stream)
  const side = store.doomed(stream, 1)[0]?.side ?? 'crm'
  store.saveStream({
    ...state,
    phase: nextPhase(state.phase, 'braked'),
    brake: { side, deletes: count, of: living },
  })
  context.journal.event('stream.braked', { stream, deletes: count, of: living })
  return progress
}

function deletion(context: SyncContext, doom: Doom): readonly Operation[] {
  const link = context.store.linkByCrm(doom.stream, doom.crmId)
  if (link === null) return []
  return [
    {
      action: 'delete',
      side: doom.side,
      crmId: link.crmId,
      outlookId: link.outlookId,
      key: context.clock.uuid(),
      version: doom.side === 'crm' ? link.crmVersion : link.outlookVersion,
      fields: {},
      sent: {},
      sourceVersion: null,
      label: null,
      noticedAt: doom.noticedAt,
      ...(doom.side === 'outlook' ? cancelling(context, doom.stream, doom.because) : {}),
    },
  ]
}
