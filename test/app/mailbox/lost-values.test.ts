/**
 * @module
 * A long value that lost a conflict: shown by its beginning, had back whole, forgotten with its entry.
 */
import { describe, expect, it } from 'vitest'
import { noteConflicts } from '../../../edge/app/mailbox/note-conflicts.ts'
import { openLedger } from '../../../edge/app/mailbox/record-activity.ts'
import { sampleMap } from '../../simulation/sample-map.ts'
import { openDesk } from './desk.ts'

const told = {
  kind: 'conflict' as const,
  side: null,
  crmId: 'c1',
  outlookId: 'o1',
  label: 'Lunch',
  fields: [],
  code: null,
  detail: null,
}

function logged(value: string) {
  const desk = openDesk()
  const ledger = openLedger()
  noteConflicts(ledger, sampleMap, told, [{ group: 'tag', loser: 'outlook', value, kept: 'short' }])
  desk.store.log('calendar', desk.now, ledger.entries)
  const list = () => desk.store.activity('calendar', { before: null, limit: 9 }).entries
  const id = list()[0]?.id ?? ''
  return { desk, list, whole: () => desk.store.activityEntry('calendar', id)?.detail ?? null }
}

describe('SYN-1 a value that lost', () => {
  it('is in the list with its entry as long as it is short', () => {
    const { list, whole } = logged('a word')
    expect(list()).toMatchObject([
      { detail: '"a word"', conflict: { winner: 'crm', kept: 'short', lost: 'a word' } },
    ])
    expect(list()[0]?.conflict?.cut).toBeUndefined()
    expect(whole()).toBe('"a word"')
  })

  it.each([3_000, 500_000])('of %s letters is shown cut and kept whole', (letters) => {
    const value = 'x'.repeat(letters)
    const { list, whole } = logged(value)
    const [entry] = list()
    expect(entry?.detail).toBeNull()
    expect(entry?.conflict).toMatchObject({ kept: 'short', cut: true })
    expect(entry?.conflict?.lost?.length).toBeLessThan(200)
    expect(JSON.stringify(list()).length).toBeLessThan(2_000)
    expect(JSON.parse(whole() ?? '')).toBe(value)
  })

  it('is forgotten after its time, and not before', () => {
    const { desk, list, whole } = logged('x'.repeat(3_000))
    desk.store.pruneActivity(desk.now)
    expect(whole()).not.toBeNull()
    desk.store.pruneActivity(desk.now + 1)
    expect(list()).toEqual([])
    expect(whole()).toBeNull()
  })

  it('of an older conflict goes alone', () => {
    const { desk } = logged('x'.repeat(3_000))
    const ledger = openLedger()
    const value = 'y'.repeat(3_000)
    noteConflicts(ledger, sampleMap, told, [{ group: 'tag', loser: 'crm', value, kept: null }])
    desk.store.log('calendar', desk.now + 1000, ledger.entries)
    desk.store.pruneActivity(desk.now + 500)
    const [entry] = desk.store.activity('calendar', { before: null, limit: 9 }).entries
    const whole = desk.store.activityEntry('calendar', entry?.id ?? '')?.detail
    expect(JSON.parse(whole ?? '')).toBe(value)
  })
})
