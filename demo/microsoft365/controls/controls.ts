/**
 * @module
 * The core of the controls object: the one clock, the faults, the request log, the mail log, the registered
 * applications and the signing keys.
 *
 * Owns: what every request passes first (`begin`) and last (`end`). Does not own: what a request does.
 */
import type { SentMail, Sql } from '../frame.ts'
import type { Moment, Seed } from '../platform/hosts.ts'
import type { SigningKey } from '../entra/keys.ts'
import { makeApps } from './apps.ts'
import { makeFaults } from './faults.ts'
import { makeKeyRing } from './key-ring.ts'
import { makeLog } from './log.ts'
import type { FaultAction, FaultRule } from './faults.ts'
import type { AppRegistration, RegisteredApp } from './apps.ts'
import type { LogRow } from './log.ts'

export type ControlsPlatform = {
  sql: Sql
  clock(): number
  uuid(): string
  makeKey(): Promise<SigningKey>
}

export type Arrival = { method: string; path: string; batch?: number }
/** What became of an arrival: one row of the request log, plus the mail it caused. */
export type Departure = { n: number; status: number; user: string | null }

export type Controls = ReturnType<typeof makeControls>

export function makeControls({ sql, clock, uuid, makeKey }: ControlsPlatform) {
  sql.run('CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT')
  const faults = makeFaults(sql)
  const log = makeLog(sql)
  const apps = makeApps(sql)
  const keys = makeKeyRing({ sql, makeKey, clock })

  const setting = (name: string) =>
    sql.all<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)[0]?.value
  const store = (name: string, value: string | number) =>
    sql.run('INSERT OR REPLACE INTO setting VALUES (?, ?)', name, String(value))

  const moment = (): Moment => ({
    offset: Number(setting('offset') ?? 0),
    epoch: Number(setting('epoch') ?? 1),
    seed: (setting('seed') ?? 'contoso') as Seed,
  })
  const now = () => clock() + moment().offset

  const reset = (seed: Seed): Moment =>
    sql.transaction(() => {
      store('epoch', moment().epoch + 1)
      store('seed', seed)
      store('offset', 0)
      faults.clear()
      log.clear()
      apps.clear()
      return moment()
    })

  return {
    moment,
    reset,
    /** Notes calls in the log, in their order, and says which of them a fault rule hits. */
    begin: (arrivals: readonly Arrival[]) =>
      sql.transaction(() => ({
        moment: moment(),
        calls: arrivals.map((arrival) => ({
          n: log.arrive(arrival, new Date(now()).toISOString()),
          fault: faults.take(arrival.method, arrival.path),
        })),
      })),
    end: (departures: readonly Departure[], mails: readonly SentMail[]): void =>
      sql.transaction(() => {
        for (const one of departures) log.depart(one)
        for (const mail of mails) log.mailed(mail)
      }),
    setClock: (ask: { now?: number; advanceMs?: number }): { moment: Moment; now: string } => {
      if (ask.now !== undefined) store('offset', ask.now - clock())
      if (ask.advanceMs !== undefined) store('offset', moment().offset + ask.advanceMs)
      return { moment: moment(), now: new Date(now()).toISOString() }
    },
    setFaults: (rules: readonly FaultRule[]) => faults.add(rules),
    clearFaults: () => faults.clear(),
    requests: (since: number): LogRow[] => log.requests(since),
    mail: (to: string | undefined): SentMail[] => log.mail(to),
    registerApp: (ask: AppRegistration): RegisteredApp => apps.register(uuid(), ask),
    app: (clientId: string): RegisteredApp | undefined => apps.find(clientId),
    keys: () => keys.all(),
    rotateKeys: () => keys.rotate(),
  }
}

export type { FaultAction }
