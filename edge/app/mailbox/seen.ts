/**
 * @module
 * What an enumeration keeps in memory from page to page. Lost with the process, on purpose: then a comparison begins
 * again and a first sync counts afresh.
 */
import type { Side, Stream } from '../../domain/record.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Listing, StreamState } from '../../ports/mailbox-store.ts'
import { isFirstWalk } from './cap.ts'

export type Seen = {
  /** Ids met in the running comparison, by stream and side. */
  readonly ids: Map<string, Set<string>>
  /** Streams in which nothing was linked since the last page but what that page counted. */
  readonly counted: Set<Stream>
  /** How far the running comparison is. Lost, it begins again anyway: not worth a row for every page (OPS-2). */
  readonly places: Map<Stream, Listing>
}

export const nothingSeen = (): Seen => ({ ids: new Map(), counted: new Set(), places: new Map() })

export function seenOf({ ids }: Seen, stream: Stream, side: Side): Set<string> {
  const key = `${stream}/${side}`
  const seen = ids.get(key) ?? new Set<string>()
  ids.set(key, seen)
  return seen
}

/** Records after which a comparison shows how far it is, and writes it down for that. */
const SHOWN_EVERY = 2_000

/** Where the enumeration goes on: as written down, or further if this life of the object knows. */
export function placeOf(
  { places }: Seen,
  { stream, comparing }: StreamState,
  known: Listing,
): Listing {
  const place = places.get(stream)
  return comparing && place !== undefined && isSameWalk(place, known) ? place : known
}

/** @returns whether it is enough to keep it in memory */
export function keepPlace({ places }: Seen, state: StreamState, next: Listing): boolean {
  const { stream, listing } = state
  const isOnward = listing !== null && next.cursor !== null && isSameWalk(next, listing)
  const shown = (done: number) => Math.floor(done / SHOWN_EVERY)
  // Who is left out by a first sync is counted page by page, also where it goes on as a comparison (R3).
  const isKept = !isFirstWalk(state) && isOnward && shown(next.done) === shown(listing.done)
  if (isKept) places.set(stream, next)
  else places.delete(stream)
  return isKept
}

/** A place that is refused is refused for ever (cursors expire): the step begins again. */
export function forgetPlace({ places }: Seen, stream: Stream, { kind }: Failure): void {
  if (kind !== 'later' && kind !== 'unknown') places.delete(stream)
}

const isSameWalk = (one: Listing, other: Listing): boolean =>
  one.step === other.step && one.startedAt === other.startedAt && one.deep === other.deep
