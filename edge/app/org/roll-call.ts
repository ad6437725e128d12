/**
 * @module
 * Keeps the organization on the roll call, so that the watchdog wakes it when its alarm died
 * (architecture.md, fact 4). Told rarely: every telling is a paid row.
 */
import type { OrgContext } from './context.ts'

export async function enrolAgain(org: OrgContext): Promise<void> {
  const now = org.clock.now()
  if (now - org.store.stamp('roll-call') < org.rhythm.rollCallMs / 2) return
  try {
    await org.rollCall.enrol('org', org.name, now + org.rhythm.rollCallMs)
    org.store.setStamp('roll-call', now)
  } catch {
    org.journal.event('org.roll-call-missed')
  }
}

export async function strike(org: OrgContext): Promise<void> {
  org.store.setStamp('roll-call', 0)
  try {
    await org.rollCall.strike('org', org.name)
  } catch {
    // It will be woken once more, find nobody joined, and be struck then.
    org.journal.event('org.roll-call-missed')
  }
}
