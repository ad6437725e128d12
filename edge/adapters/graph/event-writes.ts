/**
 * @module
 * Writing to the dedicated calendar: creates that can be repeated, updates and deletes with
 * If-Match, exceptions of series. What each write asks of Graph is planned in event-plans.ts.
 */
import { exceptionsAfter } from '../../domain/calendar/carried-exceptions.ts'
import type { EventExceptions, EventTime } from '../../domain/calendar/event.ts'
import type { Fields } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { OutlookOutcome, OutlookWrite } from '../../ports/outlook.ts'
import type { BatchAnswer } from './batch.ts'
import { settled } from './batch.ts'
import { readTime } from './event-json.ts'
import { failed, needsRow, pathOf, planEvent } from './event-plans.ts'
import type { Rows } from './event-plans.ts'
import { keptBy } from './event-places.ts'
import { parseEvent, toItem } from './event-query.ts'
import type { GraphMeans } from './events.ts'
import { readEvents } from './events.ts'
import type { GraphCall } from './graph-client.ts'
import { hasCode, readError } from './graph-failure.ts'
import type { EventRow } from './graph-schema.ts'
import { query, readList } from './listing.ts'
import { ITEM_MARK, filterByMark } from './marks.ts'
import { readExceptions } from './series-json.ts'
import { writeExceptions } from './series-writes.ts'
import { isUntouched } from './versions.ts'

export async function writeEvents(
  means: GraphMeans,
  containerId: string,
  writes: readonly OutlookWrite[],
): Promise<readonly OutlookOutcome[]> {
  const rows = await readEvents(
    means,
    writes.filter(needsRow).map(({ id }) => id),
  )
  if (!rows.ok) return writes.map(() => failed(rows.failure))
  const now = means.client.now()
  const plans = writes.map((write) => planEvent(containerId, write, rows.value, now))
  const calls = plans.flatMap((entry) => ('call' in entry ? [entry.call] : []))
  const answers = calls.length === 0 ? [] : await means.batch(calls)
  const outcomes: OutlookOutcome[] = []
  let at = 0
  for (const [index, write] of writes.entries()) {
    const entry = plans[index]
    if (entry === undefined) continue
    if ('outcome' in entry) outcomes.push(entry.outcome)
    else {
      const done = { write, call: entry.call, answer: answers[at++], rows: rows.value }
      outcomes.push(withMailed(await finish(means, done), entry.mailed))
    }
  }
  return outcomes
}

/** An earlier attempt mailed whom it mailed when it arrived. */
const withMailed = (outcome: OutlookOutcome, mailed: number): OutlookOutcome =>
  mailed === 0 || outcome.kind === 'failed' || ('replayed' in outcome && outcome.replayed)
    ? outcome
    : { ...outcome, mailed }

type Done = {
  readonly write: OutlookWrite
  readonly call: GraphCall
  readonly answer: BatchAnswer | undefined
  readonly rows: Rows
}

async function finish(means: GraphMeans, done: Done): Promise<OutlookOutcome> {
  const { write, call, answer } = done
  if (answer === undefined) return failed({ kind: 'unknown', detail: 'Microsoft 365: no answer' })
  if (
    write.action === 'create' &&
    answer.ok &&
    hasCode(answer.value, 'ErrorDuplicateTransactionId')
  )
    return adopt(means, write, readError(answer.value.body).existing)
  const reply = settled(answer, call, means.client.now())
  if (write.action === 'delete') {
    const isGone = reply.ok || reply.failure.kind === 'gone'
    return isGone ? { kind: 'deleted' } : failed(reply.failure)
  }
  if (!reply.ok) return failed(reply.failure)
  const row = parseEvent(reply.value.body)
  if (row === null) return failed({ kind: 'unknown', detail: 'Microsoft 365: unreadable answer' })
  return complete(means, write, row, done.rows)
}

