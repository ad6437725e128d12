/**
 * @module
 * Activity as rows: none larger than a row may be, the old ones forgotten without reading the rest (OPS-2, SYN-8).
 */
import { describe, expect, it } from 'vitest'
import type { ActivityEntry } from '../../../edge/contract/sync.ts'
import { openDesk } from './desk.ts'

const DAY_MS = 24 * 3_600_000

const updated = (label: string): Omit<ActivityEntry, 'id' | 'at'> => ({
  kind: 'updated',
  side: 'outlook',
  crmId: 'c',
  outlookId: 'o',
  label,
  fields: ['body'],
  code: null,
  detail: null,
})
const lengths = (entries: readonly ActivityEntry[]) =>
  entries.map(({ label }) => label?.length ?? null)

describe('rows of activity', () => {
  it('SYN-8 what one flight did is one row, or as many as hold it, in order and whole', () => {
    const { store, now } = openDesk()
    const sizes = Array.from({ length: 20 }, (_, index) => 100_000 + index)
    store.log(
      'calendar',
      now,
      sizes.map((size) => updated('x'.repeat(size))),
    )
    const { entries } = store.activity('calendar', { before: null, limit: 50 })
    expect(lengths(entries)).toEqual(sizes.toReversed())
    expect(new Set(entries.map(({ id }) => id.split('.')[0])).size).toBe(4)
    for (const entry of entries) expect(store.activityEntry('calendar', entry.id)).toEqual(entry)
  })

  it('OPS-2 forgets what is older than 90 days, all of it, and nothing else', () => {
    const { store, now } = openDesk()
    for (let day = 0; day < 200; day++) store.log('calendar', now + day * DAY_MS, [updated('d')])
    store.pruneActivity(now + 110 * DAY_MS)
    const { entries } = store.activity('calendar', { before: null, limit: 500 })
    expect(entries).toHaveLength(90)
    expect(Date.parse(entries.at(-1)?.at ?? '')).toBe(now + 110 * DAY_MS)
    store.pruneActivity(now + 110 * DAY_MS)
    expect(store.activity('calendar', { before: null, limit: 500 }).entries).toHaveLength(90)
  })
})
