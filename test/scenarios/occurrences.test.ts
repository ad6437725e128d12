/**
 * @module
 * Occurrences of one series changed on both sides at once (SYN-1, CAL-7): each by itself, as different fields are.
 */
import { describe, expect, it } from 'vitest'
import { activityPage } from '../../edge/app/mailbox/activity.ts'
import { restoreConflict } from '../../edge/app/mailbox/restore.ts'
import { resolveConflict } from '../../edge/app/mailbox/resolve.ts'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import type { EventExceptions } from '../../edge/domain/calendar/event.ts'
import type { Fields, Json } from '../../edge/domain/record.ts'
import { contextOf } from '../simulation/context.ts'
import type { History } from '../simulation/history.ts'
import { itemOf, stage, typed, writesOf, writesOfAnotherRun } from './stage.ts'

const [first, second, third] = ['2030-01-08T09:00:00', '2030-01-15T09:00:00', '2030-01-22T09:00:00']
type Changed = EventExceptions['changed'][number]
const to = (original: string | undefined, title: string): Changed => ({
  original: original ?? '',
  title,
})
const departing = (changed: readonly Changed[], cancelled: readonly string[] = []): Fields => ({
  exceptions: { cancelled, changed: changed as unknown as Json[] },
})

const series: Fields = {
  title: 'Weekly',
  time: {
    allDay: false,
    start: '2030-01-01T09:00:00',
    end: '2030-01-01T10:00:00',
    zone: 'Europe/Berlin',
    rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8',
  },
}

async function playing(
  conflict: 'crm' | 'outlook' | 'ask' = 'crm',
  changed: readonly Changed[] = [],
) {
  const history = await stage({ map: eventMap, conflict })
  const id = typed(history, { ...series, ...departing(changed) })
  await history.settle()
  const itemId = itemOf(history, id)?.id ?? ''
  const told = (fields: Fields | undefined) => {
    const all = fields?.['exceptions'] as unknown as EventExceptions | null | undefined
    const titles = (all?.changed ?? []).map(({ title }) => title)
    return [...titles, ...(all?.cancelled ?? [])]
  }
  return {
    history,
    id,
    crm: (fields: Fields) => history.crm.edit(id, fields, 'ui'),
    outlook: (fields: Fields) => history.outlook.edit(itemId, fields),
    sides: () => [told(history.crm.records.get(id)?.fields), told(itemOf(history, id)?.fields)],
  }
}

const conflicts = ({ store }: History) =>
  activityPage(store, 'calendar', { cursor: null, limit: 50 }).entries.filter(
    ({ kind }) => kind === 'conflict',
  )

const contextFor = (history: History) =>
  contextOf(history, { now: () => history.now, random: () => 0.5, uuid: () => 'k' })

