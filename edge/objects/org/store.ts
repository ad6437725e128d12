/**
 * @module
 * The organization's memory in SQL. Nothing is written where nothing changed (architecture.md, fact 5).
 */
import type {
  OrgStore,
  StoredOrganizationMapping,
  StoredSyncSettings,
  WebhookSubscription,
} from '../../ports/org-store.ts'
import type { Sql } from '../sql.ts'
import { identityStore } from './identity-store.ts'
import { settingRows } from './setting-rows.ts'

type Setting =
  | 'cursor'
  | 'webhook'
  | 'sync'
  | 'mappings'
  | 'untold'
  | `failures.${string}`
  | `at.${string}`

type SettingRows = {
  get(name: Setting): string | null
  put(name: Setting, value: string | null): void
}

/** Enough to find one's way back; each is at most 100 rows. */
const MAPPINGS_KEPT = 20

export function openOrgStore(sql: Sql): OrgStore {
  const { get, put }: SettingRows = settingRows(sql)
  return {
    transaction: (work) => sql.transaction(work),
    ...memberStore(sql),
    ...identityStore(sql),
    ...deliveryStore(sql),

    cursor: () => get('cursor'),
    setCursor: (cursor) => put('cursor', cursor),
    advance(from, to) {
      if (get('cursor') !== from) return false
      put('cursor', to)
      return true
    },

    failures: (of) => Number(get(`failures.${of}`) ?? 0),
    setFailures: (of, count) => put(`failures.${of}`, count === 0 ? null : String(count)),
    stamp: (of) => Number(get(`at.${of}`) ?? 0),
    setStamp: (of, at) => put(`at.${of}`, at === 0 ? null : String(at)),

    webhook() {
      const text = get('webhook')
      return text === null ? null : (JSON.parse(text) as WebhookSubscription)
    },
    setWebhook: (webhook) => put('webhook', webhook && JSON.stringify(webhook)),

    syncSettings() {
      const text = get('sync')
      if (text === null) return null
      const saved = JSON.parse(text) as StoredSyncSettings
      // Saved before there were such rules: nobody agreed to mails (CAL-8).
      return {
        ...saved,
        settings: { ...saved.settings, invitations: saved.settings.invitations ?? 'never' },
      }
    },
    saveSyncSettings: (saved) => put('sync', JSON.stringify(saved)),
    ...mappingStore({ get, put }),
    untold: () => JSON.parse(get('untold') ?? '[]') as readonly string[],
    setUntold: (members) => put('untold', members.length === 0 ? null : JSON.stringify(members)),
  }
}

type MappingPart = Pick<
  OrgStore,
  'organizationMapping' | 'saveOrganizationMapping' | 'organizationMappings'
>

function mappingStore({ get, put }: SettingRows): MappingPart {
  const all = (): readonly StoredOrganizationMapping[] =>
    JSON.parse(get('mappings') ?? '[]') as readonly StoredOrganizationMapping[]
  return {
    organizationMapping: () => all()[0] ?? null,
    saveOrganizationMapping: (saved) =>
      put('mappings', JSON.stringify([saved, ...all()].slice(0, MAPPINGS_KEPT))),
    organizationMappings: all,
  }
}

type MemberPart = Pick<OrgStore, 'joined' | 'isJoined' | 'add' | 'remove' | 'owed' | 'owe' | 'paid'>

function memberStore(sql: Sql): MemberPart {
  const ids = (where: string) =>
    sql.all<{ id: string }>(`SELECT id FROM member ${where} ORDER BY id`).map(({ id }) => id)
  return {
    joined: () => ids(''),
    isJoined: (member) => sql.first('SELECT 1 FROM member WHERE id = ?', member) !== undefined,
    add(member) {
      sql.run('INSERT INTO member (id) VALUES (?) ON CONFLICT DO NOTHING', member)
    },
    remove(member) {
      sql.run('DELETE FROM member WHERE id = ?', member)
    },
    owed: () => ids('WHERE owed = 1'),
    owe(members) {
      for (const member of members) {
        sql.run('UPDATE member SET owed = 1 WHERE id = ? AND owed = 0', member)
      }
    },
    paid(member) {
      sql.run('UPDATE member SET owed = 0 WHERE id = ? AND owed = 1', member)
    },
  }
}

function deliveryStore(sql: Sql): Pick<OrgStore, 'remember' | 'forgetDeliveries'> {
  return {
    remember(delivery, at) {
      if (sql.first('SELECT 1 FROM delivery WHERE id = ?', delivery)) return false
      sql.run('INSERT INTO delivery (id, seen_at) VALUES (?, ?)', delivery, Math.round(at))
      return true
    },
    forgetDeliveries(before) {
      sql.run('DELETE FROM delivery WHERE seen_at < ?', Math.round(before))
    },
  }
}
