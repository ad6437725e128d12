/**
 * @module
 * The merge of a group in parts, against a plain three-way merge of keys: whatever both sides did, however often a
 * write fails, both end with every edit that nobody contradicted.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventMap } from '../../../edge/domain/calendar/event-map.ts'
import type { Fields, Json, Side } from '../../../edge/domain/record.ts'
import type { Base } from '../../../edge/domain/sync/link.ts'
import { fingerprints, merge } from '../../../edge/domain/sync/merge.ts'
import { answerTo, baseAfter } from '../../../edge/domain/sync/prints.ts'

type State = Readonly<Record<string, string>>
type Sides = { crm: State; outlook: State }
type Policy = 'crm' | 'outlook' | 'ask'

const days = ['2030-01-08', '2030-01-15', '2030-01-22', '2030-01-29']
const CANCELLED = 'off'

/** Day → title, or that it does not take place. */
const state = fc
  .dictionary(fc.constantFrom(...days), fc.constantFrom('a', 'b', 'c', CANCELLED), { maxKeys: 4 })
  .map((entries): State => ({ ...entries }))

const time = {
  ...{ allDay: false, start: '2030-01-01T09:00:00', end: '2030-01-01T10:00:00' },
  ...{ zone: 'UTC', rule: 'FREQ=WEEKLY;BYDAY=TU' },
}
const fieldsOf = (own: State): Fields => ({
  time,
  exceptions: {
    cancelled: Object.keys(own).filter((day) => own[day] === CANCELLED),
    changed: Object.entries(own)
      .filter(([, title]) => title !== CANCELLED)
      .map(([original, title]): Json => ({ original, title })),
  },
})

function stateOf({ exceptions }: Fields): State {
  const { cancelled = [], changed = [] } = (exceptions ?? {}) as {
    cancelled?: string[]
    changed?: { original: string; title: string }[]
  }
  const titles = changed.map(({ original, title }) => [original, title] as const)
  return Object.fromEntries([...titles, ...cancelled.map((day) => [day, CANCELLED] as const)])
}

const agreedOn = (own: State): Base => ({
  crm: fingerprints(eventMap, 'crm', fieldsOf(own)),
  outlook: fingerprints(eventMap, 'outlook', fieldsOf(own)),
})

type Played = Sides & {
  base: Base
  writes: number
  lost: State[]
  questions: number
  rest: boolean
}

/** Plans and writes as the engine does, one flight a round; `fails`: rounds whose write does not arrive. */
function play(
  base: Base,
  sides: Sides,
  policy: Policy,
  fails: readonly boolean[] = [],
  rounds = 12,
): Played {
  const played: Played = { ...sides, base, writes: 0, lost: [], questions: 0, rest: false }
  for (let round = 0; round < rounds; round++) {
    const seen = { crm: fieldsOf(played.crm), outlook: fieldsOf(played.outlook) }
    const merged = merge(eventMap, played.base, seen.crm, seen.outlook, policy)
    played.base = baseAfter(played.base, merged.agreed)
    played.questions += merged.questions.length
    const side: Side = 'exceptions' in merged.toOutlook ? 'outlook' : 'crm'
    const fields = side === 'outlook' ? merged.toOutlook : merged.toCrm
    if (!('exceptions' in fields)) {
      played.rest = true
      return played
    }
    if (fails[round] === true) continue
    played.lost.push(...merged.conflicts.map(({ value }) => stateOf({ exceptions: value })))
    played[side] = stateOf(fields)
    played.writes += 1
    const sent = side === 'outlook' ? merged.sentToOutlook : merged.sentToCrm
    const answered = answerTo(sent, fingerprints(eventMap, side, fieldsOf(played[side])))
    const news =
      side === 'outlook' ? { crm: sent, outlook: answered } : { crm: answered, outlook: sent }
    played.base = baseAfter(played.base, news)
  }
  return played
}

