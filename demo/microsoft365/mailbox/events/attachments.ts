/**
 * @module
 * File attachments of events below 3 MB (graph-contract §2.8): add, list, read, remove.
 *
 * Does not own: upload sessions for larger files.
 */
import { flag, nullable, oneOf, readMembers, text } from '../body-reader.ts'
import { failed, itemNotFound, failure, propertyValidation } from '../failure.ts'
import { readQuery } from '../odata/query.ts'
import { entityReply, nothing, collectionReply } from '../reply.ts'
import type { Entity } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import { idOf, refOf } from '../session.ts'
import type { Session } from '../session.ts'
import { eventByPk, noteEvent, updateEvent } from './event-store.ts'
import { findEvent } from './instances.ts'

type Attachment = {
  name: string
  contentType: string | null
  contentBytes: string
  isInline: boolean
  contentId: string | null
  modified: number
}
type Row = { pk: number; data: string }

/** Larger files need an upload session. */
const maxBytes = 3 * 1024 * 1024

const members = {
  '@odata.type': oneOf('attachment', ['#microsoft.graph.fileAttachment'] as const),
  name: text,
  contentType: nullable(text),
  contentBytes: text,
  contentId: nullable(text),
  isInline: flag,
}
const computed = new Set(['id', 'size', 'lastModifiedDateTime', 'contentLocation'])

export function attachmentEntities(session: Session, event: number): Entity[] {
  return session.sql
    .all<Row>('SELECT pk, data FROM attachment WHERE event = ? ORDER BY pk', event)
    .map((row) => attachmentEntity(session, row))
}

function attachmentEntity(session: Session, row: Row): Entity {
  const { modified, ...data } = JSON.parse(row.data) as Attachment
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    '@odata.mediaContentType': data.contentType ?? 'application/octet-stream',
    id: idOf(session, { kind: 'attachment', pk: row.pk, place: 0 }),
    lastModifiedDateTime: new Date(modified).toISOString(),
    size: sizeOf(data.contentBytes),
    ...data,
    contentLocation: null,
  }
}

const sizeOf = (base64: string) => Math.floor((base64.replace(/=+$/, '').length * 3) / 4)

const list: Handler = (session, { event = '' }) => {
  const found = findEvent(session, event)
  if (failed(found)) return found
  const query = readQuery(session.call.query)
  if (failed(query)) return query
  return collectionReply(
    session,
    { rows: attachmentEntities(session, found.row.pk), more: false },
    query,
  )
}

const add: Handler = (session, { event = '' }) => {
  const found = findEvent(session, event)
  if (failed(found)) return found
  const { '@odata.type': type, ...rest } = (session.call.body ?? {}) as Record<string, unknown>
  if (String(type).toLowerCase() !== '#microsoft.graph.fileattachment') return propertyValidation
  const body = readMembers(rest, 'fileAttachment', members, computed)
  if (failed(body)) return body
  if (body.name === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(body.contentBytes ?? '-')) {
    return propertyValidation
  }
  if (sizeOf(body.contentBytes ?? '') > maxBytes) {
    return failure(413, 'ErrorMessageSizeExceeded', 'The attachment is too large for one request.')
  }
  const data: Attachment = {
    name: body.name,
    contentType: body.contentType ?? null,
    contentBytes: body.contentBytes ?? '',
    isInline: body.isInline ?? false,
    contentId: body.contentId ?? null,
    modified: session.world.now(),
  }
  const [row] = session.sql.all<Row>(
    'INSERT INTO attachment (event, data) VALUES (?, ?) RETURNING pk, data',
    found.row.pk,
    JSON.stringify(data),
  )
  touch(session, found.row.pk)
  return row ? entityReply(session, attachmentEntity(session, row), { status: 201 }) : itemNotFound
}

const one =
  (act: 'read' | 'remove'): Handler =>
  (session, { event = '', attachment = '' }) => {
    const found = findEvent(session, event)
    if (failed(found)) return found
    const ref = refOf(session, attachment, 'attachment')
    if (failed(ref)) return ref
    const [row] = session.sql.all<Row>(
      'SELECT pk, data FROM attachment WHERE pk = ? AND event = ?',
      ref.pk,
      found.row.pk,
    )
    if (!row) return itemNotFound
    if (act === 'read') return entityReply(session, attachmentEntity(session, row))
    session.sql.run('DELETE FROM attachment WHERE pk = ?', row.pk)
    touch(session, found.row.pk)
    return nothing
  }

function touch(session: Session, pk: number): void {
  const row = eventByPk(session, pk)
  if (!row) return
  const [left] = session.sql.all<{ n: number }>(
    'SELECT count(*) AS n FROM attachment WHERE event = ?',
    pk,
  )
  const changed = updateEvent(session, {
    ...row,
    data: { ...row.data, hasAttachments: (left?.n ?? 0) > 0 },
  })
  noteEvent(session, changed, 'updated')
}

export const attachmentRoutes: Routes = [
  ['GET', 'calendars/:calendar/events/:event/attachments', list],
  ['POST', 'calendars/:calendar/events/:event/attachments', add],
  ['GET', 'calendars/:calendar/events/:event/attachments/:attachment', one('read')],
  ['DELETE', 'calendars/:calendar/events/:event/attachments/:attachment', one('remove')],
]
