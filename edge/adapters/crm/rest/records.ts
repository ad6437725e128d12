/**
 * @module
 * Reading records of a contract backend: lists in the order of a first sync, single records, the
 * feed of changes.
 */
import type { Stream } from '../../../domain/record.ts'
import type { Result } from '../../../domain/result.ts'
import { fail, ok } from '../../../domain/result.ts'
import type { Failure } from '../../../domain/stream/failure.ts'
import type {
  CrmChange,
  CrmFeedPage,
  CrmListing,
  CrmLook,
  CrmPage,
  CrmRecord,
} from '../../../ports/crm.ts'
import type { Batch } from './batch.ts'
import { plainFailure } from './batch.ts'
import { toRecord } from './record-json.ts'
import type { RestClient } from './rest-client.ts'
import { unreadable } from './rest-client.ts'
import { change, feedPage, listPage } from './rest-schema.ts'

export const LIST_SIZE = 200
export const FEED_SIZE = 500

export const typeOf = { calendar: 'event', contacts: 'contact' } as const
export const pathOf = { calendar: '/events', contacts: '/contacts' } as const

export async function listRecords(
  client: RestClient,
  ownerId: string,
  listing: CrmListing,
  cursor: string | null,
): Promise<Result<CrmPage, Failure>> {
  // A cursor carries its query; naming `now` again would make it another one.
  const query =
    cursor === null
      ? listingQuery(ownerId, listing)
      : new URLSearchParams({ cursor, limit: String(LIST_SIZE) })
  const reply = await client.request({
    method: 'GET',
    path: `${pathOf[listing.stream]}?${query.toString()}`,
  })
  if (!reply.ok) return reply
  const parsed = listPage.safeParse(reply.value.json)
  if (!parsed.success) return unreadable('list')
  const { items, cursor: next, estimatedTotal } = parsed.data
  return ok({
    records: items.map((item) => toRecord(listing.stream, item)).filter((row) => row !== null),
    cursor: next ?? null,
    ...(estimatedTotal === undefined ? {} : { estimatedTotal }),
  })
}

/** Future soonest first, then past latest first (CAL-4); contacts in the order of their ids (CON-3). */
function listingQuery(owner: string, listing: CrmListing): URLSearchParams {
  const query = new URLSearchParams({ owner, limit: String(LIST_SIZE) })
  if (listing.stream === 'contacts') query.set('sort', 'id')
  else {
    const now = new Date(listing.now).toISOString()
    query.set(listing.which === 'future' ? 'endAfter' : 'endBefore', now)
    query.set('sort', listing.which === 'future' ? 'start' : '-end')
  }
  return query
}

const unreadableRecord: Failure = { kind: 'later', detail: 'CRM: unreadable record' }

/** A server that stumbles over one record; whoever asks to wait, or wants another token, means all. */
const isOfOneRecord = (failure: Failure): boolean =>
  failure.kind === 'later' && failure.afterMs === undefined

export async function readRecords(
  batch: Batch,
  stream: Stream,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, CrmLook>, Failure>> {
  const asked = [...new Set(ids)]
  const answers = await batch(asked.map((id) => ({ op: 'get', type: typeOf[stream], id }) as const))
  const looks = new Map<string, CrmLook>()
  let unsaid: Failure | null = null
  for (const [index, id] of asked.entries()) {
    const answer = answers[index]
    if (answer === undefined) continue
    if (answer.ok) {
      const row = toRecord(stream, answer.value.body)
      // Left out, nothing is said of it: it is not taken for gone.
      if (row === null) unsaid ??= unreadableRecord
      else looks.set(id, { kind: 'present', record: row })
    } else if (answer.failure.kind === 'gone') looks.set(id, { kind: 'gone' })
    else if (isOfOneRecord(answer.failure)) unsaid ??= plainFailure(answer.failure)
    else return fail(plainFailure(answer.failure))
  }
  return unsaid !== null && looks.size === 0 ? fail(unsaid) : ok(looks)
}

/** By our reference, which is the item's id (writes.ts). */
export async function readMadeFrom(
  batch: Batch,
  stream: Stream,
  outlookIds: readonly string[],
): Promise<Result<ReadonlyMap<string, CrmRecord | null>, Failure>> {
  const asked = outlookIds.map((ref) => ({ op: 'get', type: typeOf[stream], ref }) as const)
  const answers = asked.length === 0 ? [] : await batch(asked)
  const made = new Map<string, CrmRecord | null>()
  for (const [index, id] of outlookIds.entries()) {
    const answer = answers[index]
    if (answer === undefined) continue
    const row = answer.ok ? toRecord(stream, answer.value.body) : null
    if (row !== null) made.set(id, row)
    else if (answer.ok) continue
    else if (answer.failure.kind === 'gone') made.set(id, null)
    else if (!isOfOneRecord(answer.failure)) return fail(plainFailure(answer.failure))
  }
  return made.size === 0 && outlookIds.length > 0 ? fail(unreadableRecord) : ok(made)
}

export async function readFeed(
  client: RestClient,
  cursor: string | null,
): Promise<Result<CrmFeedPage, Failure>> {
  const query = new URLSearchParams({
    types: 'contact,event,schema,user',
    cursor: cursor ?? 'latest',
    limit: String(FEED_SIZE),
  })
  const reply = await client.request({ method: 'GET', path: `/changes?${query.toString()}` })
  if (!reply.ok) return reply
  const parsed = feedPage.safeParse(reply.value.json)
  if (!parsed.success) return unreadable('feed')
  const { items, cursor: next, hasMore } = parsed.data
  const entries = items
    .map((item) => change.safeParse(item).data)
    .filter((row) => row !== undefined)
  // An entry nobody can read may hide a change: never step over it.
  if (entries.length < items.length) return unreadable('feed entry')
  return ok({
    changes: entries.map(toChange).filter((entry) => entry !== null),
    cursor: next,
    more: hasMore,
    schemaChanged: entries.some(({ type }) => type === 'schema'),
    membersChanged: entries.some(({ type }) => type === 'user'),
  })
}

function toChange(entry: ReturnType<typeof change.parse>): CrmChange | null {
  const stream = entry.type === 'event' ? 'calendar' : entry.type === 'contact' ? 'contacts' : null
  if (stream === null) return null
  return {
    stream,
    id: entry.id,
    gone: entry.op === 'delete',
    version: entry.rev ?? null,
    ownerId: entry.ownerId ?? null,
    previousOwnerId: entry.previousOwnerId ?? null,
    causedBy: entry.clientRef ?? null,
  }
}
