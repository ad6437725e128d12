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

  it('a server that is only away keeps the place in the list', async () => {
    const listing = { ...openListing('crm-past', desk.now), cursor: 'here', done: 40 }
    inPhase(desk, 'calendar', 'first-sync', { listing })
    await fail(context, 'calendar', 'crm', { kind: 'later', detail: '' })
    expect(state().listing).toEqual(listing)
  })
})