describe.each(['crm', 'outlook', 'ask'] as const)('SYN-1 %s decides conflicts', (policy) => {
  it('different occurrences changed on both sides are both kept, and nobody is asked', async () => {
    const { history, crm, outlook, sides } = await playing(policy)
    crm(departing([to(first, 'CRM')]))
    outlook(departing([to(second, 'Outlook')]))
    await history.settle()
    expect(sides()).toEqual([
      ['CRM', 'Outlook'],
      ['CRM', 'Outlook'],
    ])
    expect(conflicts(history)).toEqual([])
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('one cancelled here, one changed there, one put back to what the series says', async () => {
    const { history, crm, outlook, sides } = await playing(policy, [to(third, 'Moved')])
    crm(departing([], [first ?? '']))
    outlook(departing([to(second, 'Outlook'), to(third, 'Moved')]))
    await history.settle()
    expect(sides()).toEqual([
      ['Outlook', first],
      ['Outlook', first],
    ])
    expect(conflicts(history)).toEqual([])
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('again and again, one after the other', async () => {
    const { history, crm, outlook, sides } = await playing(policy)
    for (let round = 0; round < 3; round++) {
      crm(
        departing([
          to(first, `CRM ${round}`),
          ...(round === 0 ? [] : [to(second, `Outlook ${round - 1}`)]),
        ]),
      )
      outlook(
        departing([
          ...(round === 0 ? [] : [to(first, `CRM ${round - 1}`)]),
          to(second, `Outlook ${round}`),
        ]),
      )
      await history.settle()
      const both = [`CRM ${round}`, `Outlook ${round}`]
      expect(sides()).toEqual([both, both])
    }
    expect(conflicts(history)).toEqual([])
  })
})

it.each([
  ['crm', ['CRM', 'Ours', 'Theirs'], 'outlook'],
  ['outlook', ['Outlook', 'Ours', 'Theirs'], 'crm'],
] as const)(
  'SYN-1 the same occurrence on both sides: %s wins, the others are kept, the value that lost can be had',
  async (policy, after, loser) => {
    const { history, crm, outlook, sides } = await playing(policy)
    crm(departing([to(first, 'CRM'), to(second, 'Ours')]))
    outlook(departing([to(first, 'Outlook'), to(third, 'Theirs')]))
    await history.settle()
    expect(sides()).toEqual([after, after])
    const told = conflicts(history)
    expect(told).toMatchObject([{ side: loser, fields: ['exceptions'] }])
    await restoreConflict(contextFor(history), 'calendar', told[0]?.id ?? '')
    await history.settle()
    const restored = [policy === 'crm' ? 'Outlook' : 'CRM', 'Ours', 'Theirs']
    expect(sides()).toEqual([restored, restored])
  },
)

it('SYN-1 ask: the others travel at once, the one changed on both sides waits for an answer', async () => {
  const { history, id, crm, outlook, sides } = await playing('ask')
  crm(departing([to(first, 'CRM'), to(second, 'Ours')]))
  outlook(departing([to(first, 'Outlook'), to(third, 'Theirs')]))
  await history.settle()
  expect(sides()).toEqual([
    ['CRM', 'Ours', 'Theirs'],
    ['Outlook', 'Ours', 'Theirs'],
  ])
  const asked = conflicts(history)
  expect(asked).toMatchObject([{ crmId: id, conflict: { question: 'open', winner: null } }])
  await resolveConflict(contextFor(history), 'calendar', asked[0]?.id ?? '', 'outlook')
  await history.settle()
  expect(sides()[0]).toEqual(['Outlook', 'Ours', 'Theirs'])
  expect(sides()[1]).toEqual(['Outlook', 'Ours', 'Theirs'])
})

it('SYN-1 what was remembered before parts were, is merged as one value, and by parts from then on', async () => {
  const { history, id, crm, outlook, sides } = await playing('crm', [to(third, 'Known')])
  const link = history.store.linkByCrm('calendar', id)
  if (!link?.base) throw new Error('no base')
  const whole = (prints: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(prints).filter(([name]) => !name.includes('\n')))
  history.store.putLink({
    ...link,
    base: { crm: whole(link.base.crm), outlook: whole(link.base.outlook) },
  })
  crm(departing([to(first, 'CRM'), to(third, 'Known')]))
  outlook(departing([to(second, 'Outlook'), to(third, 'Known')]))
  await history.settle()
  expect(sides()[1]).toEqual(['CRM', 'Known'])
  expect(conflicts(history)).toHaveLength(1)
  crm(departing([to(first, 'CRM 2'), to(third, 'Known')]))
  outlook(departing([to(first, 'CRM'), to(second, 'Outlook 2'), to(third, 'Known')]))
  await history.settle()
  expect(sides()[0]).toEqual(['CRM 2', 'Outlook 2', 'Known'])
  expect(conflicts(history)).toHaveLength(1)
})

it('CAL-7 a series without departures remembers nothing more than before', async () => {
  const { history, id } = await playing()
  const names = Object.keys(history.store.linkByCrm('calendar', id)?.base?.crm ?? {})
  expect(names.filter((name) => name.includes('\n'))).toEqual([])
  expect(writesOf(history)).toBe(1)
})

const timed = (change: Fields): Fields => ({ time: { ...(series['time'] as object), ...change } })
const eachWay = (['crm', 'outlook'] as const).flatMap((side) =>
  (['crm', 'outlook', 'ask'] as const).map((policy) => [side, policy] as const),
)

describe('the series itself changes on one side, an occurrence on the other', () => {
  it.each(eachWay)('SYN-1 moved in %s (%s): both have both', async (side, policy) => {
    const { history, crm, outlook, sides, id } = await playing(policy, [to(third, 'Before')])
    const [mover, typist] = side === 'crm' ? [crm, outlook] : [outlook, crm]
    mover(timed({ start: '2030-01-01T14:00:00', end: '2030-01-01T15:00:00' }))
    typist(departing([to(first, 'Gala'), to(third, 'Before')]))
    await history.settle()
    expect(sides()).toEqual([
      ['Gala', 'Before'],
      ['Gala', 'Before'],
    ])
    for (const at of [history.crm.records.get(id), itemOf(history, id)])
      expect(at?.fields['time']).toMatchObject({ start: '2030-01-01T14:00:00' })
    expect(conflicts(history)).toEqual([])
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it.each(eachWay)(
    'SYN-1 ended in %s (%s): what was lost is told; it can be had back only while there is a series',
    async (side, policy) => {
      const { history, crm, outlook, sides, id } = await playing(policy)
      const [ender, typist] = side === 'crm' ? [crm, outlook] : [outlook, crm]
      ender(timed({ rule: null }))
      typist(departing([to(first, 'Gala')]))
      await history.settle()
      expect(sides()).toEqual([[], []])
      for (const at of [history.crm.records.get(id), itemOf(history, id)])
        expect(at?.fields['time']).toMatchObject({ rule: null })
      const told = conflicts(history)
      expect(told).toMatchObject([{ side: side === 'crm' ? 'outlook' : 'crm' }])
      expect(told[0]?.conflict?.lost).toContain('2030-01-08')
      const before = writesOf(history)
      const entry = told[0]?.id ?? ''
      expect(await restoreConflict(contextFor(history), 'calendar', entry)).toMatchObject({
        failure: { code: 'wrong-state' },
      })
      expect(writesOf(history)).toBe(before)
      expect(await writesOfAnotherRun(history)).toBe(0)
      ender(timed({}))
      await history.settle()
      await restoreConflict(contextFor(history), 'calendar', entry)
      await history.settle()
      expect(sides()).toEqual([['Gala'], ['Gala']])
    },
  )
})
