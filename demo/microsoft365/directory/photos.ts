/**
 * @module
 * Profile photos (graph-contract §1.4): bytes in the sizes Graph knows, metadata, upload.
 *
 * Owns: the endpoint. Does not own: the seeded pictures (portraits.ts).
 */
import type { GraphReply } from '../frame.ts'
import { directoryDenied, errorReply, unknownSegment } from '../graph/errors.ts'
import { maySeePhoto, maySetPhoto } from './access.ts'
import { contextUrl, ok } from './call.ts'
import type { DirectoryContext } from './call.ts'
import type { UserRow } from './find-user.ts'
import { portraitOf } from './portraits.ts'
import { stableGuid } from './tenants.ts'

const SIZES = [48, 64, 96, 120, 240, 360, 432, 504, 648]
/** A picture is kept once and served for every size up to this one. */
const LARGEST = 240

type Photo = { data: Uint8Array; etag: string }

export function photo(context: DirectoryContext, row: UserRow, rest: string[]): GraphReply {
  const [collection = '', ...more] = rest
  const plural = collection.toLowerCase() === 'photos'
  const size = plural ? more[0] : undefined
  const tail = plural ? more[1] : more[0]
  if (context.method === 'PUT') return upload(context, row, tail)
  if (!maySeePhoto(context.caller, row.id)) return directoryDenied()
  if (row.mailbox === 'none')
    return errorReply(
      404,
      'ErrorNonExistentMailbox',
      'The SMTP address has no mailbox associated with it.',
    )
  const found = stored(context, row)
  if (!found) return noPhoto()
  const pixels = size === undefined ? LARGEST : Number(/^(\d+)x\1$/i.exec(size)?.[1])
  if (plural && size === undefined) return everySize(context, row, found)
  if (!SIZES.includes(pixels))
    return errorReply(400, 'ErrorInvalidImageId', `The image id '${size}' is not valid.`)
  if (pixels > LARGEST) return noPhoto()
  if (tail === '$value')
    return {
      status: 200,
      headers: { ETag: `"${found.etag}"` },
      raw: { contentType: 'image/jpeg', data: found.data },
    }
  if (tail !== undefined) return unknownSegment(tail)
  return ok({
    '@odata.context': contextUrl(context.origin, `users('${row.id}')/photo`, undefined, true),
    ...describe(found, pixels),
  })
}

function noPhoto(): GraphReply {
  return errorReply(
    404,
    'ImageNotFound',
    "Exception of type 'Microsoft.People.Image.Common.Exceptions.ImageNotFoundException' was thrown.",
  )
}

function everySize(context: DirectoryContext, row: UserRow, found: Photo): GraphReply {
  const value = SIZES.filter((pixels) => pixels <= LARGEST).map((pixels) => describe(found, pixels))
  return ok({ '@odata.context': contextUrl(context.origin, `users('${row.id}')/photos`), value })
}

function describe({ etag }: Photo, pixels: number) {
  return {
    '@odata.mediaContentType': 'image/jpeg',
    '@odata.mediaEtag': `"${etag}"`,
    id: `${pixels}X${pixels}`,
    height: pixels,
    width: pixels,
  }
}

function stored({ sql }: DirectoryContext, row: UserRow): Photo | undefined {
  const [own] = sql.all<Photo>('SELECT data, etag FROM photo WHERE id = ?', row.id)
  if (own) return own
  const data = portraitOf(row.id)
  return data && { data, etag: stableGuid(`photo/${row.id}`) }
}

function upload(context: DirectoryContext, row: UserRow, tail: string | undefined): GraphReply {
  if (tail !== '$value') return unknownSegment(tail ?? 'photo')
  if (!maySetPhoto(context.caller, row.id)) return directoryDenied()
  if (!(context.body instanceof Uint8Array) || context.body.length === 0)
    return errorReply(400, 'ErrorInvalidImage', 'The image is empty.')
  context.sql.run(
    'INSERT OR REPLACE INTO photo VALUES (?, ?, ?)',
    row.id,
    context.body,
    stableGuid(`${row.id}/${context.now}`),
  )
  return { status: 200, headers: {} }
}
