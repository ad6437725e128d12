/**
 * @module
 * The mechanics every delta query shares: first round, later rounds, pages, links (graph-contract §3.2).
 *
 * Owns: tokens in and out, page cutting, the two nuisances of real rounds (empty pages, rows met twice).
 * Does not own: what the rows are; a source delivers them unit by unit, and a unit is never split.
 */
import type { GraphReply } from '../../frame.ts'
import { badQuery, failed, failure } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { linkWith } from '../odata/query.ts'
import { requestPath } from '../paths.ts'
import { appliedHeaders, metadata } from '../reply.ts'
import type { Entity } from '../reply.ts'
import { currentSeq } from '../session.ts'
import type { Session } from '../session.ts'
import { epochOf, generationOf, nextGeneration, sealed, unsealed } from './delta-token.ts'
import type { DeltaState } from './delta-token.ts'

/** Rows that belong together (a series), and the position after them. */
export type Unit = { rows: Entity[]; position: number }
export type Source = {
  collection: string
  /** Name of the type in @odata.context: `event`. */
  type: string
  /** Units after a position, in order, about as many as `limit`. Fewer than that: there are no more. */
  units(state: DeltaState, limit: number): Unit[]
  /** Last change number a new round may see; the youngest change where nothing is delayed. */
  horizon?(): number
}

/** UNSOURCED default; Prefer odata.maxpagesize decides otherwise. */
const defaultPageSize = 10
/** A long round has an empty page here and there, and a row that stood on the page before (figures UNSOURCED). */
const emptyPageEvery = 8
const repeatedRowEvery = 13

/** Parameters that delta refuses; `refused` adds those of the one resource. */
export function refusedOptions(
  params: URLSearchParams,
  refused: readonly string[],
  resource: string,
): Failure | undefined {
  const names = [...params.keys()].map((name) => name.toLowerCase())
  if (names.includes('$expand')) {
    return badQuery(
      "Parsing OData Select and Expand failed: Value cannot be null. (Parameter 'initialState')",
    )
  }
  const bad = refused.some((name) => names.includes(name))
  // Wording from field reports; the code is UNSOURCED.
  return bad
    ? failure(
        400,
        'ErrorInvalidUrlQuery',
        `The following parameters are not supported with change tracking over the '${resource}' resource: '${refused.join(', ')}'.`,
      )
    : undefined
}

/** The state a call continues, or undefined for a new round. */
export function continued(session: Session, collection: string): DeltaState | Failure | undefined {
  for (const [name, value] of session.call.query) {
    if (!/^\$?(skiptoken|deltatoken)$/i.test(name)) continue
    // An empty token starts over (graph-contract §3.4); "latest" exists in the directory only.
    if (value === '') return undefined
    const state = unsealed(session, value, collection)
    if (failed(state)) return state
    return state
  }
  return undefined
}

export function newRound(
  session: Session,
  source: Source,
  more: Partial<DeltaState> = {},
): DeltaState {
  return {
    collection: source.collection,
    upto: source.horizon?.() ?? currentSeq(session.sql),
    after: 0,
    page: 0,
    generation: generationOf(session.sql, source.collection),
    epoch: epochOf(session.sql),
    ...more,
  }
}

/** A delta link was called: the round of everything since. */
export function followingRound(session: Session, source: Source, state: DeltaState): DeltaState {
  if (state.page > 0) return state
  const upto = Math.max(source.horizon?.() ?? currentSeq(session.sql), state.since ?? 0)
  return { ...state, upto, after: state.since ?? 0 }
}

export function roundReply(session: Session, source: Source, state: DeltaState): GraphReply {
  const size = session.prefer.pageSize ?? defaultPageSize
  const empty = state.page > 0 && state.page % emptyPageEvery === emptyPageEvery - 1
  const units = empty ? [] : source.units(state, size)
  const { rows, position, more } = empty
    ? { rows: [], position: state.after, more: true }
    : cut(units, size, state.after)
  const repeated = rows.length > 0 && state.page % repeatedRowEvery === repeatedRowEvery - 1
  const before = repeated ? lastBefore(source, state) : []
  const next = more
    ? {
        '@odata.nextLink': link(session, '$skiptoken', {
          ...state,
          after: position,
          page: state.page + 1,
        }),
      }
    : { '@odata.deltaLink': link(session, '$deltatoken', ended(session, state)) }
  const headers = appliedHeaders(session)
  const applied = headers['Preference-Applied']
  return {
    status: 200,
    headers: {
      ...headers,
      'Preference-Applied': applied ?? 'odata.track-changes',
    },
    body: {
      '@odata.context': metadata(session, `Collection(${source.type})`),
      value: [...before, ...rows],
      ...next,
    },
  }
}

/** A page that is exactly full says nothing about the next: that one may be empty and be the end. */
function cut(units: readonly Unit[], size: number, after: number) {
  const rows: Entity[] = []
  let position = after
  for (const unit of units) {
    if (rows.length >= size) break
    rows.push(...unit.rows)
    position = unit.position
  }
  return { rows, position, more: rows.length >= size || units.length >= size }
}

/** The row that closed the page before, once more. */
function lastBefore(source: Source, state: DeltaState): Entity[] {
  const again = source.units({ ...state, after: state.after - 1 }, 1)[0]
  return again?.position === state.after ? again.rows.slice(-1) : []
}

function ended(session: Session, state: DeltaState): DeltaState {
  const generation = nextGeneration(session.sql, state.collection)
  return { ...state, since: state.upto, after: 0, page: 0, generation }
}

function link(session: Session, name: string, state: DeltaState): string {
  const base = `${session.call.origin}/v1.0/${requestPath(session.call)}`
  return linkWith(base, new URLSearchParams(), { [name]: sealed(session, state) })
}
