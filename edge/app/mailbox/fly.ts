/**
 * @module
 * Sends planned writes in flights of at most 20 and settles them.
 *
 * A flight is in the store before it is sent and leaves it in the transaction that writes down what became of
 * it, so a crash at any point leaves either nothing sent or a flight that says what was perhaps sent (I17). A change
 * of a record somebody rang about needs none: the look stays instead, and looking heals (engine.md §0.2, OPS-2).
 */
import type { Side, Stream } from '../../domain/record.ts'
import { packed } from '../../domain/packed.ts'
import { utf8Bytes } from '../../domain/text.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { CrmOutcome, CrmWrite } from '../../ports/crm.ts'
import { ROW_LETTERS } from '../../ports/mailbox-store.ts'
import type { Flight, Look } from '../../ports/mailbox-store.ts'
import type { OutlookOutcome, OutlookWrite } from '../../ports/outlook.ts'
import { failed, progress } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { park } from './park.ts'
import { closeLedger, openLedger } from './record-activity.ts'
import { lookAgain, remember } from './look-again.ts'
import { settle } from './settle.ts'

/** Graph takes 20 requests in a $batch (graph-contract §5); the CRM side keeps the same step. */
export const FLIGHT_SIZE = 20
/** Below the limit of a row by what the other columns and the parcel's own punctuation may take. */
const OPERATION_BYTES = 1_900_000
const tooLarge = {
  code: 'too-large',
  detail: 'The record is larger than what can be carried in one piece (2 MB)',
}

/** What is written down elsewhere until it is settled has no row of its own to be dropped. */
const UNWRITTEN = 0

/**
 * Writes down the flights of these operations, Outlook first. Call inside the planning transaction.
 *
 * @param covering looks that stay until the operation is settled, in the place of a flight: after a crash they are
 * simply looked at again
 */
export function board(
  context: SyncContext,
  stream: Stream,
  operations: readonly Operation[],
  covering: (operation: Operation) => readonly Look[] = () => [],
): readonly Flight[] {
  const flights: Flight[] = []
  const remaps = remapsOf(context, stream)
  const carried = withoutTooLarge(context, stream, operations)
  for (const side of ['outlook', 'crm'] as const) {
    for (const covered of [false, true]) {
      const mine = carried.filter(
        (one) => one.side === side && covering(one).length > 0 === covered,
      )
      for (const group of packed(mine, lettersOf, { size: ROW_LETTERS, count: FLIGHT_SIZE })) {
        const id = covered ? UNWRITTEN : context.store.addFlight(stream, group)
        flights.push({ id, stream, operations: group, remaps, looks: group.flatMap(covering) })
      }
    }
  }
  return flights
}

const remapsOf = ({ store }: SyncContext, stream: Stream): number =>
  store.stream(stream).remaps ?? 0

/** What no row can hold would end every slice anew: it is parked, and the rest goes on (SYN-6). */
function withoutTooLarge(
  context: SyncContext,
  stream: Stream,
  operations: readonly Operation[],
): readonly Operation[] {
  const large = new Set(operations.filter((operation) => bytesOf(operation) > OPERATION_BYTES))
  if (large.size === 0) return operations
  const ledger = openLedger()
  for (const operation of large) park(context, { stream, ledger }, operation, tooLarge)
  closeLedger(context, stream, ledger)
  return operations.filter((operation) => !large.has(operation))
}

const lettersOf = (operation: Operation): number => JSON.stringify(operation).length

function bytesOf(operation: Operation): number {
  const text = JSON.stringify(operation)
  return text.length <= ROW_LETTERS ? text.length : utf8Bytes(text)
}

/** Sends flights one after the other; stops at the first failure that concerns more than one record. */
export async function fly(context: SyncContext, flights: readonly Flight[]): Promise<Step> {
  for (const flight of flights) {
    const failure = await send(context, flight, false)
    if (failure !== null) return failed(sideOf(flight), failure)
  }
  return progress
}

/**
 * Flights found at the start of a slice: perhaps sent. Creates are replayed, the rest is looked at.
 *
 * @param dueBy what waits longer is left
 */
