/**
 * @module
 * Calendars and contact folders as rows: find, list, create, rename, remove.
 *
 * Owns: names unique among siblings, soft deletion. Does not own: their answers, what they contain.
 */
import type { SqlValue } from '../frame.ts'
import { failed, folderExists, itemNotFound } from './failure.ts'
import type { Failure } from './failure.ts'
import { standard } from './paths.ts'
import { nextSeq, noteChange, refOf } from './session.ts'
import type { Session } from './session.ts'

export type ContainerKind = 'calendar' | 'contactFolder'
export type Container = {
  pk: number
  kind: ContainerKind
  /** 0 for a calendar and for the default contacts folder's root. */
  parent: number
  name: string
  standard: boolean
  version: number
  seq: number
  data: Record<string, unknown>
}
type Row = Omit<Container, 'standard' | 'data'> & { standard: number; data: string }

export function containers(session: Session, where: string, ...params: SqlValue[]): Container[] {
  return session.sql.all<Row>(`SELECT * FROM container WHERE ${where}`, ...params).map(fromRow)
}

function fromRow(row: Row): Container {
  const { standard: isStandard, data, ...rest } = row
  return { ...rest, standard: isStandard === 1, data: JSON.parse(data) as Record<string, unknown> }
}

export function containerByPk(session: Session, pk: number): Container | undefined {
  return containers(session, 'pk = ? AND gone_at IS NULL', pk)[0]
}

export function standardContainer(session: Session, kind: ContainerKind): Container | undefined {
  return containers(session, 'kind = ? AND standard = 1 AND gone_at IS NULL', kind)[0]
}

export function findContainer(
  session: Session,
  kind: ContainerKind,
  id: string,
): Container | Failure {
  if (id === standard) return standardContainer(session, kind) ?? itemNotFound
  const ref = refOf(session, id, kind)
  if (failed(ref)) return ref
  const found = containerByPk(session, ref.pk)
  return found && found.kind === kind ? found : itemNotFound
}

/** Condition of the containers a list shows: those deleted a moment ago may linger (quirk). */
export function visible(session: Session): { sql: string; params: SqlValue[] } {
  const linger = session.quirks.deletedFolderLingersMs
  return linger > 0
    ? { sql: '(gone_at IS NULL OR gone_at > ?)', params: [session.world.now() - linger] }
    : { sql: 'gone_at IS NULL', params: [] }
}

export function nameTaken(
  session: Session,
  kind: ContainerKind,
  parent: number,
  name: string,
): boolean {
  const alive = session.quirks.deletedNameStaysTaken ? '' : 'AND gone_at IS NULL'
  return (
    containers(session, `kind = ? AND parent = ? AND name = ? ${alive} LIMIT 1`, kind, parent, name)
      .length > 0
  )
}

export function addContainer(
  session: Session,
  made: Pick<Container, 'kind' | 'parent' | 'name' | 'standard' | 'data'>,
): Container | Failure {
  if (nameTaken(session, made.kind, made.parent, made.name)) return folderExists
  const seq = nextSeq(session.sql)
  const [row] = session.sql.all<{ pk: number }>(
    'INSERT INTO container (kind, parent, name, standard, version, seq, data) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING pk',
    made.kind,
    made.parent,
    made.name,
    made.standard ? 1 : 0,
    seq,
    seq,
    JSON.stringify(made.data),
  )
  const container = { ...made, pk: row?.pk ?? 0, version: seq, seq }
  note(session, container, 'created')
  return container
}

export function changeContainer(
  session: Session,
  container: Container,
  change: { name?: string; data?: Record<string, unknown> },
): Container | Failure {
  const name = change.name ?? container.name
  const renamed = name.toLowerCase() !== container.name.toLowerCase()
  if (renamed && nameTaken(session, container.kind, container.parent, name)) return folderExists
  const seq = nextSeq(session.sql)
  const changed = {
    ...container,
    name,
    data: { ...container.data, ...change.data },
    version: seq,
    seq,
  }
  session.sql.run(
    'UPDATE container SET name = ?, data = ?, version = ?, seq = ? WHERE pk = ?',
    name,
    JSON.stringify(changed.data),
    seq,
    seq,
    container.pk,
  )
  note(session, changed, 'updated')
  return changed
}

/** Deleted softly: the row stays (its name may go on blocking), its id is gone. */
export function removeContainer(session: Session, container: Container, forGood: boolean): void {
  const seq = nextSeq(session.sql)
  if (forGood) session.sql.run('DELETE FROM container WHERE pk = ?', container.pk)
  else {
    session.sql.run(
      'UPDATE container SET gone_at = ? WHERE pk = ?',
      session.world.now(),
      container.pk,
    )
  }
  session.sql.run(
    'INSERT INTO tombstone (seq, kind, container, pk, place) VALUES (?, ?, ?, ?, 0)',
    seq,
    container.kind,
    container.parent,
    container.pk,
  )
  session.sql.run('DELETE FROM extended WHERE kind = ? AND owner = ?', container.kind, container.pk)
  note(session, container, 'deleted')
}

function note(
  session: Session,
  container: Container,
  changeType: 'created' | 'updated' | 'deleted',
) {
  const ref = { kind: container.kind, pk: container.pk, place: 0 }
  noteChange(session, { changeType, ref, container, version: container.version })
}
