/**
 * @module
 * Records that were refused: shown with the reason, tried again when a person says so (SYN-6).
 */
import type { ParkedPage } from '../../contract/records.ts'
import type { StreamStatus } from '../../contract/sync.ts'
import type { Side, Stream } from '../../domain/record.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { ParkedRecord } from '../../ports/mailbox-store.ts'
import { refuse } from './refuse.ts'
import { streamStatus } from './status.ts'
import type { Switching } from './switch.ts'

const PAGE = 50

export function parkedPage(
  { store }: Switching,
  stream: Stream,
  cursor: string | null,
): Result<ParkedPage, Refusal> {
  const after = cursor === null ? null : positionOf(cursor)
  if (cursor !== null && after === null) {
    return refuse('invalid-request', 'This cursor is of another list')
  }
  const records = store.parkedAfter(stream, after, PAGE + 1)
  const page = records.slice(0, PAGE)
  const last = page.at(-1)
  return ok({
    entries: page.map(({ side, id, label, code, detail, field, at }) => ({
      side,
      id,
      label,
      code,
      detail,
      field,
      at: new Date(at).toISOString(),
    })),
    cursor: records.length > PAGE && last !== undefined ? `${last.side}:${last.id}` : null,
  })
}

/** One record, or every one of the stream. */
export function retryParked(
  mailbox: Switching,
  stream: Stream,
  which: { side?: Side | undefined; id?: string | undefined },
): Result<StreamStatus, Refusal> {
  const { store, clock } = mailbox
  const chosen = choose(mailbox, stream, which)
  if (!chosen.ok) return chosen
  store.transaction(() => {
    for (const { side, id } of chosen.value) {
      store.unpark(stream, side, id)
      if (side === 'outlook') store.forgetRemoved(stream, id)
      const noticedAt = clock.now()
      store.addLook({ stream, side, id, both: true, noticedAt, version: null })
    }
  })
  return ok(streamStatus(store, stream, clock.now()))
}

function choose(
  { store }: Switching,
  stream: Stream,
  { side, id }: { side?: Side | undefined; id?: string | undefined },
): Result<readonly ParkedRecord[], Refusal> {
  if (side === undefined && id === undefined) {
    return ok(store.parkedAfter(stream, null, store.countParked(stream)))
  }
  if (side === undefined || id === undefined) {
    return refuse('invalid-request', 'Name side and id together, or neither')
  }
  const record = store.parked(stream, side, id)
  return record === null
    ? refuse('not-found', 'This record is not waiting for anything')
    : ok([record])
}

function positionOf(cursor: string): { side: string; id: string } | null {
  const at = cursor.indexOf(':')
  return at < 1 ? null : { side: cursor.slice(0, at), id: cursor.slice(at + 1) }
}
