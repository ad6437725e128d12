/**
 * @module
 * One page of a delta round (graph-contract §3.2): the opaque cursor, the links inside it, what a
 * page must look like.
 *
 * Owns: next and delta links. Does not own: windows and rows (events.ts, contacts.ts).
 */
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { GraphClient } from './graph-client.ts'
import { page } from './graph-schema.ts'

/** PERSISTED SHAPE (the engine stores the text): a change needs a new `v`; unknown ones start afresh. */
export type DeltaCursor = {
  readonly v: 1
  readonly link: string
  /** The round has further pages. */
  readonly more: boolean
  /** Epoch milliseconds at which the round's window was measured. */
  readonly from: number
}

export type DeltaPage = {
  readonly rows: readonly unknown[]
  readonly cursor: string
  readonly complete: boolean
}

/** null: not one of ours, the caller must enumerate afresh. */
export function readCursor(text: string): DeltaCursor | null {
  try {
    const value = JSON.parse(text) as Partial<DeltaCursor> | null
    if (value?.v !== 1 || typeof value.link !== 'string' || value.link === '') return null
    return { v: 1, link: value.link, more: value.more === true, from: Number(value.from) || 0 }
  } catch {
    return null
  }
}

/** Reads `path` (a first request or a link), `from` is carried along. */
export async function readDelta(
  client: GraphClient,
  request: { readonly path: string; readonly from: number; readonly pageSize: number },
): Promise<Result<DeltaPage, Failure>> {
  const reply = await client.request({
    method: 'GET',
    path: request.path,
    pageSize: request.pageSize,
  })
  if (!reply.ok) return reply
  const parsed = page.safeParse(reply.value.body)
  const next = parsed.data?.['@odata.nextLink']
  const link = next ?? parsed.data?.['@odata.deltaLink']
  // A page that cannot be read, or ends without a link, must never move the cursor.
  if (!parsed.success || link === undefined)
    return fail({ kind: 'later', detail: 'Microsoft 365: unreadable page of changes' })
  const cursor: DeltaCursor = { v: 1, link, more: next !== undefined, from: request.from }
  return ok({
    rows: parsed.data.value,
    cursor: JSON.stringify(cursor),
    complete: next === undefined,
  })
}
