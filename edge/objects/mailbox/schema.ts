/**
 * @module
 * Tables of one mailbox. Rows written are the cost (architecture.md, fact 5): WITHOUT ROWID, one secondary
 * index where it must be, nothing indexed that changes often.
 */
import type { Migration } from '../migrate.ts'
import { alarmsMigration } from '../alarms.ts'
import { shelveLinks } from './store-outlook-ids.ts'

export const migrations = [
  {
    id: '001-links',
    sql: `CREATE TABLE link (
      stream TEXT NOT NULL, crm_id TEXT NOT NULL, outlook_id TEXT NOT NULL,
      base TEXT, crm_version TEXT, outlook_version TEXT, state TEXT NOT NULL, our_delete TEXT,
      PRIMARY KEY (stream, crm_id), UNIQUE (stream, outlook_id)) STRICT, WITHOUT ROWID`,
  },
  {
    id: '002-work',
    sql: `CREATE TABLE look (
        stream TEXT NOT NULL, side TEXT NOT NULL, id TEXT NOT NULL, both_sides INTEGER NOT NULL,
        noticed_at INTEGER NOT NULL, version TEXT, rings INTEGER NOT NULL,
        PRIMARY KEY (stream, side, id)) STRICT, WITHOUT ROWID;
      CREATE TABLE flight (id INTEGER PRIMARY KEY, stream TEXT NOT NULL, operations TEXT NOT NULL) STRICT;
      CREATE TABLE doom (
        stream TEXT NOT NULL, crm_id TEXT NOT NULL, side TEXT NOT NULL, because TEXT NOT NULL,
        noticed_at INTEGER NOT NULL, PRIMARY KEY (stream, crm_id)) STRICT, WITHOUT ROWID;
      CREATE TABLE parked (
        stream TEXT NOT NULL, side TEXT NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (stream, side, id)) STRICT, WITHOUT ROWID;
      CREATE TABLE entered (
        stream TEXT NOT NULL, crm_id TEXT NOT NULL, PRIMARY KEY (stream, crm_id)) STRICT, WITHOUT ROWID`,
  },
  {
    id: '003-state',
    sql: `CREATE TABLE stream (stream TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE activity (
        id INTEGER PRIMARY KEY, stream TEXT NOT NULL, at INTEGER NOT NULL, entries TEXT NOT NULL) STRICT;
      CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE attempt (
        id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, attempt TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  },
  alarmsMigration,
  {
    id: '004-trouble',
    sql: `CREATE TABLE trouble (
      stream TEXT NOT NULL, side TEXT NOT NULL, id TEXT NOT NULL, tries INTEGER NOT NULL,
      at INTEGER NOT NULL, PRIMARY KEY (stream, side, id)) STRICT, WITHOUT ROWID`,
  },
  {
    id: '005-shown',
    // Values as people read them, and long ones that lost a conflict.
    sql: `ALTER TABLE link ADD COLUMN shown TEXT;
      CREATE TABLE lost_value (
        id INTEGER PRIMARY KEY, at INTEGER NOT NULL, value TEXT NOT NULL) STRICT`,
  },
  {
    id: '006-due',
    sql: `ALTER TABLE look ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE flight ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0`,
  },
  {
    id: '007-one-alarm',
    // The platform's own is the only one (wake-alarm.ts).
    sql: 'DROP TABLE alarm',
  },
  {
    id: '008-fewer-rows',
    // Looks of the last bells share a row (store-rung.ts); when something was last written is read off what is told of it.
    sql: `CREATE TABLE rung (stream TEXT PRIMARY KEY, looks TEXT NOT NULL) STRICT, WITHOUT ROWID;
      ALTER TABLE activity ADD COLUMN travel_ms INTEGER`,
  },
  {
    id: '009-outlook-ids',
    // Which record an item is tied to shares rows (store-outlook-ids.ts), so links lose the index that told it.
    sql: `CREATE TABLE outlook_id (
        stream TEXT NOT NULL, shelf INTEGER NOT NULL, ids TEXT NOT NULL,
        PRIMARY KEY (stream, shelf)) STRICT, WITHOUT ROWID;
      ALTER TABLE link RENAME TO indexed_link;
      CREATE TABLE link (
        stream TEXT NOT NULL, crm_id TEXT NOT NULL, outlook_id TEXT NOT NULL,
        base TEXT, crm_version TEXT, outlook_version TEXT, state TEXT NOT NULL, our_delete TEXT,
        shown TEXT, PRIMARY KEY (stream, crm_id)) STRICT, WITHOUT ROWID;
      INSERT INTO link SELECT stream, crm_id, outlook_id, base, crm_version, outlook_version, state,
        our_delete, shown FROM indexed_link;
      DROP TABLE indexed_link`,
    fill: shelveLinks,
  },
  {
    id: '010-removed',
    sql: `CREATE TABLE removed (
      stream TEXT NOT NULL, outlook_id TEXT NOT NULL, version TEXT NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (stream, outlook_id)) STRICT, WITHOUT ROWID`,
  },
] as const satisfies readonly Migration[]
