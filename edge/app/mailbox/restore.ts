/**
 * @module
 * Takes the value that lost a conflict after all (SYN-1, E13): an ordinary edit, which then travels like any other.
 *
 * It is written on the side it did not come from; the engine carries it back. The link is not touched here, so
 * the edit is noticed as somebody's edit.
 */
import type { StreamStatus } from '../../contract/sync.ts'
import type { Json, Stream } from '../../domain/record.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Group } from '../../domain/sync/sync-map.ts'
import type { Link } from '../../domain/sync/link.ts'
import type { CrmOutcome } from '../../ports/crm.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { OutlookOutcome } from '../../ports/outlook.ts'
import type { SyncContext } from './context.ts'
import { fieldName } from './record-activity.ts'
import { refusalOf, refuse } from './refuse.ts'
import { streamStatus } from './status.ts'

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
  const group = context.kind(stream).map.find(({ name }) => fieldName(name) === entry.fields[0])
  if (link === null || group === undefined) {
    return refuse('wrong-state', 'This record or field is not synced any more')
  }
  const value = JSON.parse(entry.detail) as Json
  const outcome =
    entry.side === 'outlook'
      ? await writeCrm(context, link, group, value)
      : await writeOutlook(context, link, group, value)
  if (!outcome.ok) return outcome
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

async function writeCrm(
  { crm, clock }: SyncContext,
  { stream, crmId }: Link,
  group: Group,
  value: Json,
): Promise<Result<null, Refusal>> {
  const answer = await crm.read(stream, [crmId])
  if (!answer.ok) return fail(refusalOf(answer.failure))
  const look = answer.value.get(crmId)
  if (look?.kind !== 'present') return refuse('not-found', 'The CRM has no such record')
  const { version } = look.record
  const fields = group.toCrm(value)
  const writes = [{ action: 'update' as const, id: crmId, version, fields, key: clock.uuid() }]
  return outcomeOf((await crm.write(stream, writes))[0])
}

async function writeOutlook(
  { outlook, store }: SyncContext,
  { stream, outlookId }: Link,
  group: Group,
  value: Json,
): Promise<Result<null, Refusal>> {
  const { container } = store.stream(stream)
  if (container === null) return refuse('wrong-state', 'This sync is switched off')
  const answer = await outlook.read(stream, container.id, [outlookId])
  if (!answer.ok) return fail(refusalOf(answer.failure))
  const look = answer.value.get(outlookId)
  if (look?.kind !== 'present') return refuse('not-found', 'Outlook has no such item')
  const { version } = look.item
  const fields = group.toOutlook(value)
  const writes = [{ action: 'update' as const, id: outlookId, version, fields }]
  return outcomeOf((await outlook.write(stream, container.id, writes))[0])
}

function outcomeOf(outcome: CrmOutcome | OutlookOutcome | undefined): Result<null, Refusal> {
  if (outcome?.kind === 'written') return ok(null)
  const stale = outcome?.kind === 'failed' && outcome.failure.kind === 'stale'
  if (stale) return refuse('version-conflict', 'It was changed this very moment; try again')
  return outcome?.kind === 'failed'
    ? fail(refusalOf(outcome.failure))
    : refuse('upstream-unavailable', 'The value could not be written')
}
