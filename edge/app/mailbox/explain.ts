/**
 * @module
 * Why is this record (not) synced? Answered for every id of either side (SYN-8).
 */
import type { SyncSettings } from '../../contract/settings.ts'
import type { Explanation } from '../../contract/sync.ts'
import type { Side, Stream } from '../../domain/record.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { isEnabled } from '../../domain/stream/phase.ts'
import { isClosed } from '../../domain/sync/closed.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { SyncContext } from './context.ts'
import { excluded } from './observe.ts'
import { refusalOf } from './refuse.ts'

const said = (synced: boolean, code: string, detail: string): Result<Explanation, Refusal> =>
  ok({ synced, code, detail })

const reasons: Readonly<Record<string, string>> = {
  'not-owned': 'It belongs to another member; only your own records are synced.',
  private: 'Private records are left out by a rule of your organization.',
  cancelled: 'It is cancelled; what is cancelled is not brought to Outlook.',
  category: 'Its category is left out by a rule of your organization.',
}

/** As the organization's rule is now (CAL-5). */
const importedReasons: Readonly<Record<SyncSettings['imported'], string>> = {
  'until-mass-updated': 'It was imported. A mass update that changes it brings it into sync.',
  'until-edited': 'It was imported. It is synced once somebody changes it.',
  exclude: 'It was imported, and your organization leaves imported records out.',
  include: 'It was imported and is about to be synced.',
}

function reasonOf({ store }: SyncContext, code: string): string {
  if (code !== 'imported') return reasons[code] ?? code
  return importedReasons[store.settings()?.settings.imported ?? 'until-mass-updated']
}

export async function explain(
  context: SyncContext,
  stream: Stream,
  side: Side,
  id: string,
): Promise<Result<Explanation, Refusal>> {
  const { store } = context
  const state = store.stream(stream)
  if (!isEnabled(state.phase)) return said(false, 'switched-off', 'This sync is switched off.')
  const link = side === 'crm' ? store.linkByCrm(stream, id) : store.linkByOutlook(stream, id)
  const parked = store.parked(stream, side, id)
  if (parked !== null) return said(false, 'parked', parked.detail)
  if (link?.state === 'detached') {
    return said(
      false,
      'moved',
      'It was moved elsewhere in Outlook; it syncs again once it is moved back.',
    )
  }
  if (link !== null) return said(true, 'linked', 'It is on both sides and kept in sync.')
  if (side === 'outlook') return explainOutlook(context, stream, id)
  return explainCrm(context, stream, id)
}

async function explainCrm(
  context: SyncContext,
  stream: Stream,
  id: string,
): Promise<Result<Explanation, Refusal>> {
  const answer = await context.crm.read(stream, [id])
  if (!answer.ok) return { ok: false, failure: refusalOf(answer.failure) }
  const look = answer.value.get(id)
  if (look === undefined || look.kind === 'gone') {
    return said(false, 'not-found', 'The CRM has no such record.')
  }
  const reason = excluded(context, stream, look.record, null)
  if (reason !== null) return said(false, reason, reasonOf(context, reason))
  if (isClosed(context.kind(stream).map, look.record.fields))
    return said(false, 'cancelled', reasonOf(context, 'cancelled'))
  const state = context.store.stream(stream)
  if (state.phase !== 'live')
    return said(false, 'waiting', 'The first sync has not come to it yet.')
  return (state.skipped['over-cap'] ?? 0) > 0
    ? said(
        false,
        'over-cap',
        'It was beyond the limit of the first sync; it is synced once it changes.',
      )
    : said(false, 'waiting', 'It has been noticed and is about to be synced.')
}

async function explainOutlook(
  context: SyncContext,
  stream: Stream,
  id: string,
): Promise<Result<Explanation, Refusal>> {
  const { container } = context.store.stream(stream)
  if (container === null) return said(false, 'waiting', 'The sync is being set up.')
  const answer = await context.outlook.read(stream, container.id, [id])
  if (!answer.ok) return { ok: false, failure: refusalOf(answer.failure) }
  const look = answer.value.get(id)
  if (look?.kind === 'present') return said(false, 'waiting', 'It is about to be synced.')
  return look?.kind === 'moved'
    ? said(false, 'elsewhere', `Only what is in "${container.name}" is synced.`)
    : said(false, 'not-found', 'Outlook has no such item.')
}
