/**
 * @module
 * Hands changes of the CRM to the mailboxes they concern.
 *
 * Owns: who is concerned. A change concerns its owner and its previous owner (CAL-3); one that names
 * neither may be about anybody's record, so everybody looks (SYN-2). Members who do not take part get
 * nothing: what they missed is in the complete listing they begin with.
 */
import type { CrmChange } from '../../ports/crm.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import { retryAt } from './context.ts'
import type { OrgContext } from './context.ts'

/** @returns members whose mailbox did not take its part */
export async function tellMailboxes(
  org: OrgContext,
  changes: readonly CrmChange[],
  schemaChanged: boolean,
): Promise<readonly string[]> {
  const owed = new Set(org.store.owed())
  const listeners = org.store.joined().filter((member) => !owed.has(member))
  const parts = sortByMember(changes, listeners)
  const concerned = listeners.filter((member) => schemaChanged || parts.has(member))
  const taken = await aFewAtATime(concerned, org.rhythm.callsAtOnce, (member) =>
    tell(org, member, parts.get(member) ?? [], schemaChanged),
  )
  return concerned.filter((_, index) => taken[index] === false)
}

/** Tells those who are owed to compare everything; again later for those who do not answer. */
export async function payDebts(org: OrgContext): Promise<void> {
  const owed = org.store.owed()
  const taken = await aFewAtATime(owed, org.rhythm.callsAtOnce, async (member) => {
    const done = await offer(org, member, [], true, true)
    if (done) org.store.paid(member)
    return done
  })
  const failures = taken.includes(false) ? org.store.failures('owed') + 1 : 0
  org.store.setFailures('owed', failures)
  await org.alarms.settle('owed', failures === 0 ? null : retryAt(org, failures))
}

function sortByMember(
  changes: readonly CrmChange[],
  listeners: readonly string[],
): ReadonlyMap<string, readonly CrmChange[]> {
  const parts = new Map<string, CrmChange[]>()
  const listening = new Set(listeners)
  for (const change of changes) {
    const named = [change.ownerId, change.previousOwnerId].filter((owner) => owner !== null)
    const concerned = named.length === 0 ? listeners : new Set(named)
    for (const member of concerned) {
      if (!listening.has(member)) continue
      const part = parts.get(member)
      if (part) part.push(change)
      else parts.set(member, [change])
    }
  }
  return parts
}

async function tell(
  org: OrgContext,
  member: string,
  changes: readonly CrmChange[],
  schemaChanged: boolean,
): Promise<boolean> {
  const { changesPerCall } = org.rhythm
  for (let from = 0; from === 0 || from < changes.length; from += changesPerCall) {
    const part = changes.slice(from, from + changesPerCall)
    if (!(await offer(org, member, part, schemaChanged, false))) return false
  }
  return true
}

async function offer(
  org: OrgContext,
  member: string,
  changes: readonly CrmChange[],
  schemaChanged: boolean,
  resync: boolean,
): Promise<boolean> {
  try {
    await org.mailbox(member).notifyCrm(changes, schemaChanged, resync)
    return true
  } catch {
    // A call to another object can fail for the platform's reasons alone (restart, overload).
    org.journal.event('org.mailbox-not-told', { changes: changes.length, resync })
    return false
  }
}
