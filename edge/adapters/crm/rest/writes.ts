/**
 * @module
 * Writing records of a contract backend: creates by our external reference, so that the same reference
 * is the same record; changes and deletes against a known revision.
 */
import { exceptionsAfter } from '../../../domain/calendar/carried-exceptions.ts'
import type { EventExceptions, EventTime } from '../../../domain/calendar/event.ts'
import { timeOf } from '../../../domain/calendar/event-values.ts'
import type { Fields, Stream } from '../../../domain/record.ts'
import type { Result } from '../../../domain/result.ts'
import type { CrmOutcome, CrmRecord, CrmWrite } from '../../../ports/crm.ts'
import type { Failure } from '../../../domain/stream/failure.ts'
import type { Batch, Operation, OperationAnswer, OperationFailure } from './batch.ts'
import { plainFailure } from './batch.ts'
import { exceptionsOf, hasExceptions, readTime, toMembers, toRecord } from './record-json.ts'
import { typeOf } from './records.ts'
import { readOverrides, writeOverrides } from './series-json.ts'

type Answered = Result<OperationAnswer, OperationFailure>
type Raw = Readonly<Record<string, unknown>>

export async function writeRecords(
  batch: Batch,
  stream: Stream,
  writes: readonly CrmWrite[],
): Promise<readonly CrmOutcome[]> {
  const current = await readSeries(batch, stream, writes)
  const plans = writes.map((write, index) => plan(stream, write, current.get(index)))
  const answers = await batch(plans.flatMap((entry) => ('op' in entry ? [entry] : [])))
  const outcomes: CrmOutcome[] = []
  let at = 0
  for (const [index, write] of writes.entries()) {
    const entry = plans[index]
    if (entry === undefined || !('op' in entry)) outcomes.push(entry ?? failed(lost))
    else outcomes.push(await outcome(batch, stream, write, answers[at++]))
  }
  return outcomes
}

/** By index of the write: series whose overrides must be known before they can be changed. */
async function readSeries(
  batch: Batch,
  stream: Stream,
  writes: readonly CrmWrite[],
): Promise<ReadonlyMap<number, Answered>> {
  const found = new Map<number, Answered>()
  const asked = [...writes.entries()].flatMap(([index, write]) =>
    stream === 'calendar' && write.action === 'update' && touchesSeries(write.fields)
      ? [{ index, id: write.id }]
      : [],
  )
  const answers = await batch(asked.map(({ id }) => ({ op: 'get', type: 'event', id }) as const))
  for (const [position, { index }] of asked.entries()) {
    const answer = answers[position]
    if (answer !== undefined) found.set(index, answer)
  }
  return found
}

function plan(
  stream: Stream,
  write: CrmWrite,
  current: Answered | undefined,
): Operation | CrmOutcome {
  const type = typeOf[stream]
  switch (write.action) {
    case 'create':
      return {
        op: 'put',
        type,
        ref: write.reference,
        ifNoneMatch: '*',
        key: write.key,
        body: { ...content(stream, write.fields, {}), ownerId: write.ownerId },
      }
    case 'update': {
      if (current !== undefined && !current.ok) return failed(current.failure)
      const now = (current?.value.body ?? {}) as Raw
      if (current !== undefined && write.version !== '*' && now['rev'] !== write.version)
        return failed({ kind: 'stale', detail: 'CRM: changed meanwhile' })
      const body = content(stream, write.fields, now)
      return { op: 'update', type, id: write.id, ifMatch: write.version, key: write.key, body }
    }
    case 'delete':
      return { op: 'delete', type, id: write.id, ifMatch: write.version ?? '*', key: write.key }
  }
}

/** A series that moves takes its exceptions along, whose names are times of it. */
const touchesSeries = (fields: Fields): boolean =>
  hasExceptions(fields) || typeof timeOf(fields['time'])?.rule === 'string'

/** `now`: the record as it is, for the parts that must be patched against it. */
function content(stream: Stream, fields: Fields, now: Raw): Raw {
  const members = toMembers(stream, fields)
  if (stream === 'contacts') return members
  const wanted = hasExceptions(fields) ? exceptionsOf(fields) : carried(now, timeOf(fields['time']))
  if (wanted === undefined) return members
  const recurrence = 'recurrence' in members ? members['recurrence'] : {}
  // A single event has no exceptions; a rule taken away takes them with it.
  if (recurrence === null || (!('recurrence' in members) && !now['recurrence'])) return members
  const overrides = writeOverrides(now, wanted)
  return { ...members, recurrence: { ...(recurrence as Raw), ...overrides } }
}

/** What the series has now, as the exceptions of the moved one (F11); undefined: nothing changes in them. */
function carried(now: Raw, to: EventTime | undefined): EventExceptions | undefined {
  const from = readTime(now)
  const known = from && readOverrides(now, from)
  const moved = exceptionsAfter(known, from, to)
  return JSON.stringify(moved) === JSON.stringify(known) ? undefined : moved
}

async function outcome(
  batch: Batch,
  stream: Stream,
  write: CrmWrite,
  answer: Answered | undefined,
): Promise<CrmOutcome> {
  if (answer === undefined) return failed(lost)
  if (write.action === 'delete') {
    const isGone = answer.ok || answer.failure.kind === 'gone'
    return isGone ? { kind: 'deleted' } : failed(answer.failure)
  }
  if (answer.ok) return written(toRecord(stream, answer.value.body), write.action === 'update')
  if (write.action === 'create' && answer.failure.kind === 'stale')
    return existing(batch, stream, write.reference, answer.failure.current)
  const anew = write.action === 'create' ? withoutOrganizer(write, answer.failure) : null
  if (anew !== null) return (await writeRecords(batch, stream, [anew]))[0] ?? failed(lost)
  return failed(answer.failure)
}

/** A CRM that lets nobody set it, or knows no such person, gets the event all the same (H05). Another body, another key. */
function withoutOrganizer(
  write: Extract<CrmWrite, { action: 'create' }>,
  failure: OperationFailure,
): CrmWrite | null {
  const { organizer, ...fields } = write.fields
  const isRefused = failure.kind === 'refused' && failure.field === 'organizer'
  if (organizer === undefined || !isRefused) return null
  return { ...write, fields, key: `${write.key}-without` }
}

/** "Create only" was refused: the reference is taken, by an earlier attempt of ours. */
async function existing(
  batch: Batch,
  stream: Stream,
  ref: string,
  shown: unknown,
): Promise<CrmOutcome> {
  const row = toRecord(stream, shown)
  if (row !== null) return written(row, true)
  const [answer] = await batch([{ op: 'get', type: typeOf[stream], ref }])
  if (answer === undefined || !answer.ok) return failed(answer?.failure ?? lost)
  return written(toRecord(stream, answer.value.body), true)
}

const written = (record: CrmRecord | null, existed: boolean): CrmOutcome =>
  record === null
    ? failed({ kind: 'unknown', detail: 'CRM: unreadable record' })
    : { kind: 'written', record, existed }

const lost: Failure = { kind: 'unknown', detail: 'CRM: no answer for this record' }

const failed = (failure: OperationFailure): CrmOutcome => ({
  kind: 'failed',
  failure: plainFailure(failure),
})
