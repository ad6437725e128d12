/**
 * @module
 * Microsoft's limits (graph-contract §6): per application and mailbox, and resource units per application and tenant.
 *
 * Owns: the counting. Does not own: what is counted (mailboxes/room.ts, directory/metered.ts).
 */
import type { Sql } from './frame.ts'

export const MAILBOX_CONCURRENCY = 4
export const MAILBOX_REQUESTS = 10_000
export const MAILBOX_WINDOW_MS = 600_000
/** The window slides in steps of this size: 600 rows at most for one application. */
const STEP_MS = 1000

export type MailboxMeter = ReturnType<typeof makeMailboxMeter>

/** 10,000 requests in 10 minutes; refused ones count as well (graph-contract §6). */
export function makeMailboxMeter(sql: Sql) {
  sql.run(
    'CREATE TABLE IF NOT EXISTS usage (app TEXT NOT NULL, step INTEGER NOT NULL, calls INTEGER NOT NULL, PRIMARY KEY (app, step)) WITHOUT ROWID, STRICT',
  )
  const totals = new Map<string, { step: number; total: number }>()
  return {
    clear(): void {
      sql.run('DELETE FROM usage')
      totals.clear()
    },
    /** Counts one call; answers the seconds to wait when it is one too many. */
    count(app: string, now: number): number | undefined {
      const step = Math.floor(now / STEP_MS)
      const oldest = step - MAILBOX_WINDOW_MS / STEP_MS
      const known = totals.get(app)
      if (known?.step !== step)
        sql.run('DELETE FROM usage WHERE app = ? AND (step <= ? OR step > ?)', app, oldest, step)
      const before = known?.step === step ? known.total : sum(app)
      sql.run(
        'INSERT INTO usage VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET calls = calls + 1',
        app,
        step,
      )
      totals.set(app, { step, total: before + 1 })
      if (before < MAILBOX_REQUESTS) return undefined
      const [first] = sql.all<{ step: number }>(
        'SELECT min(step) AS step FROM usage WHERE app = ?',
        app,
      )
      return Math.max(1, (first?.step ?? step) + MAILBOX_WINDOW_MS / STEP_MS - step)
    },
  }

  function sum(app: string): number {
    return (
      sql.all<{ total: number | null }>(
        'SELECT sum(calls) AS total FROM usage WHERE app = ?',
        app,
      )[0]?.total ?? 0
    )
  }
}

export const UNIT_WINDOW_MS = 10_000
/** Resource units in 10 s by the size of the tenant: under 50 users, under 500, more. */
export function unitLimit(users: number): number {
  if (users < 50) return 3500
  return users <= 500 ? 5000 : 8000
}

/** What a directory call costs (graph-contract §6). */
export function unitCost(call: {
  collection: boolean
  path: string
  query: URLSearchParams
  method: string
}): number {
  if (call.method !== 'GET') return 1
  const transitive = /transitiveMemberOf|memberOf|subscribedSkus/i
    .exec(call.path)?.[0]
    .toLowerCase()
  let cost = transitive === 'subscribedskus' ? 3 : transitive || call.collection ? 2 : 1
  if (call.query.has('$select')) cost -= 1
  if (call.query.has('$expand')) cost += 1
  const top = Number(call.query.get('$top') ?? 100)
  if (call.collection && top < 20) cost -= 1
  return Math.max(1, cost)
}

/** In memory: the window is ten seconds long. */
export function makeUnitMeter() {
  const windows = new Map<string, { since: number; used: number }>()
  return {
    clear(): void {
      windows.clear()
    },
    /** Share of the limit in use after this call, and the wait when it is over it. */
    spend(
      app: string,
      cost: number,
      limit: number,
      now: number,
    ): { share: number; retryAfter?: number } {
      const known = windows.get(app)
      const fresh = !known || now - known.since >= UNIT_WINDOW_MS || now < known.since
      const window = fresh ? { since: now, used: 0 } : known
      windows.set(app, window)
      window.used += cost
      const share = window.used / limit
      if (share <= 1) return { share }
      return {
        share,
        retryAfter: Math.max(1, Math.ceil((window.since + UNIT_WINDOW_MS - now) / 1000)),
      }
    },
  }
}
