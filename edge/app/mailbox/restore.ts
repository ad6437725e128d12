/**
 * @module
 * Takes the value that lost a conflict after all (SYN-1, E13): an ordinary edit, which then travels like any other.
 *
 * It is written on the side it did not come from; the engine carries it back. The link is not touched here, so
 * the edit is noticed as somebody's edit.
 */
import type { StreamStatus } from '../../contract/sync.ts'
import type { Json, Stream } from '../../domain/record.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { SyncContext } from './context.ts'
import { isOverOn } from '../../domain/sync/merge-within.ts'
import { fieldName } from '../../domain/sync/shown.ts'
import { refuse } from './refuse.ts'
import { streamStatus } from './status.ts'
import { readSide, writeValue } from './write-value.ts'

export async function restoreConflict(
  context: SyncContext,
  stream: Stream,
  entryId: string,
): Promise<Result<StreamStatus, Refusal>> {
  const { store, clock } = context
  const entry = store.activityEntry(stream, entryId)
  if (entry === null || entry.kind !== 'conflict' || entry.detail === null) {
    return refuse('not-found', 'There is no such conflict')
  }
  const link = entry.crmId === null ? null : store.linkByCrm(stream, entry.crmId)
  const { map } = context.kind(stream)
  const group = map.find(({ name }) => fieldName(name) === entry.fields[0])
  if (link === null || group === undefined) {
    return refuse('wrong-state', 'This record or field is not synced any more')
  }
  const value = JSON.parse(entry.detail) as Json
  const target = entry.side === 'outlook' ? 'crm' : 'outlook'
  const present = await readSide(context, link, target)
  if (!present.ok) return present
  if (isOverOn(map, group, target, present.value.fields)) {
    return refuse('wrong-state', 'The event does not repeat any more')
  }
  const written = await writeValue(context, link, target, group, value, present.value.version)
  if (!written.ok) return written
  store.addLook({
    stream,
    side: 'crm',
    id: link.crmId,
    both: true,
    noticedAt: clock.now(),
    version: null,
  })
  return ok(streamStatus(store, stream, clock.now()))
}
