/**
 * @module
 * I22: the same seed gives the same trace, to the last request, version and line of the activity. Without it no
 * violation could be told again.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from './act.ts'
import { perform } from './commands.ts'
import { History } from './history.ts'
import type { Settings } from './settings.ts'
import { commands, settings } from './script.ts'
import { begin } from './simulate.ts'

const RUNS = 8

const drawn = (seed: number): readonly [Settings, readonly Command[]][] =>
  fc.sample(fc.tuple(settings, commands), { seed, numRuns: RUNS })

/** Everything that is to be seen of a history after each of its commands. */
async function trace([given, script]: readonly [Settings, readonly Command[]]): Promise<string> {
  const history = new History(given)
  const steps: unknown[] = []
  try {
    begin(history)
    for (const command of script) {
      await perform(history, command)
      steps.push(...history.everybody.map(seen))
    }
    await history.settle()
    return JSON.stringify([...steps, ...history.everybody.map(seen)])
  } finally {
    history.close()
  }
}

const seen = ({ crm, outlook, store, stream, now }: History): unknown => ({
  now,
  calls: [crm.spent().calls, outlook.spent().calls],
  crm: [...crm.records.values()],
  outlook: [...outlook.items.values()],
  state: store.stream(stream),
  flights: store.flights(stream),
  links: store.linksAfter(stream, '', 1000),
  activity: store.activity(stream, { before: null, limit: 1000 }),
})

const traces = async (seed: number): Promise<readonly string[]> => {
  const told: string[] = []
  for (const one of drawn(seed)) told.push(await trace(one))
  return told
}

describe('I22 a seed', { timeout: 60_000 }, () => {
  it('tells the same histories, to the last request', async () => {
    const [first, second] = [await traces(7), await traces(7)]
    expect(first.some((told) => told.length > 10_000)).toBe(true)
    for (const [index, told] of first.entries()) expect(second[index] === told).toBe(true)
  })

  it('tells others than another seed', async () => {
    const [one, other] = [await traces(7), await traces(8)]
    expect(one.filter((told) => other.includes(told))).toEqual([])
  })
})
