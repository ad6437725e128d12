/**
 * @module
 * The dedicated calendar and contact folder: made, found, counted, removed (graph-contract §2.1, §4.1).
 *
 * Ours is what carries our mark. A person's own calendar of the same name is never taken: then ours gets
 * " (2)" behind its name (CAL-1, CON-2).
 */
import type { Stream } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Container } from '../../ports/outlook.ts'
import type { GraphClient } from './graph-client.ts'
import { failureOf, hasCode, isSuccess } from './graph-failure.ts'
import { container } from './graph-schema.ts'
import { query, readList } from './listing.ts'
import { CONTAINER_MARK, filterByMark, mark } from './marks.ts'

/** How many names are tried before giving up: nobody has more calendars of one name. */
const MAX_NAMES = 20
/** Pages of 1,000 ids read when Graph does not count for us. */
const MAX_COUNT_PAGES = 30

type Kind = {
  readonly path: '/me/calendars' | '/me/contactFolders'
  readonly items: 'events' | 'contacts'
  readonly nameMember: 'name' | 'displayName'
}

const kinds: Readonly<Record<Stream, Kind>> = {
  calendar: { path: '/me/calendars', items: 'events', nameMember: 'name' },
  contacts: { path: '/me/contactFolders', items: 'contacts', nameMember: 'displayName' },
}

export async function ensureContainer(
  client: GraphClient,
  stream: Stream,
  name: string,
  owner: string,
): Promise<Result<Container, Failure>> {
  const kind = kinds[stream]
  const existing = await findMarked(client, kind, owner)
  if (!existing.ok || existing.value !== null) return existing as Result<Container, Failure>
  for (let number = 1; number <= MAX_NAMES; number++) {
    const made = await create(client, kind, number === 1 ? name : `${name} (${number})`, owner)
    if (!made.ok || made.value !== null) return made as Result<Container, Failure>
    // The name is taken: by a person, or by our own create whose answer was lost.
    const ours = await findMarked(client, kind, owner)
    if (!ours.ok || ours.value !== null) return ours as Result<Container, Failure>
  }
  return fail({ kind: 'refused', code: 'no-free-name', detail: 'No free name in Outlook.' })
}

export async function findContainer(
  client: GraphClient,
  stream: Stream,
  id: string,
): Promise<Result<Container | null, Failure>> {
  const kind = kinds[stream]
  const members = stream === 'calendar' ? 'id,name' : 'id,displayName,parentFolderId'
  const reply = await client.request({
    method: 'GET',
    path: `${pathOf(kind, id)}?$select=${members}`,
  })
  if (!reply.ok) return reply.failure.kind === 'gone' ? ok(null) : reply
  const parsed = container.safeParse(reply.value.body)
  if (!parsed.success) return fail(unreadable)
  const parent = parsed.data.parentFolderId
  if (stream === 'contacts' && parent && !(await isContactFolder(client, kind, parent)))
    return ok(null)
  return ok(toContainer(kind, parsed.data))
}

/** The definite test of a mailbox and of the right to use it (graph-contract §1.1): a call into it. */
export async function mayUse(client: GraphClient, stream: Stream): Promise<Result<null, Failure>> {
  const path = `${kinds[stream].path}?${query({ $top: 1, $select: 'id' })}`
  const reply = await client.request({ method: 'GET', path })
  return reply.ok ? ok(null) : reply
}

