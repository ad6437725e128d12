/**
 * @module
 * What becomes of an operation that failed: repeated, looked at again, put off by itself, parked, or told as the
 * trouble of its whole side (SYN-6, I16).
 *
 * Does not own: counting (insist.ts), what succeeded (settle.ts), the stream's own pause (fail.ts).
 */
import type { Stream } from '../../domain/record.ts'
import { backoffMs } from '../../domain/stream/backoff.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { SyncContext } from './context.ts'
import { insist, mayTryAnew } from './insist.ts'
import type { Insistence } from './insist.ts'
import { lookAgain, remember } from './look-again.ts'
import { KEEPS_FAILING, park } from './park.ts'
import type { Ledger } from './record-activity.ts'

/** What the flight does next with an operation. */
export type Settled = {
  readonly keep: boolean
  readonly failure: Failure | null
  /** Sent in its place. */
  readonly instead?: Operation
  /** Kept, but not sent before this time: the others do not wait for it. */
  readonly dueAt?: number | undefined
}

export const done: Settled = { keep: false, failure: null }

export type Settling = {
  readonly stream: Stream
  /** An earlier attempt may have arrived. */
  readonly replay: boolean
  /** Made by rules that have changed since, or nobody knows by which (CON-5). */
  readonly outdated: boolean
  /** Other writes of the flight passed. */
  readonly amongOthers: boolean
  /** The only write of its flight. */
  readonly alone: boolean
  readonly ledger: Ledger
  /** Everything is being gone through: ten thousand lines of "created" help nobody. */
  readonly listing: boolean
}

export function settleFailed(
  context: SyncContext,
  settling: Settling,
  operation: Operation,
  failure: Failure,
): Settled {
  const { store } = context
  const { stream, replay } = settling
  const isCreate = operation.action === 'create'
  const isDelete = operation.action === 'delete'
  if (failure.kind === 'refused') return settleRefused(context, settling, operation, failure)
  const insistence = insist(context, stream, operation, failure, settling.amongOthers)
  if (insistence.kind === 'enough') {
    if (isDelete && failure.kind === 'unknown') remember(context, stream, operation)
    park(context, settling, operation, { code: KEEPS_FAILING, detail: failure.detail })
    return done
  }
  const own = ownPause(context, settling, insistence)
  const told = own === undefined ? failure : null
  switch (failure.kind) {
    case 'unknown':
      // A create is repeated with the same key; everything else is looked at again (engine.md §0.2).
      if (isCreate) return { keep: true, failure: told, dueAt: own }
      if (isDelete) remember(context, stream, operation)
      lookAgain(context, stream, operation, operation.outlookId, own)
      return { keep: false, failure: told }
    case 'stale':
    case 'gone':
      return settleElsewhere(context, settling, operation, failure, insistence)
    default:
      // Not done this time, but an earlier attempt is still in doubt: the key must not be lost.
      if (isCreate && replay) return { keep: true, failure: told, dueAt: own }
      lookAgain(context, stream, operation, operation.outlookId, own)
      store.spare(stream, operation.crmId ?? '')
      return { keep: false, failure: told }
  }
}

/** Changed or gone since it was read: read afresh at once, but not again and again without a pause (SYN-5). */
function settleElsewhere(
  context: SyncContext,
  settling: Settling,
  operation: Operation,
  failure: Failure,
  insistence: Insistence,
): Settled {
  const isAgain = insistence.kind === 'again'
  const own = isAgain ? ownPause(context, settling, insistence) : undefined
  lookAgain(context, settling.stream, operation, operation.outlookId, own)
  if (operation.action === 'create') return { keep: false, failure }
  return isAgain && own === undefined ? { keep: false, failure: pause(failure) } : done
}

/**
 * What fails while others pass, or all by itself, waits by itself: nobody else is held up (I16). Several that
 * fail together are their side's trouble, and the stream's to wait for.
 */
function ownPause(
  { clock }: SyncContext,
  { amongOthers, alone }: Settling,
  insistence: Insistence,
): number | undefined {
  if (insistence.kind === 'uncounted' || !(amongOthers || alone)) return undefined
  return clock.now() + backoffMs(insistence.tries, undefined, clock.random())
}

const pause = ({ detail }: Failure): Failure => ({ kind: 'later', detail })

/**
 * What was made by earlier rules may fit when it is made by today's; only that one is judged (CON-5). Not for ever: the
 * create of an item whose first record was given away is always sent once more (settle.ts), and so never today's.
 */
function settleRefused(
  context: SyncContext,
  settling: Settling,
  operation: Operation,
  failure: Extract<Failure, { kind: 'refused' }>,
): Settled {
  const { stream } = settling
  if (settling.outdated && mayTryAnew(context, stream, operation))
    lookAgain(context, stream, operation, operation.outlookId)
  else park(context, settling, operation, failure)
  return done
}
