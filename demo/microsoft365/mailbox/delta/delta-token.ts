/**
 * @module
 * Sync tokens of delta queries: what a round was and where it stands, sealed into opaque text; which of them
 * are still known (graph-contract §3.2, §3.4).
 *
 * Nothing is stored per token: a mailbox counts, per collection, the generations it handed out, and forgets
 * all but the youngest. `expire` forgets all at once.
 */
import type { Sql } from '../../frame.ts'
import { failure } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { base64Url, checksum, fromBase64Url } from '../ids.ts'
import { linkWith } from '../odata/query.ts'
import { requestPath } from '../paths.ts'
import { readMeta, writeMeta } from '../session.ts'
import type { Session } from '../session.ts'

export type DeltaState = {
  /** `event:12`, `contact:3`, `contactFolder:0`: what is tracked. */
  collection: string
  /** Changes after this number; absent = the first round, which is everything there is. */
  since?: number
  /** Changes up to this number belong to the round. */
  upto: number
  /** Where the next page begins: last row number (first round) or last change number. */
  after: number
  page: number
  generation: number
  epoch: number
  /** The frozen window of a calendarView. */
  window?: { from: number; to: number; text: [string, string] }
  select?: string[]
}

/** How many generations of one collection stay known: a cache of unknown size at Microsoft (UNSOURCED). */
const keptGenerations = 200

export type TokenKind = '$skiptoken' | '$deltatoken'

export function sealed(session: Session, state: DeltaState): string {
  const bytes = new TextEncoder().encode(JSON.stringify(state))
  const whole = new Uint8Array(bytes.length + 12)
  whole.set(session.tag)
  new DataView(whole.buffer).setUint32(8, checksum(bytes))
  whole.set(bytes, 12)
  return base64Url(whole).replaceAll('=', '.')
}

export function unsealed(
  session: Session,
  token: string,
  collection: string,
): DeltaState | Failure {
  const whole = fromBase64Url(token.replaceAll('.', '='))
  const bytes = whole?.subarray(12)
  const sound =
    whole !== undefined &&
    bytes !== undefined &&
    whole.length > 12 &&
    session.tag.every((byte, at) => whole[at] === byte) &&
    new DataView(whole.buffer).getUint32(8) === checksum(bytes)
  if (!sound) return failure(400, 'InvalidDeltaToken', 'The delta token is invalid.')
  const state = JSON.parse(new TextDecoder().decode(bytes)) as DeltaState
  if (state.collection !== collection) {
    return failure(400, 'InvalidDeltaToken', 'The delta token is invalid.')
  }
  return isKnown(session, state) ? state : forgotten(session, state)
}

function isKnown(session: Session, state: DeltaState): boolean {
  const youngest = generationOf(session.sql, state.collection)
  return state.epoch === epochOf(session.sql) && state.generation > youngest - keptGenerations
}

/** 410 with the way to start over: the same path with an empty token. */
function forgotten(session: Session, state: DeltaState): Failure {
  const { call } = session
  const window: Record<string, string> = state.window
    ? { startDateTime: state.window.text[0], endDateTime: state.window.text[1] }
    : {}
  const base = `${call.origin}/v1.0/${requestPath(call)}`
  const location = linkWith(base, new URLSearchParams(), { ...window, $deltatoken: '' })
  const highest = generationOf(session.sql, state.collection)
  return failure(
    410,
    'SyncStateNotFound',
    `The sync state generation is not found; generation=${state.generation};[highest=${highest}].`,
    { headers: { Location: location } },
  )
}

export function epochOf(sql: Sql): number {
  return Number(readMeta(sql, 'delta-epoch') ?? '0')
}

export function expireAll(sql: Sql): void {
  writeMeta(sql, 'delta-epoch', String(epochOf(sql) + 1))
}

export function generationOf(sql: Sql, collection: string): number {
  return Number(readMeta(sql, `delta-generation:${collection}`) ?? '0')
}

/** Counted where a round ends, so that pages of one round stay of one generation. */
export function nextGeneration(sql: Sql, collection: string): number {
  const generation = generationOf(sql, collection) + 1
  writeMeta(sql, `delta-generation:${collection}`, String(generation))
  return generation
}
