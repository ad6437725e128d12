/**
 * @module
 * How soon Outlook is asked although nobody rang, and when a subscription is renewed (SYN-4, OPS-2).
 */
import { describe, expect, it } from 'vitest'
import {
  doubted,
  pollAfter,
  renewalDue,
  renewalOf,
  trusted,
} from '../../../edge/domain/stream/poll.ts'
import type { Watch } from '../../../edge/domain/stream/poll.ts'
import { demoMailboxPolicy, mailboxPolicy } from '../../../edge/policy.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 10, 23)
const watch: Watch = { id: 'w', secret: 's', expiresAt: now + 6 * day }

describe('asking although nobody rang', () => {
  it.each<[string, Watch | null, number]>([
    ['without a subscription', null, 15 * minute],
    ['it has ended', { ...watch, expiresAt: now }, 15 * minute],
    ['it has ended, however proven', { ...watch, expiresAt: now, proven: true }, 15 * minute],
    ['nobody has rung over it yet', watch, hour],
    ['it rang once', trusted(watch)!, 25 * hour],
    ['it rang and was in doubt later', doubted(trusted(watch))!, hour],
    ['it was in doubt and rang again', trusted(doubted(trusted(watch)))!, 25 * hour],
  ])('%s', (_, subscription, pause) => {
    expect(pollAfter(mailboxPolicy.rhythm, subscription, now)).toBe(pause)
    // In the demo, five minutes at the most whatever is believed (SYN-4).
    expect(pollAfter(demoMailboxPolicy.rhythm, subscription, now)).toBeLessThanOrEqual(5 * minute)
  })

  it('a day has one round: the one every comparison ends with', () => {
    const { pollProvenMs, compareMs } = mailboxPolicy.rhythm
    expect(pollProvenMs).toBeGreaterThan(compareMs)
    expect(pollProvenMs).toBeLessThanOrEqual(2 * compareMs)
  })

  it('what is as it was stays the same object', () => {
    const proven = trusted(watch)
    expect(trusted(proven)).toBe(proven)
    expect(doubted(watch)).toBe(watch)
    expect([trusted(null), doubted(null)]).toEqual([null, null])
  })
})

describe('a renewal', () => {
  it.each([
    ['of a week: a day before its end', 7 * day, 6 * day],
    ['of a day: hours before its end', 7 * hour, 6 * hour],
  ])('%s', (_, life, after) => {
    expect(renewalOf(now + life, now)).toBe(now + after)
  })

  it('falls on a whole millisecond, as alarms do', () => {
    expect(renewalOf(now + 10_070 * minute, now) % 1).toBe(0)
  })

  it.each<[string, Watch, number]>([
    ['as planned', { ...watch, renewAt: now + 5 * day }, now + 5 * day],
    ['granted before plans were kept', watch, now + 5 * day],
    ['told to be authorized again', { ...watch, renewAt: now + 5 * day, expiresAt: now }, now],
  ])('%s', (_, subscription, due) => {
    expect(renewalDue(subscription)).toBe(due)
  })
})
