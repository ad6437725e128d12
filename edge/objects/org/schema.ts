/**
 * @module
 * Tables of one organization. Append only: a step that ran somewhere never changes (migrate.ts).
 */
import { alarmsMigration } from '../alarms.ts'
import type { Migration } from '../migrate.ts'

export const orgMigrations = [
  alarmsMigration,
  {
    id: '001-members',
    sql: `CREATE TABLE member (
      id TEXT PRIMARY KEY, owed INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID`,
  },
  {
    id: '002-identities',
    // Both parts null: superseded, the member must sign in anew.
    sql: `CREATE TABLE identity (
      member TEXT PRIMARY KEY, tenant_id TEXT, user_id TEXT, address TEXT,
      UNIQUE (user_id, tenant_id)) STRICT, WITHOUT ROWID`,
  },
  {
    id: '003-known-users',
    sql: `CREATE TABLE known_user (
      user_id TEXT PRIMARY KEY, member TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  },
  {
    id: '004-settings',
    // cursor, webhook, failures and stamps: one small value each.
    sql: `CREATE TABLE setting (
      name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  },
  {
    id: '005-deliveries',
    sql: `CREATE TABLE delivery (
      id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  },
  {
    id: '006-people',
    // Documents are JSON (ports/people-store.ts, PERSISTED SHAPES); columns are what is looked for.
    sql: `CREATE TABLE invitation (
        id TEXT PRIMARY KEY, user_id TEXT NOT NULL, state TEXT NOT NULL, expires_at INTEGER NOT NULL,
        doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE INDEX invitation_of ON invitation (user_id);
      CREATE TABLE join_request (
        id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL, user_id TEXT NOT NULL, state TEXT NOT NULL,
        expires_at INTEGER NOT NULL, doc TEXT NOT NULL,
        UNIQUE (user_id, tenant_id)) STRICT, WITHOUT ROWID;
      CREATE TABLE mail (
        id TEXT PRIMARY KEY, state TEXT NOT NULL, due_at INTEGER NOT NULL, doc TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
      CREATE INDEX mail_due ON mail (state, due_at);
      CREATE TABLE audit (id INTEGER PRIMARY KEY, doc TEXT NOT NULL) STRICT`,
  },
  {
    id: '007-audit-chain',
    // Null only in rows from before: sealed once when next read or written (audit-store.ts).
    sql: `ALTER TABLE audit ADD COLUMN previous TEXT;
      ALTER TABLE audit ADD COLUMN hash TEXT;
      CREATE TRIGGER audit_stays BEFORE UPDATE ON audit WHEN OLD.hash IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_keeps BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
  },
  {
    id: '008-notices',
    // No time: told, or given up; the id stays, so that it is told once.
    sql: `CREATE TABLE notice (
        id TEXT PRIMARY KEY, body TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER
        ) STRICT, WITHOUT ROWID;
      CREATE INDEX notice_due ON notice (due_at)`,
  },
  {
    id: '009-approval-requests',
    sql: `CREATE TABLE approval_request (
      id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  },
  {
    id: '010-roll-outs',
    sql: `CREATE TABLE roll_out (
      stream TEXT NOT NULL, member TEXT NOT NULL, tries INTEGER NOT NULL, target TEXT NOT NULL,
      result TEXT, reason TEXT, PRIMARY KEY (stream, member)) STRICT, WITHOUT ROWID`,
  },
] as const satisfies readonly Migration[]
