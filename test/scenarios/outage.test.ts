/**
 * @module
 * Scenario X02: everything of a tenant fails at once. Each mailbox waits for itself, and they do not come back
 * together: what all of them ask of a service that is down stays far below what they ask of one that is up, so that
 * nothing need be shared among them.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fail } from '../../edge/app/mailbox/fail.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import { contextOf } from '../simulation/context.ts'
import { stage } from './stage.ts'

const MAILBOXES = 300
const MINUTE = 60_000

/** Every mailbox tries, fails and waits, until the outage is over. @returns when each of them tried */
async function outage(lasts: number, failure: Failure, seed: number): Promise<number[]> {
  const history = await stage()
  const chance = fc.noBias(fc.nat({ max: 999_999 }))
  const [random = []] = fc.sample(fc.array(chance, { minLength: 9_000, maxLength: 9_000 }), {
    numRuns: 1,
    seed,
  })
  let used = 0
  const tries: number[] = []
  const { store } = history
  const atRest = store.stream('calendar')
  for (let mailbox = 0; mailbox < MAILBOXES; mailbox++) {
    store.saveStream(atRest)
    for (let now = 0; now <= lasts; now = store.stream('calendar').retry?.notBefore ?? lasts + 1) {
      tries.push(now)
      const clock = { now: () => now, random: () => (random[used++] ?? 0) / 1e6, uuid: () => 'k' }
      await fail(contextOf(history, clock), 'calendar', 'outlook', failure)
    }
    // The one that finds it working again.
    tries.push(store.stream('calendar').retry?.notBefore ?? 0)
  }
  return tries
}

/** The most that fall into any span of this length after `from`. */
function busiest(tries: readonly number[], from: number, span: number): number {
  const sorted = tries.filter((at) => at >= from).toSorted((a, b) => a - b)
  let [most, first] = [0, 0]
  for (const [index, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - span) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}

describe('X02 an outage of everything', () => {
  const silent: Failure = { kind: 'unknown', detail: 'no answer' }
  const asked: Failure = { kind: 'later', detail: 'busy', afterMs: 2 * MINUTE }

  it('an hour without an answer: 300 mailboxes ask less than once a second together, and come back over minutes', async () => {
    const tries = await outage(60 * MINUTE, silent, 1)
    const late = tries.filter((at) => at > 30 * MINUTE && at <= 60 * MINUTE)
    expect(late.length / (30 * 60)).toBeLessThan(1)
    expect(busiest(tries, 60 * MINUTE, 10_000)).toBeLessThan(MAILBOXES * 0.1)
  })

  it('all are told the same time to wait: none is back before it, and they are not back together', async () => {
    const tries = await outage(MINUTE, asked, 2)
    const back = tries.filter((at) => at > 0)
    expect(Math.min(...back)).toBeGreaterThanOrEqual(2 * MINUTE)
    expect(Math.max(...back)).toBeLessThanOrEqual(3 * MINUTE)
    expect(busiest(back, 0, 5_000)).toBeLessThan(MAILBOXES * 0.2)
  })
})
