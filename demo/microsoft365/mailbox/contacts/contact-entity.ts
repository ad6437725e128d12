/**
 * @module
 * A contact as Graph answers it: null, [] and {} for what is not there (graph-contract §4.2).
 */
import { expandExtended } from '../extended.ts'
import { expandExtensions } from '../open-extension.ts'
import { stamp } from '../events/event-entity.ts'
import type { Query } from '../odata/query.ts'
import type { Entity } from '../reply.ts'
import { etagOf, idOf, keyOf } from '../session.ts'
import type { Session } from '../session.ts'
import type { ContactRow } from './contact-data.ts'

export function contactId(session: Session, row: Pick<ContactRow, 'pk' | 'place'>): string {
  return idOf(session, { kind: 'contact', pk: row.pk, place: row.place })
}

export function contactEntity(
  session: Session,
  row: ContactRow,
  query?: Pick<Query, 'expand'>,
): Entity {
  return {
    '@odata.etag': etagOf(session, row.version),
    id: contactId(session, row),
    createdDateTime: stamp(row.created),
    lastModifiedDateTime: stamp(row.modified),
    changeKey: keyOf(session, row.version),
    parentFolderId: idOf(session, { kind: 'contactFolder', pk: row.folder, place: 0 }),
    ...row.data,
    ...(query ? expandExtended(session, 'contact', row.pk, query) : {}),
    ...(query ? expandExtensions(session, { kind: 'contact', pk: row.pk }, query) : {}),
  }
}
