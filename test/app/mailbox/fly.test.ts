/**
 * @module
 * How planned writes are put into flights.
 */
import { describe, expect, it } from 'vitest'
import type { SyncContext } from '../../../edge/app/mailbox/context.ts'
import { board } from '../../../edge/app/mailbox/fly.ts'
import type { Operation } from '../../../edge/domain/sync/link.ts'
import { openDesk } from './desk.ts'

describe('flights (SYN-2, SYN-6)', () => {
  const desk = openDesk()
  const context = { ...desk } as unknown as SyncContext

  const operation = (letters: number, letter = 'x'): Operation => ({
    action: 'update',
    side: 'outlook',
    crmId: 'c',
    outlookId: 'o',
    key: 'k',
    version: '1',
    fields: { body: letter.repeat(letters) },
    sent: {},
    sourceVersion: '7',
    label: 'Board',
    noticedAt: desk.now,
  })

  it('SYN-6 O04 a write that no row can hold is parked with its reason, the others go on', () => {
    const sizes = board(context, 'calendar', [operation(700_000, 'ä'), operation(10)])
    expect(sizes.map((flight) => flight.operations.length)).toEqual([1, 1])
    const flights = board(context, 'calendar', [operation(700_000, '会'), operation(10)])
    expect(flights.map((flight) => flight.operations.length)).toEqual([1])
    expect(desk.store.parked('calendar', 'crm', 'c')).toMatchObject({
      code: 'too-large',
      version: '7',
      label: 'Board',
    })
    const { entries } = desk.store.activity('calendar', { before: null, limit: 5 })
    expect(entries).toMatchObject([{ kind: 'parked', code: 'too-large' }])
  })

  it('writes too large for one row of the store go in several flights', () => {
    const sizes = (operations: readonly Operation[]) =>
      board(context, 'calendar', operations).map((flight) => flight.operations.length)
    expect(sizes(Array.from({ length: 5 }, () => operation(250_000)))).toEqual([2, 2, 1])
    expect(sizes(Array.from({ length: 45 }, () => operation(10)))).toEqual([20, 20, 5])
  })
})
