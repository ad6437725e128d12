/**
 * @module
 * Sets a record aside with its reason: not tried again until it changes or a person says so (R11, SYN-6).
 *
 * Does not own: when that is right (settle.ts, fly.ts), trying again (parked.ts).
 */
import { otherSide } from '../../domain/record.ts'
import type { Stream } from '../../domain/record.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { SyncContext } from './context.ts'
import { sourceOf } from './insist.ts'
import type { Ledger } from './record-activity.ts'

type Reason = { readonly code: string; readonly detail: string; readonly field?: string }

/** Given up for now: forgotten at the next comparison of everything, and tried again. */
export const KEEPS_FAILING = 'keeps-failing'

export function park(
  context: SyncContext,
  settling: { readonly stream: Stream; readonly ledger: Ledger },
  operation: Operation,
  reason: Reason,
): void {
  const { stream } = settling
  const side = otherSide(operation.side)
  const id = side === 'crm' ? operation.crmId : operation.outlookId
  if (id === null) return
  const { code, detail } = reason
  const field = reason.field ?? null
  const source = sourceOf(operation)
  if (source !== null) context.store.calm(stream, source.side, source.id)
  const { label } = operation
  const at = context.clock.now()
  const version = operation.sourceVersion
  context.store.park({ stream, side, id, version, code, detail, field, label, at })
  context.store.spare(stream, operation.crmId ?? '')
  settling.ledger.entries.push({
    kind: 'parked',
    side: operation.side,
    crmId: operation.crmId,
    outlookId: operation.outlookId,
    label,
    fields: field === null ? [] : [field],
    code,
    detail,
  })
}
