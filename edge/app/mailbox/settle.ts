/**
 * @module
 * Writes down what became of one operation: links, activity, what was parked is free again.
 *
 * Owns: the meaning of every outcome that is an answer (engine.md §4.4). Runs inside the caller's transaction.
 * Does not own: sending (fly.ts), planning (apply.ts), failures (settle-failed.ts).
 */
import type { Fingerprints, Side, Stream } from '../../domain/record.ts'
import { otherSide } from '../../domain/record.ts'
import type { Base, Link, Operation } from '../../domain/sync/link.ts'
import type { Shown } from '../../domain/sync/shown.ts'
import { fingerprints } from '../../domain/sync/merge.ts'
import { answerTo, baseAfter } from '../../domain/sync/prints.ts'
import { shownOf } from '../../domain/sync/shown.ts'
import type { CrmOutcome } from '../../ports/crm.ts'
import type { OutlookItem, OutlookOutcome } from '../../ports/outlook.ts'
import type { SyncContext } from './context.ts'
import { sourceOf } from './insist.ts'
import { lookAgain } from './look-again.ts'
import { noteKept } from './note-kept.ts'
import { noteMails, noteWrite } from './record-activity.ts'
import { done, settleFailed } from './settle-failed.ts'
import type { Settled, Settling } from './settle-failed.ts'
import { noteRemoved } from './undeleted.ts'

export function settle(
  context: SyncContext,
  settling: Settling,
  operation: Operation,
  outcome: OutlookOutcome | CrmOutcome,
): Settled {
  const { stream } = settling
  if (outcome.kind === 'failed') {
    return settleFailed(context, settling, operation, outcome.failure)
  }
  if ('record' in outcome && isTaken(context, stream, operation, outcome)) {
    const reference = `${operation.outlookId}~${operation.key}`
    return { keep: true, failure: null, instead: { ...operation, reference } }
  }
  if ('item' in outcome && isAnothers(context, stream, operation, outcome)) {
    lookAgain(context, stream, operation, null)
    return done
  }
  const ids =
    outcome.kind === 'deleted'
      ? settleDeleted(context, stream, operation)
      : 'item' in outcome
        ? settleOutlook(context, stream, operation, outcome.item, outcome.replayed)
        : settleCrm(context, settling, operation, outcome)
  if (operation.again === true) lookAgain(context, stream, operation, ids.outlookId)
  const kept = 'item' in outcome ? outcome.kept : []
  const told = noteKept(settling.ledger, operation, ids, kept)
  if (told !== null) noteWrite(settling.ledger, told, ids, context.clock.now(), settling.listing)
  if ('mailed' in outcome && outcome.mailed) noteMails(settling.ledger, outcome.mailed)
  return done
}

/** The item came back after its record was tied to another one: it becomes a record of its own (engine.md §4.4). */
function isTaken(
  { store }: SyncContext,
  stream: Stream,
  operation: Operation,
  { record, existed }: Extract<CrmOutcome, { kind: 'written' }>,
): boolean {
  if (operation.action !== 'create' || !existed) return false
  const link = store.linkByCrm(stream, record.id)
  return link !== null && link.outlookId !== operation.outlookId
}

/** Answered with the item of another record (L15): that one keeps it, this record is planned anew, under another key. */
function isAnothers(
  { store }: SyncContext,
  stream: Stream,
  operation: Operation,
  { item, replayed }: Extract<OutlookOutcome, { kind: 'written' }>,
): boolean {
  if (operation.action !== 'create' || replayed) return false
  const link = store.linkByOutlook(stream, item.id)
  return link !== null && link.crmId !== operation.crmId
}

type Ids = { readonly crmId: string | null; readonly outlookId: string | null }

