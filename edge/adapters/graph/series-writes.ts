/**
 * @module
 * Makes the exceptions of a series in Outlook what they should be, by finding each instance by its
 * original start (graph-contract §2.6). Repeating it after any break ends in the same state.
 */
import type { EventExceptions, EventTime } from '../../domain/calendar/event.ts'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Kept } from '../../ports/outlook.ts'
import { settled } from './batch.ts'
import { changedBody } from './event-body.ts'
import { fieldsToEvent, readTime } from './event-json.ts'
import { keptAtDay } from './event-places.ts'
import { parseEvent } from './event-query.ts'
import type { GraphMeans } from './events.ts'
import { readEvents } from './events.ts'
import type { GraphCall } from './graph-client.ts'
import type { EventRow } from './graph-schema.ts'
import { query, readAll } from './listing.ts'
import type { ChangedOccurrence } from './series-json.ts'
import { originalStart, plannedEnd, readExceptions, windowOf } from './series-json.ts'
import { isAtPlaces } from './versions.ts'

const none: EventExceptions = { cancelled: [], changed: [] }
const MAX_PAGES = 10
const BATCH = 20

/** The master as it then is, and what occurrences keep of their own. */
export type WrittenSeries = { readonly row: EventRow; readonly kept: readonly Kept[] }

/** `isAdopted`: the series was made by an earlier attempt, and a person may have changed occurrences since; those stay. */
export async function writeExceptions(
  means: GraphMeans,
  masterId: string,
  wanted: EventExceptions | null,
  isAdopted = false,
): Promise<Result<WrittenSeries, Failure>> {
  const first = await readMaster(means, masterId)
  if (!first.ok) return first
  const current = readExceptions(first.value) ?? none
  const target = isAdopted ? beside(current, wanted ?? none) : (wanted ?? none)
  if (sameExceptions(current, target)) return ok({ row: first.value, kept: [] })
  const restored =
    target.cancelled.length < current.cancelled.length ||
    current.cancelled.some((start) => !target.cancelled.includes(start))
      ? await reviveCancelled(means, first.value)
      : first
  if (!restored.ok) return restored
  const done = await applyDifference(means, restored.value, target)
  if (!done.ok) return done
  const row = await readMaster(means, masterId)
  return row.ok ? ok({ row: row.value, kept: done.value }) : row
}

/** What an earlier attempt was to write, beside what Outlook says by now: of an occurrence it speaks of, its word holds. */
function beside(current: EventExceptions, wanted: EventExceptions): EventExceptions {
  const said = new Set([...current.cancelled, ...current.changed.map(({ original }) => original)])
  return {
    cancelled: [
      ...current.cancelled,
      ...wanted.cancelled.filter((start) => !said.has(start)),
    ].toSorted(),
    changed: [...current.changed, ...wanted.changed.filter(({ original }) => !said.has(original))],
  }
}

async function readMaster(means: GraphMeans, id: string): Promise<Result<EventRow, Failure>> {
  const rows = await readEvents(means, [id])
  if (!rows.ok) return rows
  const row = rows.value.get(id)
  if (row === null) return fail({ kind: 'gone', detail: 'Microsoft 365: the series is gone' })
  return row === undefined
    ? fail({ kind: 'later', detail: 'Microsoft 365: the series could not be read' })
    : ok(row)
}

/** UNSOURCED (graph-contract §2.6): Outlook has no undelete; sending the rule again resets a series. */
async function reviveCancelled(
  means: GraphMeans,
  master: EventRow,
): Promise<Result<EventRow, Failure>> {
  const reply = await means.client.request({
    method: 'PATCH',
    path: `/me/events/${encodeURIComponent(master.id)}`,
    body: { recurrence: master.recurrence },
  })
  return reply.ok ? readMaster(means, master.id) : reply
}

async function applyDifference(
  means: GraphMeans,
  master: EventRow,
  target: EventExceptions,
): Promise<Result<readonly Kept[], Failure>> {
  const time = readTime(master)
  if (time === null || time.rule === null)
    return fail({ kind: 'refused', code: 'not-a-series', detail: 'The event does not repeat.' })
  const current = readExceptions(master) ?? none
  const starts = startsToTouch(current, target)
  if (starts.length === 0) return ok([])
  const instances = await findInstances(means, master, time, starts)
  if (!instances.ok) return instances
  const situation = { master, time, current, target, instances: instances.value }
  const calls = starts.map((start) => callFor(start, situation)).filter((call) => call !== null)
  for (let at = 0; at < calls.length; at += BATCH) {
    const done = await send(means, calls.slice(at, at + BATCH))
    if (!done.ok) return done
  }
  return ok(starts.flatMap((start) => keptBy(start, situation)))
}