/** What a person would expect: key by key against what both last had. */
function expected(was: State, { crm, outlook }: Sides, policy: Side): State {
  const all = new Set([...Object.keys(was), ...Object.keys(crm), ...Object.keys(outlook)])
  const kept = [...all].flatMap((day) => {
    const [old, left, right] = [was[day], crm[day], outlook[day]]
    const winner = left === old ? right : right === old ? left : policy === 'crm' ? left : right
    return winner === undefined ? [] : [[day, winner] as const]
  })
  return Object.fromEntries(kept)
}

describe('SYN-1 a group in parts', () => {
  it('both sides end with every edit that nobody contradicted, in two writes at most', () => {
    fc.assert(
      fc.property(
        state,
        state,
        state,
        fc.constantFrom('crm', 'outlook'),
        (was, crm, outlook, policy) => {
          const after = play(agreedOn(was), { crm, outlook }, policy)
          const whole = expected(was, { crm, outlook }, policy)
          expect([after.rest, after.crm, after.outlook]).toEqual([true, whole, whole])
          expect(after.writes).toBeLessThanOrEqual(2)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('whichever write fails, and however often', () => {
    const failing = fc.array(fc.boolean(), { maxLength: 6 })
    fc.assert(
      fc.property(state, state, state, failing, (was, crm, outlook, fails) => {
        const after = play(agreedOn(was), { crm, outlook }, 'crm', fails)
        const whole = expected(was, { crm, outlook }, 'crm')
        expect([after.rest, after.crm, after.outlook]).toEqual([true, whole, whole])
      }),
      { numRuns: 2000 },
    )
  })

  it('an edit made between the two writes is kept as well', () => {
    fc.assert(
      fc.property(state, state, state, state, (was, crm, outlook, later) => {
        const half = play(agreedOn(was), { crm, outlook }, 'crm', [], 1)
        const after = play(half.base, { crm: later, outlook: half.outlook }, 'crm')
        const whole = expected(was, { crm, outlook }, 'crm')
        for (const day of days) {
          const edited = later[day] !== half.crm[day]
          expect(after.crm[day]).toBe(edited ? later[day] : whole[day])
        }
        expect([after.rest, after.outlook]).toEqual([true, after.crm])
      }),
      { numRuns: 2000 },
    )
  })

  it('what lost can be had back: it is told with the value it would have been', () => {
    fc.assert(
      fc.property(state, state, state, (was, crm, outlook) => {
        const { lost } = play(agreedOn(was), { crm, outlook }, 'crm')
        const contradicted = days.filter(
          (day) => crm[day] !== was[day] && outlook[day] !== was[day] && crm[day] !== outlook[day],
        )
        expect(lost).toHaveLength(contradicted.length === 0 ? 0 : 1)
        for (const day of contradicted) expect(lost[0]?.[day]).toBe(outlook[day])
      }),
      { numRuns: 1000 },
    )
  })

  it('asked: everything else travels, and both sides keep their own of what is asked', () => {
    fc.assert(
      fc.property(state, state, state, (was, crm, outlook) => {
        const after = play(agreedOn(was), { crm, outlook }, 'ask')
        expect(after.rest).toBe(true)
        let open = 0
        for (const day of days) {
          const both = crm[day] !== was[day] && outlook[day] !== was[day]
          const isOpen = both && crm[day] !== outlook[day]
          if (isOpen) open += 1
          const whole = expected(was, { crm, outlook }, 'crm')[day]
          expect([after.crm[day], after.outlook[day]]).toEqual(
            isOpen ? [crm[day], outlook[day]] : [whole, whole],
          )
        }
        expect(after.questions).toBe(open === 0 ? 0 : 1)
        const shown = fingerprints(eventMap, 'crm', fieldsOf(after.crm))['exceptions']
        expect(after.base.crm['exceptions']).toBe(shown)
      }),
      { numRuns: 1000 },
    )
  })
})
