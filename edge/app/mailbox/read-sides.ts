/**
 * @module
 * Reads the records of both sides that looks ask for, twenty at a time, and those that they name themselves.
 *
 * Owns: which ids are read. Does not own: what is planned from it (look.ts), what could not be read (unread.ts).
 */
import type { Stream } from '../../domain/record.ts'
import type { CrmLook, CrmRecord } from '../../ports/crm.ts'
import type { Look } from '../../ports/mailbox-store.ts'
import type { OutlookLook } from '../../ports/outlook.ts'
import { failed } from './context.ts'
import type { Step, SyncContext } from './context.ts'
import { FLIGHT_SIZE } from './fly.ts'
import { heldBy } from './inherit.ts'
import { crmIdOfMarker } from './marker.ts'
import { heldUp } from './unread.ts'
import type { Unread } from './unread.ts'

export type Watched = {
  readonly look: Look
  readonly crmId: string | null
  readonly outlookId: string | null
  wantCrm: boolean
  wantOutlook: boolean
}

export type Readings = {
  readonly crm: Map<string, CrmLook>
  readonly outlook: Map<string, OutlookLook>
  /** By item that names another record: the record that was made from it; null: there is none. */
  readonly made: Map<string, CrmRecord | null>
  readonly unread: Unread
}

/** Reads what is wanted of both sides, and what those records name. Null: all of it is in `readings`. */
export async function readSides(
  context: SyncContext,
  stream: Stream,
  watched: readonly Watched[],
  readings: Readings,
): Promise<Step | null> {
  const crmIds = missing(watched, readings.crm, (one) => (one.wantCrm ? one.crmId : null))
  const outlookIds = missing(watched, readings.outlook, (one) =>
    one.wantOutlook ? one.outlookId : null,
  )
  const outlookFailure = await readOutlook(context, stream, outlookIds, readings)
  if (outlookFailure !== null) return outlookFailure
  const crmFailure = await readCrm(context, stream, crmIds, readings)
  if (crmFailure !== null) return crmFailure
  const referredFailure = await readReferred(context, stream, readings)
  if (referredFailure !== null) return referredFailure
  const held = heldUp(context, stream, readings.unread)
  return held === null ? null : failed(held.side, held.failure)
}

async function readOutlook(
  context: SyncContext,
  stream: Stream,
  ids: readonly string[],
  readings: Readings,
): Promise<Step | null> {
  const container = context.store.stream(stream).container
  for (let start = 0; container !== null && start < ids.length; start += FLIGHT_SIZE) {
    const page = ids.slice(start, start + FLIGHT_SIZE)
    const answer = await context.outlook.read(stream, container.id, page)
    const failure = readings.unread.take('outlook', page, answer, readings.outlook)
    if (failure !== null) return failed('outlook', failure)
  }
  return null
}

async function readCrm(
  context: SyncContext,
  stream: Stream,
  crmIds: readonly string[],
  readings: Readings,
): Promise<Step | null> {
  const failure = await readMade(context, stream, readings)
  if (failure !== null) return failure
  const claimed = [...readings.outlook.values()].flatMap((seen) => [
    ...claim(context, stream, seen, readings),
    ...heldBy(context, stream, seen).map(({ crmId }) => crmId),
  ])
  const wantedCrm = [...new Set([...crmIds, ...claimed])].filter((id) => !readings.crm.has(id))
  for (let start = 0; start < wantedCrm.length; start += FLIGHT_SIZE) {
    const ids = wantedCrm.slice(start, start + FLIGHT_SIZE)
    const answer = await context.crm.read(stream, ids)
    const unread = readings.unread.take('crm', ids, answer, readings.crm)
    if (unread !== null) return failed('crm', unread)
  }
  return null
}

/** A copy carries the mark of its original: which record it was made into, only the CRM knows when our store is lost. */
async function readMade(
  context: SyncContext,
  stream: Stream,
  readings: Readings,
): Promise<Step | null> {
  const claiming = [...readings.outlook].filter(
    ([id, seen]) => !readings.made.has(id) && claim(context, stream, seen, readings).length > 0,
  )
  for (let start = 0; start < claiming.length; start += FLIGHT_SIZE) {
    const ids = claiming.slice(start, start + FLIGHT_SIZE).map(([id]) => id)
    const answer = await context.crm.readMadeFrom(stream, ids)
    const unread = readings.unread.take('outlook', ids, answer, readings.made)
    if (unread !== null) return failed('crm', unread)
    for (const id of ids) {
      const record = readings.made.get(id) ?? null
      if (record !== null) readings.crm.set(record.id, { kind: 'present', record })
    }
  }
  return null
}

/** The items that CRM records without a link say they were made from: the other half of `claim`. */
async function readReferred(
  context: SyncContext,
  stream: Stream,
  readings: Readings,
): Promise<Step | null> {
  const referred = [...readings.crm.values()].flatMap((look) => referredBy(context, stream, look))
  const held = [...readings.outlook.values()].flatMap((look) => heldBy(context, stream, look))
  const named = [...referred, ...held.map(({ outlookId }) => outlookId)]
  const ids = [...new Set(named)].filter((id) => !readings.outlook.has(id))
  return readOutlook(context, stream, ids, readings)
}

/** A CRM record made from an Outlook item carries its id: after the loss of our store they are paired again (I18). */
export function referredBy(
  { store }: SyncContext,
  stream: Stream,
  look: CrmLook | undefined,
): readonly string[] {
  if (look?.kind !== 'present' || look.record.reference === undefined) return []
  const { id } = look.record
  const [reference = ''] = look.record.reference.split('~')
  const isFree =
    store.linkByCrm(stream, id) === null && store.linkByOutlook(stream, reference) === null
  return isFree ? [reference] : []
}

function missing<Reading>(
  watched: readonly Watched[],
  readings: ReadonlyMap<string, Reading>,
  idOf: (one: Watched) => string | null,
): string[] {
  const ids = watched.map(idOf).filter((id): id is string => id !== null && !readings.has(id))
  return [...new Set(ids)]
}

/** An item without a link may name the CRM record it was made from: after the loss of our store it is paired again (I18). */
export function claim(
  context: SyncContext,
  stream: Stream,
  seen: OutlookLook,
  { made }: Pick<Readings, 'made'>,
): readonly string[] {
  if (seen.kind !== 'present' || seen.item.marker === undefined) return []
  if (context.store.linkByOutlook(stream, seen.item.id) !== null) return []
  const own = made.get(seen.item.id)?.id
  if (own !== undefined && context.store.linkByCrm(stream, own) === null) return [own]
  const crmId = crmIdOfMarker(seen.item.marker, context.member.organization)
  // Linked to another living item: a person's copy, which is a record of its own.
  return crmId === null || context.store.linkByCrm(stream, crmId) !== null ? [] : [crmId]
}
