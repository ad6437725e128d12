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

  it('writes too large for one row of the store go in several flights', () => {
    const operation = (letters: number): Operation => ({
      action: 'update',
      side: 'outlook',
      crmId: 'c',
      outlookId: 'o',
      key: 'k',
      version: '1',
      fields: { body: 'x'.repeat(letters) },
      sent: {},
      sourceVersion: null,
      label: null,
      noticedAt: desk.now,
    })
    const sizes = (operations: readonly Operation[]) =>
      board(context, 'calendar', operations).map((flight) => flight.operations.length)
    expect(sizes(Array.from({ length: 5 }, () => operation(250_000)))).toEqual([2, 2, 1])
    expect(sizes(Array.from({ length: 45 }, () => operation(10)))).toEqual([20, 20, 5])
  })
})
