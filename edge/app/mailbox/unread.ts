/**
 * @module
 * Records whose read fails while others are read, or all by itself: put off by themselves, at last parked; nobody
 * else waits for them (I16, SYN-6).
 *
 * Silence about an id is no absence (engine.md §0.4): what is not read is not planned.
 * Does not own: reading and planning (look.ts).
 */
import type { Side, Stream } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import { backoffMs } from '../../domain/stream/backoff.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Look } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'
import { TRIES_ALONE, TRIES_AMONG_OTHERS } from './insist.ts'
import { KEEPS_FAILING } from './park.ts'
import type { Ledger } from './record-activity.ts'

export type Unread = {
  /** Takes what was said; what was not is remembered. @returns a failure of more than one record */
  readonly take: <Reading>(
    side: Side,
    ids: readonly string[],
    answer: Result<ReadonlyMap<string, Reading>, Failure>,
    into: Map<string, Reading>,
  ) => Failure | null
  readonly has: (side: Side, id: string | null) => boolean
  readonly ids: () => readonly { readonly side: Side; readonly id: string }[]
  /** Tries given to a record that was not read. */
  readonly tries: () => number
}

const unanswered: Failure = {
  kind: 'later',
  detail: 'an answer says nothing about a record asked for',
}

export function openUnread(): Unread {
  const ids = { crm: new Set<string>(), outlook: new Set<string>() }
  let answered = false
  return {
    take(side, asked, answer, into) {
      const isAlone = asked.length === 1
      if (!answer.ok && !(isAlone && isOfOne(answer.failure))) return answer.failure
      const said = answer.ok ? asked.filter((id) => answer.value.has(id)) : []
      if (said.length === 0 && !isAlone && asked.length > 0) return unanswered
      answered ||= said.length > 0
      for (const id of asked) {
        const reading = answer.ok ? answer.value.get(id) : undefined
        if (reading === undefined) ids[side].add(id)
        else into.set(id, reading)
      }
      return null
    },
    has: (side, id) => id !== null && ids[side].has(id),
    ids: () =>
      (['crm', 'outlook'] as const).flatMap((side) => [...ids[side]].map((id) => ({ side, id }))),
    tries: () => (answered ? TRIES_AMONG_OTHERS : TRIES_ALONE),
  }
}

/** Neither a request to wait nor a word about the whole mailbox. */
const isOfOne = (failure: Failure): boolean =>
  failure.kind === 'later' && failure.afterMs === undefined

/**
 * While everything is gone through, what is not linked yet must be read before its other half is met: else that one
 * would get a twin (I18). @returns the failure everybody waits for
 */
export function heldUp(
  { store }: SyncContext,
  stream: Stream,
  unread: Unread,
): { readonly side: Side; readonly failure: Failure } | null {
  if (store.stream(stream).listing === null) return null
  const found = unread.ids().find(({ side, id }) => {
    const link = side === 'crm' ? store.linkByCrm(stream, id) : store.linkByOutlook(stream, id)
    return link === null
  })
  return found === undefined ? null : { side: found.side, failure: unanswered }
}

/** @returns when it is looked at again; null: given up for now, and told */
export function putOff(
  { store, clock }: SyncContext,
  look: Look,
  unread: Unread,
  ledger: Ledger,
): Look | null {
  const { stream, side, id } = look
  const at = clock.now()
  const tries = store.trouble(stream, side, id, at)
  if (tries < unread.tries()) {
    return { ...look, dueAt: at + backoffMs(tries, undefined, clock.random()) }
  }
  const reason = { code: KEEPS_FAILING, detail: 'It cannot be read' }
  const unknown = { version: null, field: null, label: null }
  store.calm(stream, side, id)
  store.park({ stream, side, id, ...unknown, ...reason, at })
  ledger.entries.push({
    kind: 'parked',
    side,
    crmId: side === 'crm' ? id : null,
    outlookId: side === 'outlook' ? id : null,
    label: null,
    fields: [],
    ...reason,
  })
  return null
}
