/**
 * @module
 * Delivery of notifications: a queue, retries, the state Microsoft keeps of an endpoint, and the switches that make
 * delivery as unreliable as it is in life (graph-contract §7.4).
 */
import type { Sql } from '../frame.ts'
import { makeEndpoints } from './endpoints.ts'
import type { SubscriptionStore } from './store.ts'

export type DeliveryPlatform = {
  sql: Sql
  /** The sandbox's clock. */
  now(): number
  /** The machine's clock: how long an endpoint really took. */
  clock(): number
  random(): number
  fetch(request: Request): Promise<Response>
  /** Asks to be called again at a time of the sandbox's clock. */
  wakeAt(now: number): void
  subscriptions: SubscriptionStore
}
/** Set by /sandbox/notifications; all quiet after a reset. */
export type Unreliability = {
  duplicate?: number | undefined
  lose?: number | undefined
  reorder?: boolean | undefined
  delayMs?: number | undefined
}
type Row = {
  id: number
  subscription: string
  url: string
  body: string
  due: number
  attempts: number
  since: number
  last: number
}

/** An answer later than this counts as none (graph-contract §7.4). */
const ANSWER_MS = 3000
const GIVE_UP_MS = 10_000
/** Retries go on for about four hours; the steps between them are UNSOURCED. */
const RETRY_FOR_MS = 4 * 3_600_000
const RETRY_AFTER_MS = [2000, 5000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000]
const RETRY_STEP_MS = 1_800_000
const AT_ONCE = 200

export function makeDelivery(platform: DeliveryPlatform) {
  const { sql, now, clock } = platform
  sql.run(`CREATE TABLE IF NOT EXISTS notification (id INTEGER PRIMARY KEY AUTOINCREMENT, subscription TEXT NOT NULL,
    url TEXT NOT NULL, body TEXT NOT NULL, due INTEGER NOT NULL, attempts INTEGER NOT NULL, since INTEGER NOT NULL,
    last INTEGER NOT NULL) STRICT`)
  sql.run('CREATE INDEX IF NOT EXISTS notification_due ON notification (due)')
  const endpoints = makeEndpoints({ sql, now })
  let unreliability: Unreliability = {}
  const flying = new Set<number>()

  const enqueue = (subscription: string, url: string, body: object, last = false): void => {
    if (endpoints.drops(url)) return
    if (!last && (unreliability.lose ?? 0) > 0) {
      unreliability.lose = (unreliability.lose ?? 0) - 1
      return
    }
    const copies = last ? 1 : 1 + (unreliability.duplicate ?? 0)
    const due = now() + endpoints.delay(url) + (unreliability.delayMs ?? 0)
    for (let copy = 0; copy < copies; copy += 1) {
      sql.run(
        'INSERT INTO notification (subscription, url, body, due, attempts, since, last) VALUES (?, ?, ?, ?, 0, ?, ?)',
        subscription,
        url,
        JSON.stringify(body),
        due,
        now(),
        last ? 1 : 0,
      )
    }
    platform.wakeAt(due)
  }

  const post = async (url: string, rows: Row[]): Promise<void> => {
    const started = clock()
    const good = await answered(platform.fetch, url, rows)
    const took = clock() - started
    endpoints.saw(url, took)
    for (const row of rows) settle(row, good && took <= ANSWER_MS)
  }

  const settle = (row: Row, delivered: boolean): void => {
    flying.delete(row.id)
    const wait = RETRY_AFTER_MS[row.attempts] ?? RETRY_STEP_MS
    const due = now() + wait
    if (delivered || due > row.since + RETRY_FOR_MS)
      return sql.run('DELETE FROM notification WHERE id = ?', row.id)
    sql.run('UPDATE notification SET due = ?, attempts = attempts + 1 WHERE id = ?', due, row.id)
    platform.wakeAt(due)
  }

  const deliverable = (): Row[] => {
    const rows = sql.all<Row>(
      'SELECT * FROM notification WHERE due <= ? ORDER BY due, id LIMIT ?',
      now(),
      AT_ONCE,
    )
    const waiting = rows.filter(({ id }) => !flying.has(id))
    return waiting.filter((row) => {
      if (row.last === 1) return true
      const one = platform.subscriptions.find(row.subscription, now())
      if (!one || row.since + RETRY_FOR_MS < now())
        sql.run('DELETE FROM notification WHERE id = ?', row.id)
      return one !== undefined && !(one.paused && row.url === one.notificationUrl)
    })
  }

  return {
    enqueue,
    clear(): void {
      sql.run('DELETE FROM notification')
      endpoints.clear()
      unreliability = {}
      flying.clear()
    },
    setUnreliability: (ask: Unreliability) => {
      unreliability = { ...ask }
    },
    forceEndpoint: endpoints.force,
    /** Sends all that is due now, endpoints side by side; answers how many notifications were tried. */
    async deliver(): Promise<number> {
      let tried = 0
      for (let rows = deliverable(); rows.length > 0; rows = deliverable()) {
        tried += rows.length
        for (const { id } of rows) flying.add(id)
        const mixed = unreliability.reorder ? rows.toReversed() : rows
        const urls = [...new Set(mixed.map(({ url }) => url))]
        await Promise.all(
          urls.map((url) =>
            post(
              url,
              mixed.filter((row) => row.url === url),
            ),
          ),
        )
      }
      const [next] = sql.all<{ due: number | null }>(
        'SELECT min(due) AS due FROM notification WHERE due > ?',
        now(),
      )
      if (next?.due != null) platform.wakeAt(next.due)
      return tried
    },
    wake(): void {
      const [next] = sql.all<{ due: number | null }>('SELECT min(due) AS due FROM notification')
      if (next?.due != null) platform.wakeAt(next.due)
    },
  }
}

async function answered(
  send: DeliveryPlatform['fetch'],
  url: string,
  rows: Row[],
): Promise<boolean> {
  const body = `{"value":[${rows.map((row) => row.body).join(',')}]}`
  try {
    const response = await send(
      new Request(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body,
        signal: AbortSignal.timeout(GIVE_UP_MS),
      }),
    )
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
