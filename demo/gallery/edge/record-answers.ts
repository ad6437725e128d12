/**
 * @module
 * What the invented edge says of single records: what happened to them, refused ones, questions, and why one
 * is not synced.
 */
import type { ParkedEntry } from '../../../edge/contract/records.ts'
import { activity, decided, questions } from '../../../test/components/support/activity-samples.ts'
import { liveStatus } from '../../../test/components/support/samples.ts'
import type { Asked, Setting, Told } from './world.ts'

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

const ACTIVITY_ENTRIES = 9
const PAGE = 4

/** Refused records stay until they are tried again, questions until they are answered. */
export const recordAnswers = ({ asked = false }: Setting) => {
  let parked = refused
  let open = asked ? questions() : []
  const retry = ({ params }: Asked): Told => {
    parked = []
    const stream = params['stream'] === 'contacts' ? 'contacts' : 'calendar'
    const { counts } = liveStatus(stream)
    const body = liveStatus(stream, { counts: { ...counts, parked: 0 } })
    return { status: 202, body, delayMs: 300 }
  }
  const done = ({ params }: Asked): Told => {
    const stream = params['stream'] === 'contacts' ? 'contacts' : 'calendar'
    return { status: 202, body: liveStatus(stream), delayMs: 300 }
  }
  const page = ({ query }: Asked): Told => {
    if (query['only'] === 'questions') return { body: { entries: open, cursor: null } }
    const from = Number(query['cursor'] ?? 0)
    const next = from + PAGE < ACTIVITY_ENTRIES ? String(from + PAGE) : null
    const entries = activity(from, Math.min(PAGE, ACTIVITY_ENTRIES - from))
    const first = from === 0 && asked
    // Questions in front, everything else newest first, as the edge tells it.
    const told = [...(first ? [decided()] : []), ...entries].toSorted((a, b) =>
      a.at < b.at ? 1 : -1,
    )
    return { body: { entries: [...(first ? open : []), ...told], cursor: next }, delayMs: 200 }
  }
  return {
    activity: page,
    resolveConflict: (call: Asked): Told => {
      open = open.filter(({ id }) => id !== call.params['id'])
      return done(call)
    },
    parked: (): Told => ({ body: { entries: parked, cursor: null }, delayMs: 150 }),
    retryParked: retry,
    restoreConflict: done,
    explain: (): Told => ({
      body: { synced: false, code: 'imported', detail: 'Imported records are not synced.' },
    }),
  }
}
