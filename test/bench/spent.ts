/**
 * @module
 * What a piece of work cost, as Microsoft, the CRM and Cloudflare count it.
 */
export type Spent = {
  /** Requests as Microsoft limits them: every line of a `$batch` is one. */
  readonly graphRequests: number
  /** HTTP calls to Microsoft; a `$batch` is one. */
  readonly graphCalls: number
  readonly crmCalls: number
  /** Records created, changed or deleted, on both sides together. */
  readonly writes: number
  readonly rowsRead: number
  readonly rowsWritten: number
  /** Alarms that ran: each is a request to the object. */
  readonly wakes: number
  /** When every request takes as long as four at a time are allowed, and no longer. */
  readonly graphMs: number
}

export type LivedCosts = {
  readonly records: number
  readonly linked: number
  readonly databaseBytes: number
  readonly first: Spent
  readonly fromCrm: Spent
  readonly fromOutlook: Spent
  /** Two changes that one bell tells of. */
  readonly twoFromCrm: Spent
  readonly twoFromOutlook: Spent
  /** The day that compares what was written before it. */
  readonly dayAfterChanges: Spent
  /** Of `IDLE_DAYS`, that one among them: renewals and the full reading have their share. */
  readonly idle: Spent
}

/** Until everything that happens by itself has happened: the rarest is the full reading (app/mailbox/read-whole.ts). */
export const IDLE_DAYS = 28

export type Calls = { graphRequests: number; graphCalls: number; crmCalls: number; graphMs: number }

/**
 * 10,000 requests in ten minutes, four at a time (graph-contract §6): a request that takes 240 ms meets both
 * limits at once. A faster one is held by the first, so this is the sharpest measure of idle lanes.
 */
const REQUEST_MS = 240
const LANES = 4
export const THROTTLED_MS = 600_000 / 10_000

/**
 * A port that counts its calls; `write` and `read` carry as many lines as their last argument is long.
 * @param spent what the engine is told of it
 */
export function counted<Port extends object>(
  port: Port,
  note: (lines: number) => void,
  spent?: () => object,
): Port {
  return new Proxy(port, {
    get(target, name) {
      if (name === 'spent' && spent !== undefined) return spent
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        const last = args.at(-1)
        note(Array.isArray(last) ? last.length : 1)
        return Reflect.apply(value, target, args)
      }
    },
  })
}

export const graphCalled = (calls: Calls, lines: number): void => {
  calls.graphRequests += lines
  calls.graphCalls += 1
  calls.graphMs += Math.ceil(lines / LANES) * REQUEST_MS
}

export const minus = (after: Spent, before: Spent): Spent =>
  each(after, (name) => after[name] - before[name])

export const plus = (one: Spent, other: Spent): Spent =>
  each(one, (name) => one[name] + other[name])

const each = (spent: Spent, value: (name: keyof Spent) => number): Spent => {
  const names = Object.keys(spent) as (keyof Spent)[]
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Spent
}
