/**
 * @module
 * The roll call in SQL: who is alive, and until when he meant to be heard of. And the tenants: each belongs to one
 * organization, decided in one place for all (INS-1).
 */
import type { Sql } from '../sql.ts'

export type Kind = 'mailbox' | 'org'
export type Enrolled = { readonly kind: Kind; readonly name: string }

export type DirectoryStore = {
  enrol(kind: Kind, name: string, dueBy: number): void
  strike(kind: Kind, name: string): void
  /**
   * The longest overdue first. Each is put off by `restMs`: some that cannot be woken must not hide
   * the others for ever, and one that is awake enrols itself anew.
   */
  overdue(now: number, limit: number, restMs: number): readonly Enrolled[]
  /** Who has the tenant afterwards: the first who asked. */
  claimTenant(tenantId: string, organization: string): string
  tenantHolder(tenantId: string): string | null
  releaseTenant(tenantId: string, organization: string): void
}

export function openDirectoryStore(sql: Sql): DirectoryStore {
  const put = (kind: Kind, name: string, dueBy: number) => {
    sql.run(
      `INSERT INTO roll_call (kind, name, due_by) VALUES (?, ?, ?)
       ON CONFLICT (kind, name) DO UPDATE SET due_by = excluded.due_by
       WHERE due_by <> excluded.due_by`,
      kind,
      name,
      Math.round(dueBy),
    )
  }
  return {
    ...tenantClaims(sql),
    enrol: put,
    strike(kind, name) {
      sql.run('DELETE FROM roll_call WHERE kind = ? AND name = ?', kind, name)
    },
    overdue(now, limit, restMs) {
      const late = sql.all<Enrolled>(
        'SELECT kind, name FROM roll_call WHERE due_by <= ? ORDER BY due_by, kind, name LIMIT ?',
        Math.round(now),
        limit,
      )
      for (const { kind, name } of late) put(kind, name, now + restMs)
      return late
    },
  }
}

type TenantClaims = Pick<DirectoryStore, 'claimTenant' | 'tenantHolder' | 'releaseTenant'>

function tenantClaims(sql: Sql): TenantClaims {
  const holderOf = (tenantId: string) =>
    sql.first<{ organization: string }>(
      'SELECT organization FROM tenant_claim WHERE tenant_id = ?',
      tenantId,
    )?.organization ?? null
  return {
    claimTenant(tenantId, organization) {
      sql.run(
        'INSERT INTO tenant_claim (tenant_id, organization) VALUES (?, ?) ON CONFLICT DO NOTHING',
        tenantId,
        organization,
      )
      return holderOf(tenantId) ?? organization
    },
    tenantHolder: holderOf,
    releaseTenant(tenantId, organization) {
      sql.run(
        'DELETE FROM tenant_claim WHERE tenant_id = ? AND organization = ?',
        tenantId,
        organization,
      )
    },
  }
}
