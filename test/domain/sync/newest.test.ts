/**
 * @module
 * The later change wins, as far as two servers' clocks can tell.
 */
import { describe, expect, it } from 'vitest'
import type { Seen } from '../../../edge/domain/sync/change.ts'
import { newest } from '../../../edge/domain/sync/newest.ts'
import { plan } from '../../../edge/domain/sync/plan.ts'
import { sampleMap } from '../../simulation/sample-map.ts'

const seen = (changedAt?: number, title = 't'): Seen => ({
  kind: 'present',
  fields: { title, note: '', tag: '', place: '' },
  version: '1',
  ...(changedAt === undefined ? {} : { changedAt }),
})

describe('SYN-1 newest', () => {
  it.each([
    [1_000_000, 1_120_001, 'outlook'],
    [1_000_000, 1_120_000, 'crm'],
    [1_000_000, 1_000_000, 'crm'],
    [1_000_000, 900_000, 'crm'],
    [undefined, 5_000_000, 'crm'],
    [1_000_000, undefined, 'crm'],
    [Number.NaN, 5_000_000, 'crm'],
  ] as const)('CRM at %s, Outlook at %s: %s', (crm, outlook, winner) => {
    expect(newest(seen(crm), seen(outlook), 120_000)).toBe(winner)
  })

  it.each([
    [0, 200_000, { toCrm: { title: 'theirs' }, toOutlook: {} }],
    [200_000, 0, { toCrm: {}, toOutlook: { title: 'ours' } }],
  ])('decides a conflict: CRM at %s, Outlook at %s', (crm, outlook, expected) => {
    const rules = {
      conflict: 'newest',
      editBeatsDelete: true,
      outlookDelete: 'delete',
      clockSkewMs: 120_000,
    } as const
    const decision = plan(null, seen(crm, 'ours'), seen(outlook, 'theirs'), sampleMap, rules)
    expect(decision).toMatchObject({ act: 'merge', merged: expected })
  })
})
