/**
 * @module
 * A CRM that cannot create users: its team is told who waits, so that they add him by hand; everything after
 * that goes by itself (USR-2). Queued once per wish, tried again as Standard Webhooks advises.
 */
import type { Failure } from '../../domain/stream/failure.ts'
import type { NewMember } from './add-member.ts'
import { iso } from './context.ts'
import type { PeopleContext } from './context.ts'

type Desk = Pick<PeopleContext, 'notices' | 'clock' | 'alarms' | 'keepAwake'>

/** Calls to the receiver in one alarm. */
const PER_SLICE = 10

export const cannotCreate = (failure: Failure): boolean =>
  failure.kind === 'refused' && (failure.code === 'not-supported' || failure.code === 'permission')

export async function tellWanted(
  { notices, clock, alarms, keepAwake }: Desk,
  { identity, displayName, role, key }: NewMember,
): Promise<void> {
  if (notices === null) return
  const now = clock.now()
  const data = { ...identity, name: displayName, role }
  const body = JSON.stringify({ type: 'user.wanted', timestamp: iso(now), data })
  notices.queue.add({ id: `wanted-${key}`, body, attempts: 0, dueAt: now })
  await alarms.sooner('notice', now)
  await keepAwake()
}

/** Runs in the alarm only. */
export async function workOffNotices(people: PeopleContext): Promise<void> {
  const { notices, clock, alarms } = people
  if (notices === null) return alarms.settle('notice', null)
  const { queue, send } = notices
  for (const { id, body, attempts } of queue.due(clock.now(), PER_SLICE)) {
    const outcome = await send({ id, body }, clock.now())
    if (outcome === 'failed') failed(people, id, attempts + 1)
    else queue.end(id)
    people.journal.event('org.notice', { outcome, attempts: attempts + 1 })
  }
  await alarms.settle('notice', queue.nextAt())
}

function failed({ notices, clock, rhythm }: PeopleContext, id: string, attempts: number): void {
  const wait = rhythm.noticeRetryMs[attempts - 1]
  if (wait === undefined) return notices?.queue.end(id)
  const jitter = 1 + clock.random() / 10
  notices?.queue.retry(id, attempts, clock.now() + Math.round(wait * jitter))
}
