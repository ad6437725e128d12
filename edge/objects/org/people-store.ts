/**
 * @module
 * Invitations, requests to join, mails in SQL. Each row is its document and the few
 * columns it is looked for by.
 */
import type { InvitationState } from '../../domain/people/invitation.ts'
import type { JoinState } from '../../domain/people/join-request.ts'
import type {
  MailCounts,
  MailState,
  PeopleStore,
  StoredInvitation,
  StoredJoinRequest,
  StoredMail,
} from '../../ports/people-store.ts'
import type { Sql, SqlValue } from '../sql.ts'
import { settingRows } from './setting-rows.ts'
import { openApprovalStore } from './approval-store.ts'
import { openAuditStore } from './audit-store.ts'

type Row = { readonly doc: string }

export function openPeopleStore(sql: Sql): PeopleStore {
  return {
    transaction: (work) => sql.transaction(work),
    forgetEnded: (before) => forgetEnded(sql, Math.round(before)),
    ...invitationPart(sql),
    ...joinPart(sql),
    ...mailPart(sql),
    ...openApprovalStore(sql),
    ...openAuditStore(sql),
  }
}

const docOf = <Doc>(row: Row | undefined): Doc | null =>
  row === undefined ? null : (JSON.parse(row.doc) as Doc)
const docsOf = <Doc>(rows: readonly Row[]): readonly Doc[] =>
  rows.map(({ doc }) => JSON.parse(doc) as Doc)

type InvitationPart = Pick<
  PeopleStore,
  | 'invitation'
  | 'saveInvitation'
  | 'openInvitation'
  | 'invitations'
  | 'latestBatch'
  | 'saveBatch'
  | 'batchMails'
>

function invitationPart(sql: Sql): InvitationPart {
  return {
    invitation: (id) => docOf(sql.first<Row>('SELECT doc FROM invitation WHERE id = ?', id)),
    saveInvitation(invitation) {
      const { id, userId, state, expiresAt } = invitation
      sql.run(
        `INSERT INTO invitation (id, user_id, state, expires_at, doc) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET
           state = excluded.state, expires_at = excluded.expires_at, doc = excluded.doc
         WHERE doc <> excluded.doc`,
        ...[id, userId, state, expiresAt, JSON.stringify(invitation)],
      )
    },
    openInvitation: (userId, now) =>
      docOf<StoredInvitation>(
        sql.first<Row>(
          `SELECT doc FROM invitation WHERE user_id = ? AND state = 'pending' AND expires_at > ?
           ORDER BY id DESC LIMIT 1`,
          ...[userId, now],
        ),
      ),
    invitations({ before, limit, state, now }) {
      return listed<StoredInvitation>(sql, 'invitation', stateFilter('pending', state, now), {
        before,
        limit,
      })
    },
    latestBatch: () => settingRows(sql).read('people.batch'),
    saveBatch: (batch) => settingRows(sql).write('people.batch', batch),
    batchMails: (batch) => batchMails(sql, batch),
  }
}

/** Ids of a batch's invitations begin with the batch's: a range of the primary key, no index needed. */
function batchMails(sql: Sql, batch: string): MailCounts {
  const counts = { waiting: 0, sending: 0, sent: 0, uncertain: 0, failed: 0 }
  const rows = sql.all<{ state: MailState; n: number }>(
    'SELECT state, count(*) AS n FROM mail WHERE id >= ? AND id < ? GROUP BY state',
    ...[`invitation:${batch}-`, `invitation:${batch}.`],
  )
  for (const { state, n } of rows) counts[state] = n
  return counts
}

type JoinPart = Pick<
  PeopleStore,
  'joinRequest' | 'joinRequestOf' | 'saveJoinRequest' | 'joinRequests' | 'pendingAmong'
>

