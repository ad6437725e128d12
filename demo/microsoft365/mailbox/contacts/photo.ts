/**
 * @module
 * Photos of contacts (graph-contract §4.2): image bytes put and got back.
 */
import { failed, failure, propertyValidation } from '../failure.ts'
import { nothing } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import { contactInPath } from './contact-routes.ts'
import { noteContact, updateContact } from './contact-store.ts'

/** The text is that of photos without an image (graph-contract §1.4). */
const imageNotFound = failure(
  404,
  'ImageNotFound',
  "Exception of type 'Microsoft.People.Image.Common.Exceptions.ImageNotFoundException' was thrown.",
)

const read: Handler = (session, params) => {
  const row = contactInPath(session, params)
  if (failed(row)) return row
  const [photo] = session.sql.all<{ type: string; bytes: Uint8Array }>(
    'SELECT type, bytes FROM photo WHERE contact = ?',
    row.pk,
  )
  if (!photo) return imageNotFound
  return { status: 200, headers: {}, raw: { contentType: photo.type, data: photo.bytes } }
}

const write: Handler = (session, params) => {
  const row = contactInPath(session, params)
  if (failed(row)) return row
  const { body, headers } = session.call
  const bytes = body instanceof ArrayBuffer ? new Uint8Array(body) : body
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return propertyValidation
  const type = headers['content-type'] ?? 'image/jpeg'
  session.sql.run(
    'INSERT OR REPLACE INTO photo (contact, type, bytes) VALUES (?, ?, ?)',
    row.pk,
    type,
    bytes,
  )
  noteContact(session, updateContact(session, row, row.data), 'updated')
  return nothing
}

const path = 'contactfolders/:folder/contacts/:contact/photo/$value'
export const photoRoutes: Routes = [
  ['GET', path, read],
  ['PUT', path, write],
  ['PATCH', path, write],
]
