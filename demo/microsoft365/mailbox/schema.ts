/**
 * @module
 * The tables of one mailbox.
 *
 * Owns: creation and wiping. Does not own: queries, which live with their topic.
 * `seq` is the mailbox's one change counter: a row carries the number of its last change, a tombstone the
 * number of its end, and a delta round is a range of numbers.
 */
import type { Sql } from '../frame.ts'

const tables = {
  meta: `(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  container: `(pk INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, parent INTEGER NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE, standard INTEGER NOT NULL, gone_at INTEGER,
    version INTEGER NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL) STRICT`,
  event: `(pk INTEGER PRIMARY KEY AUTOINCREMENT, calendar INTEGER NOT NULL, place INTEGER NOT NULL,
    form TEXT NOT NULL, master INTEGER, day TEXT, starts INTEGER NOT NULL, ends INTEGER NOT NULL,
    subject TEXT COLLATE NOCASE, created INTEGER NOT NULL, modified INTEGER NOT NULL,
    version INTEGER NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL) STRICT`,
  contact: `(pk INTEGER PRIMARY KEY AUTOINCREMENT, folder INTEGER NOT NULL, place INTEGER NOT NULL,
    display TEXT COLLATE NOCASE, given TEXT COLLATE NOCASE, surname TEXT COLLATE NOCASE,
    created INTEGER NOT NULL, modified INTEGER NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL,
    data TEXT NOT NULL) STRICT`,
  contact_address: `(contact INTEGER NOT NULL, address TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (address, contact)) STRICT, WITHOUT ROWID`,
  tombstone: `(seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, container INTEGER NOT NULL, pk INTEGER NOT NULL,
    place INTEGER NOT NULL, day TEXT, data TEXT) STRICT`,
  extended: `(kind TEXT NOT NULL, owner INTEGER NOT NULL, property TEXT NOT NULL, multi INTEGER NOT NULL,
    value TEXT NOT NULL, PRIMARY KEY (kind, owner, property)) STRICT, WITHOUT ROWID`,
  used_transaction: `(id TEXT PRIMARY KEY, event INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  attachment: `(pk INTEGER PRIMARY KEY AUTOINCREMENT, event INTEGER NOT NULL, data TEXT NOT NULL) STRICT`,
  photo: `(contact INTEGER PRIMARY KEY, type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT`,
} as const

const indexes = [
  `container_name ON container (kind, parent, name) WHERE gone_at IS NULL`,
  `container_seq ON container (kind, seq)`,
  `event_list ON event (calendar, starts, ends) WHERE master IS NULL`,
  `event_order ON event (calendar, pk) WHERE master IS NULL`,
  `event_series ON event (calendar, starts, ends) WHERE form = 'seriesMaster'`,
  `event_exception ON event (master, day) WHERE master IS NOT NULL`,
  `event_seq ON event (calendar, seq) WHERE master IS NULL`,
  `event_exception_span ON event (calendar, starts, ends) WHERE master IS NOT NULL`,
  `event_modified ON event (calendar, modified) WHERE master IS NULL`,
  `contact_order ON contact (folder, pk)`,
  `contact_display ON contact (folder, display)`,
  `contact_seq ON contact (folder, seq)`,
  `contact_modified ON contact (folder, modified)`,
  `contact_address_owner ON contact_address (contact)`,
  `tombstone_container ON tombstone (kind, container, seq)`,
  `extended_value ON extended (kind, property, value)`,
  `attachment_event ON attachment (event)`,
] as const

export function createTables(sql: Sql): void {
  for (const [name, columns] of Object.entries(tables)) {
    sql.run(`CREATE TABLE IF NOT EXISTS ${name} ${columns}`)
  }
  for (const index of indexes) sql.run(`CREATE INDEX IF NOT EXISTS ${index}`)
}

/** Empties the mailbox. Row numbers go on counting, so no id of before ever names something of after. */
export function emptyTables(sql: Sql): void {
  for (const name of Object.keys(tables)) sql.run(`DELETE FROM ${name}`)
}
