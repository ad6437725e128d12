/**
 * @module
 * What is gone, as delta rows (graph-contract §3.2).
 */
import type { Entity } from '../reply.ts'
import type { Session } from '../session.ts'
import type { DeltaState } from './delta-token.ts'

export type Tombstone = {
  seq: number
  kind: string
  container: number
  pk: number
  place: number
  day: string | null
  data: string | null
}

export function removedRow(type: string, id: string): Entity {
  return { '@odata.type': `#microsoft.graph.${type}`, id, '@removed': { reason: 'deleted' } }
}

/** None in a first round: it is everything that is. */
export function tombstonesAfter(
  session: Session,
  kind: string,
  container: number,
  state: DeltaState,
  limit: number,
): Tombstone[] {
  if (state.since === undefined) return []
  return session.sql.all<Tombstone>(
    'SELECT * FROM tombstone WHERE kind = ? AND container = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    kind,
    container,
    state.after,
    state.upto,
    limit,
  )
}
