/**
 * @module
 * What a failure of a whole step leaves behind: nothing that fails in the same way for ever.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import type { SyncContext } from '../../../edge/app/mailbox/context.ts'
import { openListing } from '../../../edge/app/mailbox/enumerate.ts'
import { fail } from '../../../edge/app/mailbox/fail.ts'
import { connected, inPhase, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

describe('a step that fails (SYN-6)', () => {
  let desk: Desk
  let context: SyncContext

  beforeEach(() => {
    desk = openDesk()
    connected(desk)
    context = { ...desk, journal: { event: () => undefined } } as unknown as SyncContext
  })

  const state = () => desk.store.stream('calendar')

  it('INS-7 a mailbox that is shut ends the clearing, which would else begin again at once', async () => {
    inPhase(desk, 'calendar', 'clearing')
    await fail(context, 'calendar', 'outlook', { kind: 'stop', code: 'no-mailbox', detail: '' })
    expect(state().phase).toBe('off')
  })

  for (const side of ['crm', 'outlook'] as const) {
    it(`SYN-2 a cursor of a list that expired (${side}) begins its step again, after a wait`, async () => {
      const listing = { ...openListing('crm-past', desk.now), cursor: 'old', done: 40, taken: 7 }
      inPhase(desk, 'calendar', 'first-sync', { listing, skipped: { imported: 3 } })
      await fail(context, 'calendar', side, { kind: 'resync', detail: 'cursor-expired' })
      expect(state()).toMatchObject({
        phase: 'first-sync',
        listing: { step: 'crm-future', cursor: null, done: 0, taken: 7 },
        skipped: {},
        retry: { tries: 1 },
      })
      expect(state().retry?.notBefore).toBeGreaterThan(desk.now)
    })
  }

  describe('consent that is gone (INS-5)', () => {
    const scopes = ['User.Read', 'Calendars.ReadWrite']
    const gone = (admin: boolean) =>
      fail(context, 'calendar', 'outlook', { kind: 'consent', admin, detail: '' })
    beforeEach(() => inPhase(desk, 'calendar', 'live'))

    it('is looked for where an administrator has to agree, not at once', async () => {
      connected(desk, { scopes })
      await gone(true)
      expect(state()).toMatchObject({ phase: 'consent', problem: { who: 'administrator' } })
      expect(desk.store.approval()).toMatchObject({ state: 'needed', scopes, streams: [] })
      expect(desk.store.approval()?.lookAt).toBeGreaterThanOrEqual(desk.now + 3_600_000)
    })

    it('is the person’s to give where he may', async () => {
      connected(desk, { scopes })
      await gone(false)
      expect(state()).toMatchObject({ phase: 'consent', problem: { who: 'you' } })
      expect(desk.store.approval()).toBeNull()
    })

    it('of the application is an administrator’s in any case', async () => {
      connected(desk, { scopes: [], streams: [], application: true, refreshToken: '' })
      await gone(false)
      expect(state()).toMatchObject({ phase: 'consent', problem: { who: 'administrator' } })
      expect(desk.store.approval()).toBeNull()
    })
  })

  it('a server that is only away keeps the place in the list', async () => {
    const listing = { ...openListing('crm-past', desk.now), cursor: 'here', done: 40 }
    inPhase(desk, 'calendar', 'first-sync', { listing })
    await fail(context, 'calendar', 'crm', { kind: 'later', detail: '' })
    expect(state().listing).toEqual(listing)
  })
})
