/**
 * @module
 * Rows of links and of records that a mass update let in.
 */
import type { Fingerprints, Side, Stream } from '../../domain/record.ts'
import type { Base, Link } from '../../domain/sync/link.ts'
import type { Shown } from '../../domain/sync/shown.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'
import type { OutlookIds } from './store-outlook-ids.ts'

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
  | 'linksAgreed'
  | 'rememberEntered'
  | 'hasEntered'
>

/** Guarded by every column: an unchanged link costs no row (OPS-2). */
const upsert = `INSERT INTO link
    (stream, crm_id, outlook_id, base, crm_version, outlook_version, state, our_delete, shown)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (stream, crm_id) DO UPDATE SET
    outlook_id = excluded.outlook_id, base = excluded.base, crm_version = excluded.crm_version,
    outlook_version = excluded.outlook_version, state = excluded.state, our_delete = excluded.our_delete,
    shown = excluded.shown
  WHERE outlook_id IS NOT excluded.outlook_id OR base IS NOT excluded.base
    OR crm_version IS NOT excluded.crm_version OR outlook_version IS NOT excluded.outlook_version
    OR state IS NOT excluded.state OR our_delete IS NOT excluded.our_delete OR shown IS NOT excluded.shown`

export function linkRows(sql: Sql, ids: OutlookIds): LinkStore {
  return {
    ...pairRows(sql, ids),
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
    linksAgreed: (stream, outlook) => linksAgreed(sql, stream, outlook),
    ...enteredRows(sql),
  }
}

/** Of the same content there are few. */
const AGREED = 10
/** As many as tell records apart; a statement takes 100 values (Durable Objects, limits). */
const ASKED_FOR = 20

function linksAgreed(sql: Sql, stream: Stream, outlook: Fingerprints): readonly Link[] {
  const prints = Object.entries(outlook)
  // A path cannot quote a quote.
  const asked = prints.filter(([name]) => !name.includes('"')).slice(0, ASKED_FOR)
  if (asked.length === 0) return []
  const same = asked.map(() => 'json_extract(base, ?) = ?').join(' AND ')
  return sql
    .all<LinkRow>(
      `SELECT * FROM link WHERE stream = ? AND ${same} ORDER BY crm_id LIMIT ${AGREED}`,
      stream,
      ...asked.flatMap(([name, print]) => [`$.outlook."${name}"`, print]),
    )
    .map(linkOf)
    .filter(({ base }) => prints.every(([name, print]) => base?.outlook[name] === print))
}

type PairStore = Pick<LinkStore, 'linkByCrm' | 'linkByOutlook' | 'putLink' | 'dropLink'>

function pairRows(sql: Sql, ids: OutlookIds): PairStore {
  const linkByCrm = (stream: Stream, crmId: string): Link | null => {
    const query = 'SELECT * FROM link WHERE stream = ? AND crm_id = ?'
    const row = sql.first<LinkRow>(query, stream, crmId)
    return row === undefined ? null : linkOf(row)
  }
  const linkByOutlook = (stream: Stream, outlookId: string): Link | null => {
    const links = ids.recordsOf(stream, outlookId).map((crmId) => linkByCrm(stream, crmId))
    return links.find((link) => link?.outlookId === outlookId) ?? null
  }
  const drop = (link: Link | null): void => {
    if (link === null) return
    sql.run('DELETE FROM link WHERE stream = ? AND crm_id = ?', link.stream, link.crmId)
    ids.drop(link.stream, link.outlookId, link.crmId)
  }
  const put = (link: Link): void => {
    const { stream, crmId, outlookId } = link
    const before = linkByCrm(stream, crmId)
    if (before?.outlookId !== outlookId) {
      // An Outlook item has one link: whoever held it before lost it to this one.
      drop(linkByOutlook(stream, outlookId))
      if (before !== null) ids.drop(stream, before.outlookId, crmId)
      ids.add(stream, outlookId, crmId)
    }
    write(sql, link)
  }
  return {
    linkByCrm,
    linkByOutlook,
    putLink: (link) => ids.transaction(() => put(link)),
    dropLink: (stream, crmId) => ids.transaction(() => drop(linkByCrm(stream, crmId))),
  }
}

function write(sql: Sql, link: Link): void {
  const base = link.base === null ? null : JSON.stringify(link.base)
  const { stream, crmId, outlookId, crmVersion, outlookVersion, state, ourDelete } = link
  const shown = link.shown === undefined ? null : JSON.stringify(link.shown)
  const changing = [base, crmVersion, outlookVersion, state, ourDelete, shown] as const
  sql.run(upsert, stream, crmId, outlookId, ...changing)
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