function settleOutlook(
  context: SyncContext,
  stream: Stream,
  operation: Operation,
  item: OutlookItem,
  replayed: boolean,
): Ids {
  const { store } = context
  const crmId = operation.crmId ?? ''
  const prints = fingerprints(context.kind(stream).map, 'outlook', item.fields)
  const link = store.linkByCrm(stream, crmId)
  if (operation.action === 'create') {
    // An answer to a replay shows the item as it is NOW: somebody may have edited or moved it meanwhile.
    const inDoubt = replayed && !item.untouched
    const written = fingerprints(context.kind(stream).map, 'outlook', operation.fields)
    store.putLink({
      stream,
      crmId,
      outlookId: item.id,
      base: { crm: operation.sent, outlook: inDoubt ? written : prints },
      crmVersion: operation.sourceVersion,
      outlookVersion: inDoubt ? null : item.version,
      state: 'linked',
      ourDelete: null,
      shown: shownOf(context.kind(stream).map, 'outlook', operation.fields),
    })
    if (replayed) lookAgain(context, stream, operation, item.id)
  } else if (link !== null) {
    store.putLink({
      ...link,
      base: advance(link.base, operation.sent, prints, 'outlook'),
      outlookVersion: knownAfter(link.outlookVersion, operation, item.version),
      crmVersion: operation.sourceVersion ?? link.crmVersion,
      ourDelete: null,
      shown: shownSince(context, link, operation),
    })
  }
  relieve(context, stream, operation)
  return { crmId, outlookId: item.id }
}

function settleCrm(
  context: SyncContext,
  { stream, replay }: Settling,
  operation: Operation,
  { record, existed }: Extract<CrmOutcome, { kind: 'written' }>,
): Ids {
  const { store } = context
  const { map } = context.kind(stream)
  const outlookId = operation.outlookId ?? ''
  const prints = fingerprints(map, 'crm', record.fields)
  const link = store.linkByOutlook(stream, outlookId)
  if (operation.action === 'create') {
    if (link !== null && link.crmId !== record.id) store.dropLink(stream, link.crmId)
    // Made by an earlier attempt: somebody may have edited it since, so what we SENT is the base. There
    // before any attempt of ours: nothing is known to be agreed.
    const sent = fingerprints(map, 'crm', operation.fields)
    const base = { crm: existed ? sent : prints, outlook: operation.sent }
    store.putLink({
      stream,
      crmId: record.id,
      outlookId,
      base: existed && !replay ? null : base,
      crmVersion: existed ? null : record.version,
      outlookVersion: operation.sourceVersion,
      state: 'linked',
      ourDelete: null,
      shown: shownOf(map, 'crm', operation.fields),
    })
    if (existed) lookAgain(context, stream, { ...operation, crmId: record.id }, outlookId)
  } else if (link !== null) {
    store.putLink({
      ...link,
      base: advance(link.base, operation.sent, prints, 'crm'),
      crmVersion: knownAfter(link.crmVersion, operation, record.version),
      outlookVersion: operation.sourceVersion ?? link.outlookVersion,
      ourDelete: null,
      shown: shownSince(context, link, operation),
    })
  }
  relieve(context, stream, operation)
  return { crmId: record.id, outlookId }
}

/**
 * Our write knows of what its side had before. Where that has not all travelled (the other half of the merge was
 * refused), neither version passes as known, or the other side's next edit would go over it unread (I4).
 */
function knownAfter(
  known: string | null,
  { version, overrules }: Operation,
  written: string,
): string | null {
  return known === version || overrules === true ? written : known
}

/** It went through: whatever it was parked or counted for is over. */
function relieve({ store }: SyncContext, stream: Stream, operation: Operation): void {
  const parkedOn = otherSide(operation.side)
  const id = parkedOn === 'crm' ? operation.crmId : operation.outlookId
  if (id !== null) store.unpark(stream, parkedOn, id)
  const source = sourceOf(operation)
  if (source !== null) store.calm(stream, source.side, source.id)
}

function settleDeleted(context: SyncContext, stream: Stream, operation: Operation): Ids {
  const crmId = operation.crmId ?? ''
  context.store.dropLink(stream, crmId)
  context.store.spare(stream, crmId)
  noteRemoved(context, stream, operation)
  context.store.calm(stream, 'crm', crmId)
  return { crmId, outlookId: operation.outlookId }
}

/** What was written is what people are shown as before at the next change (SYN-8). */
function shownSince(context: SyncContext, link: Link, operation: Operation): Shown {
  const { map } = context.kind(link.stream)
  return { ...link.shown, ...shownOf(map, operation.side, operation.fields, operation.sent) }
}

/** The base moves only for the groups that were sent: what was SENT on one side, what was RETURNED on the other (C18). */
function advance(
  base: Base | null,
  sent: Fingerprints,
  returned: Fingerprints,
  writtenSide: Side,
): Base {
  const answered = answerTo(sent, returned)
  const toOutlook = writtenSide === 'outlook'
  return baseAfter(
    base,
    toOutlook ? { crm: sent, outlook: answered } : { crm: answered, outlook: sent },
  )
}