function joinPart(sql: Sql): JoinPart {
  return {
    joinRequest: (id) => docOf(sql.first<Row>('SELECT doc FROM join_request WHERE id = ?', id)),
    joinRequestOf: (tenantId, userId) =>
      docOf<StoredJoinRequest>(
        sql.first<Row>(
          'SELECT doc FROM join_request WHERE user_id = ? AND tenant_id = ?',
          ...[userId, tenantId],
        ),
      ),
    saveJoinRequest(request) {
      const { id, tenantId, userId, state, expiresAt } = request
      sql.transaction(() => {
        // One person, one request: asking anew takes the place of what was answered.
        sql.run(
          'DELETE FROM join_request WHERE user_id = ? AND tenant_id = ? AND id <> ?',
          ...[userId, tenantId, id],
        )
        sql.run(
          `INSERT INTO join_request (id, tenant_id, user_id, state, expires_at, doc)
           VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET
             state = excluded.state, expires_at = excluded.expires_at, doc = excluded.doc`,
          ...[id, tenantId, userId, state, expiresAt, JSON.stringify(request)],
        )
      })
    },
    joinRequests({ before, limit, state, now }) {
      return listed<StoredJoinRequest>(sql, 'join_request', stateFilter('asked', state, now), {
        before,
        limit,
      })
    },
    pendingAmong: (userIds, now) => ({
      invited: among(sql, 'invitation', 'pending', userIds, now),
      requested: among(sql, 'join_request', 'asked', userIds, now),
    }),
  }
}

type Filter = { readonly where: string; readonly values: readonly SqlValue[] }

/** Nobody comes by to mark what ran out: open ones past their time count as expired. */
function stateFilter(
  open: 'pending' | 'asked',
  state: InvitationState | JoinState | null,
  now: number,
): Filter {
  if (state === null) return { where: '1 = 1', values: [] }
  if (state === open) return { where: 'state = ? AND expires_at > ?', values: [open, now] }
  if (state === 'expired')
    return {
      where: "(state = 'expired' OR (state = ? AND expires_at <= ?))",
      values: [open, now],
    }
  return { where: 'state = ?', values: [state] }
}

function listed<Doc>(
  sql: Sql,
  table: 'invitation' | 'join_request',
  { where, values }: Filter,
  page: { before: string | null; limit: number },
): readonly Doc[] {
  const place = page.before === null ? '' : 'AND id < ?'
  return docsOf<Doc>(
    sql.all<Row>(
      `SELECT doc FROM ${table} WHERE ${where} ${place} ORDER BY id DESC LIMIT ?`,
      ...[...values, ...(page.before === null ? [] : [page.before]), page.limit],
    ),
  )
}

function among(
  sql: Sql,
  table: 'invitation' | 'join_request',
  open: 'pending' | 'asked',
  userIds: readonly string[],
  now: number,
): ReadonlySet<string> {
  const rows = sql.all<{ user_id: string }>(
    `SELECT user_id FROM ${table} WHERE state = ? AND expires_at > ?
       AND user_id IN (SELECT value FROM json_each(?))`,
    ...[open, now, JSON.stringify(userIds)],
  )
  return new Set(rows.map(({ user_id: id }) => id))
}

/** A request is open for a month, an invitation for a week: a mail is older than what it was about by no more. */
const LONGEST_LIFE_MS = 31 * 24 * 60 * 60_000

function forgetEnded(sql: Sql, before: number): void {
  sql.transaction(() => {
    sql.run('DELETE FROM invitation WHERE expires_at < ?', before)
    sql.run('DELETE FROM join_request WHERE expires_at < ?', before)
    sql.run(
      `DELETE FROM mail WHERE state IN ('sent', 'uncertain', 'failed') AND due_at < ?`,
      before - LONGEST_LIFE_MS,
    )
  })
}

type MailPart = Pick<
  PeopleStore,
  'mail' | 'saveMail' | 'dropMail' | 'dueMails' | 'brokenOffMails' | 'nextMailAt'
>

function mailPart(sql: Sql): MailPart {
  return {
    mail: (id) => docOf<StoredMail>(sql.first<Row>('SELECT doc FROM mail WHERE id = ?', id)),
    saveMail(mail) {
      const dueAt = Math.round(mail.dueAt)
      sql.run(
        `INSERT INTO mail (id, state, due_at, doc) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET
           state = excluded.state, due_at = excluded.due_at, doc = excluded.doc`,
        ...[mail.id, mail.state, dueAt, JSON.stringify({ ...mail, dueAt })],
      )
    },
    dropMail(id) {
      sql.run('DELETE FROM mail WHERE id = ?', id)
    },
    dueMails: (now, limit) =>
      docsOf(
        sql.all<Row>(
          `SELECT doc FROM mail WHERE state = 'waiting' AND due_at <= ?
           ORDER BY due_at, id LIMIT ?`,
          ...[now, limit],
        ),
      ),
    brokenOffMails: () => docsOf(sql.all<Row>("SELECT doc FROM mail WHERE state = 'sending'")),
    nextMailAt: () =>
      sql.first<{ due_at: number | null }>(
        "SELECT MIN(due_at) AS due_at FROM mail WHERE state = 'waiting'",
      )?.due_at ?? null,
  }
}
