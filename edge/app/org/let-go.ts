/**
 * @module
 * A member the CRM has shut out takes part no longer (INS-4, OPS-3): his copies leave Outlook, his sign-in is destroyed.
 * The CRM keeps every record, and who comes back connects again and finds each of his records once (SYN-3).
 */
import { aFewAtATime } from '../a-few-at-a-time.ts'
import { retryAt } from './context.ts'
import type { OrgContext } from './context.ts'

/** The CRM told of a user: what was read of them is old, and somebody may have to go. */
export async function lookAtMembers(org: OrgContext): Promise<void> {
  org.store.setStamp('members-read', 0)
  await org.alarms.sooner('members', org.clock.now())
}

/** Runs in the alarm only. */
export async function letGo(org: OrgContext): Promise<void> {
  const members = await org.crm.members()
  if (!members.ok) return settle(org, true)
  const active = new Set(members.value.flatMap(({ id, active: is }) => (is ? [id] : [])))
  const absent = org.store.joined().filter((member) => !active.has(member))
  const isOpen = await aFewAtATime(absent, org.rhythm.callsAtOnce, (member) =>
    letOneGo(org, member),
  )
  await settle(org, isOpen.includes(true))
}

/** @returns whether it has to be tried again */
async function letOneGo(org: OrgContext, member: string): Promise<boolean> {
  // A list that came short must not untie half the company: each is asked about once more.
  const isOut = await org.shutOut.is(member)
  if (isOut !== true) return isOut === null
  try {
    const { organization } = org
    await org.mailbox(member).disconnect({ organization, member, name: null, email: null })
  } catch {
    // A call to another object can fail for the platform's reasons alone (restart, overload).
    org.journal.event('org.member-not-let-go')
    return true
  }
  org.shutOut.note(member)
  return false
}

async function settle(org: OrgContext, isOpen: boolean): Promise<void> {
  const failures = isOpen ? org.store.failures('members') + 1 : 0
  org.store.setFailures('members', failures)
  const next = isOpen ? retryAt(org, failures) : org.clock.now() + org.rhythm.membersCheckMs
  await org.alarms.settle('members', org.store.joined().length === 0 ? null : next)
}
