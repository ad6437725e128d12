/**
 * @module
 * Looks at records somebody rang about: reads them where they live, plans, writes.
 *
 * A notice is a hint, never a fact (engine.md §0.4): only what a read says counts. When one side is not
 * enough to act safely, the other one is read too and the record is planned again.
 */
import type { Fields, Stream } from '../../domain/record.ts'
import type { Link, Operation } from '../../domain/sync/link.ts'
import type { Flight, Look, StreamState } from '../../ports/mailbox-store.ts'
import { apply } from './apply.ts'
import type { Subject } from './apply.ts'
import { idle } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { board, fly, FLIGHT_SIZE } from './fly.ts'
import { inDoubt } from './in-doubt.ts'
import { heldBy, inherited } from './inherit.ts'
import { openMailRoom } from './invite.ts'
import { letIn, none, seenCrm, seenOutlook } from './observe.ts'
import { claim, readSides, referredBy } from './read-sides.ts'
import type { Readings, Watched } from './read-sides.ts'
import { closeLedger, openLedger } from './record-activity.ts'
import type { Ledger } from './record-activity.ts'
import { reread } from './reread.ts'
import { parkUndeleted } from './undeleted.ts'
import { openUnread, putOff } from './unread.ts'

/** How often the sides are read before planning gives up for this slice: each adds what was missing. */
const ROUNDS = 3

export async function lookStep(context: SyncContext, stream: Stream): Promise<Step> {
  const looks = context.store.looks(stream, FLIGHT_SIZE, context.clock.now())
  if (looks.length === 0) return idle
  const epoch = context.store.stream(stream).epoch
  const readings: Readings = {
    crm: new Map(),
    outlook: new Map(),
    made: new Map(),
    unread: openUnread(),
  }
  const flights: Flight[] = []
  let pending = watch(context, looks)
  for (let round = 1; pending.length > 0; round++) {
    const failure = await readSides(context, stream, pending, readings)
    if (failure !== null) return failure
    pending = context.store.transaction(() => {
      if (context.store.stream(stream).epoch !== epoch) return []
      const verdict = planAll(context, stream, pending, readings)
      const unclear = round < ROUNDS ? verdict.unclear : []
      const clear = pending.filter((one) => !unclear.includes(one)).map(({ look }) => look)
      const covering = coverOf(verdict.operations, clear)
      flights.push(...board(context, stream, verdict.operations, covering))
      closeLedger(context, stream, verdict.ledger)
      const covers = new Set(verdict.operations.flatMap(covering))
      for (const look of clear) if (!covers.has(look)) context.store.dropLook(look)
      for (const later of verdict.later) context.store.addLook(later)
      return unclear
    })
    for (const one of pending) {
      one.wantCrm ||= one.crmId !== null
      one.wantOutlook ||= one.outlookId !== null
    }
  }
  return fly(context, flights)
}

/**
 * The looks that stay until their operation is settled. Looked at once more, an update finds its own work or does
 * it: nothing else need be written down (engine.md §0.2, OPS-2). A record that is written on both sides is not one.
 */
function coverOf(operations: readonly Operation[], looks: readonly Look[]) {
  const isOf = ({ crmId, outlookId }: Operation, { side, id }: Look): boolean =>
    (side === 'crm' ? crmId : outlookId) === id
  return (operation: Operation): readonly Look[] => {
    const isOnly = operations.every((one) => one === operation || one.crmId !== operation.crmId)
    if (operation.action !== 'update' || !isOnly) return []
    return looks.filter((look) => isOf(operation, look))
  }
}

/** Drops what is only our own write coming back; the rest is to be read. */
function watch(context: SyncContext, looks: readonly Look[]): Watched[] {
  const watched = looks.map((look) => ({ look, wanted: wanted(context, look) }))
  const echoes = watched.filter(({ wanted: one }) => one === null)
  if (echoes.length > 0) {
    context.store.transaction(() => {
      for (const { look } of echoes) context.store.dropLook(look)
    })
  }
  return watched.flatMap(({ wanted: one }) => (one === null ? [] : [one]))
}

/** Which sides to read; null: the version the notice speaks of is the one we know. */
function wanted(context: SyncContext, look: Look): Watched | null {
  const { store } = context
  const link =
    look.side === 'crm'
      ? store.linkByCrm(look.stream, look.id)
      : store.linkByOutlook(look.stream, look.id)
  const known = look.side === 'crm' ? link?.crmVersion : link?.outlookVersion
  if (!look.both && look.version !== null && look.version === known) return null
  return {
    look,
    crmId: look.side === 'crm' ? look.id : (link?.crmId ?? null),
    outlookId: look.side === 'outlook' ? look.id : (link?.outlookId ?? null),
    wantCrm: look.side === 'crm' || (look.both && link !== null),
    wantOutlook: look.side === 'outlook' || (look.both && link !== null),
  }
}

type Verdict = {
  readonly operations: Operation[]
  readonly unclear: Watched[]
  readonly later: Look[]
  readonly ledger: Ledger
}

