/**
 * @module
 * Writing to the dedicated contact folder.
 */
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { OutlookOutcome, OutlookWrite } from '../../ports/outlook.ts'
import type { BatchAnswer } from './batch.ts'
import { settled } from './batch.ts'
import { fieldsToContact, needsCurrent } from './contact-json.ts'
import { contactPath, folderPath, parseContact, readContacts, toContactItem } from './contacts.ts'
import type { GraphMeans } from './events.ts'
import { withFirstName } from './first-name.ts'
import type { GraphCall } from './graph-client.ts'
import type { ContactRow } from './graph-schema.ts'
import { page } from './graph-schema.ts'
import { query } from './listing.ts'
import { ITEM_MARK, expandMark, filterByMark, mark } from './marks.ts'
import { etagOf, isCurrent } from './versions.ts'

type Create = Extract<OutlookWrite, { action: 'create' }>
type Planned = { readonly call: GraphCall } | { readonly outcome: OutlookOutcome }

type Known = {
  readonly rows: ReadonlyMap<string, ContactRow | null>
  /** By key: what an earlier attempt left in our folder. */
  readonly earlier: ReadonlyMap<string, ContactRow>
}

export async function writeContacts(
  means: GraphMeans,
  containerId: string,
  writes: readonly OutlookWrite[],
): Promise<readonly OutlookOutcome[]> {
  const known = await lookFirst(means, containerId, writes)
  if (!known.ok) return writes.map(() => failed(known.failure))
  const plans = writes.map((write) => plan(containerId, write, known.value))
  const calls = plans.flatMap((entry) => ('call' in entry ? [entry.call] : []))
  const answers = calls.length === 0 ? [] : await means.batch(calls)
  let at = 0
  const outcomes: OutlookOutcome[] = []
  for (const [index, write] of writes.entries()) {
    const entry = plans[index]
    if (entry === undefined || 'outcome' in entry) outcomes.push(entry?.outcome ?? failed(lost))
    else outcomes.push(await settle(means, write, entry.call, answers[at++]))
  }
  return outcomes
}

/** Refused for want of a first name, it is tried once with one; refused again, the first reason counts (Q04). */
async function settle(
  means: GraphMeans,
  write: OutlookWrite,
  call: GraphCall,
  answer: BatchAnswer | undefined,
): Promise<OutlookOutcome> {
  const outcome = finish(write, call, answer, means.client.now())
  const named = withFirstName(write, call, outcome)
  if (named === null) return outcome
  const [second] = await means.batch([named])
  const again = finish(write, named, second, means.client.now())
  return again.kind === 'failed' && again.failure.kind === 'refused' ? outcome : again
}

async function lookFirst(
  means: GraphMeans,
  containerId: string,
  writes: readonly OutlookWrite[],
): Promise<Result<Known, Failure>> {
  const changed = writes.filter((write) => write.action === 'update' && needsCurrent(write.fields))
  const rows = await readContacts(
    means,
    changed.flatMap((write) => (write.action === 'update' ? [write.id] : [])),
  )
  if (!rows.ok) return rows
  const replays = writes.filter((write) => write.action === 'create' && write.replay)
  const earlier = await findEarlier(means, containerId, replays as readonly Create[])
  return earlier.ok ? ok({ rows: rows.value, earlier: earlier.value }) : earlier
}

