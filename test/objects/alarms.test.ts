/**
 * @module
 * Named alarms over a real object's one alarm, crash and eviction included.
 */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { beforeEach, describe, expect, it } from 'vitest'
import { alarmsMigration, openAlarms } from '../../edge/objects/alarms.ts'
import { migrate } from '../../edge/objects/migrate.ts'
import { openSql } from '../../edge/objects/sql.ts'
import type { Alarms } from '../../edge/ports/alarms.ts'
import { plain } from './bindings.ts'

const far = Date.now() + 3_600_000
let count = 0
let name = ''

beforeEach(() => {
  name = `v1:alarms:${++count}`
})

type Work<Answer> = (alarms: Alarms, storage: DurableObjectStorage) => Answer | Promise<Answer>

const inside = <Answer>(work: Work<Answer>): Promise<Answer> =>
  runInDurableObject(plain(name) as never, (_: unknown, state: DurableObjectState) => {
    const sql = openSql(state.storage)
    migrate(sql, [alarmsMigration])
    return work(openAlarms(sql, state.storage), state.storage)
  })

describe('alarms', () => {
  it('the platform rings at the earliest of them', () =>
    inside(async (alarms, storage) => {
      await alarms.set('poll', far + 2000)
      expect(await storage.getAlarm()).toBe(far + 2000)
      await alarms.set('renew', far + 1000)
      expect(await storage.getAlarm()).toBe(far + 1000)
      await alarms.clear('renew')
      expect(await storage.getAlarm()).toBe(far + 2000)
      await alarms.clear('poll')
      expect(await storage.getAlarm()).toBeNull()
      expect(alarms.next()).toBeNull()
    }))

  it('sooner only ever moves forward', () =>
    inside(async (alarms) => {
      await alarms.sooner('poll', far)
      await alarms.sooner('poll', far + 1)
      expect(alarms.at('poll')).toBe(far)
      await alarms.sooner('poll', far - 1)
      expect(alarms.at('poll')).toBe(far - 1)
      await alarms.set('poll', far + 5)
      expect(alarms.at('poll')).toBe(far + 5)
    }))

  it('what rings is put off before anything is done, so a crash is tried again', () =>
    inside(async (alarms, storage) => {
      await alarms.set('b', far + 10)
      await alarms.set('a', far + 5)
      await alarms.set('later', far + 20)
      expect(await alarms.ring(far + 10, 1000)).toEqual(['a', 'b'])
      expect([alarms.at('a'), alarms.at('b')]).toEqual([far + 1010, far + 1010])
      expect(await storage.getAlarm()).toBe(far + 20)
    }))

  it('settling keeps what was asked for meanwhile', () =>
    inside(async (alarms) => {
      for (const one of ['quiet', 'nudged', 'cleared']) await alarms.set(one, far)
      await alarms.ring(far, 60_000)
      await alarms.sooner('nudged', far + 200)
      await alarms.clear('cleared')
      for (const one of ['quiet', 'nudged', 'cleared']) await alarms.settle(one, far + 300_000)
      expect(alarms.at('quiet')).toBe(far + 300_000)
      expect(alarms.at('nudged')).toBe(far + 200)
      expect(alarms.at('cleared')).toBeNull()
      await alarms.ring(far + 400_000, 60_000)
      await alarms.settle('quiet', null)
      expect(alarms.at('quiet')).toBeNull()
    }))

  it('rows and alarm stand or fall together', () =>
    inside(async (alarms, storage) => {
      await alarms.set('poll', far)
      expect(() =>
        storage.transactionSync(() => {
          void alarms.set('poll', far - 1000)
          throw new Error('no')
        }),
      ).toThrow('no')
      await Promise.resolve()
      await Promise.resolve()
      expect(alarms.at('poll')).toBe(far)
      expect(await storage.getAlarm()).toBe(far)
    }))

  it('an unchanged alarm writes nothing', () =>
    runInDurableObject(plain(name) as never, async (_: unknown, state: DurableObjectState) => {
      const sql = openSql(state.storage)
      migrate(sql, [alarmsMigration])
      const alarms = openAlarms(sql, state.storage)
      await alarms.set('poll', far)
      const before = sql.spent().rowsWritten
      await alarms.set('poll', far)
      await alarms.sooner('poll', far + 1)
      await alarms.clear('nobody')
      expect(sql.spent().rowsWritten).toBe(before)
    }))

  it('one whose platform alarm died is set again by the next who asks', () =>
    inside(async (alarms, storage) => {
      const now = Date.now()
      await alarms.set('poll', now - 1)
      await storage.deleteAlarm()
      await alarms.sooner('poll', now)
      expect(await storage.getAlarm()).not.toBeNull()
    }))

  it('an object knows its name when the alarm loads it', async () => {
    await inside((alarms) => alarms.set('poll', far))
    await evictDurableObject(plain(name) as never)
    expect(await runDurableObjectAlarm(plain(name) as never)).toBe(true)
    const heard = await runInDurableObject(
      plain(name) as never,
      (_: unknown, state: DurableObjectState) => state.storage.get('rang as'),
    )
    expect(heard).toBe(name)
  })
})
