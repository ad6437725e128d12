/**
 * @module
 * A series moved or ended on one side while occurrences of it are changed on the other (SYN-1, CAL-7).
 */
import { describe, expect, it } from 'vitest'
import { eventMap } from '../../../edge/domain/calendar/event-map.ts'
import type { Fields, Json, Side } from '../../../edge/domain/record.ts'
import { fingerprints, merge } from '../../../edge/domain/sync/merge.ts'
import type { ConflictPolicy } from '../../../edge/domain/sync/merge.ts'

const series = (hour: string, rule: string | null, changed: readonly object[] = []): Fields => ({
  title: 'Course',
  time: {
    allDay: false,
    start: `2026-12-01T${hour}:00:00`,
    end: `2026-12-01T${hour}:30:00`,
    zone: 'Europe/Berlin',
    rule,
  },
  exceptions: changed.length === 0 ? null : ({ cancelled: [], changed } as unknown as Json),
})
const daily = 'FREQ=DAILY;COUNT=9'
const gala = (hour: string) => ({ original: `2026-12-03T${hour}:00:00`, title: 'Gala' })
const other = (hour: string) => ({ original: `2026-12-04T${hour}:00:00`, title: 'Other' })

function merged(was: Fields, crm: Fields | null, outlook: Fields | null, policy: ConflictPolicy) {
  const base = {
    crm: fingerprints(eventMap, 'crm', was),
    outlook: fingerprints(eventMap, 'outlook', was),
  }
  return merge(eventMap, base, crm, outlook, policy)
}
const policies: readonly ConflictPolicy[] = ['crm', 'outlook', 'ask']
const sides: readonly Side[] = ['crm', 'outlook']
const each = sides.flatMap((side) => policies.map((policy) => [side, policy] as const))
const to = (side: Side) => (side === 'crm' ? 'toOutlook' : 'toCrm')

describe('a series that is moved', () => {
  it.each(each)('in %s (%s): a day changed on the other side waits', (side, policy) => {
    const [moved, typed] = [series('14', daily), series('09', daily, [gala('09')])]
    const [crm, outlook] = side === 'crm' ? [moved, typed] : [typed, moved]
    const plan = merged(series('09', daily), crm, outlook, policy)
    expect(plan).toMatchObject({ again: true, conflicts: [], questions: [] })
    expect(plan[to(side)]).toEqual({ time: moved['time'] })
    expect(plan[to(side === 'crm' ? 'outlook' : 'crm')]).toEqual({})
    expect(plan.agreed).toEqual({ crm: {}, outlook: {} })
  })

  it.each(each)(
    'in %s (%s): what was carried along there is no change of a day',
    (side, policy) => {
      // As after it: the other side has carried both, and one of them was typed there meanwhile.
      const was = series('09', daily, [gala('09')])
      const [moved, typed] = [
        series('14', daily, [gala('14')]),
        series('14', daily, [gala('14'), other('14')]),
      ]
      const base = {
        crm: fingerprints(eventMap, 'crm', was),
        outlook: fingerprints(eventMap, 'outlook', was),
      }
      const [crm, outlook] = side === 'crm' ? [moved, typed] : [typed, moved]
      const plan = merge(eventMap, base, crm, outlook, policy)
      expect(plan.conflicts).toEqual([])
      expect(plan.questions).toEqual([])
      const back = plan[to(side === 'crm' ? 'outlook' : 'crm')]
      expect(back).toEqual({ exceptions: typed['exceptions'] })
    },
  )

  it('its own days go along with it', () => {
    const was = series('09', daily, [gala('09')])
    const moved = series('14', daily, [gala('14')])
    const plan = merged(was, moved, was, 'outlook')
    expect(plan.toOutlook).toEqual({ time: moved['time'], exceptions: moved['exceptions'] })
    expect(plan.again).toBe(false)
  })
})

describe('a series that is over', () => {
  it.each(each)('in %s (%s): a day typed on the other side is told', (side, policy) => {
    const [ended, typed] = [series('09', null), series('09', daily, [gala('09')])]
    const [crm, outlook] = side === 'crm' ? [ended, typed] : [typed, ended]
    const plan = merged(series('09', daily), crm, outlook, policy)
    const loser = side === 'crm' ? 'outlook' : 'crm'
    expect(plan.conflicts).toEqual([
      { group: 'exceptions', loser, value: typed['exceptions'], kept: null },
    ])
    expect(plan[to(side)]).toEqual({ time: ended['time'], exceptions: null })
    expect(plan[to(loser)]).toEqual({})
  })

  it.each(sides)('in %s: the other side is read first', (side) => {
    const was = series('09', daily)
    const [crm, outlook] = side === 'crm' ? [series('09', null), null] : [null, series('09', null)]
    expect(merged(was, crm, outlook, 'crm').needsBoth).toBe(true)
  })

  it('what it had on both sides goes without a word', () => {
    const was = series('09', daily, [gala('09')])
    const plan = merged(was, series('09', null), was, 'outlook')
    expect(plan.conflicts).toEqual([])
    expect(plan.toOutlook).toMatchObject({ exceptions: null })
  })
})