/** Of several found the oldest is the one: a lagging look-up may have made a second. */
async function findEarlier(
  { client, batch }: GraphMeans,
  containerId: string,
  replays: readonly Create[],
): Promise<Result<ReadonlyMap<string, ContactRow>, Failure>> {
  const calls = replays.map(({ key }): GraphCall => ({
    method: 'GET',
    path: `${folderPath(containerId)}?${query({
      $filter: filterByMark(ITEM_MARK, key),
      $expand: expandMark(ITEM_MARK),
      $top: 10,
    })}`,
  }))
  const answers = calls.length === 0 ? [] : await batch(calls)
  const found = new Map<string, ContactRow>()
  for (const [index, { key }] of replays.entries()) {
    const [answer, call] = [answers[index], calls[index]]
    if (answer === undefined || call === undefined) continue
    const reply = settled(answer, call, client.now())
    if (!reply.ok) return reply
    const parsed = page.safeParse(reply.value.body)
    if (!parsed.success) return fail({ kind: 'later', detail: 'Microsoft 365: unreadable page' })
    const oldest = parsed.data.value
      .map(parseContact)
      .filter((row) => row !== null)
      // The filter may run over the whole mailbox; only our folder counts.
      .filter((row) => (row.parentFolderId ?? containerId) === containerId)
      .toSorted((a, b) => ((a.createdDateTime ?? '') < (b.createdDateTime ?? '') ? -1 : 1))[0]
    if (oldest !== undefined) found.set(key, oldest)
  }
  return ok(found)
}

function plan(containerId: string, write: OutlookWrite, known: Known): Planned {
  switch (write.action) {
    case 'create':
      return planCreate(containerId, write, known.earlier.get(write.key))
    case 'update':
      return planUpdate(write, known.rows)
    case 'delete':
      return { call: { method: 'DELETE', path: contactPath(write.id), ...ifMatch(write.version) } }
  }
}

function planCreate(containerId: string, write: Create, earlier: ContactRow | undefined): Planned {
  const item = earlier === undefined ? null : toContactItem(earlier, write.key)
  if (item !== null) return { outcome: { kind: 'written', item, replayed: true } }
  const members = Object.entries(fieldsToContact(write.fields, null))
  const body = {
    ...Object.fromEntries(members.filter(([, value]) => value !== null)),
    ...mark(ITEM_MARK, write.key),
  }
  return { call: { method: 'POST', path: folderPath(containerId), body } }
}

function planUpdate(
  write: Extract<OutlookWrite, { action: 'update' }>,
  rows: Known['rows'],
): Planned {
  const row = rows.get(write.id)
  if (row === null)
    return { outcome: failed({ kind: 'gone', detail: 'Microsoft 365: the contact is gone' }) }
  if (row === undefined && needsCurrent(write.fields))
    return {
      outcome: failed({ kind: 'later', detail: 'Microsoft 365: the contact is unreadable' }),
    }
  if (row !== undefined && !isCurrent(row, write.version))
    return { outcome: failed({ kind: 'stale', detail: 'Microsoft 365: changed meanwhile' }) }
  const body = fieldsToContact(write.fields, row ?? null)
  const path = contactPath(write.id)
  if (Object.keys(body).length === 0) return { call: { method: 'GET', path } }
  return { call: { method: 'PATCH', path, body, ...ifMatch(write.version) } }
}

function finish(
  write: OutlookWrite,
  call: GraphCall,
  answer: BatchAnswer | undefined,
  now: number,
): OutlookOutcome {
  if (answer === undefined) return failed(lost)
  const reply = settled(answer, call, now)
  if (write.action === 'delete') {
    const isGone = reply.ok || reply.failure.kind === 'gone'
    return isGone ? { kind: 'deleted' } : failed(reply.failure)
  }
  if (!reply.ok) return failed(reply.failure)
  const row = parseContact(reply.value.body)
  const item = row && toContactItem(row, write.action === 'create' ? write.key : undefined)
  if (!item) return failed({ kind: 'unknown', detail: 'Microsoft 365: unreadable answer' })
  // The mark was looked for and not found: this create is the first to arrive.
  return { kind: 'written', item, replayed: false }
}

const lost: Failure = { kind: 'unknown', detail: 'Microsoft 365: no answer' }

const ifMatch = (version: string | null) =>
  version === null ? {} : { headers: { 'if-match': etagOf(version) } }

const failed = (failure: Failure): OutlookOutcome => ({ kind: 'failed', failure })
