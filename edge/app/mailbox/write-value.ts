/**
 * @module
 * Writes one field of one linked record by a person's word: on one side, with the version just read (SYN-1).
 *
 * The link is not touched, so the engine takes it for what it is, somebody's edit, and carries it across.
 */
import type { Fields, Json, Side } from '../../domain/record.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Link } from '../../domain/sync/link.ts'
import type { Group } from '../../domain/sync/sync-map.ts'
import type { CrmOutcome } from '../../ports/crm.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { OutlookOutcome } from '../../ports/outlook.ts'
import type { SyncContext } from './context.ts'
import { refusalOf, refuse } from './refuse.ts'

type Present = { readonly fields: Fields; readonly version: string }

/** A side of a linked record as it is now. */
export function readSide(
  context: SyncContext,
  link: Link,
  side: Side,
): Promise<Result<Present, Refusal>> {
  return side === 'crm' ? readCrm(context, link) : readOutlook(context, link)
}

/** Writes what was read on the other side, unless `side` was changed since it was read. */
export async function writeValue(
  context: SyncContext,
  link: Link,
  side: Side,
  group: Group,
  value: Json,
  version: string,
): Promise<Result<null, Refusal>> {
  const { crm, outlook, store, clock } = context
  const { stream, crmId, outlookId } = link
  const update = { action: 'update' as const, version }
  if (side === 'crm') {
    const fields = group.toCrm(value)
    const writes = [{ ...update, id: crmId, fields, key: clock.uuid() }]
    return outcomeOf((await crm.write(stream, writes))[0])
  }
  const { container } = store.stream(stream)
  if (container === null) return switchedOff
  const writes = [{ ...update, id: outlookId, fields: group.toOutlook(value) }]
  return outcomeOf((await outlook.write(stream, container.id, writes))[0])
}

const switchedOff = refuse('wrong-state', 'This sync is switched off')

async function readCrm({ crm }: SyncContext, link: Link): Promise<Result<Present, Refusal>> {
  const answer = await crm.read(link.stream, [link.crmId])
  if (!answer.ok) return fail(refusalOf(answer.failure))
  const look = answer.value.get(link.crmId)
  return look?.kind === 'present'
    ? ok(look.record)
    : refuse('not-found', 'The CRM has no such record')
}

async function readOutlook(context: SyncContext, link: Link): Promise<Result<Present, Refusal>> {
  const { container } = context.store.stream(link.stream)
  if (container === null) return switchedOff
  const answer = await context.outlook.read(link.stream, container.id, [link.outlookId])
  if (!answer.ok) return fail(refusalOf(answer.failure))
  const look = answer.value.get(link.outlookId)
  return look?.kind === 'present' ? ok(look.item) : refuse('not-found', 'Outlook has no such item')
}

function outcomeOf(outcome: CrmOutcome | OutlookOutcome | undefined): Result<null, Refusal> {
  if (outcome?.kind === 'written') return ok(null)
  const stale = outcome?.kind === 'failed' && outcome.failure.kind === 'stale'
  if (stale) return refuse('version-conflict', 'It was changed this very moment; try again')
  return outcome?.kind === 'failed'
    ? fail(refusalOf(outcome.failure))
    : refuse('upstream-unavailable', 'The value could not be written')
}
