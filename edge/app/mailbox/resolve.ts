/**
 * @module
 * Answers an open conflict: the value of one side is written on the other (SYN-1, policy `ask`).
 *
 * Only while both sides still show what was asked about: a later edit of either has superseded the question.
 */
import type { StreamStatus } from '../../contract/sync.ts'
import { fingerprint, otherSide } from '../../domain/record.ts'
import type { Side, Stream } from '../../domain/record.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import { isOpen } from './activity.ts'
import type { SyncContext } from './context.ts'
import { refuse } from './refuse.ts'
import { streamStatus } from './status.ts'
import { readSide, writeValue } from './write-value.ts'

export async function resolveConflict(
  context: SyncContext,
  stream: Stream,
  entryId: string,
  keep: Side,
): Promise<Result<StreamStatus, Refusal>> {
  const { store, clock } = context
  const entry = store.activityEntry(stream, entryId)
  if (entry?.conflict?.question === 'closed') return superseded
  if (entry?.asked === undefined || entry.crmId === null) {
    return refuse('not-found', 'There is no such question')
  }
  const { asked } = entry
  const link = store.linkByCrm(stream, entry.crmId)
  const group = context.kind(stream).map.find(({ name }) => name === asked.group)
  if (!isOpen(link, asked) || group === undefined) return superseded
  const left = await readSide(context, link, 'crm')
  if (!left.ok) return left
  const right = await readSide(context, link, 'outlook')
  if (!right.ok) return right
  const values = {
    crm: group.readCrm(left.value.fields),
    outlook: group.readOutlook(right.value.fields),
  }
  const value = values[keep]
  const isAsAsked =
    fingerprint(values.crm) === asked.crm && fingerprint(values.outlook) === asked.outlook
  if (!isAsAsked || value === undefined) return superseded
  const target = otherSide(keep)
  const { version } = target === 'crm' ? left.value : right.value
  const written = await writeValue(context, link, target, group, value, version)
  if (!written.ok) return written
  store.transaction(() => {
    // Said by itself: a side that spells the value its own way shows the pair it showed before.
    store.closeQuestion(stream, entryId, keep)
    const look = { stream, side: 'crm' as const, id: link.crmId, both: true }
    store.addLook({ ...look, noticedAt: clock.now(), version: null })
  })
  return ok(streamStatus(store, stream, clock.now()))
}

const superseded = refuse('wrong-state', 'It was edited since, or is not synced any more')
