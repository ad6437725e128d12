/**
 * @module
 * The one alarm of a mailbox, kept by the platform alone: a wake costs the row that sets it and no other (OPS-2).
 *
 * Owns: that what is set is set once. Does not own: when to wake (app/mailbox/wake.ts). The platform rings an alarm
 * again whose handler threw or died, two seconds later and ever more slowly, but only about six times
 * (architecture.md, fact 4): so whoever is rung again sets a new one before anything is done.
 */
import type { WakeAlarm } from '../../ports/alarms.ts'

/** The part of a Durable Object's storage that is used here. */
export type AlarmClock = Pick<DurableObjectStorage, 'setAlarm' | 'deleteAlarm'>

/** Where the alarm stands as far as this life of the object knows. */
type Standing = { readonly at: number; readonly isGrace: boolean } | null

export function openWakeAlarm(
  clock: AlarmClock,
  { graceMs, slackMs }: { readonly graceMs: number; readonly slackMs: number },
  now: () => number,
): WakeAlarm {
  let standing: Standing = null
  const set = (at: number, isGrace = false): Promise<void> => {
    standing = { at, isGrace }
    return clock.setAlarm(Math.ceil(at))
  }
  return {
    async soon(dueAt) {
      // One that should have rung may have died. One that an earlier life set is not known, and put off by an instant.
      const lives = standing !== null && standing.at > now() && standing.at <= dueAt
      if (!lives) await set(dueAt)
    },
    async ring(isAgain) {
      standing = null
      if (isAgain) await set(now() + graceMs, true)
    },
    async done(next) {
      const isAsked = standing !== null && !standing.isGrace
      if (next === null) {
        if (isAsked || standing === null) return
        standing = null
        return clock.deleteAlarm()
      }
      // Somebody rang meanwhile: his alarm comes soon enough.
      if (!(isAsked && standing !== null && standing.at <= next + slackMs)) await set(next)
    },
  }
}
