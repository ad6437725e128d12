/**
 * @module
 * The demo CRM in this process: the same app as the Worker's, over node:sqlite.
 *
 * Owns: the platform under it. `settled()` sends what webhooks are waiting, without waiting for the clock.
 */
import { makeApp } from '../../demo/crm/app.ts'
import { runDue } from '../../demo/crm/deliver.ts'
import { makeCrm } from '../../demo/crm/platform.ts'
import { nodeSqlite } from './node-sqlite.ts'

export type InProcessCrm = {
  fetch(request: Request | string, init?: RequestInit): Promise<Response>
  /** Sends every webhook message that waits, also retries whose time has not come. */
  settled(): Promise<void>
  /** Sends what is due at the CRM's own clock: for tests that move it. */
  runDue(): Promise<void>
  close(): void
}

export type InProcessCrmOptions = {
  origin?: string
  edgeOrigin?: string
  seats?: number
  /** Outbound webhooks; the real network when left out. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  now?: () => number
}

export function createInProcessCrm(options: InProcessCrmOptions = {}): InProcessCrm {
  const now = options.now ?? Date.now
  const timers = new Set<NodeJS.Timeout>()
  const crm = makeCrm({
    sql: nodeSqlite(),
    now,
    uuid: () => crypto.randomUUID(),
    bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    wakeAt: (at) => {
      const timer = setTimeout(
        () => {
          timers.delete(timer)
          void runDue(crm)
        },
        Math.max(0, at - now()),
      )
      timer.unref()
      timers.add(timer)
    },
    settings: {
      crmOrigin: options.origin ?? 'http://127.0.0.1:8788',
      edgeOrigin: options.edgeOrigin ?? 'http://127.0.0.1:8787',
      seats: options.seats ?? 2500,
    },
  })
  const app = makeApp(crm)
  return {
    fetch: async (request, init) => app.fetch(new Request(request, init)),
    settled: async () => {
      await Promise.all(crm.delivering.values())
      await runDue(crm, Number.POSITIVE_INFINITY)
    },
    runDue: () => runDue(crm),
    close: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
