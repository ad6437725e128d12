/**
 * @module
 * What an uninstall leaves in the tables of a mailbox, and who has a tenant when two ask at once (INS-1, INS-7).
 */
import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { eraseTables } from '../../edge/objects/mailbox/erase-tables.ts'
import { migrations } from '../../edge/objects/mailbox/schema.ts'
import { openMailboxStore } from '../../edge/objects/mailbox/store.ts'
import { migrate } from '../../edge/objects/migrate.ts'
import { openSql } from '../../edge/objects/sql.ts'
import type { Sql } from '../../edge/objects/sql.ts'
import { hostsOf } from '../../edge/objects/stubs.ts'
import { edgeBindings, plain } from './bindings.ts'

afterEach(() => reset())

type Counts = Readonly<Record<string, number>>

const countsOf = (sql: Sql): Counts =>
  Object.fromEntries(
    sql
      .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .filter(({ name }) => !/^_cf|^sqlite_|^alarm$/.test(name))
      .map(({ name }) => [
        name,
        sql.first<{ n: number }>(`SELECT COUNT(*) AS n FROM "${name}"`)?.n ?? 0,
      ]),
  )

describe('a mailbox of an organization that uninstalls', () => {
  it('INS-7 keeps no row but the shape of its tables, and may begin anew', () =>
    runInDurableObject(plain('v1:leaving') as never, (_: unknown, state: DurableObjectState) => {
      const sql = openSql(state.storage)
      migrate(sql, migrations)
      const store = openMailboxStore(sql)
      const attempt = { id: 'a', state: 'waiting', code: null, detail: null } as const
      const spent = {
        verifier: null,
        nonce: null,
        browser: null,
        memberName: 'L',
        memberEmail: null,
      }
      store.saveAttempt({ ...attempt, ...spent, expiresAt: 9e12, also: [] })
      store.saveStream({ ...store.stream('calendar'), phase: 'live' })
      const before = countsOf(sql)
      expect(before).toMatchObject({ attempt: 1, stream: 1 })
      eraseTables(sql)
      const { migration, ...rest } = countsOf(sql)
      expect(migration).toBe(before['migration'])
      expect(Object.keys(rest).length).toBeGreaterThan(8)
      expect(Object.values(rest).every((count) => count === 0)).toBe(true)
      migrate(sql, migrations)
      expect(store.stream('calendar').phase).toBe('off')
    }))
})

describe('a tenant', () => {
  it('INS-1 is had by the first who asks, of many at once; only he gives it back', async () => {
    const tenants = hostsOf(edgeBindings, []).tenants('tenant-1')
    const holders = await Promise.all(
      ['a', 'b', 'c'].map((organization) => tenants.claimTenant('tenant-1', organization)),
    )
    expect(new Set(holders).size).toBe(1)
    const [holder = ''] = holders
    await tenants.releaseTenant('tenant-1', 'somebody-else')
    expect(await tenants.tenantHolder('tenant-1')).toBe(holder)
    await tenants.releaseTenant('tenant-1', holder)
    expect(await tenants.tenantHolder('tenant-1')).toBeNull()
  })
})
