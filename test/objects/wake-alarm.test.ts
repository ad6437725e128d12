/**
 * @module
 * A mailbox's only alarm over a real object's storage: set once a wake, never lost; and its roll call.
 */
import { runInDurableObject } from 'cloudflare:test'
import { beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../../edge/objects/mailbox/schema.ts'
import { makeRollCall } from '../../edge/objects/mailbox/roll-call.ts'
import { openWakeAlarm } from '../../edge/objects/mailbox/wake-alarm.ts'
import { migrate } from '../../edge/objects/migrate.ts'
import { openSql } from '../../edge/objects/sql.ts'
import { plain } from './bindings.ts'

const hour = 3_600_000
/** Far ahead: none of these rings by itself. */
const begin = Date.now() + 24 * hour
const times = { graceMs: 60_000, slackMs: 250 }
let count = 0
let now = begin

beforeEach(() => {
  count += 1
  now = begin
})

const inside = <Answer>(work: (storage: DurableObjectStorage) => Promise<Answer>) =>
  runInDurableObject(plain(`v1:wake:${count}`) as never, (_: unknown, state: DurableObjectState) =>
    work(state.storage),
  )

function counting(storage: DurableObjectStorage) {
  let rows = 0
  const clock = {
    setAlarm: (at: number | Date) => ((rows += 1), storage.setAlarm(at)),
    deleteAlarm: () => ((rows += 1), storage.deleteAlarm()),
  }
  /** A life of the object: what it knew is forgotten by the next. */
  const load = () => openWakeAlarm(clock, times, () => now)
  return { load, rows: () => rows, at: () => storage.getAlarm() }
}

describe('the alarm of a mailbox', () => {
  it('a poll costs one row, a bell two, a burst of bells no more', () =>
    inside(async (storage) => {
      const { load, rows, at } = counting(storage)
      const alarm = load()
      await alarm.ring(false)
      await alarm.done(now + 25 * hour)
      expect([rows(), await at()]).toEqual([1, now + 25 * hour])
      for (let bell = 0; bell < 5; bell++) await alarm.soon(now + 250 + bell)
      expect([rows(), await at()]).toEqual([2, now + 250])
      await alarm.ring(false)
      await alarm.done(now + 24 * hour)
      expect([rows(), await at()]).toEqual([3, now + 24 * hour])
    }))

  it('whoever rings during a slice is heard, even before a later time', () =>
    inside(async (storage) => {
      const { load, rows, at } = counting(storage)
      const alarm = load()
      await alarm.ring(false)
      await alarm.soon(now + 250)
      await alarm.done(now + hour)
      expect([rows(), await at()]).toEqual([1, now + 250])
      // There is more to do: what is set comes soon enough.
      await alarm.done(now)
      expect([rows(), await at()]).toEqual([1, now + 250])
    }))

  it('rung again after a crash, the next one stands before anything is done', () =>
    inside(async (storage) => {
      const { load, at } = counting(storage)
      const alarm = load()
      await alarm.ring(true)
      expect(await at()).toBe(now + times.graceMs)
      await alarm.done(now + hour)
      expect(await at()).toBe(now + hour)
      await alarm.ring(true)
      await alarm.done(null)
      expect(await at()).toBeNull()
    }))

  it('with nothing to wake for, a bell that rang meanwhile is not taken back', () =>
    inside(async (storage) => {
      const { load, at } = counting(storage)
      const alarm = load()
      await alarm.ring(false)
      await alarm.soon(now + 250)
      await alarm.done(null)
      expect(await at()).toBe(now + 250)
    }))

  it.each(['died', 'was forgotten'])('one that %s is set again by the next bell', (what) =>
    inside(async (storage) => {
      const { load, at } = counting(storage)
      const alarm = load()
      await alarm.done(now + 250)
      if (what === 'died') now += hour
      const heard = what === 'died' ? alarm : load()
      await storage.deleteAlarm()
      await heard.soon(now + 250)
      expect(await at()).toBe(now + 250)
    }),
  )

  it('falls on a whole millisecond, never before its time', () =>
    inside(async (storage) => {
      const { load, at } = counting(storage)
      await load().done(now + 0.2)
      expect(await at()).toBe(now + 1)
    }))
})

describe('the roll call', () => {
  const lived = (storage: DurableObjectStorage) => {
    const sql = openSql(storage)
    migrate(sql, migrations)
    const told: string[] = []
    const directory = {
      enrol: async (_kind: string, _name: string, dueBy: number) => {
        told.push(`until ${(dueBy - begin) / hour} h`)
      },
      strike: async () => void told.push('gone'),
    }
    const clock = { now: () => now, random: () => 0.5, uuid: () => 'x' }
    const means = { name: 'v1:org:one', sql, directory, clock, rollCallMs: 36 * hour }
    // A new life of the object at every wake.
    const wake = (next: number | null) => makeRollCall(means)(next)
    return { told, wake, rows: () => sql.spent().rowsWritten }
  }

  it('is answered at half time, whatever wakes the object meanwhile, and when it leaves', () =>
    inside(async (storage) => {
      const { told, wake, rows } = lived(storage)
      for (let hours = 0; hours < 40; hours += 1) {
        now = begin + hours * hour
        await wake(now + hour)
      }
      expect(told).toEqual(['until 36 h', 'until 54 h', 'until 72 h'])
      const before = rows()
      await wake(now + hour)
      expect(rows()).toBe(before)
      await wake(null)
      expect(told.slice(3)).toEqual(['gone'])
      await wake(now + hour)
      expect(told).toHaveLength(5)
    }))

  it('is answered anew when the wait became another', () =>
    inside(async (storage) => {
      const { told, wake } = lived(storage)
      await wake(now + hour)
      now = begin - 10 * hour
      await wake(now + hour)
      expect(told).toEqual(['until 36 h', 'until 26 h'])
    }))
})