/** Rename, remove for good, verify: a soft-deleted folder keeps blocking its name (§4.1). */
export async function removeContainer(
  client: GraphClient,
  stream: Stream,
  id: string,
  tombstone: string,
): Promise<Result<null, Failure>> {
  const kind = kinds[stream]
  const path = pathOf(kind, id)
  const renamed = await client.request({
    method: 'PATCH',
    path,
    // Without our mark a folder that lingers is never adopted again.
    body: { [kind.nameMember]: tombstone, ...mark(CONTAINER_MARK, 'removed') },
  })
  if (!renamed.ok && renamed.failure.kind === 'gone') return ok(null)
  if (!renamed.ok && !mayGoOn(renamed.failure)) return renamed
  const purged = await client.request({ method: 'POST', path: `${path}/permanentDelete` })
  if (!purged.ok) {
    if (!mayGoOn(purged.failure) && purged.failure.kind !== 'gone') return purged
    const deleted = await client.request({ method: 'DELETE', path })
    if (!deleted.ok && deleted.failure.kind !== 'gone' && deleted.failure.kind !== 'unknown')
      return deleted
  }
  const left = await findContainer(client, stream, id)
  if (!left.ok) return left
  return left.value === null
    ? ok(null)
    : fail({ kind: 'later', detail: 'Microsoft 365: removed, but still there' })
}

export const itemsPath = (stream: Stream, id: string): string =>
  `${pathOf(kinds[stream], id)}/${kinds[stream].items}`

export async function countItems(
  client: GraphClient,
  stream: Stream,
  id: string,
): Promise<Result<number, Failure>> {
  const path = itemsPath(stream, id)
  const first = await readList(
    client,
    `${path}?${query({ $count: 'true', $top: 1, $select: 'id' })}`,
  )
  if (!first.ok) return first
  if (first.value.count !== null) return ok(first.value.count)
  let next: string | null = `${path}?${query({ $top: 1000, $select: 'id' })}`
  let count = 0
  for (let index = 0; index < MAX_COUNT_PAGES && next !== null; index++) {
    const answer: Awaited<ReturnType<typeof readList>> = await readList(client, next)
    if (!answer.ok) return answer
    count += answer.value.rows.length
    next = answer.value.next
  }
  return ok(count)
}

async function findMarked(
  client: GraphClient,
  kind: Kind,
  owner: string,
): Promise<Result<Container | null, Failure>> {
  const found = await readList(
    client,
    `${kind.path}?${query({ $filter: filterByMark(CONTAINER_MARK, owner), $top: 10 })}`,
  )
  if (!found.ok) return found
  const row = found.value.rows
    .map((value) => container.safeParse(value))
    .find((parsed) => parsed.success && parsed.data.canEdit !== false)?.data
  return ok(row === undefined ? null : toContainer(kind, row))
}

/** null: the name is taken. */
async function create(
  client: GraphClient,
  kind: Kind,
  name: string,
  owner: string,
): Promise<Result<Container | null, Failure>> {
  const reply = await client.exchange({
    method: 'POST',
    path: kind.path,
    body: { [kind.nameMember]: name, ...mark(CONTAINER_MARK, owner) },
  })
  if (!reply.ok) return reply
  if (hasCode(reply.value, 'ErrorFolderExists')) return ok(null)
  if (!isSuccess(reply.value)) return fail(failureOf(reply.value, 'write', client.now()))
  const parsed = container.safeParse(reply.value.body)
  return parsed.success ? ok(toContainer(kind, parsed.data)) : fail(unreadable)
}

/**
 * A deleted folder moves to Deleted Items and may still answer under its constant id; its parent then is
 * no contact folder.
 */
async function isContactFolder(client: GraphClient, kind: Kind, id: string): Promise<boolean> {
  const reply = await client.request({ method: 'GET', path: `${pathOf(kind, id)}?$select=id` })
  return reply.ok || (reply.failure.kind !== 'gone' && reply.failure.kind !== 'refused')
}

/** permanentDelete is missing in national clouds; the plain delete does then. */
const mayGoOn = (failure: Failure): boolean =>
  failure.kind === 'refused' || failure.kind === 'unknown' || failure.kind === 'stale'

const unreadable: Failure = { kind: 'later', detail: 'Microsoft 365: unreadable answer' }

const pathOf = (kind: Kind, id: string): string => `${kind.path}/${encodeURIComponent(id)}`

const toContainer = (
  kind: Kind,
  row: { id: string; name?: string | null | undefined; displayName?: string | null | undefined },
): Container => ({ id: row.id, name: row[kind.nameMember] ?? '' })
