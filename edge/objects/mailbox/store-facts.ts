/**
 * @module
 * Rows of single facts: the connection, sign-in attempts, the mapping, the CRM's fields.
 */
import type { Connection, ConnectAttempt, StoredApproval } from '../../ports/connection.ts'
import type { MailboxStore, SavedMapping } from '../../ports/mailbox-store.ts'
import type { CrmField } from '../../ports/crm.ts'
import type { KnownMapping, KnownSettings } from '../../ports/hosts.ts'
import type { Sql } from '../sql.ts'

type FactStore = Pick<
  MailboxStore,
  | 'connection'
  | 'saveConnection'
  | 'approval'
  | 'saveApproval'
  | 'attempt'
  | 'saveAttempt'
  | 'pruneAttempts'
  | 'mapping'
  | 'saveMapping'
  | 'mappings'
  | 'organizationMapping'
  | 'saveOrganizationMapping'
  | 'settings'
  | 'saveSettings'
  | 'crmFields'
  | 'saveCrmFields'
>

/** Enough to find one's way back; each is at most 100 rows. */
const MAPPINGS_KEPT = 20

export function factRows(sql: Sql): FactStore {
  const read = parsedOnce((name) => {
    const row = sql.first<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)
    return row?.value ?? null
  })
  const save = (name: string, fact: unknown) => {
    if (fact === null) return sql.run('DELETE FROM fact WHERE name = ?', name)
    return sql.run(
      `INSERT INTO fact (name, value) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
      name,
      JSON.stringify(fact),
    )
  }
  const history = (): readonly SavedMapping[] => read<readonly SavedMapping[]>('mappings') ?? []
  return {
    connection: () => read<Connection>('connection'),
    saveConnection: (connection) => void save('connection', connection),
    approval: () => read<StoredApproval>('approval'),
    saveApproval: (approval) => void save('approval', approval),
    mapping: () => read<SavedMapping>('mapping'),
    saveMapping(mapping) {
      save('mapping', mapping)
      const kept = [mapping, ...history()].slice(0, MAPPINGS_KEPT)
      save('mappings', kept)
    },
    mappings: history,
    organizationMapping: () => read<KnownMapping>('organization-mapping'),
    saveOrganizationMapping: (mapping) => void save('organization-mapping', mapping),
    settings: () => read<KnownSettings>('settings'),
    saveSettings: (settings) => void save('settings', settings),
    crmFields: () => read<readonly CrmField[]>('crm-fields'),
    saveCrmFields: (fields) => void save('crm-fields', fields),
    ...attemptRows(sql),
  }
}

/** As long as the text is the same, so is the object: the map of a stream is asked for at every record (OPS-2). */
function parsedOnce(textOf: (name: string) => string | null) {
  const known = new Map<string, { readonly text: string; readonly fact: unknown }>()
  return <Fact>(name: string): Fact | null => {
    const text = textOf(name)
    if (text === null) {
      known.delete(name)
      return null
    }
    const before = known.get(name)
    if (before?.text === text) return before.fact as Fact
    const fact = JSON.parse(text) as Fact
    known.set(name, { text, fact })
    return fact
  }
}

function attemptRows(sql: Sql): Pick<FactStore, 'attempt' | 'saveAttempt' | 'pruneAttempts'> {
  return {
    attempt(id) {
      const row = sql.first<{ attempt: string }>('SELECT attempt FROM attempt WHERE id = ?', id)
      return row === undefined ? null : (JSON.parse(row.attempt) as ConnectAttempt)
    },
    saveAttempt(attempt) {
      sql.run(
        `INSERT INTO attempt (id, expires_at, attempt) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET attempt = excluded.attempt`,
        attempt.id,
        attempt.expiresAt,
        JSON.stringify(attempt),
      )
    },
    pruneAttempts(now) {
      sql.run('DELETE FROM attempt WHERE expires_at < ?', now - 3_600_000)
    },
  }
}
