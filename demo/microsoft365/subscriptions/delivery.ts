/**
 * @module
 * Delivery of notifications: a queue, retries, the state Microsoft keeps of an endpoint, and the switches that make
 * delivery as unreliable as it is in life (graph-contract §7.4).
 */
import type { Sql } from '../frame.ts'
import { makeEndpoints } from './endpoints.ts'
import { makeQueue } from './queue.ts'
import type { QueuedRow } from './queue.ts'
import type { SubscriptionStore } from './store.ts'

export type DeliveryPlatform = {
  sql: Sql
  /** The sandbox's clock. */
  now(): number
  /** The machine's clock: how long an endpoint really took. */
  clock(): number
  fetch(request: Request): Promise<Response>
  /** Asks to be called again at a time of the sandbox's clock. */
  wakeAt(now: number): void
  subscriptions: SubscriptionStore
}

/** An answer later than this counts as none (graph-contract §7.4). */
const ANSWER_MS = 3000
const GIVE_UP_MS = 10_000
/** Retries go on for about four hours; the steps between them are UNSOURCED. */
const RETRY_FOR_MS = 4 * 3_600_000
const RETRY_AFTER_MS = [2000, 5000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000]
const RETRY_STEP_MS = 1_800_000

export function makeDelivery(platform: DeliveryPlatform) {
  const { sql, now } = platform
  const endpoints = makeEndpoints({ sql, now })
  const queue = makeQueue(sql)
  const flying = new Set<number>()

  const enqueue = (subscription: string, url: string, body: object, last = false): void => {
    if (endpoints.drops(url)) return
    const { lose = 0, duplicate = 0, delayMs = 0 } = queue.unreliability()
    if (!last && lose > 0)
      return queue.setUnreliability({ ...queue.unreliability(), lose: lose - 1 })
    const due = now() + endpoints.delay(url) + delayMs
    const row = {
      subscription,
      url,
      body: JSON.stringify(body),
      due,
      since: now(),
      last: last ? 1 : 0,
    }
    for (let copy = 0; copy <= (last ? 0 : duplicate); copy += 1) queue.add(row)
    platform.wakeAt(due)
  }

  const post = async (url: string, rows: QueuedRow[]): Promise<void> => {
    const { good, took } = await answered(platform, url, rows)
    endpoints.saw(url, took)
    for (const row of rows) settle(row, good && took <= ANSWER_MS)
  }

  const settle = (row: QueuedRow, delivered: boolean): void => {
    flying.delete(row.id)
    const due = now() + (RETRY_AFTER_MS[row.attempts] ?? RETRY_STEP_MS)
    if (delivered || due > row.since + RETRY_FOR_MS) return queue.remove(row.id)
    queue.postpone(row.id, due)
    platform.wakeAt(due)
  }

  /** What may go out now: held back while its subscription is paused, gone with it. */
  const deliverable = (): QueuedRow[] =>
    queue.due(now()).filter((row) => {
      if (flying.has(row.id)) return false
      if (row.last === 1) return true
      const one = platform.subscriptions.find(row.subscription, now())
      if (!one || row.since + RETRY_FOR_MS < now()) queue.remove(row.id)
      return one !== undefined && !(one.paused && row.url === one.notificationUrl)
    })

  const round = async (rows: QueuedRow[]): Promise<void> => {
    for (const { id } of rows) flying.add(id)
    const mixed = queue.unreliability().reorder ? rows.toReversed() : rows
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

  return {
    enqueue,
    clear(): void {
      queue.clear()
      endpoints.clear()
      flying.clear()
    },
    setUnreliability: queue.setUnreliability,
    forceEndpoint: endpoints.force,
    /** Sends all that is due now, endpoints side by side; answers how many notifications were tried. */
    async deliver(): Promise<number> {
      let tried = 0
      for (let rows = deliverable(); rows.length > 0; rows = deliverable()) {
        tried += rows.length
        await round(rows)
      }
      const next = queue.next(now())
      if (next !== undefined) platform.wakeAt(next)
      return tried
    },
    /** Asks to be called for what is due, also for what became due by a moved clock. */
    wake(): void {
      const next = queue.next(Number.MIN_SAFE_INTEGER)
      if (next !== undefined) platform.wakeAt(next)
    },
  }
}

async function answered(
  { fetch, clock }: DeliveryPlatform,
  url: string,
  rows: QueuedRow[],
): Promise<{ good: boolean; took: number }> {
  const started = clock()
  const body = `{"value":[${rows.map((row) => row.body).join(',')}]}`
  try {
    const request = new Request(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body,
      signal: AbortSignal.timeout(GIVE_UP_MS),
    })
    const response = await fetch(request)
    await response.body?.cancel()
    return { good: response.ok, took: clock() - started }
  } catch {
    return { good: false, took: clock() - started }
  }
}
