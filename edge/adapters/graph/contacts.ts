/**
 * @module
 * Reading and writing the dedicated contact folder (ports/outlook.ts).
 *
 * Contacts have no transactionId: a create that may have arrived is looked up by its mark first
 * (graph-contract §2.11). Lists inside a contact are replaced as a whole, so an update of one entry reads the
 * contact before.
 */
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type {
  ListedRow,
  OutlookItem,
  OutlookLook,
  OutlookPage,
  OutlookRow,
} from '../../ports/outlook.ts'
import { settled } from './batch.ts'
import { isOfOneItem } from './graph-failure.ts'
import { contactToFields } from './contact-json.ts'
import { readCursor, readDelta } from './delta.ts'
import { BRIEF_PAGE_SIZE } from './events.ts'
import type { GraphMeans } from './events.ts'
import type { GraphCall } from './graph-client.ts'
import type { ContactRow } from './graph-schema.ts'
import { contactRow } from './graph-schema.ts'
import { query, readList } from './listing.ts'
import { ITEM_MARK, expandMark, readMark } from './marks.ts'
import { changeStamp, isUntouched, versionOf } from './versions.ts'

const PAGE_SIZE = 200

const contactMembers = [
  'id,createdDateTime,lastModifiedDateTime,parentFolderId,title,givenName,middleName,surname',
  'generation,nickName,initials,companyName,department,jobTitle,profession,officeLocation,manager',
  'assistantName,businessHomePage,emailAddresses,businessPhones,homePhones,mobilePhone,imAddresses',
  'businessAddress,homeAddress,otherAddress,birthday,spouseName,personalNotes,categories',
].join(',')

export const contactPath = (id: string): string => `/me/contacts/${encodeURIComponent(id)}`

export const folderPath = (id: string): string =>
  `/me/contactFolders/${encodeURIComponent(id)}/contacts`

export async function contactChanges(
  { client }: GraphMeans,
  containerId: string,
  cursor: string | null,
): Promise<Result<OutlookPage, Failure>> {
  const known = cursor === null ? null : readCursor(cursor)
  if (cursor !== null && known === null)
    return fail({ kind: 'resync', detail: 'cursor of another form' })
  const answer = await readDelta(client, {
    path: known?.link ?? `${folderPath(containerId)}/delta?${query({ $select: contactMembers })}`,
    from: known?.from ?? client.now(),
    pageSize: PAGE_SIZE,
  })
  return answer.ok ? ok({ ...answer.value, rows: toRows(answer.value.rows) }) : answer
}

export async function contactList(
  { client }: GraphMeans,
  containerId: string,
  cursor: string | null,
  brief = false,
): Promise<Result<OutlookPage<ListedRow>, Failure>> {
  const path = `${folderPath(containerId)}?${query(
    brief
      ? { $top: BRIEF_PAGE_SIZE, $select: 'id' }
      : { $top: PAGE_SIZE, $select: contactMembers, $expand: expandMark(ITEM_MARK) },
  )}`
  const answer = await readList(client, cursor ?? path)
  if (!answer.ok) return answer
  const { rows, next } = answer.value
  return ok({
    rows: brief
      ? rows.map(parseContact).flatMap((row) => (row === null ? [] : [toVersion(row)]))
      : toRows(rows),
    cursor: next ?? '',
    complete: next === null,
  })
}

