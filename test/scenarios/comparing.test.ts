/**
 * @module
 * How often everything is compared (K18, OPS-2): less often while it finds nothing, daily again when it does.
 */
import { describe, expect, it } from 'vitest'
import type { History } from '../simulation/history.ts'
import { stage } from './stage.ts'

const DAY_MS = 24 * 3_600_000
/** The stage compares hourly. */
const EVERY_MS = 3_600_000
const stateOf = ({ store, stream }: History) => store.stream(stream)

/** @returns how long until the next one */
async function compared(history: History): Promise<number> {
  history.wait(Math.max(0, stateOf(history).compareAt - history.now) + 1)
  await history.settle()
  return stateOf(history).compareAt - history.now
}

/** Nothing differs for as long as said; comparisons are one a day for the sake of the test. */
async function cleanFor(history: History, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    history.wait(DAY_MS)
    await compared(history)
  }
}

describe('K18 the daily comparison', () => {
  it('stays as often as it is while 30 days without a difference are not over', async () => {
    const history = await stage({ initial: 3 })
    await cleanFor(history, 29)
    expect(await compared(history)).toBeLessThanOrEqual(EVERY_MS)
  })

  it('is seven times rarer after 30 days without a difference, and one difference ends that', async () => {
    const history = await stage({ initial: 3 })
    await cleanFor(history, 32)
    const rare = await compared(history)
    expect(rare).toBeGreaterThan(6.9 * EVERY_MS)
    expect(rare).toBeLessThanOrEqual(7 * EVERY_MS)
    // Changed without anybody being told.
    const [id = ''] = history.crm.records.keys()
    history.crm.edit(id, { title: 'silent' }, 'ui')
    history.crm.pending.splice(0)
    expect(await compared(history)).toBeLessThanOrEqual(EVERY_MS)
    expect(history.outlook.living().some(({ fields }) => fields['title'] === 'silent')).toBe(true)
    expect(await compared(history)).toBeLessThanOrEqual(EVERY_MS)
  })

  it('switched off and on again it begins daily', async () => {
    const history = await stage({ initial: 1 })
    await cleanFor(history, 32)
    expect(await compared(history)).toBeGreaterThan(6.9 * EVERY_MS)
    history.switch(false)
    await history.settle()
    history.switch(true)
    await history.settle()
    expect(stateOf(history).compareAt - history.now).toBeLessThanOrEqual(EVERY_MS)
    expect(await compared(history)).toBeLessThanOrEqual(EVERY_MS)
  })
})