export async function recover(
  context: SyncContext,
  stream: Stream,
  dueBy = context.clock.now(),
): Promise<Step | null> {
  const isDue = ({ dueAt = 0 }: Flight): boolean => dueAt <= dueBy
  for (const flight of context.store.flights(stream)) {
    const creates = flight.operations.filter(({ action }) => action === 'create')
    context.store.transaction(() => {
      for (const operation of flight.operations) {
        if (operation.action === 'create') continue
        if (operation.action === 'delete') remember(context, stream, operation)
        lookAgain(context, stream, operation, operation.outlookId)
      }
      if (creates.length === flight.operations.length) return
      context.store.dropFlight(flight.id)
      if (creates.length > 0) context.store.addFlight(stream, creates)
    })
  }
  for (const flight of context.store.flights(stream).filter(isDue)) {
    const failure = await send(context, flight, true)
    if (failure !== null) return failed(sideOf(flight), failure)
  }
  // To be sent in another form: before anybody looks, who would plan the same once more.
  return context.store.flights(stream).some(isDue) ? progress : null
}

async function send(
  context: SyncContext,
  flight: Flight,
  replay: boolean,
): Promise<Failure | null> {
  const { store } = context
  const epoch = store.stream(flight.stream).epoch
  const outcomes = await write(context, flight, replay)
  let failure: Failure | null = null
  store.transaction(() => {
    if (flight.id !== UNWRITTEN) store.dropFlight(flight.id)
    for (const look of flight.looks ?? []) store.dropLook(look)
    // Switched off meanwhile: the container goes as a whole, there is nothing to remember.
    if (store.stream(flight.stream).epoch !== epoch) return
    const kept: Operation[] = []
    const settling = {
      stream: flight.stream,
      replay,
      outdated: replay || flight.remaps !== remapsOf(context, flight.stream),
      amongOthers: outcomes.some(({ kind }) => kind !== 'failed'),
      alone: flight.operations.length === 1,
      ledger: openLedger(),
      listing: store.stream(flight.stream).listing !== null,
    }
    for (const [index, operation] of flight.operations.entries()) {
      const outcome = outcomes[index] ?? lost
      const settled = settle(context, settling, operation, outcome)
      const again = settled.instead ?? operation
      if (settled.keep && settled.dueAt === undefined) kept.push(again)
      else if (settled.keep) store.addFlight(flight.stream, [again], settled.dueAt)
      failure = worse(failure, settled.failure)
    }
    if (kept.length > 0) store.addFlight(flight.stream, kept)
    closeLedger(context, flight.stream, settling.ledger)
  })
  return failure
}

const lost: OutlookOutcome = {
  kind: 'failed',
  failure: { kind: 'unknown', detail: 'the answer has no line for this write' },
}

async function write(
  context: SyncContext,
  flight: Flight,
  replay: boolean,
): Promise<readonly (OutlookOutcome | CrmOutcome)[]> {
  if (sideOf(flight) === 'crm') {
    const writes = flight.operations.map((operation) => crmWrite(context, operation))
    return context.crm.write(flight.stream, writes)
  }
  const container = context.store.stream(flight.stream).container
  if (container === null) {
    const failure: Failure = { kind: 'gone', detail: 'no container' }
    return flight.operations.map(() => ({ kind: 'failed', failure }))
  }
  const writes = flight.operations.map((operation) => outlookWrite(operation, replay))
  return context.outlook.write(flight.stream, container.id, writes)
}

function outlookWrite(operation: Operation, replay: boolean): OutlookWrite {
  const id = operation.outlookId ?? ''
  const { fields, key, version, mayMail, attendees } = operation
  const mail = mayMail === true ? { mayMail, ...(attendees && { attendees }) } : {}
  switch (operation.action) {
    case 'create':
      return { action: 'create', key, fields, replay, ...mail }
    case 'update':
      return { action: 'update', id, version: version ?? '*', fields, ...mail }
    case 'delete':
      return { action: 'delete', id, version, ...mail }
  }
}

function crmWrite(context: SyncContext, operation: Operation): CrmWrite {
  const id = operation.crmId ?? ''
  const { key, fields, version } = operation
  switch (operation.action) {
    case 'create':
      return {
        action: 'create',
        reference: operation.reference ?? operation.outlookId ?? '',
        ownerId: context.member.member,
        fields,
        key,
      }
    case 'update':
      return { action: 'update', id, version: version ?? '*', fields, key }
    case 'delete':
      return { action: 'delete', id, version, key }
  }
}

const sideOf = (flight: Flight): Side => flight.operations[0]?.side ?? 'outlook'

/** What stops the whole stream outweighs what only delays it. */
function worse(a: Failure | null, b: Failure | null): Failure | null {
  if (a === null || b === null) return a ?? b
  return weight(b) > weight(a) ? b : a
}

function weight(failure: Failure): number {
  if (failure.kind === 'later') return 1
  return failure.kind === 'unknown' ? 2 : 3
}
