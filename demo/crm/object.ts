/**
 * @module
 * The Durable Object that holds the whole CRM.
 *
 * Owns: the platform's side of the ports (SQLite storage, alarm). Does not own: any behaviour of the CRM.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Hono } from 'hono'
import { makeApp } from './app.ts'
import { runDue } from './deliver.ts'
import { makeCrm } from './platform.ts'
import type { Crm, Sql } from './platform.ts'

export type CrmEnv = {
  CRM: DurableObjectNamespace<CrmObject>
  ASSETS: Fetcher
  EDGE_ORIGIN: string
  CRM_ORIGIN: string
}

/** An alarm that throws is dropped after some retries, so the next one is set first. */
const WATCHDOG_MS = 60_000

export class CrmObject extends DurableObject<CrmEnv> {
  readonly #crm: Crm
  readonly #app: Hono
  #alarm: number | null = null

  constructor(state: DurableObjectState, env: CrmEnv) {
    super(state, env)
    this.#crm = makeCrm({
      sql: storageSql(state.storage),
      now: () => Date.now(),
      uuid: () => crypto.randomUUID(),
      bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      fetch: (url, init) => fetch(url, init),
      wakeAt: (at) => this.#wakeAt(at),
      settings: { crmOrigin: env.CRM_ORIGIN, edgeOrigin: env.EDGE_ORIGIN, seats: 2500 },
    })
    this.#app = makeApp(this.#crm)
  }

  override async fetch(request: Request): Promise<Response> {
    return this.#app.fetch(request)
  }

  override async alarm(): Promise<void> {
    this.#alarm = null
    await this.ctx.storage.setAlarm(Date.now() + WATCHDOG_MS)
    await runDue(this.#crm)
    if (this.#alarm === null) await this.ctx.storage.deleteAlarm()
  }

  #wakeAt(at: number): void {
    if (this.#alarm !== null && this.#alarm <= at) return
    this.#alarm = at
    this.ctx.waitUntil(this.ctx.storage.setAlarm(at))
  }
}

function storageSql(storage: DurableObjectStorage): Sql {
  let depth = 0
  const sql: Sql = {
    all: <Row>(query: string, ...params: (string | number | null)[]) =>
      storage.sql.exec(query, ...params).toArray() as Row[],
    run: (query, ...params) => void storage.sql.exec(query, ...params),
    transaction: (work) => {
      if (depth > 0) return work()
      depth += 1
      try {
        return storage.transactionSync(work)
      } finally {
        depth -= 1
      }
    },
  }
  return sql
}
