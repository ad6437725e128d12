/**
 * @module
 * Graph calls on contacts: list, create, read, change, delete, photo (graph-contract §4.2).
 *
 * Does not own: folders (folder-routes.ts), delta.
 */
import { readMembers } from '../body-reader.ts'
import { findContainer } from '../containers.ts'
import type { Container } from '../containers.ts'
import {
  asksExtended,
  checkExtendedExpand,
  extendedFilter,
  listFilter,
  writeExtended,
} from '../extended.ts'
import { addExtension, apartFromExtensions } from '../open-extension.ts'
import { badQuery, failed, itemNotFound, staleChangeKey } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { counted, pageOf } from '../odata/page.ts'
import type { Listing } from '../odata/page.ts'
import { readQuery } from '../odata/query.ts'
import type { Query } from '../odata/query.ts'
import { sqlFilter } from '../odata/sql-filter.ts'
import type { Column, Columns } from '../odata/sql-filter.ts'
import { standard } from '../paths.ts'
import { checkSelect, collectionReply, countReply, entityReply, nothing } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import { etagOf, refOf } from '../session.ts'
import type { Session } from '../session.ts'
import { changedContact, emptyContact } from './contact-data.ts'
import type { ContactRow } from './contact-data.ts'
import { contactEntity } from './contact-entity.ts'
import {
  contactComputed,
  contactMembers,
  contactSelectable,
  textMembers,
} from './contact-members.ts'
import {
  contactFromStored,
  contactRows,
  deleteContact,
  insertContact,
  noteContact,
  updateContact,
} from './contact-store.ts'
import type { StoredContact } from './contact-store.ts'

const inJson = Object.keys(textMembers).map((name): [string, Column] => [
  name.toLowerCase(),
  { sql: `json_extract(data, '$.${name}') COLLATE NOCASE`, type: 'text' },
])

const contactColumns: Columns = {
  columns: {
    ...Object.fromEntries(inJson),
    displayname: { sql: 'display', type: 'text' },
    givenname: { sql: 'given', type: 'text' },
    surname: { sql: 'surname', type: 'text' },
    createddatetime: { sql: 'created', type: 'instant' },
    lastmodifieddatetime: { sql: 'modified', type: 'instant' },
  },
  any: {
    singlevalueextendedproperties: extendedFilter('contact', 'pk'),
    categories: listFilter(`json_extract(data, '$.categories')`),
    emailaddresses: (variable, where) => {
      // Only eq on address is served.
      const onlyEq = where.op === 'compare' && where.by === 'eq'
      if (!onlyEq)
        return badQuery('Invalid filter clause: emailAddresses can only be compared with eq.')
      const path = `${variable}/address`.toLowerCase()
      const inner = sqlFilter(where, {
        columns: { [path]: { sql: 'a.address', type: 'text' } },
        any: {},
      })
      if (failed(inner)) return inner
      return {
        sql: `pk IN (SELECT a.contact FROM contact_address a WHERE ${inner.sql})`,
        params: inner.params,
      }
    },
  },
}

/** `/me/contacts` is the default folder; a filter on extended properties there searches the whole mailbox. */
function listing(folder: Container, id: string, query: Query): Listing {
  const everywhere = id === standard && asksExtended(query.filter)
  return {
    table: 'contact',
    where: everywhere ? { sql: '1 = 1', params: [] } : { sql: 'folder = ?', params: [folder.pk] },
    topic: contactColumns,
  }
}

function checkedQuery(session: Session): Query | Failure {
  const query = readQuery(session.call.query, session.prefer.pageSize)
  if (failed(query)) return query
  return checkSelect(query, 'contact', contactSelectable) ?? checkExtendedExpand(query) ?? query
}

const list: Handler = (session, { folder = '' }) => {
  const found = findContainer(session, 'contactFolder', folder)
  if (failed(found)) return found
  const query = checkedQuery(session)
  if (failed(query)) return query
  const page = pageOf<StoredContact>(session, listing(found, folder, query), query)
  if (failed(page)) return page
  const rows = page.rows.map((row) => contactEntity(session, contactFromStored(row), query))
  return collectionReply(session, { ...page, rows }, query)
}

const count: Handler = (session, { folder = '' }) => {
  const found = findContainer(session, 'contactFolder', folder)
  if (failed(found)) return found
  const query = readQuery(session.call.query)
  if (failed(query)) return query
  const number = counted(session, listing(found, folder, query), query)
  return failed(number) ? number : countReply(number)
}

const create: Handler = (session, { folder = '' }) => {
  const found = findContainer(session, 'contactFolder', folder)
  if (failed(found)) return found
  const given = apartFromExtensions(session.call.body)
  if (failed(given)) return given
  const body = readMembers(given.body, 'contact', contactMembers, contactComputed)
  if (failed(body)) return body
  const row = insertContact(session, found.pk, changedContact(emptyContact, body))
  writeExtended(session, 'contact', row.pk, body)
  const owner = { kind: 'contact', pk: row.pk } as const
  for (const one of given.extensions) addExtension(session, owner, one)
  noteContact(session, row, 'created')
  return entityReply(session, contactEntity(session, row), { status: 201 })
}

export function contactInPath(
  session: Session,
  { folder = '', contact = '' }: Record<string, string>,
): ContactRow | Failure {
  const found = findContainer(session, 'contactFolder', folder)
  if (failed(found)) return found
  const ref = refOf(session, contact, 'contact')
  if (failed(ref)) return ref
  const [row] = contactRows(session, 'pk = ?', ref.pk)
  return row && (ref.immutable || ref.place === row.place) ? row : itemNotFound
}

const read: Handler = (session, params) => {
  const row = contactInPath(session, params)
  if (failed(row)) return row
  const query = checkedQuery(session)
  if (failed(query)) return query
  return entityReply(session, contactEntity(session, row, query), { select: query.select })
}

/** If-Match on contacts is UNSOURCED: honoured as on events. */
function checkEtag(session: Session, row: ContactRow): Failure | undefined {
  const wanted = session.call.headers['if-match']
  const fits = wanted === undefined || wanted === '*' || wanted === etagOf(session, row.version)
  return fits ? undefined : staleChangeKey
}

const change: Handler = (session, params) => {
  const row = contactInPath(session, params)
  if (failed(row)) return row
  const stale = checkEtag(session, row)
  if (stale) return stale
  const body = readMembers(session.call.body, 'contact', contactMembers, contactComputed)
  if (failed(body)) return body
  const changed = updateContact(session, row, changedContact(row.data, body))
  writeExtended(session, 'contact', row.pk, body)
  noteContact(session, changed, 'updated')
  return entityReply(session, contactEntity(session, changed))
}

const remove: Handler = (session, params) => {
  const row = contactInPath(session, params)
  if (failed(row)) return row
  const stale = checkEtag(session, row)
  if (stale) return stale
  deleteContact(session, row)
  return nothing
}

const contacts = 'contactfolders/:folder/contacts'
export const contactRoutes: Routes = [
  ['GET', contacts, list],
  ['POST', contacts, create],
  ['GET', `${contacts}/$count`, count],
  ['GET', `${contacts}/:contact`, read],
  ['PATCH', `${contacts}/:contact`, change],
  ['DELETE', `${contacts}/:contact`, remove],
  ['POST', `${contacts}/:contact/permanentdelete`, remove],
]
