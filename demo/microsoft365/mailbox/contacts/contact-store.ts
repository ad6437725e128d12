/**
 * @module
 * Contacts as rows, with the addresses a filter looks them up by.
 */
import type { SqlValue } from '../../frame.ts'
import { containerByPk } from '../containers.ts'
import { nextSeq, noteChange } from '../session.ts'
import type { Session } from '../session.ts'
import type { ContactData, ContactRow } from './contact-data.ts'

export type StoredContact = Omit<ContactRow, 'data'> & { data: string }

export function contactRows(session: Session, where: string, ...params: SqlValue[]): ContactRow[] {
  return session.sql
    .all<StoredContact>(`SELECT * FROM contact WHERE ${where}`, ...params)
    .map(contactFromStored)
}

export function contactFromStored(row: StoredContact): ContactRow {
  return { ...row, data: JSON.parse(row.data) as ContactData }
}

export function insertContact(session: Session, folder: number, data: ContactData): ContactRow {
  const seq = nextSeq(session.sql)
  const now = session.world.now()
  const [inserted] = session.sql.all<{ pk: number }>(
    `INSERT INTO contact (folder, place, display, given, surname, created, modified, version, seq, data)
     VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING pk`,
    folder,
    data.displayName,
    data.givenName,
    data.surname,
    now,
    now,
    seq,
    seq,
    JSON.stringify(data),
  )
  const pk = inserted?.pk ?? 0
  writeAddresses(session, pk, data)
  return { pk, folder, place: 0, created: now, modified: now, version: seq, seq, data }
}

export function updateContact(session: Session, row: ContactRow, data: ContactData): ContactRow {
  const seq = nextSeq(session.sql)
  const modified = session.world.now()
  session.sql.run(
    `UPDATE contact SET display = ?, given = ?, surname = ?, modified = ?, version = ?, seq = ?, data = ?
     WHERE pk = ?`,
    data.displayName,
    data.givenName,
    data.surname,
    modified,
    seq,
    seq,
    JSON.stringify(data),
    row.pk,
  )
  session.sql.run('DELETE FROM contact_address WHERE contact = ?', row.pk)
  writeAddresses(session, row.pk, data)
  return { ...row, modified, version: seq, seq, data }
}

function writeAddresses(session: Session, pk: number, data: ContactData): void {
  for (const address of new Set(data.emailAddresses.map((one) => one.address.toLowerCase()))) {
    session.sql.run('INSERT INTO contact_address (contact, address) VALUES (?, ?)', pk, address)
  }
}

export function deleteContact(session: Session, row: ContactRow): void {
  session.sql.run('DELETE FROM contact WHERE pk = ?', row.pk)
  session.sql.run('DELETE FROM contact_address WHERE contact = ?', row.pk)
  session.sql.run('DELETE FROM photo WHERE contact = ?', row.pk)
  session.sql.run("DELETE FROM extended WHERE kind = 'contact' AND owner = ?", row.pk)
  session.sql.run(
    'INSERT INTO tombstone (seq, kind, container, pk, place) VALUES (?, ?, ?, ?, ?)',
    nextSeq(session.sql),
    'contact',
    row.folder,
    row.pk,
    row.place,
  )
  noteContact(session, row, 'deleted')
}

/** With their folder, in bulk: its delta answers 404, so no tombstones. */
export function dropFolderContacts(session: Session, folder: number): void {
  const owned = '(SELECT pk FROM contact WHERE folder = ?)'
  session.sql.run(`DELETE FROM extended WHERE kind = 'contact' AND owner IN ${owned}`, folder)
  session.sql.run(`DELETE FROM contact_address WHERE contact IN ${owned}`, folder)
  session.sql.run(`DELETE FROM photo WHERE contact IN ${owned}`, folder)
  session.sql.run('DELETE FROM contact WHERE folder = ?', folder)
  session.sql.run("DELETE FROM tombstone WHERE kind = 'contact' AND container = ?", folder)
}

export function noteContact(
  session: Session,
  row: ContactRow,
  changeType: 'created' | 'updated' | 'deleted',
): void {
  const folder = containerByPk(session, row.folder)
  if (!folder) return
  const version = changeType === 'deleted' ? {} : { version: row.version }
  const ref = { kind: 'contact' as const, pk: row.pk, place: row.place }
  noteChange(session, { changeType, ref, container: folder, ...version })
}
