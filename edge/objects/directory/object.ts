/**
 * @module
 * One shard of the roll call. RPC surface only: a class method is callable from outside.
 */
import { DurableObject } from 'cloudflare:workers'
import type { DirectoryHost } from '../../ports/hosts.ts'
import { watchdogPolicy } from '../../policy.ts'
import { migrate } from '../migrate.ts'
import { openSql } from '../sql.ts'
import { directoryMigrations } from './schema.ts'
import { openDirectoryStore } from './store.ts'
import type { DirectoryStore, Kind } from './store.ts'

export class DirectoryObject extends DurableObject implements DirectoryHost {
  readonly #store: DirectoryStore

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env)
    const sql = openSql(ctx.storage)
    migrate(sql, directoryMigrations)
    this.#store = openDirectoryStore(sql)
  }

  async enrol(kind: Kind, name: string, dueBy: number): Promise<void> {
    this.#store.enrol(kind, name, dueBy)
  }

  async strike(kind: Kind, name: string): Promise<void> {
    this.#store.strike(kind, name)
  }

  async claimTenant(tenantId: string, organization: string): Promise<string> {
    return this.#store.claimTenant(tenantId, organization)
  }

  async tenantHolder(tenantId: string): Promise<string | null> {
    return this.#store.tenantHolder(tenantId)
  }

  async releaseTenant(tenantId: string, organization: string): Promise<void> {
    this.#store.releaseTenant(tenantId, organization)
  }

  async overdue(now: number, limit: number) {
    return this.#store.overdue(now, limit, watchdogPolicy.restMs)
  }
}
