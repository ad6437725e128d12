/**
 * @module
 * Scenarios that the decision alone proves: what is written where, from what both sides show.
 */
import { describe, expect, it } from 'vitest'
import type { Fields } from '../../edge/domain/record.ts'
import { brakePolicy, brakes } from '../../edge/domain/sync/brake.ts'
import type { Seen } from '../../edge/domain/sync/change.ts'
import type { Link } from '../../edge/domain/sync/link.ts'
import { fingerprints } from '../../edge/domain/sync/merge.ts'
import { plan } from '../../edge/domain/sync/plan.ts'
import type { Plan, SyncPolicy } from '../../edge/domain/sync/plan.ts'
import { sampleMap } from '../simulation/sample-map.ts'

const policy: SyncPolicy = { conflict: 'crm', editBeatsDelete: true, outlookDelete: 'delete' }
const old: Fields = { title: 'Old', note: 'A', tag: 't', place: 'p' }

const present = (fields: Fields, version = '2'): Seen => ({ kind: 'present', fields, version })
const gone: Seen = { kind: 'gone' }

const link = (crm: Fields = old, outlook: Fields = old): Link => ({
  stream: 'calendar',
  crmId: 'c',
  outlookId: 'o',
  base: {
    crm: fingerprints(sampleMap, 'crm', crm),
    outlook: fingerprints(sampleMap, 'outlook', outlook),
  },
  crmVersion: '1',
  outlookVersion: '1',
  state: 'linked',
  ourDelete: null,
})

const decide = (crm: Seen, outlook: Seen, how: Partial<SyncPolicy> = {}, of = link()): Plan =>
  plan(of, crm, outlook, sampleMap, { ...policy, ...how })

const merged = (decision: Plan) => {
  if (decision.act !== 'merge') throw new Error(`expected a merge, got ${decision.act}`)
  const { toCrm, toOutlook, conflicts } = decision.merged
  return { toCrm, toOutlook, conflicts }
}
const untouched = { toCrm: {}, toOutlook: {}, conflicts: [] }

describe('one side changed', () => {
  it('C06 an unmapped property of Outlook changed: nothing is written', () => {
    const seen = present({ ...old, categories: ['red'] }, '9')
    expect(merged(decide({ kind: 'same' }, seen))).toEqual(untouched)
  })
  it('C07 only the version changed: nothing is written', () => {
    expect(merged(decide({ kind: 'same' }, present(old, '9')))).toEqual(untouched)
    expect(merged(decide(present(old, '9'), { kind: 'same' }))).toEqual(untouched)
  })
  it('C08 set and set back before we looked: nothing is written', () => {
    expect(merged(decide(present(old, '3'), present(old, '1')))).toEqual(untouched)
  })
  it('O03 a text longer than Outlook holds is cut there and whole in the CRM', () => {
    const long = { ...old, title: 'Longer than six' }
    expect(merged(decide(present(long), { kind: 'same' })).toOutlook).toEqual({ title: 'Longer' })
    const cut = { ...old, title: 'Longer' }
    const both = link(long, cut)
    expect(merged(decide(present(long), present(cut), {}, both))).toEqual(untouched)
    expect(merged(decide({ kind: 'same' }, present(cut, '7'), {}, both))).toEqual(untouched)
  })
  it('O08 empty, missing and null are the same', () => {
    const [empty, none] = [
      { ...old, tag: '' },
      { ...old, tag: null },
    ]
    expect(merged(decide(present(empty), present(none), {}, link(none, none)))).toEqual(untouched)
  })
  it('Q08 a field cleared on one side is cleared on the other', () => {
    const cleared = { ...old, tag: null }
    expect(merged(decide(present(cleared), { kind: 'same' })).toOutlook).toEqual({ tag: '' })
    expect(merged(decide({ kind: 'same' }, present(cleared))).toCrm).toEqual({ tag: null })
  })
})

describe('both sides changed', () => {
  const ours = { ...old, title: 'Ours' }
  const theirs = { ...old, title: 'Theirs' }
  it('E01 different fields: both survive, no conflict', () => {
    const noted = { ...old, note: 'B' }
    expect(merged(decide(present(ours), present(noted)))).toEqual({
      toOutlook: { title: 'Ours' },
      toCrm: { note: 'B' },
      conflicts: [],
    })
  })
  it('E03 the same field, policy crm: Outlook gets it, its own text is kept in the log', () => {
    expect(merged(decide(present(ours), present(theirs)))).toEqual({
      toOutlook: { title: 'Ours' },
      toCrm: {},
      conflicts: [{ group: 'title', loser: 'outlook', value: 'Theirs', kept: 'Ours' }],
    })
  })
  it('E04 the same field, policy outlook: the mirror of it', () => {
    expect(merged(decide(present(ours), present(theirs), { conflict: 'outlook' }))).toEqual({
      toOutlook: {},
      toCrm: { title: 'Theirs' },
      conflicts: [{ group: 'title', loser: 'crm', value: 'Ours', kept: 'Theirs' }],
    })
  })
  it('E06 edited in the CRM, deleted in Outlook: made again in Outlook', () => {
    expect(decide(present(ours), gone)).toMatchObject({
      act: 'create',
      side: 'outlook',
      because: 'edit-beats-delete',
    })
    expect(decide(present(ours), gone, { editBeatsDelete: false })).toMatchObject({
      act: 'delete',
      side: 'crm',
    })
  })
  it('E08 deleted in the CRM, edited in Outlook: made again in the CRM', () => {
    expect(decide(gone, present(theirs))).toMatchObject({
      act: 'create',
      side: 'crm',
      because: 'edit-beats-delete',
    })
    expect(decide(gone, present(old))).toMatchObject({ act: 'delete', side: 'outlook' })
  })
})

describe('scope and deletions', () => {
  it('I01 the owner changed away: deleted in Outlook, never in the CRM', () => {
    for (const outlook of [
      present(old),
      present({ ...old, title: 'x' }),
      { kind: 'same' },
    ] as const)
      expect(decide({ kind: 'out-of-scope' }, outlook)).toMatchObject({
        act: 'delete',
        side: 'outlook',
      })
  })
  it('B09 an item and a record that never met are not paired by what they say', () => {
    const none: Seen = { kind: 'none' }
    expect(plan(null, present(old), none, sampleMap, policy)).toMatchObject({ side: 'outlook' })
    expect(plan(null, none, present(old), sampleMap, policy)).toMatchObject({ side: 'crm' })
  })
  it('P08 a small number of deletions is not asked about, everything of five is', () => {
    expect(brakes(3, 3, 0, brakePolicy)).toBe(false)
    expect(brakes(5, 5, 0, brakePolicy)).toBe(true)
    expect(brakes(9, 20, 0, brakePolicy)).toBe(false)
    expect(brakes(10, 20, 0, brakePolicy)).toBe(true)
  })
})