export async function contactLooks(
  means: GraphMeans,
  containerId: string,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, OutlookLook>, Failure>> {
  const unsaid = new Map<string, Failure>()
  const rows = await readContacts(means, ids, unsaid)
  if (!rows.ok) return rows
  const [failure] = unsaid.values()
  if (failure !== undefined && unsaid.size === ids.length) return fail(failure)
  const bins = await deletedFolders(means, containerId, [...rows.value.values()])
  if (!bins.ok) return bins
  const said = ids.filter((id) => !unsaid.has(id))
  return ok(new Map(said.map((id) => [id, lookAt(rows.value.get(id), containerId, bins.value)])))
}

function toVersion(row: ContactRow): ListedRow {
  const version = versionOf(row)
  return version === null ? { kind: 'look', id: row.id } : { kind: 'version', id: row.id, version }
}

/** As `readEvents`. */
export async function readContacts(
  { client, batch }: GraphMeans,
  ids: readonly string[],
  unsaid?: Map<string, Failure>,
): Promise<Result<ReadonlyMap<string, ContactRow | null>, Failure>> {
  const asked = [...new Set(ids)]
  const calls = asked.map(contactCall)
  const answers = asked.length === 0 ? [] : await batch(calls)
  const rows = new Map<string, ContactRow | null>()
  for (const [index, id] of asked.entries()) {
    const [answer, call] = [answers[index], calls[index]]
    if (answer === undefined || call === undefined) continue
    const reply = settled(answer, call, client.now())
    if (reply.ok) {
      const row = parseContact(reply.value.body)
      if (row !== null) rows.set(id, row)
    } else if (reply.failure.kind === 'gone') rows.set(id, null)
    else if (unsaid && isOfOneItem(reply.failure)) unsaid.set(id, reply.failure)
    else if (reply.failure.kind !== 'refused') return reply
  }
  return ok(rows)
}

export function parseContact(body: unknown): ContactRow | null {
  const parsed = contactRow.safeParse(body)
  return parsed.success ? parsed.data : null
}

export function toContactItem(row: ContactRow, knownMark?: string): OutlookItem | null {
  const version = versionOf(row)
  if (version === null) return null
  const marker = readMark(ITEM_MARK, row.singleValueExtendedProperties) ?? knownMark
  return {
    id: row.id,
    version,
    fields: contactToFields(row),
    untouched: isUntouched(row),
    ...changeStamp(row),
    ...(marker === undefined ? {} : { marker }),
  }
}

const contactCall = (id: string): GraphCall => ({
  method: 'GET',
  path: `${contactPath(id)}?${query({
    $select: contactMembers,
    $expand: expandMark(ITEM_MARK),
  })}`,
})

/**
 * A deleted contact moves to Deleted Items (graph-contract §4.1), where it may still answer under its immutable
 * id. That folder is no contact folder: what lies in one we cannot read as such was deleted, not moved.
 */
async function deletedFolders(
  { client, batch }: GraphMeans,
  containerId: string,
  rows: readonly (ContactRow | null)[],
): Promise<Result<ReadonlySet<string>, Failure>> {
  const folders = [...new Set(rows.map((row) => row?.parentFolderId ?? containerId))]
  const foreign = folders.filter((id) => id !== containerId)
  if (foreign.length === 0) return ok(new Set())
  const calls = foreign.map((id): GraphCall => ({
    method: 'GET',
    path: `/me/contactFolders/${encodeURIComponent(id)}?$select=id`,
  }))
  const answers = await batch(calls)
  const bins = new Set<string>()
  for (const [index, call] of calls.entries()) {
    const answer = answers[index]
    const reply = answer && settled(answer, call, client.now())
    if (!reply || reply.ok) continue
    if (reply.failure.kind !== 'gone' && reply.failure.kind !== 'refused') return reply
    bins.add(foreign[index] ?? '')
  }
  return ok(bins)
}

/** What exists but cannot be read counts as out of reach, never as gone (see events.ts). */
function lookAt(
  row: ContactRow | null | undefined,
  containerId: string,
  bins: ReadonlySet<string>,
): OutlookLook {
  if (row === null) return { kind: 'gone' }
  if (row === undefined) return { kind: 'moved' }
  const folder = row.parentFolderId ?? containerId
  if (folder !== containerId) return bins.has(folder) ? { kind: 'gone' } : { kind: 'moved' }
  const item = toContactItem(row)
  return item === null ? { kind: 'moved' } : { kind: 'present', item }
}

function toRows(raw: readonly unknown[]): readonly OutlookRow[] {
  const rows = new Map<string, OutlookRow>()
  for (const value of raw) {
    const row = parseContact(value)
    if (row === null) continue
    const item = row['@removed'] === undefined ? toContactItem(row) : null
    rows.delete(row.id)
    rows.set(row.id, item === null ? { kind: 'look', id: row.id } : { kind: 'item', item })
  }
  return [...rows.values()]
}