/** What takes place at several places keeps them (C14). */
function keptBy(start: string, situation: Situation): readonly Kept[] {
  const instance = situation.instances.get(start)
  const place = placeOf(start, situation)
  return instance === undefined || place === null ? [] : keptAtDay(start, place, instance)
}

function startsToTouch(current: EventExceptions, target: EventExceptions): string[] {
  const cancel = target.cancelled.filter((start) => !current.cancelled.includes(start))
  const change = [...target.changed, ...current.changed]
    .map(({ original }) => original)
    .filter((original) => {
      const [now, then] = [current, target].map((set) => entryOf(set, original))
      return JSON.stringify(now) !== JSON.stringify(then)
    })
  return [...new Set([...cancel, ...change])].toSorted()
}

async function findInstances(
  means: GraphMeans,
  master: EventRow,
  time: EventTime,
  starts: readonly string[],
): Promise<Result<ReadonlyMap<string, EventRow>, Failure>> {
  const [startDateTime, endDateTime] = windowOf(starts, time)
  const path = `/me/events/${encodeURIComponent(master.id)}/instances?${query({
    startDateTime,
    endDateTime,
    $top: 200,
  })}`
  const rows = await readAll(means.client, path, MAX_PAGES)
  if (!rows.ok) return rows
  const found = new Map<string, EventRow>()
  // An exception may lie outside the window, so the master's own list comes first.
  for (const row of [...(master.exceptionOccurrences ?? []), ...rows.value.map(parseEvent)]) {
    const start = row === null ? null : originalStart(row, time)
    if (row !== null && start !== null && !found.has(start)) found.set(start, row)
  }
  return ok(found)
}

type Situation = {
  readonly master: EventRow
  readonly time: EventTime
  readonly current: EventExceptions
  readonly target: EventExceptions
  readonly instances: ReadonlyMap<string, EventRow>
}

/** null: Outlook has no such occurrence (any more), so there is nothing to change. */
function callFor(start: string, situation: Situation): GraphCall | null {
  const instance = situation.instances.get(start)
  if (instance === undefined) return null
  const path = `/me/events/${encodeURIComponent(instance.id)}`
  if (situation.target.cancelled.includes(start)) return { method: 'DELETE', path }
  const body = patchFor(start, instance, situation)
  return Object.keys(body).length === 0 ? null : { method: 'PATCH', path, body }
}

/** What the exception should say; a member that is no exception any more takes the master's value. */
function patchFor(
  start: string,
  instance: EventRow,
  situation: Situation,
): Readonly<Record<string, unknown>> {
  const { master, time, current, target } = situation
  const now: Partial<ChangedOccurrence> = entryOf(current, start) ?? {}
  const then: Partial<ChangedOccurrence> = entryOf(target, start) ?? {}
  const body: Record<string, unknown> = {}
  if ('title' in now || 'title' in then) body['subject'] = then.title ?? master.subject ?? ''
  const place = placeOf(start, situation)
  if (place !== null && !isAtPlaces(instance)) body['location'] = { displayName: place }
  if ('start' in now || 'start' in then || 'end' in now || 'end' in then) {
    const from = then.start ?? start
    const bounds = { start: from, end: then.end ?? plannedEnd(from, time) }
    const times = fieldsToEvent({ time: { ...time, ...bounds, rule: null } })
    if (times.ok) Object.assign(body, { start: times.value['start'], end: times.value['end'] })
  }
  if ('text' in then) {
    const wanted = { text: then.text ?? '', people: [] }
    const join = instance.onlineMeeting?.joinUrl ?? null
    const changed = changedBody(instance.body ?? null, wanted, join)
    if (changed !== null) body['body'] = changed
  } else if ('text' in now && master.body) body['body'] = master.body
  return body
}

/** null: neither side says anything of its own. What is cancelled is nowhere. */
function placeOf(start: string, { master, current, target }: Situation): string | null {
  const then = entryOf(target, start)
  const isSaid = [entryOf(current, start), then].some((entry) => entry && 'location' in entry)
  if (!isSaid || target.cancelled.includes(start)) return null
  return then?.location ?? master.location?.displayName ?? ''
}

async function send(
  means: GraphMeans,
  calls: readonly GraphCall[],
): Promise<Result<null, Failure>> {
  const answers = await means.batch(calls)
  for (const [index, call] of calls.entries()) {
    const answer = answers[index]
    const reply = answer && settled(answer, call, means.client.now())
    if (!reply || reply.ok || reply.failure.kind === 'gone') continue
    return fail(
      reply.failure.kind === 'refused' ? { ...reply.failure, field: 'exceptions' } : reply.failure,
    )
  }
  return ok(null)
}

const entryOf = (set: EventExceptions | undefined, original: string) =>
  set?.changed.find((entry) => entry.original === original)

const sameExceptions = (a: EventExceptions, b: EventExceptions): boolean =>
  startsToTouch(a, b).length === 0 && a.cancelled.join() === b.cancelled.join()