/** Exceptions are written after their master; then the series is read as a whole. */
async function complete(
  means: GraphMeans,
  write: Exclude<OutlookWrite, { action: 'delete' }>,
  row: EventRow,
  rows: Rows,
): Promise<OutlookOutcome> {
  const before = write.action === 'update' ? rows.get(write.id) : null
  const wanted = wantedExceptions(write.fields, before ?? null)
  const whole =
    wanted === undefined
      ? ok({ row: asAnswered(write, row), kept: [] })
      : await writeExceptions(means, row.id, wanted, write.action === 'create' && write.replay)
  if (!whole.ok) {
    return write.action === 'create' ? unfinished(means, row, whole.failure) : failed(whole.failure)
  }
  const key = write.action === 'create' ? write.key : undefined
  const item = toItem(whole.value.row, means.client.now(), key)
  if (item === null) return failed({ kind: 'unknown', detail: 'Microsoft 365: unreadable answer' })
  const kept = [...keptBy(write, before), ...whole.value.kept]
  const replayed = write.action === 'create' && write.replay
  return { kind: 'written', item, replayed, ...(kept.length > 0 ? { kept } : {}) }
}

/** Of a series just made it is known that it has no exceptions yet; no answer but a read says so. */
const asAnswered = (write: OutlookWrite, row: EventRow): EventRow =>
  write.action === 'create' && !write.replay && row.recurrence
    ? { ...row, exceptionOccurrences: [], cancelledOccurrences: [] }
    : row

/**
 * The master is there, its exceptions are not. Refused for good: the half series goes again, so that nothing was
 * changed. Anything else leaves the create in doubt, to be repeated under its key (SYN-2).
 */
async function unfinished(
  means: GraphMeans,
  row: EventRow,
  failure: Failure,
): Promise<OutlookOutcome> {
  const inDoubt: Failure = { kind: 'unknown', detail: failure.detail }
  if (failure.kind !== 'refused') return failed(inDoubt)
  if (!isUntouched(row)) return failed(failure)
  const removed = await means.client.request({ method: 'DELETE', path: pathOf(row.id) })
  return failed(removed.ok || removed.failure.kind === 'gone' ? failure : inDoubt)
}

/** undefined: leave them alone. A new time or rule may reset them, so then they are written again. */
function wantedExceptions(
  fields: Fields,
  before: EventRow | null,
): EventExceptions | null | undefined {
  const time = fields['time'] as unknown as EventTime | undefined
  if ('exceptions' in fields) {
    const wanted = fields['exceptions'] as unknown as EventExceptions | null
    const isSeries = time ? time.rule !== null : Boolean(before?.recurrence)
    const isEmpty = !wanted || wanted.cancelled.length + wanted.changed.length === 0
    if (!isSeries || (isEmpty && before === null)) return undefined
    return wanted
  }
  return before === null
    ? undefined
    : exceptionsAfter(readExceptions(before), readTime(before), time)
}

/** An earlier attempt arrived: its event is ours (graph-contract §2.10). */
async function adopt(
  means: GraphMeans,
  write: Extract<OutlookWrite, { action: 'create' }>,
  existing: string | null,
): Promise<OutlookOutcome> {
  const found = existing === null ? await findByMark(means, write.key) : ok(existing)
  // Whatever keeps us from looking, the event may be there: the key must not be given up.
  if (!found.ok) return failed({ kind: 'unknown', detail: found.failure.detail })
  const known = found.value
  if (known === null) return failed(removedMeanwhile)
  const rows = await readEvents(means, [known])
  if (!rows.ok) return failed({ kind: 'unknown', detail: rows.failure.detail })
  const row = rows.value.get(known)
  if (!row) return failed(removedMeanwhile)
  return complete(means, { ...write, replay: true }, row, rows.value)
}

/** Look again, plan again, under another key. */
const removedMeanwhile: Failure = {
  kind: 'stale',
  detail: 'Microsoft 365: made by an earlier attempt and removed since',
}

/** The filter runs over the whole mailbox (graph-contract §2.11). */
async function findByMark(
  { client }: GraphMeans,
  key: string,
): Promise<Result<string | null, Failure>> {
  const found = await readList(
    client,
    `/me/events?${query({ $filter: filterByMark(ITEM_MARK, key), $top: 2, $select: 'id' })}`,
  )
  if (!found.ok) return fail(found.failure)
  const row = found.value.rows.map(parseEvent).find((entry) => entry !== null)
  return ok(row?.id ?? null)
}
