/**
 * @module
 * The tie to a tenant in SQL (ports/install-store.ts): one row of the settings, and what an uninstall forgets.
 */
import type { InstallStore, StoredInstallation } from '../../ports/install-store.ts'
import type { Sql } from '../sql.ts'
import { settingRows } from './setting-rows.ts'

const ROW = 'installation'

export function openInstallStore(sql: Sql): InstallStore {
  const settings = settingRows(sql)
  return {
    transaction: (work) => sql.transaction(work),
    installation: () => settings.read<StoredInstallation>(ROW),
    saveInstallation: (installation) => settings.write(ROW, installation),
    tiedMembers: () =>
      sql
        .all<{ id: string }>(
          `SELECT id FROM member UNION SELECT member AS id FROM identity
           UNION SELECT member AS id FROM known_user ORDER BY id`,
        )
        .map(({ id }) => id),
    hasMailbox: (member) =>
      sql.first(
        'SELECT 1 FROM member WHERE id = ?1 UNION SELECT 1 FROM identity WHERE member = ?1',
        member,
      ) !== undefined,
    forgetPeople: () => forgetPeople(sql),
  }
}

function forgetPeople(sql: Sql) {
  return sql.transaction(() => {
    const count = (table: string) =>
      sql.first<{ rows: number }>(`SELECT COUNT(*) AS rows FROM ${table}`)?.rows ?? 0
    const gone = {
      invitations: count('invitation'),
      joinRequests: count('join_request'),
      identities: count('identity'),
    }
    for (const table of forgotten) sql.run(`DELETE FROM ${table}`)
    sql.run('DELETE FROM setting WHERE name <> ?', ROW)
    return gone
  })
}

/** The audit log stays: it is the proof of what was done, this uninstall included. */
const forgotten = [
  'invitation',
  'join_request',
  'approval_request',
  'roll_out',
  'mail',
  'notice',
  'identity',
  'known_user',
  'member',
  'delivery',
]
