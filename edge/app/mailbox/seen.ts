/**
 * @module
 * What an enumeration keeps in memory from page to page. Lost with the process, on purpose: then a comparison begins
 * again and a first sync counts afresh.
 */
import type { Side, Stream } from '../../domain/record.ts'

export type Seen = {
  /** Ids met in the running comparison, by stream and side. */
  readonly ids: Map<string, Set<string>>
  /** Streams in which nothing was linked since the last page but what that page counted. */
  readonly counted: Set<Stream>
}

export const nothingSeen = (): Seen => ({ ids: new Map(), counted: new Set() })

export function seenOf({ ids }: Seen, stream: Stream, side: Side): Set<string> {
  const key = `${stream}/${side}`
  const seen = ids.get(key) ?? new Set<string>()
  ids.set(key, seen)
  return seen
}
