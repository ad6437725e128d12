/**
 * @module
 * Runs the mailbox's slices one at a time and says when the next one is due.
 *
 * Owns: the lock, the alarm, the roll call. An alarm handler that throws dies after six tries (architecture.md,
 * fact 4), so nothing here lets one through: the grace set by `ring` tries again.
 */
import type { SyncContext } from '../../app/mailbox/context.ts'
import { freshMemory } from '../../app/mailbox/slice.ts'
import { wake } from '../../app/mailbox/wake.ts'
import type { MailboxPolicy } from '../../policy.ts'
import type { Alarms } from '../../ports/alarms.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DirectoryHost } from '../../ports/hosts.ts'
import type { Journal } from '../../ports/journal.ts'

export type Runner = {
  /** A slice soon; bells of one burst share it. */
  readonly soon: () => Promise<void>
  readonly alarm: () => Promise<void>
  /** Work that must not meet a slice half-way (disconnect). */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>
}

const SLICE = 'slice'

type Means = {
  readonly name: string
  readonly sync: () => Promise<SyncContext>
  readonly alarms: Alarms
  readonly rollCall: Pick<DirectoryHost, 'enrol' | 'strike'>
  readonly policy: MailboxPolicy
  readonly clock: Clock
  readonly journal: Journal
}

export function makeRunner(means: Means): Runner {
  const { alarms, clock, policy, journal } = means
  const memory = freshMemory()
  const answerRollCall = rollCaller(means)
  let last: Promise<unknown> = Promise.resolve()
  const alone = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
  const slice = async () => {
    const next = await wake(await means.sync(), memory)
    await alarms.settle(SLICE, next)
    await answerRollCall(next)
  }
  return {
    alone,
    soon: () => alarms.sooner(SLICE, clock.now() + policy.coalesceMs),
    async alarm() {
      try {
        const rang = await alarms.ring(clock.now(), policy.graceMs)
        if (rang.includes(SLICE)) await alone(slice)
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown'
        journal.event('mailbox.alarm-failed', { name })
      }
    },
  }
}

/** Told rarely: at half of the time after which the watchdog would ask. */
function rollCaller({ name, clock, policy, rollCall }: Means) {
  let enrolledUntil = 0
  return async (next: number | null): Promise<void> => {
    const now = clock.now()
    if (next === null) {
      enrolledUntil = 0
      return rollCall.strike('mailbox', name)
    }
    if (enrolledUntil > now) return
    await rollCall.enrol('mailbox', name, now + policy.rollCallMs)
    enrolledUntil = now + policy.rollCallMs / 2
  }
}
