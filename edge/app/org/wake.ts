/**
 * @module
 * The single entry of an organization's alarm and of those who want it awake.
 */
import type { WakeReason } from '../../ports/hosts.ts'
import { otherAlarms } from './context.ts'
import type { OrgContext } from './context.ts'
import { letGo } from './let-go.ts'
import { keepSubscribed } from './keep-subscribed.ts'
import { readFeed } from './read-feed.ts'
import { tellSettings } from './settings.ts'
import { rest } from './take-part.ts'
import { payDebts } from './tell-mailboxes.ts'

export async function wake(org: OrgContext, reason: WakeReason): Promise<void> {
  if (reason === 'alarm') return ring(org)
  // The watchdog comes because the alarm may be dead: setting one revives all of them.
  const waiting = otherAlarms.find((name) => org.alarms.at(name) !== null)
  if (waiting !== undefined) return org.alarms.sooner(waiting, org.clock.now())
  if (org.store.joined().length === 0) return rest(org)
  await org.alarms.sooner('feed', org.clock.now())
}

async function ring(org: OrgContext): Promise<void> {
  const due = new Set(await org.alarms.ring(org.clock.now(), org.rhythm.graceMs))
  if (due.has('webhook')) await keepSubscribed(org)
  // Debts first: who is told to compare everything needs no single changes before.
  if (due.has('owed')) await payDebts(org)
  if (due.has('members')) await letGo(org)
  if (due.has('settings')) await tellSettings(org)
  if (due.has('feed')) await readFeed(org)
  for (const name of otherAlarms) if (due.has(name)) await org.workOff[name]()
}
