/**
 * @module
 * What the invented edge says of single records: refused ones, and why one is not synced.
 */
import type { ParkedEntry } from '../../../edge/contract/records.ts'
import { liveStatus } from '../../../test/components/support/samples.ts'
import type { Asked, Told } from './world.ts'

const refused: readonly ParkedEntry[] = [
  {
    side: 'crm',
    id: 'e-481',
    label: 'Offsite Lisboa',
    code: 'too-long',
    detail: 'Outlook refuses a body of more than 32,000 characters.',
    field: 'Description',
    at: '2026-11-21T14:05:00Z',
  },
]

/** Refused records stay until they are tried again. */
export const recordAnswers = () => {
  let parked = refused
  const retry = ({ params }: Asked): Told => {
    parked = []
    const stream = params['stream'] === 'contacts' ? 'contacts' : 'calendar'
    const { counts } = liveStatus(stream)
    const body = liveStatus(stream, { counts: { ...counts, parked: 0 } })
    return { status: 202, body, delayMs: 300 }
  }
  return {
    parked: (): Told => ({ body: { entries: parked, cursor: null }, delayMs: 150 }),
    retryParked: retry,
    restoreConflict: ({ params }: Asked): Told => {
      const stream = params['stream'] === 'contacts' ? 'contacts' : 'calendar'
      return { status: 202, body: liveStatus(stream), delayMs: 300 }
    },
    explain: (): Told => ({
      body: { synced: false, code: 'imported', detail: 'Imported records are not synced.' },
    }),
  }
}
