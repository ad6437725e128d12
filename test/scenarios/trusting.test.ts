/**
 * @module
 * What a subscription is trusted with: who rings is asked rarely, who was caught missing something often, and
 * nobody is woken for nothing (SYN-4, OPS-2).
 */
import { describe, expect, it } from 'vitest'
import { hearOutlook } from '../../edge/app/mailbox/notices.ts'
import { freshMemory } from '../../edge/app/mailbox/slice.ts'
import { wake } from '../../edge/app/mailbox/wake.ts'
import { pollAfter } from '../../edge/domain/stream/poll.ts'
import { mailboxPolicy } from '../../edge/policy.ts'
import type { OutlookNotice } from '../../edge/ports/hosts.ts'
import type { StreamState } from '../../edge/ports/mailbox-store.ts'
import { contextOf } from '../simulation/context.ts'
import type { History } from '../simulation/history.ts'
import { ME } from '../simulation/model-crm.ts'
import { stage, typed } from './stage.ts'

const HOUR_MS = 3_600_000
const event = (title: string) => ({ title, note: '', tag: '', place: '' })
const stateOf = ({ store, stream }: History): StreamState => store.stream(stream)
const clockOf = (history: History) => ({
  now: () => history.now,
  random: () => 0.5,
  uuid: () => 'x',
})

function change(history: History, changes: Partial<StreamState>): void {
  history.store.saveStream({ ...stateOf(history), ...changes })
}

function hear(history: History, told: Omit<OutlookNotice, 'subscription' | 'secret'>) {
  const ears = { store: history.store, clock: clockOf(history), member: ME }
  const { watch } = stateOf(history)
  const over = { subscription: watch?.id ?? '', secret: watch?.secret ?? '' }
  return hearOutlook(ears, history.stream, [{ ...over, ...told }])
}

const hoursToNextPoll = (history: History): number =>
  pollAfter(mailboxPolicy.rhythm, stateOf(history).watch, history.now) / HOUR_MS

describe('a subscription', () => {
  it('is proven by a notice, be it the echo of our own write, which wakes nobody', async () => {
    const history = await stage({ initial: 2 })
    const { watch } = stateOf(history)
    expect(watch).not.toBeNull()
    change(history, { watch: watch && { ...watch, proven: false } })
    expect(hoursToNextPoll(history)).toBe(1)
    const [link] = history.store.linksAfter(history.stream, '', 1)
    const told = {
      item: link?.outlookId ?? '',
      version: link?.outlookVersion ?? null,
      lifecycle: null,
    }
    expect(hear(history, told)).toBe(false)
    expect(hoursToNextPoll(history)).toBe(25)
  })

  it('is in doubt when Microsoft says that notices were missed', async () => {
    const history = await stage({ initial: 2 })
    hear(history, { item: 'i', version: null, lifecycle: null })
    hear(history, { item: null, version: null, lifecycle: 'missed' })
    expect(hoursToNextPoll(history)).toBe(1)
  })

  it.each(['poll', 'comparison'] as const)(
    'is in doubt when a %s finds what nobody rang about',
    async (net) => {
      const history = await stage({ initial: 2 })
      hear(history, { item: 'i', version: null, lifecycle: null })
      await history.settle()
      expect(hoursToNextPoll(history)).toBe(25)
      const [item] = history.outlook.living()
      history.wait(HOUR_MS)
      history.outlook.edit(item?.id ?? '', { title: 'silent' })
      history.outlook.notices.splice(0)
      change(history, net === 'poll' ? { pollAt: 0 } : { compareAt: 0 })
      for (let slice = 0; slice < 5; slice++) await history.slice()
      const titles = [...history.crm.records.values()].map(({ fields }) => fields['title'])
      expect(titles).toContain('silent')
      expect(hoursToNextPoll(history)).toBe(1)
    },
  )

  it('is renewed late, and proven by it', async () => {
    const history = await stage({ initial: 1 })
    const day = 24 * HOUR_MS
    const lives = { id: 'w', secret: 's', expiresAt: history.now + 2 * day }
    change(history, { watch: lives })
    history.wait(day - 1000)
    await history.slice()
    expect(stateOf(history).watch).toEqual(lives)
    history.wait(2000)
    await history.slice()
    expect(stateOf(history).watch).toMatchObject({ proven: true })
    expect(stateOf(history).watch?.expiresAt).toBeGreaterThan(history.now + day)
  })

  it('that cannot be renewed is asked in its place as soon as it has ended', async () => {
    const history = await stage({ initial: 1 })
    const later = { kind: 'later', detail: 'busy' } as const
    history.outlook.renewWatch = async () => ({ ok: false, failure: later })
    const ended = { id: 'w', secret: 's', expiresAt: history.now - 1, proven: true }
    change(history, { watch: ended, pollAt: history.now + 24 * HOUR_MS })
    await history.slice()
    const context = contextOf(history, clockOf(history))
    const asked = history.now + context.rhythm.pollUnwatchedMs
    expect(stateOf(history).pollAt).toBeLessThanOrEqual(asked)
  })
})

describe('the next wake', () => {
  const nextOf = (history: History) => wake(contextOf(history, clockOf(history)), freshMemory())

  it('of a paused stream is not the comparison it does not make', async () => {
    const history = await stage({ initial: 3 })
    change(history, { phase: 'paused', compareAt: history.now - HOUR_MS })
    expect(await nextOf(history)).toBeGreaterThan(history.now)
  })

  it('is the renewal when that comes first', async () => {
    const history = await stage({ initial: 1 })
    const renewAt = history.now + 5_000
    const watch = { id: 'w', secret: 's', expiresAt: history.now + 24 * HOUR_MS, renewAt }
    change(history, { watch })
    expect(await nextOf(history)).toBe(renewAt)
  })

  it('is at once while something waits', async () => {
    const history = await stage({ initial: 1 })
    typed(history, event('new'))
    change(history, { phase: 'paused', doorbellAt: null })
    history.ring(false, false)
    await nextOf(history)
    expect(history.outlook.living().map(({ fields }) => fields['title'])).toContain('new')
  })
})
