/**
 * @module
 * Graph calls on contact folders and their child folders (graph-contract §4.1).
 */
import { readMembers, text } from '../body-reader.ts'
import type { Reader } from '../body-reader.ts'
import {
  addContainer,
  changeContainer,
  containerByPk,
  containers,
  findContainer,
  removeContainer,
  standardContainer,
} from '../containers.ts'
import type { Container } from '../containers.ts'
import {
  asksExtended,
  checkExtendedExpand,
  expandExtended,
  extendedFilter,
  extendedMembers,
  writeExtended,
} from '../extended.ts'
import { failed, failure, invalidRequest, itemNotFound } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { counted, pageOf } from '../odata/page.ts'
import type { Listing } from '../odata/page.ts'
import { readQuery } from '../odata/query.ts'
import type { Query } from '../odata/query.ts'
import type { Columns } from '../odata/sql-filter.ts'
import { checkSelect, collectionReply, countReply, entityReply, nothing } from '../reply.ts'
import type { Entity } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import { idOf } from '../session.ts'
import type { Session } from '../session.ts'
import { dropFolderContacts } from './contact-store.ts'

const displayName: Reader<string> = (value, name) => {
  const read = text(value, name)
  if (typeof read !== 'string') return read
  return read.trim() === '' ? invalidRequest('The folder name must not be empty.') : read
}

const members = { displayName, parentFolderId: text, ...extendedMembers }
const computed = new Set(['id'])
export const folderSelectable: ReadonlySet<string> = new Set([
  'id',
  'displayname',
  'parentfolderid',
])
const columns: Columns = {
  columns: { displayname: { sql: 'name', type: 'text' } },
  any: { singlevalueextendedproperties: extendedFilter('contactFolder', 'pk') },
}

export function folderEntity(
  session: Session,
  folder: Container,
  query?: Pick<Query, 'expand'>,
): Entity {
  const id = (pk: number) => idOf(session, { kind: 'contactFolder', pk, place: 0 })
  return {
    id: id(folder.pk),
    parentFolderId: id(folder.parent),
    displayName: folder.name,
    ...(query ? expandExtended(session, 'contactFolder', folder.pk, query) : {}),
  }
}

/** Folders beneath one; the default folder itself is in no list. */
function parentOf(session: Session, params: Record<string, string>): Container | Failure {
  if (params['folder'] !== undefined)
    return findContainer(session, 'contactFolder', params['folder'])
  return standardContainer(session, 'contactFolder') ?? itemNotFound
}

function listing(parent: Container, top: boolean, query: Query): Listing {
  const alive = "kind = 'contactFolder' AND gone_at IS NULL"
  return {
    table: 'container',
    where:
      top && asksExtended(query.filter)
        ? { sql: alive, params: [] }
        : { sql: `${alive} AND parent = ?`, params: [parent.pk] },
    topic: columns,
  }
}

const list: Handler = (session, params) => {
  const parent = parentOf(session, params)
  if (failed(parent)) return parent
  const query = readQuery(session.call.query, session.prefer.pageSize)
  if (failed(query)) return query
  const problem =
    checkSelect(query, 'contactFolder', folderSelectable) ?? checkExtendedExpand(query)
  if (problem) return problem
  const page = pageOf<{ pk: number }>(
    session,
    listing(parent, params['folder'] === undefined, query),
    query,
  )
  if (failed(page)) return page
  const rows = page.rows.flatMap(({ pk }) => containerByPk(session, pk) ?? [])
  const shown = rows.map((folder) => folderEntity(session, folder, query))
  return collectionReply(session, { ...page, rows: shown }, query)
}

const count: Handler = (session, params) => {
  const parent = parentOf(session, params)
  if (failed(parent)) return parent
  const query = readQuery(session.call.query)
  if (failed(query)) return query
  const number = counted(session, listing(parent, params['folder'] === undefined, query), query)
  return failed(number) ? number : countReply(number)
}

const create: Handler = (session, params) => {
  const under = parentOf(session, params)
  if (failed(under)) return under
  const body = readMembers(session.call.body, 'contactFolder', members, computed)
  if (failed(body)) return body
  if (body.displayName === undefined) return invalidRequest('The folder name must not be empty.')
  const parent = body.parentFolderId
    ? findContainer(session, 'contactFolder', body.parentFolderId)
    : under
  if (failed(parent)) return parent
  const made = addContainer(session, {
    kind: 'contactFolder',
    parent: parent.pk,
    name: body.displayName,
    standard: false,
    data: {},
  })
  if (failed(made)) return made
  writeExtended(session, 'contactFolder', made.pk, body)
  return entityReply(session, folderEntity(session, made), { status: 201 })
}

const read: Handler = (session, { folder = '' }) => {
  const found = findContainer(session, 'contactFolder', folder)
  if (failed(found)) return found
  const query = readQuery(session.call.query)
  if (failed(query)) return query
  const problem =
    checkSelect(query, 'contactFolder', folderSelectable) ?? checkExtendedExpand(query)
  if (problem) return problem
  return entityReply(session, folderEntity(session, found, query), { select: query.select })
}

const change: Handler = (session, { folder = '' }) => {
  const found = findContainer(session, 'contactFolder', folder)
  if (failed(found)) return found
  const body = readMembers(session.call.body, 'contactFolder', members, computed)
  if (failed(body)) return body
  const name = body.displayName
  const changed = changeContainer(session, found, name === undefined ? {} : { name })
  if (failed(changed)) return changed
  writeExtended(session, 'contactFolder', found.pk, body)
  return entityReply(session, folderEntity(session, changed))
}

const remove =
  (forGood: boolean): Handler =>
  (session, { folder = '' }) => {
    const found = findContainer(session, 'contactFolder', folder)
    return failed(found) ? found : deleteFolder(session, found, forGood)
  }

/** Child folders and contacts go along. */
export function deleteFolder(session: Session, folder: Container, forGood: boolean) {
  if (folder.standard) {
    return failure(
      400,
      'ErrorDeleteDistinguishedFolder',
      'Distinguished folders cannot be deleted.',
    )
  }
  const children = containers(
    session,
    "kind = 'contactFolder' AND parent = ? AND gone_at IS NULL",
    folder.pk,
  )
  for (const child of children) deleteFolder(session, child, forGood)
  dropFolderContacts(session, folder.pk)
  removeContainer(session, folder, forGood)
  return nothing
}

/** What a person does in Outlook: by name, never the default folder. */
export function deleteFolderByName(session: Session, name: string) {
  const [folder] = containers(
    session,
    "kind = 'contactFolder' AND name = ? AND standard = 0 AND gone_at IS NULL",
    name,
  )
  return folder ? deleteFolder(session, folder, false) : itemNotFound
}

const folders = 'contactfolders'
export const folderRoutes: Routes = [
  ['GET', folders, list],
  ['POST', folders, create],
  ['GET', `${folders}/$count`, count],
  ['GET', `${folders}/:folder`, read],
  ['PATCH', `${folders}/:folder`, change],
  ['DELETE', `${folders}/:folder`, remove(false)],
  ['POST', `${folders}/:folder/permanentdelete`, remove(true)],
  ['GET', `${folders}/:folder/childfolders`, list],
  ['POST', `${folders}/:folder/childfolders`, create],
  ['GET', `${folders}/:folder/childfolders/$count`, count],
]
