/**
 * @module
 * Doorbells of both sides: who is believed, what is news, what is only an echo.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { hearCrm, hearOutlook } from '../../../edge/app/mailbox/notices.ts'
import type { CrmChange } from '../../../edge/ports/crm.ts'
import type { OutlookNotice } from '../../../edge/ports/hosts.ts'
import { inPhase, linked, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const notice = (over: Partial<OutlookNotice> = {}): OutlookNotice => ({
  subscription: 'sub',
  secret: 'secret',
  item: 'o1',
  version: 'e2',
  lifecycle: null,
  ...over,
})

const change = (over: Partial<CrmChange> = {}): CrmChange => ({
  stream: 'calendar',
  id: 'c1',
  gone: false,
  version: '2',
  ownerId: 'marcus',
  previousOwnerId: null,
  causedBy: null,
  ...over,
})

describe('doorbells (SYN-4, SYN-5)', () => {
  let desk: Desk
  let ears: { store: Desk['store']; clock: Desk['clock']; member: string }

  beforeEach(() => {
    desk = openDesk()
    ears = { store: desk.store, clock: desk.clock, member: 'marcus' }
    inPhase(desk, 'calendar', 'live', {
      watch: { id: 'sub', secret: 'secret', expiresAt: desk.now + 1e9 },
    })
    linked(desk, 'calendar', 'c1', 'o1')
  })

  const looks = () => desk.store.looks('calendar', 10).map(({ side, id }) => `${side}:${id}`)

  it('notes the item Microsoft rang about', () => {
    expect(hearOutlook(ears, 'calendar', [notice()])).toBe(true)
    expect(looks()).toEqual(['outlook:o1'])
    expect(desk.store.stream('calendar').doorbellAt).toBe(desk.now)
  })

  for (const [name, wrong] of [
    ['a wrong secret', { secret: 'secreT' }],
    ['an empty secret', { secret: '' }],
    ['an unknown subscription', { subscription: 'other' }],
  ] as const) {
    it(`R02 ignores ${name}`, () => {
      expect(hearOutlook(ears, 'calendar', [notice(wrong)])).toBe(false)
      expect(looks()).toEqual([])
    })
  }

  it('ignores our own write coming back, and only that', () => {
    expect(hearOutlook(ears, 'calendar', [notice({ version: 'e1' })])).toBe(false)
    expect(hearOutlook(ears, 'calendar', [notice({ version: null })])).toBe(true)
  })

  it('asks for no item the list is still to come to, only for what is paired already', () => {
    inPhase(desk, 'calendar', 'first-sync')
    hearOutlook(ears, 'calendar', [notice({ item: 'o9' }), notice()])
    expect(looks()).toEqual(['outlook:o1'])
    expect(desk.store.stream('calendar').doorbellAt).toBe(desk.now)
  })

  it('forgets a subscription that was removed, so that it is made again', () => {
    const removed = notice({ item: null, lifecycle: 'subscriptionRemoved' })
    expect(hearOutlook(ears, 'calendar', [removed])).toBe(true)
    expect(desk.store.stream('calendar').watch).toBeNull()
  })

  it('is deaf when the stream is off', () => {
    inPhase(desk, 'calendar', 'off')
    expect(hearOutlook(ears, 'calendar', [notice()])).toBe(false)
    expect(hearCrm(ears, [change()], false, false)).toBe(false)
  })

  it('counts a notice that comes while we look as a new one', () => {
    hearOutlook(ears, 'calendar', [notice()])
    const [read] = desk.store.looks('calendar', 1)
    hearOutlook(ears, 'calendar', [notice({ version: 'e3' })])
    if (read) desk.store.dropLook(read)
    expect(looks()).toEqual(['outlook:o1'])
  })

  it('notes my records of the CRM and nobody else’s', () => {
    const theirs = change({ id: 'c9', ownerId: 'noah' })
    expect(hearCrm(ears, [theirs], false, false)).toBe(false)
    expect(hearCrm(ears, [change({ id: 'c2' })], false, false)).toBe(true)
    expect(looks()).toEqual(['crm:c2'])
  })

  it('notes a record that leaves me (CAL-3) and one that is gone', () => {
    const given = change({ ownerId: 'noah', previousOwnerId: 'marcus' })
    hearCrm(ears, [given], false, false)
    hearCrm(ears, [change({ gone: true, version: null, ownerId: null })], false, false)
    expect(looks()).toEqual(['crm:c1'])
  })

  it('ignores our own write to the CRM coming back', () => {
    expect(hearCrm(ears, [change({ version: '1' })], false, false)).toBe(false)
  })

  for (const [phase, owed] of [
    ['first-sync', { deepDue: true }],
    ['resync', { deepDue: true }],
    ['paused', { compareAt: 0 }],
  ] as const) {
    it(`SYN-2 a feed that lost its place during ${phase} is made good after it`, () => {
      inPhase(desk, 'calendar', phase, { compareAt: desk.now + 1e9 })
      hearCrm(ears, [], false, true)
      expect(desk.store.stream('calendar')).toMatchObject({ phase, ...owed })
    })
  }

  it('compares everything when the feed lost its place, and asks for the fields anew', () => {
    desk.store.saveCrmFields([])
    expect(hearCrm(ears, [], true, true)).toBe(true)
    expect(desk.store.stream('calendar').phase).toBe('resync')
    expect(desk.store.crmFields()).toBeNull()
  })
})
