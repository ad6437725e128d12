/**
 * @module
 * The cron's watchdog: asks every directory shard who did not wake when he meant to, and wakes him
 * (architecture.md, fact 4: a failed alarm is tried for about 140 s and then never again).
 */
import type { Clock } from '../../ports/clock.ts'
import type { DirectoryHost, Hosts, MemberRef } from '../../ports/hosts.ts'
import type { Journal } from '../../ports/journal.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'

export type SweepContext = {
  readonly hosts: Hosts
  readonly clock: Clock
  readonly journal: Journal
  readonly perShard: number
  readonly callsAtOnce: number
  /** Reads an object's name back; null: not one of ours any more, it is struck off. */
  readonly whose: {
    readonly mailbox: (name: string) => MemberRef | null
    readonly org: (name: string) => string | null
  }
}

type Overdue = {
  readonly kind: 'mailbox' | 'org'
  readonly name: string
  /** Which lists it: where it is from may no longer be known by its name (OPS-4). */
  readonly shard: DirectoryHost
}

export type Swept = { readonly woken: number; readonly failed: number }

export async function sweep(context: SweepContext): Promise<Swept> {
  const { hosts, callsAtOnce } = context
  const lists = await aFewAtATime(hosts.directories(), callsAtOnce, (shard) =>
    overdueOf(context, shard),
  )
  const overdue = lists.flat()
  const done = await aFewAtATime(overdue, callsAtOnce, (one) => wakeOne(context, one))
  const woken = done.filter(Boolean).length
  const swept = { woken, failed: done.length - woken }
  context.journal.event('watchdog.swept', swept)
  return swept
}

/** One shard out of order must not keep the others from being asked. */
async function overdueOf(context: SweepContext, shard: DirectoryHost): Promise<readonly Overdue[]> {
  try {
    const overdue = await shard.overdue(context.clock.now(), context.perShard)
    return overdue.map((one) => ({ ...one, shard }))
  } catch {
    context.journal.event('watchdog.shard-failed')
    return []
  }
}

async function wakeOne(context: SweepContext, { kind, name, shard }: Overdue): Promise<boolean> {
  const { hosts, whose, journal } = context
  try {
    if (kind === 'mailbox') {
      const mailbox = whose.mailbox(name)
      if (!mailbox) await shard.strike(kind, name)
      else await hosts.mailbox(mailbox).wake('watchdog')
    } else {
      const org = whose.org(name)
      if (org === null) await shard.strike(kind, name)
      else await hosts.org(org).wake('watchdog')
    }
    return true
  } catch {
    journal.event('watchdog.wake-failed', { kind })
    return false
  }
}
