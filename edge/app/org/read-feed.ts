/**
 * @module
 * Reads the CRM's feed of changes and hands it on, at least once (SYN-2, SYN-4).
 *
 * The cursor moves only after every mailbox concerned took its part. A mailbox that keeps refusing does
 * not hold up the others: it is owed a resync instead, which is kept until it takes it.
 */
import { lookAtMembers } from './let-go.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { CrmFeedPage } from '../../ports/crm.ts'
import { retryAt } from './context.ts'
import type { OrgContext } from './context.ts'
import { enrolAgain } from './roll-call.ts'
import { tellMailboxes } from './tell-mailboxes.ts'

type Outcome = 'drained' | 'more' | 'failed'

/** Runs in the alarm only, so never twice at once. */
export async function readFeed(org: OrgContext): Promise<void> {
  await enrolAgain(org)
  org.store.forgetDeliveries(org.clock.now() - org.rhythm.replayMemoryMs)
  let outcome: Outcome = 'more'
  for (let page = 0; page < org.rhythm.pagesPerSlice && outcome === 'more'; page++) {
    outcome = await readPage(org)
  }
  if (outcome !== 'failed') org.store.setFailures('feed', 0)
  await org.alarms.settle('feed', nextRead(org, outcome))
}

/** Where changes begin to count for a member who joins: before anything of his is listed. */
export async function takePosition(org: OrgContext): Promise<Failure | null> {
  if (org.store.cursor() !== null) return null
  const latest = await org.crm.feed(null)
  if (!latest.ok) return latest.failure
  if (org.store.cursor() === null) org.store.setCursor(latest.value.cursor)
  return null
}

async function readPage(org: OrgContext): Promise<Outcome> {
  const cursor = org.store.cursor()
  if (cursor === null) return 'drained'
  const page = await org.crm.feed(cursor)
  if (!page.ok) {
    return page.failure.kind === 'resync' ? startAfresh(org, cursor) : failedRead(org, page.failure)
  }
  const refused = await tellMailboxes(org, page.value.changes, page.value.schemaChanged)
  if (refused.length > 0 && !mayMoveOn(org)) return failedRead(org, null)
  if (page.value.membersChanged === true) await lookAtMembers(org)
  moveOn(org, cursor, page.value, refused)
  if (refused.length > 0) await org.alarms.sooner('owed', retryAt(org, 1))
  return page.value.more ? 'more' : 'drained'
}

function mayMoveOn(org: OrgContext): boolean {
  const offers = org.store.failures('offer') + 1
  org.store.setFailures('offer', offers)
  return offers >= org.rhythm.offersPerPage
}

function moveOn(
  org: OrgContext,
  from: string,
  page: CrmFeedPage,
  refused: readonly string[],
): void {
  org.store.transaction(() => {
    org.store.owe(refused)
    org.store.advance(from, page.cursor)
    org.store.setFailures('offer', 0)
  })
}

/** The CRM no longer knows our place: a new place first, then everybody compares everything. */
async function startAfresh(org: OrgContext, lost: string): Promise<Outcome> {
  const latest = await org.crm.feed(null)
  if (!latest.ok) return failedRead(org, latest.failure)
  org.store.transaction(() => {
    if (!org.store.advance(lost, latest.value.cursor)) return
    org.store.owe(org.store.joined())
    org.store.setFailures('offer', 0)
  })
  org.journal.event('org.feed-lost')
  await org.alarms.sooner('owed', org.clock.now())
  return 'more'
}

function failedRead(org: OrgContext, failure: Failure | null): Outcome {
  org.store.setFailures('feed', org.store.failures('feed') + 1)
  if (failure) org.journal.event('org.feed-failed', { kind: failure.kind })
  return 'failed'
}

function nextRead(org: OrgContext, outcome: Outcome): number | null {
  if (org.store.joined().length === 0) return null
  const now = org.clock.now()
  if (outcome === 'more') return now
  if (outcome === 'failed') return retryAt(org, org.store.failures('feed'))
  // Spread, so that organizations do not poll in step (engine §4.4).
  return now + org.rhythm.pollMs * (0.8 + org.clock.random() * 0.2)
}
