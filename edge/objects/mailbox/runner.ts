/**
 * @module
 * Runs the mailbox's slices one at a time and says when the next one is due.
 *
 * Owns: the lock, and that an alarm always stands. An alarm handler that throws dies after six tries
 * (architecture.md, fact 4), so what a slice throws sets the next one; only a storage that takes none throws on.
 */
import type { SyncContext } from '../../app/mailbox/context.ts'
import { freshMemory } from '../../app/mailbox/slice.ts'
import { wake } from '../../app/mailbox/wake.ts'
import type { MailboxPolicy } from '../../policy.ts'
import type { WakeAlarm } from '../../ports/alarms.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Journal } from '../../ports/journal.ts'
import type { RollCall } from './roll-call.ts'

export type Runner = {
  /** A slice soon; bells of one burst share it. */
  readonly soon: () => Promise<void>
  readonly alarm: (isAgain: boolean) => Promise<void>
  /** Work that must not meet a slice half-way (disconnect). */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>
}

type Means = {
  readonly sync: () => Promise<SyncContext>
  readonly alarm: WakeAlarm
  readonly rollCall: RollCall
  readonly policy: MailboxPolicy
  readonly clock: Clock
  readonly journal: Journal
  /** Looks for what an administrator has to agree to. @returns when it is due again; null: never */
  readonly look?: () => Promise<number | null>
}

export function makeRunner(means: Means): Runner {
  const { sync, alarm, rollCall, policy, clock, journal, look = never } = means
  const memory = freshMemory()
  let last: Promise<unknown> = Promise.resolve()
  const alone = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
  const slice = async () => {
    const work = await wake(await sync(), memory)
    // After the work, which may have met a wall.
    const next = earlier(work, await look())
    await alarm.done(next)
    await rollCall(next)
  }
  return {
    alone,
    soon: () => alarm.soon(clock.now() + policy.coalesceMs),
    async alarm(isAgain) {
      try {
        await alarm.ring(isAgain)
        await alone(slice)
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown'
        journal.event('mailbox.alarm-failed', { name })
        await alarm.done(clock.now() + policy.graceMs)
      }
    },
  }
}

const never = () => Promise.resolve(null)

const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)
