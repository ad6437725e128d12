/**
 * @module
 * Switching streams, the brake, parked records, progress.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { parkedPage, retryParked } from '../../../edge/app/mailbox/parked.ts'
import { streamStatus } from '../../../edge/app/mailbox/status.ts'
import { decideBrake, switchStream, syncNow } from '../../../edge/app/mailbox/switch.ts'
import { connected, inPhase, linked, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

describe('switching a stream', () => {
  let desk: Desk
  beforeEach(() => {
    desk = openDesk()
  })

  it('refuses without a connected mailbox and changes nothing', () => {
    const before = desk.store.stream('calendar')
    expect(switchStream(desk, 'calendar', true)).toMatchObject({
      ok: false,
      failure: { code: 'not-connected' },
    })
    expect(desk.store.stream('calendar')).toEqual(before)
  })

  it('INS-6 says to agree first where the stream was not agreed to, and changes nothing', () => {
    connected(desk, { scopes: ['Calendars.ReadWrite'], streams: ['calendar'] })
    const before = desk.store.stream('contacts')
    expect(switchStream(desk, 'contacts', true)).toMatchObject({
      ok: false,
      failure: {
        code: 'consent-needed',
        consent: { who: 'you', streams: ['contacts'] },
      },
    })
    expect(desk.store.stream('contacts')).toEqual(before)
    expect(switchStream(desk, 'calendar', true)).toMatchObject({ ok: true })
    expect(switchStream(desk, 'contacts', false)).toMatchObject({ ok: true })
  })

  it('A22 switching on twice is one switch', () => {
    connected(desk)
    switchStream(desk, 'calendar', true)
    const { epoch } = desk.store.stream('calendar')
    expect(switchStream(desk, 'calendar', true)).toMatchObject({ ok: true })
    expect(desk.store.stream('calendar')).toMatchObject({ epoch, phase: 'preparing' })
  })

  it('does not begin again while the copies are being taken away', () => {
    connected(desk)
    inPhase(desk, 'calendar', 'clearing')
    expect(switchStream(desk, 'calendar', true)).toMatchObject({
      failure: { code: 'wrong-state' },
    })
  })

  it('CAL-6 switching off only marks: nothing is deleted in the same breath', () => {
    connected(desk)
    inPhase(desk, 'calendar', 'live')
    linked(desk, 'calendar', 'c1', 'o1')
    switchStream(desk, 'calendar', false)
    expect(desk.store.stream('calendar').phase).toBe('clearing')
    expect(desk.store.countLinks('calendar')).toBe(1)
  })

  it('“sync now” needs a stream that is on', () => {
    expect(syncNow(desk, 'calendar')).toMatchObject({ failure: { code: 'wrong-state' } })
    inPhase(desk, 'calendar', 'live')
    expect(syncNow(desk, 'calendar')).toMatchObject({ ok: true })
    expect(desk.store.stream('calendar').doorbellAt).toBe(desk.now)
  })

  describe('SYN-3 the brake', () => {
    beforeEach(() => {
      connected(desk)
      inPhase(desk, 'contacts', 'paused', { brake: { side: 'crm', deletes: 2, of: 2 } })
      for (const [crmId, because] of [
        ['c1', 'deleted'],
        ['c2', 'out-of-scope'],
      ] as const) {
        linked(desk, 'contacts', crmId, `o-${crmId}`)
        desk.store.doom({ stream: 'contacts', crmId, side: 'crm', because, noticedAt: desk.now })
      }
    })

    it('apply lets them through for a while', () => {
      expect(decideBrake(desk, 'contacts', 'apply')).toMatchObject({ value: { phase: 'live' } })
      expect(desk.store.countDoomed('contacts')).toBe(2)
      expect(desk.store.stream('contacts').brakeReleasedUntil).toBeGreaterThan(desk.now)
    })

    it('restore makes the deleted again and leaves what is somebody else’s', () => {
      decideBrake(desk, 'contacts', 'restore')
      expect(desk.store.doomed('contacts', 9).map(({ crmId }) => crmId)).toEqual(['c2'])
      expect(desk.store.linkByCrm('contacts', 'c1')).toBeNull()
      expect(desk.store.looks('contacts', 9)).toMatchObject([{ side: 'crm', id: 'c1' }])
    })

    it('restore leaves out none, however many, and lets no later deletion through', () => {
      desk.store.spare('contacts', 'c2')
      for (let index = 0; index < 1_200; index++) {
        const crmId = `n${index}`
        linked(desk, 'contacts', crmId, `o-${crmId}`)
        const doom = { stream: 'contacts', crmId, side: 'crm', because: 'deleted' } as const
        desk.store.doom({ ...doom, noticedAt: desk.now })
      }
      decideBrake(desk, 'contacts', 'restore')
      expect(desk.store.countDoomed('contacts')).toBe(0)
      expect(desk.store.countLooks('contacts')).toBe(1_201)
      expect(desk.store.stream('contacts').brakeReleasedUntil).toBe(0)
    })

    it('off clears', () => {
      expect(decideBrake(desk, 'contacts', 'off')).toMatchObject({ value: { phase: 'clearing' } })
    })

    it('asks nothing when nothing is held', () => {
      expect(decideBrake(desk, 'calendar', 'apply')).toMatchObject({
        failure: { code: 'wrong-state' },
      })
    })
  })

  it('SYN-6 parked records are listed in pages and tried again', () => {
    inPhase(desk, 'calendar', 'live')
    for (let index = 0; index < 60; index++) {
      desk.store.park({
        stream: 'calendar',
        side: 'crm',
        id: `c${String(index).padStart(2, '0')}`,
        version: '1',
        code: 'too-long',
        detail: 'too long',
        field: 'title',
        label: 'x',
        at: desk.now,
      })
    }
    const first = parkedPage(desk, 'calendar', null)
    const cursor = first.ok ? first.value.cursor : null
    const second = parkedPage(desk, 'calendar', cursor)
    expect(first.ok && first.value.entries.length).toBe(50)
    expect(second.ok && second.value.entries.length).toBe(10)
    expect(retryParked(desk, 'calendar', { side: 'crm', id: 'c03' })).toMatchObject({ ok: true })
    expect(desk.store.countParked('calendar')).toBe(59)
    expect(retryParked(desk, 'calendar', { side: 'crm', id: 'c03' })).toMatchObject({
      failure: { code: 'not-found' },
    })
    retryParked(desk, 'calendar', {})
    expect(desk.store.countParked('calendar')).toBe(0)
    expect(desk.store.countLooks('calendar')).toBe(60)
    expect(parkedPage(desk, 'calendar', 'x')).toMatchObject({
      failure: { code: 'invalid-request' },
    })
  })

  it('tells the time left by the pace, and what Microsoft asked to wait', () => {
    const listing = {
      step: 'crm-all' as const,
      cursor: 'x',
      done: 100,
      total: 300,
      taken: 100,
      startedAt: desk.now - 10_000,
    }
    inPhase(desk, 'contacts', 'first-sync', { listing })
    const secondsLeft = () => streamStatus(desk.store, 'contacts', desk.now).progress?.secondsLeft
    expect(secondsLeft()).toBe(20)
    const retry = { tries: 1, notBefore: desk.now + 30_000 }
    inPhase(desk, 'contacts', 'first-sync', { listing, retry })
    expect(secondsLeft()).toBe(50)
  })
})
