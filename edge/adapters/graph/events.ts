/**
 * @module
 * Reading the dedicated calendar: changes, the complete listing, single events (ports/outlook.ts).
 *
 * A series is one record: rows of its occurrences and exceptions become a hint at their master, and a
 * master is always read by itself, because neither delta nor lists tell its exceptions (graph-contract §2.6,
 * §3.3).
 */
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { ListedRow, OutlookLook, OutlookPage, OutlookRow } from '../../ports/outlook.ts'
import type { Batch } from './batch.ts'
import { settled } from './batch.ts'
import { isOfOneItem } from './graph-failure.ts'
import type { DeltaCursor } from './delta.ts'
import { readCursor, readDelta } from './delta.ts'
import { eventCall, eventMembers, parseEvent, plainEventCall, toItem } from './event-query.ts'
import type { GraphClient } from './graph-client.ts'
import type { EventRow } from './graph-schema.ts'
import { query, readList } from './listing.ts'
import { ITEM_MARK, expandMark } from './marks.ts'
import { versionOf } from './versions.ts'

export type GraphMeans = { readonly client: GraphClient; readonly batch: Batch }

/** How much of the calendar the change feed covers; the listing covers all of it (graph-contract §3.3). */
export const window = { daysBack: 90, daysAhead: 540, rollDays: 7 } as const

const DAY = 86_400_000
export const PAGE_SIZE = 200
/** As many as Graph gives (graph-contract §2.2, §4.1). */
export const BRIEF_PAGE_SIZE = 1_000
/** What a version is made of (versions.ts), and what tells a series. */
const versionMembers = 'id,type,isOrganizer,attendees,locations'

export async function eventChanges(
  { client }: GraphMeans,
  containerId: string,
  cursor: string | null,
): Promise<Result<OutlookPage, Failure>> {
  const known = cursor === null ? null : readCursor(cursor)
  if (cursor !== null && known === null)
    return fail({ kind: 'resync', detail: 'cursor of another form' })
  const now = client.now()
  const request =
    known === null || isDue(known, now)
      ? { path: firstRound(containerId, now), from: now }
      : { path: known.link, from: known.from }
  const answer = await readDelta(client, { ...request, pageSize: PAGE_SIZE })
  return answer.ok ? ok({ ...answer.value, rows: toRows(answer.value.rows, now, true) }) : answer
}

/** singleInstance and seriesMaster, with our mark. Documented for single events, used for lists (§2.11). */
export async function eventList(
  { client }: GraphMeans,
  containerId: string,
  cursor: string | null,
  brief = false,
): Promise<Result<OutlookPage<ListedRow>, Failure>> {
  const path = `/me/calendars/${encodeURIComponent(containerId)}/events?${query(
    brief
      ? { $top: BRIEF_PAGE_SIZE, $select: versionMembers }
      : { $top: PAGE_SIZE, $select: eventMembers, $expand: expandMark(ITEM_MARK) },
  )}`
  const answer = await readList(client, cursor ?? path)
  if (!answer.ok) return answer
  const { rows, next } = answer.value
  return ok({
    rows: brief
      ? rows.map(parseEvent).flatMap((row) => (row === null ? [] : [toVersion(row)]))
      : toRows(rows, client.now(), false),
    cursor: next ?? '',
    complete: next === null,
  })
}

