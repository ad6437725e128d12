/**
 * @module
 * Rows of links and of records that a mass update let in.
 */
import type { Side, Stream } from '../../domain/record.ts'
import type { Base, Link } from '../../domain/sync/link.ts'
import type { Shown } from '../../domain/sync/shown.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'

type LinkRow = {
  stream: Stream
  crm_id: string
  outlook_id: string
  base: string | null
  crm_version: string | null
  outlook_version: string | null
  state: Link['state']
  our_delete: Side | null
  shown: string | null
}

type LinkStore = Pick<
  MailboxStore,
  | 'linkByCrm'
  | 'linkByOutlook'
  | 'putLink'
  | 'dropLink'
  | 'countLinks'
  | 'linksAfter'
  | 'rememberEntered'
  | 'hasEntered'
>

/** Guarded by every column: an unchanged link costs no row (OPS-2). */
const put = `INSERT INTO link
    (stream, crm_id, outlook_id, base, crm_version, outlook_version, state, our_delete, shown)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (stream, crm_id) DO UPDATE SET
    outlook_id = excluded.outlook_id, base = excluded.base, crm_version = excluded.crm_version,
    outlook_version = excluded.outlook_version, state = excluded.state, our_delete = excluded.our_delete,
    shown = excluded.shown
  WHERE outlook_id IS NOT excluded.outlook_id OR base IS NOT excluded.base
    OR crm_version IS NOT excluded.crm_version OR outlook_version IS NOT excluded.outlook_version
    OR state IS NOT excluded.state OR our_delete IS NOT excluded.our_delete OR shown IS NOT excluded.shown`

/** The same without touching the unique index: an update of the common case is one row. */
const update = `UPDATE link SET base = ?, crm_version = ?, outlook_version = ?, state = ?, our_delete = ?,
    shown = ?
  WHERE stream = ? AND crm_id = ? AND outlook_id = ?
    AND (base IS NOT ? OR crm_version IS NOT ? OR outlook_version IS NOT ? OR state IS NOT ?
      OR our_delete IS NOT ? OR shown IS NOT ?)`

export function linkRows(sql: Sql): LinkStore {
  const one = (column: 'crm_id' | 'outlook_id', stream: Stream, id: string) => {
    const row = sql.first<LinkRow>(
      `SELECT * FROM link WHERE stream = ? AND ${column} = ?`,
      stream,
      id,
    )
    return row === undefined ? null : linkOf(row)
  }
  return {
    linkByCrm: (stream, crmId) => one('crm_id', stream, crmId),
    linkByOutlook: (stream, outlookId) => one('outlook_id', stream, outlookId),
    putLink: (link) => putLink(sql, link, one('crm_id', link.stream, link.crmId)),
    dropLink(stream, crmId) {
      sql.run('DELETE FROM link WHERE stream = ? AND crm_id = ?', stream, crmId)
    },
    countLinks: (stream) =>
      sql.first<{ n: number }>('SELECT count(*) AS n FROM link WHERE stream = ?', stream)?.n ?? 0,
    linksAfter: (stream, after, limit) =>
      sql
        .all<LinkRow>(
          'SELECT * FROM link WHERE stream = ? AND crm_id > ? ORDER BY crm_id LIMIT ?',
          stream,
          after,
          limit,
        )
        .map(linkOf),
    ...enteredRows(sql),
  }
}

function putLink(sql: Sql, link: Link, present: Link | null): void {
  const base = link.base === null ? null : JSON.stringify(link.base)
  const { stream, crmId, outlookId, crmVersion, outlookVersion, state, ourDelete } = link
  const shown = link.shown === undefined ? null : JSON.stringify(link.shown)
  const changing = [base, crmVersion, outlookVersion, state, ourDelete, shown] as const
  if (present?.outlookId === outlookId) {
    sql.run(update, ...changing, stream, crmId, outlookId, ...changing)
    return
  }
  // An Outlook item has one link: whoever held it before lost it to this one.
  sql.run('DELETE FROM link WHERE stream = ? AND outlook_id = ?', stream, outlookId)
  sql.run(put, stream, crmId, outlookId, ...changing)
}

function enteredRows(sql: Sql): Pick<LinkStore, 'rememberEntered' | 'hasEntered'> {
  return {
    rememberEntered(stream, crmId) {
      sql.run('INSERT OR IGNORE INTO entered (stream, crm_id) VALUES (?, ?)', stream, crmId)
    },
    hasEntered: (stream, crmId) =>
      sql.first('SELECT 1 FROM entered WHERE stream = ? AND crm_id = ?', stream, crmId) !==
      undefined,
  }
}

function linkOf(row: LinkRow): Link {
  return {
    stream: row.stream,
    crmId: row.crm_id,
    outlookId: row.outlook_id,
    base: row.base === null ? null : (JSON.parse(row.base) as Base),
    crmVersion: row.crm_version,
    outlookVersion: row.outlook_version,
    state: row.state,
    ourDelete: row.our_delete,
    ...(row.shown === null ? {} : { shown: JSON.parse(row.shown) as Shown }),
  }
}