function planAll(
  context: SyncContext,
  stream: Stream,
  watched: readonly Watched[],
  readings: Readings,
): Verdict {
  const verdict: Verdict = { operations: [], unclear: [], later: [], ledger: openLedger() }
  const { operations, unclear, later, ledger } = verdict
  const called = (fields: Fields) => context.kind(stream).label('outlook', fields)
  const doubt = inDoubt(context.store, stream, called)
  const room = openMailRoom(context, stream)
  const isOfUse = ofUse(context.store.stream(stream))
  const known = new Set<string>()
  for (const one of watched) {
    // One after the other: what is paired by the first look is known to the second.
    const subject = subjectOf(context, stream, one, readings)
    const name = `${subject.crmId ?? ''}\n${subject.outlookId ?? ''}`
    if (known.has(name)) continue
    known.add(name)
    if (isUnread(context, one, subject, readings)) {
      const again = putOff(context, one.look, readings.unread, ledger)
      // For both sides: a notice of the other one is dropped with this look.
      if (again !== null) later.push({ ...again, both: true })
      continue
    }
    const dueAt = doubt.until({ ...subject, ...marksOf(readings, subject, called) })
    if (dueAt !== null) {
      later.push({ ...one.look, both: true, dueAt })
      continue
    }
    const roomAt = room.until(subject.crm)
    if (roomAt !== null) {
      later.push({ ...one.look, both: true, dueAt: roomAt })
      continue
    }
    if (parkUndeleted(context, subject, ledger)) continue
    const applied = apply(context, subject, ledger)
    if (applied.kind === 'planned') operations.push(...applied.operations.filter(isOfUse))
    else unclear.push(one)
  }
  return verdict
}

/** Into a calendar that is being taken away nothing new is put: it would be found there as somebody's own. */
const ofUse = ({ phase }: StreamState) =>
  phase === 'clearing'
    ? ({ side, action }: Operation): boolean => side !== 'outlook' || action !== 'create'
    : () => true

/** One of its sides, or one that it names, was asked for and not read. */
function isUnread(
  context: SyncContext,
  { crmId, outlookId }: Watched,
  subject: Subject,
  { crm, outlook, unread }: Readings,
): boolean {
  const { stream } = subject
  const referred = crmId === null ? [] : referredBy(context, stream, crm.get(crmId))
  const [held] = outlookId === null ? [] : heldBy(context, stream, outlook.get(outlookId))
  const outlookIds = [outlookId, subject.outlookId, held?.outlookId ?? null, ...referred]
  return (
    [crmId, subject.crmId, held?.crmId ?? null].some((id) => unread.has('crm', id)) ||
    outlookIds.some((id) => unread.has('outlook', id))
  )
}

/** What both sides carry of ours: a write whose answer was lost is known by it. */
function marksOf(
  { crm, outlook }: Readings,
  { link, crmId, outlookId }: Subject,
  called: (fields: Fields) => string | null,
) {
  const item = outlookId === null ? undefined : outlook.get(outlookId)
  const record = crmId === null ? undefined : crm.get(crmId)
  const seen = item?.kind === 'present' ? item.item : undefined
  const isBare = link === null && seen?.marker === undefined && seen?.untouched === true
  return {
    marker: seen?.marker,
    unmarked: isBare ? called(seen.fields) : null,
    reference: record?.kind === 'present' ? record.record.reference : undefined,
  }
}

function subjectOf(
  context: SyncContext,
  stream: Stream,
  one: Watched,
  readings: Readings,
): Subject {
  const link = knownLink(context, stream, one, readings)
  const referred =
    one.crmId === null ? [] : referredBy(context, stream, readings.crm.get(one.crmId))
  const named = referred.find((id) => readings.outlook.get(id)?.kind === 'present')
  const outlookId = link?.outlookId ?? one.outlookId ?? named ?? null
  const seen = outlookId === null ? undefined : readings.outlook.get(outlookId)
  const claimed = seen === undefined ? [] : claim(context, stream, seen, readings)
  const crmId = link?.crmId ?? one.crmId ?? claimed[0] ?? null
  const crmLook = crmId === null ? undefined : readings.crm.get(crmId)
  const paired = claimed.length > 0 || named !== undefined
  const adopting = link === null && crmLook?.kind === 'present' && paired
  const subject = { stream, link, crmId, outlookId, noticedAt: one.look.noticedAt }
  if (link === null && !adopting) {
    const parkedAt = parkedVersion(context, stream, one)
    const crm = one.crmId === null ? none : seenCrm(context, stream, crmLook, null)
    const outlook = one.outlookId === null ? none : seenOutlook(seen, null)
    if (crm.kind === 'present' && crm.version === parkedAt)
      return { ...subject, crm: none, outlook: none }
    if (outlook.kind === 'present' && outlook.version === parkedAt) {
      return { ...subject, crm: none, outlook: none }
    }
    return { ...subject, crm, outlook }
  }
  // What carries our mark took part before, whatever let it in.
  if (adopting) letIn(context, stream, crmLook.record)
  const crm = seenCrm(context, stream, crmLook, link)
  return { ...subject, crm, outlook: seenOutlook(seen, link) }
}

/** With what is remembered of it as today's reading has it (P05). */
function knownLink(
  context: SyncContext,
  stream: Stream,
  one: Watched,
  readings: Readings,
): Link | null {
  const link = linkOf(context, stream, one, readings)
  if (link === null) return null
  const record = readings.crm.get(link.crmId)
  const item = readings.outlook.get(link.outlookId)
  // Somebody changed one of them: then nobody can tell what is only read otherwise.
  if (record?.kind === 'present' && record.record.version !== link.crmVersion) return link
  if (item?.kind === 'present' && item.item.version !== link.outlookVersion) return link
  const known = record?.kind === 'present' ? reread(context, link, 'crm', record.record) : link
  return item?.kind === 'present' ? reread(context, known, 'outlook', item.item) : known
}

function linkOf(
  context: SyncContext,
  stream: Stream,
  one: Watched,
  readings: Readings,
): Link | null {
  if (one.crmId !== null) return context.store.linkByCrm(stream, one.crmId)
  if (one.outlookId === null) return null
  const link = context.store.linkByOutlook(stream, one.outlookId)
  return link ?? inherited(context, stream, one.outlookId, readings)
}

function parkedVersion(context: SyncContext, stream: Stream, one: Watched): string | null {
  const { side, id } = one.look
  return context.store.parked(stream, side, id)?.version ?? null
}