export async function eventLooks(
  means: GraphMeans,
  containerId: string,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, OutlookLook>, Failure>> {
  const unsaid = new Map<string, Failure>()
  const rows = await readEvents(means, ids, unsaid)
  if (!rows.ok) return rows
  const [failure] = unsaid.values()
  if (failure !== undefined && unsaid.size === ids.length) return fail(failure)
  const said = ids.filter((id) => !unsaid.has(id))
  return ok(
    new Map(said.map((id) => [id, lookAt(rows.value.get(id), containerId, means.client.now())])),
  )
}

/**
 * Rows by id, null where there is none; an id whose row cannot be read is left out.
 *
 * @param unsaid takes ids the server stumbled over; without it they fail the whole call
 */
export async function readEvents(
  { client, batch }: GraphMeans,
  ids: readonly string[],
  unsaid?: Map<string, Failure>,
): Promise<Result<ReadonlyMap<string, EventRow | null>, Failure>> {
  const rows = new Map<string, EventRow | null>()
  let refused = [...new Set(ids)]
  for (const toCall of [eventCall, plainEventCall]) {
    const asked = refused
    refused = []
    const calls = asked.map(toCall)
    const answers = asked.length === 0 ? [] : await batch(calls)
    for (const [index, id] of asked.entries()) {
      const [answer, call] = [answers[index], calls[index]]
      if (answer === undefined || call === undefined) continue
      const reply = settled(answer, call, client.now())
      const row = reply.ok ? parseEvent(reply.value.body) : null
      if (row !== null) rows.set(id, row)
      else if (reply.ok) continue
      else if (reply.failure.kind === 'gone') rows.set(id, null)
      else if (reply.failure.kind === 'refused') refused.push(id)
      else if (unsaid && isOfOneItem(reply.failure)) unsaid.set(id, reply.failure)
      else return reply
    }
  }
  return ok(rows)
}

const gone: OutlookLook = { kind: 'gone' }

/**
 * What exists but cannot be read counts as out of reach, which freezes its link: taken for gone, its CRM record
 * would be deleted (SYN-3).
 */
function lookAt(row: EventRow | null | undefined, containerId: string, now: number): OutlookLook {
  if (row === null) return gone
  if (row === undefined) return { kind: 'moved' }
  // An instance is no record of its own; its series is (the feed names the master).
  if (row.type === 'occurrence' || row.type === 'exception') return gone
  if (row.calendar && row.calendar.id !== containerId) return { kind: 'moved' }
  const item = toItem(row, now)
  return item === null ? { kind: 'moved' } : { kind: 'present', item }
}

/** The window is frozen in the link, so it is rolled by a fresh round, between rounds only. */
const isDue = (cursor: DeltaCursor, now: number): boolean =>
  !cursor.more && now - cursor.from >= window.rollDays * DAY

function firstRound(containerId: string, now: number): string {
  const bounds = query({
    startDateTime: new Date(now - window.daysBack * DAY).toISOString(),
    endDateTime: new Date(now + window.daysAhead * DAY).toISOString(),
  })
  return `/me/calendars/${encodeURIComponent(containerId)}/calendarView/delta?${bounds}`
}

/** The last row of an id wins, order is of no meaning (graph-contract §3.2). */
function toRows(raw: readonly unknown[], now: number, isDelta: boolean): readonly OutlookRow[] {
  const rows = new Map<string, OutlookRow>()
  for (const value of raw) {
    const row = parseEvent(value)
    if (row === null) continue
    const read = toRow(row, now, isDelta)
    const id = read.kind === 'item' ? read.item.id : read.id
    rows.delete(id)
    rows.set(id, read)
  }
  return [...rows.values()]
}

/** A master's exceptions tell nothing of themselves in it: the series is read. */
function toVersion(row: EventRow): ListedRow {
  const version = row.type === 'seriesMaster' ? null : versionOf(row)
  return version === null ? { kind: 'look', id: row.id } : { kind: 'version', id: row.id, version }
}

function toRow(row: EventRow, now: number, isDelta: boolean): OutlookRow {
  if (row['@removed'] !== undefined) return { kind: 'look', id: row.id }
  if (row.type === 'occurrence' || row.type === 'exception')
    return { kind: 'look', id: row.seriesMasterId ?? row.id }
  const item = row.type === 'seriesMaster' || !isComplete(row) ? null : toItem(row, now)
  if (item === null) return { kind: 'look', id: row.id }
  // Delta never tells marks: absent there means unknown, not unmarked.
  return { kind: 'item', item: isDelta ? withoutMark(item) : item }
}

const withoutMark = <Item extends { readonly marker?: string }>({ marker: _, ...item }: Item) =>
  item

const isComplete = (row: EventRow): boolean =>
  Boolean(row.start && row.end) && row.subject !== undefined && row.body !== undefined
