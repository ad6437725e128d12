/**
 * @module
 * Delta of the contacts of one folder, and of the contact folders (graph-contract §3, §4.4).
 *
 * Child folders' contacts are not included.
 */
import { containers, findContainer, standardContainer } from '../containers.ts'
import { contactEntity, contactId } from '../contacts/contact-entity.ts'
import { contactSelectable } from '../contacts/contact-members.ts'
import { contactRows } from '../contacts/contact-store.ts'
import { folderEntity, folderSelectable } from '../contacts/folder-routes.ts'
import { failed, failure, itemNotFound } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, picked } from '../reply.ts'
import type { Entity } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import { currentSeq, idOf } from '../session.ts'
import type { Session } from '../session.ts'
import type { DeltaState } from './delta-token.ts'
import { hasToken } from './event-delta.ts'
import { continued, followingRound, newRound, refusedOptions, roundReply } from './round.ts'
import type { Source, Unit } from './round.ts'
import { removedRow, tombstonesAfter } from './tombstones.ts'

const refused = ['$filter', '$orderby', '$search']

const contactsDelta: Handler = (session, { folder = '' }) => {
  const found = findContainer(session, 'contactFolder', folder)
  if (failed(found)) {
    return found.code === 'ErrorItemNotFound' && hasToken(session)
      ? failure(
          404,
          'ErrorSyncFolderNotFound',
          'The specified folder could not be found in the store.',
        )
      : found
  }
  const horizon = () => horizonOf(session, found.pk)
  const source: Source = {
    collection: `contact:${found.pk}`,
    type: 'contact',
    units: (state, limit) => contactUnits(session, found.pk, state, limit),
    ...(session.quirks.deltaDelayMs > 0 ? { horizon } : {}),
  }
  return tracked(session, source, contactSelectable)
}

function horizonOf(session: Session, folder: number): number {
  const [row] = session.sql.all<{ seq: number | null }>(
    'SELECT min(seq) AS seq FROM contact WHERE folder = ? AND modified > ?',
    folder,
    session.world.now() - session.quirks.deltaDelayMs,
  )
  return row?.seq ? row.seq - 1 : currentSeq(session.sql)
}

/** $select is kept in the tokens; the id comes always. */
function tracked(session: Session, source: Source, selectable: ReadonlySet<string>) {
  const problem = refusedOptions(session.call.query, refused, source.type)
  if (problem) return problem
  const state = continued(session, source.collection)
  if (failed(state)) return state
  if (state) return roundReply(session, source, followingRound(session, source, state))
  const select = selectOf(session, source.type, selectable)
  if (failed(select)) return select
  return roundReply(session, source, newRound(session, source, select ? { select } : {}))
}

function selectOf(
  session: Session,
  type: string,
  selectable: ReadonlySet<string>,
): string[] | undefined | Failure {
  const named = [...session.call.query].filter(([name]) => name.toLowerCase() === '$select')
  const query = readQuery(new URLSearchParams(named))
  if (failed(query)) return query
  return checkSelect(query, type, selectable) ?? query.select
}

function contactUnits(session: Session, folder: number, state: DeltaState, limit: number): Unit[] {
  const first = state.since === undefined
  const rows = first
    ? contactRows(session, 'folder = ? AND pk > ? ORDER BY pk LIMIT ?', folder, state.after, limit)
    : contactRows(
        session,
        'folder = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
        folder,
        state.after,
        state.upto,
        limit,
      )
  const present = rows.map((row) => ({
    rows: [typed('contact', picked(contactEntity(session, row), state.select))],
    position: first ? row.pk : row.seq,
  }))
  const gone = tombstonesAfter(session, 'contact', folder, state, limit)
  return merged(
    present,
    gone.map((one) => ({
      rows: [removedRow('contact', contactId(session, one))],
      position: one.seq,
    })),
    limit,
  )
}

function merged(present: Unit[], gone: Unit[], limit: number): Unit[] {
  return [...present, ...gone].toSorted((a, b) => a.position - b.position).slice(0, limit)
}

function typed(type: string, entity: Entity): Entity {
  return { '@odata.type': `#microsoft.graph.${type}`, ...entity }
}

const foldersDelta: Handler = (session) => {
  const root = standardContainer(session, 'contactFolder')
  if (!root) return itemNotFound
  const source: Source = {
    collection: 'contactFolder:0',
    type: 'contactFolder',
    units: (state, limit) => folderUnits(session, state, limit),
  }
  return tracked(session, source, folderSelectable)
}

function folderUnits(session: Session, state: DeltaState, limit: number): Unit[] {
  const first = state.since === undefined
  const alive = "kind = 'contactFolder' AND standard = 0 AND gone_at IS NULL"
  const rows = first
    ? containers(session, `${alive} AND pk > ? ORDER BY pk LIMIT ?`, state.after, limit)
    : containers(
        session,
        `${alive} AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
        state.after,
        state.upto,
        limit,
      )
  const present = rows.map((folder) => ({
    rows: [typed('contactFolder', picked(folderEntity(session, folder), state.select))],
    position: first ? folder.pk : folder.seq,
  }))
  const gone = first ? [] : removedFolders(session, state, limit)
  return merged(present, gone, limit)
}

function removedFolders(session: Session, state: DeltaState, limit: number): Unit[] {
  const rows = session.sql.all<{ seq: number; pk: number }>(
    "SELECT seq, pk FROM tombstone WHERE kind = 'contactFolder' AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
    state.after,
    state.upto,
    limit,
  )
  return rows.map(({ seq, pk }) => ({
    rows: [removedRow('contactFolder', idOf(session, { kind: 'contactFolder', pk, place: 0 }))],
    position: seq,
  }))
}

export const contactDeltaRoutes: Routes = [
  ['GET', 'contactfolders/delta', foldersDelta],
  ['GET', 'contactfolders/:folder/contacts/delta', contactsDelta],
]
