/**
 * @module
 * A tenant object's own state: the sandbox's clock as last heard, the epoch it was seeded for, a few settings.
 */
import type { Sql } from '../frame.ts'
import type { Moment, Seed } from '../platform/hosts.ts'

export function makeTenantState(sql: Sql, clock: () => number) {
  const read = (name: string): number =>
    Number(
      sql.all<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)[0]?.value ?? 0,
    )
  const store = (name: string, value: number): void =>
    sql.run('INSERT OR REPLACE INTO setting VALUES (?, ?)', name, String(value))
  let offset = read('offset')
  let epoch = read('epoch')

  const hear = (moment: Moment): void => {
    if (offset === moment.offset) return
    offset = moment.offset
    store('offset', offset)
  }

  return {
    read,
    store,
    now: (): number => clock() + offset,
    machineTime: (sandboxTime: number): number => sandboxTime - offset,
    /** Methods that first hear the moment, and empty and seed the tenant when it is of a newer epoch. */
    meeting(reseed: (seed: Seed) => void) {
      const meet = (moment: Moment): void => {
        hear(moment)
        if (epoch === moment.epoch) return
        sql.transaction(() => {
          reseed(moment.seed)
          store('epoch', moment.epoch)
        })
        epoch = moment.epoch
      }
      return <Args extends unknown[], Answer>(work: (...args: Args) => Answer) =>
        (moment: Moment, ...args: Args): Answer => {
          meet(moment)
          return work(...args)
        }
    },
  }
}
