/**
 * @module
 * A record that cannot be read keeps nobody waiting, is never taken for gone, and is told in time (I16, SYN-6).
 */
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../edge/domain/result.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import type { History } from '../simulation/history.ts'
import { deleteInCrm, itemOf, stage, typed, typedInOutlook, writesOfAnotherRun } from './stage.ts'

const event = (title: string) => ({ title, note: 'n', tag: '', place: '' })
const stumbles: Failure = { kind: 'later', detail: 'HTTP 500' }

/** Reads of this id say nothing of it, or fail when it is all that is asked for. @returns how to end that */
function unreadable(history: History, side: 'crm' | 'outlook', bad: string) {
  const { crm, outlook } = history
  const counted = { asked: 0 }
  const [readCrm, readOutlook] = [crm.read.bind(crm), outlook.read.bind(outlook)]
  const isBad = (ids: readonly string[]) => {
    if (!ids.includes(bad)) return false
    counted.asked += 1
    return true
  }
  const without = <Look>(looks: ReadonlyMap<string, Look>) =>
    new Map([...looks].filter(([id]) => id !== bad))
  if (side === 'crm') {
    crm.read = async (stream, ids) => {
      const answer = await readCrm(stream, ids)
      if (!isBad(ids) || !answer.ok) return answer
      return ids.length === 1 ? fail(stumbles) : ok(without(answer.value))
    }
  } else {
    outlook.read = async (stream, box, ids) => {
      const answer = await readOutlook(stream, box, ids)
      if (!isBad(ids) || !answer.ok) return answer
      return ids.length === 1 ? fail(stumbles) : ok(without(answer.value))
    }
  }
  const mend = () => {
    crm.read = readCrm
    outlook.read = readOutlook
  }
  return { counted, mend }
}

async function slices(history: History, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    history.ring(false, false)
    history.rest()
    history.restUntilDue()
    await history.slice()
  }
}

const parked = ({ store, stream }: History) =>
  store.parkedAfter(stream, null, 50).map(({ side, id, code }) => `${side} ${id} ${code}`)

describe('a record that cannot be read', () => {
  for (const side of ['crm', 'outlook'] as const) {
    it(`I16 in ${side}: the others go on at once, it is told, and made good when it can be read`, async () => {
      const history = await stage({ initial: 4 })
      const [badCrm = '', other = ''] = history.crm.records.keys()
      const badItem = itemOf(history, badCrm)?.id ?? ''
      const bad = side === 'crm' ? badCrm : badItem
      const { counted, mend } = unreadable(history, side, bad)
      if (side === 'crm') history.crm.edit(badCrm, { title: 'bad' }, 'ui')
      else history.outlook.edit(badItem, { title: 'bad' })
      for (let n = 0; n < 16; n++) {
        history.restUntilDue()
        history.crm.edit(other, { title: `n${n}` }, 'ui')
        await slices(history, 1)
        expect(itemOf(history, other)?.fields['title']).toBe(`n${n}`)
        expect(history.store.stream(history.stream).retry).toBeNull()
      }
      expect(parked(history)).toEqual([`${side} ${bad} keeps-failing`])
      expect(counted.asked).toBeLessThanOrEqual(12)
      // Silence is no absence: nothing was deleted for it.
      expect([history.crm.records.size, history.outlook.living().length]).toEqual([4, 4])
      mend()
      history.dueForComparison()
      await history.settle()
      expect(itemOf(history, badCrm)?.fields['title']).toBe('bad')
      expect(history.crm.records.get(badCrm)?.fields['title']).toBe('bad')
      expect(parked(history)).toEqual([])
      expect(await writesOfAnotherRun(history)).toBe(0)
    })
  }

  it('I18 the record that an item names is not read: no second one is made for it', async () => {
    const history = await stage({ initial: 3 })
    const [badCrm = ''] = history.crm.records.keys()
    history.loseStore()
    const { mend } = unreadable(history, 'crm', badCrm)
    await slices(history, 6)
    expect(history.crm.records.size).toBe(3)
    mend()
    history.dueForComparison()
    await history.settle()
    expect([history.crm.records.size, history.outlook.living().length]).toEqual([3, 3])
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('SYN-6 when nothing at all can be read the stream waits, and nothing is parked', async () => {
    const history = await stage({ initial: 4 })
    const pass = history.outlook.read.bind(history.outlook)
    history.outlook.read = async () => fail(stumbles)
    const items = history.outlook.living()
    for (const { id } of items) history.outlook.edit(id, { title: `o${id}` })
    await slices(history, 20)
    expect(parked(history)).toEqual([])
    expect(history.store.stream(history.stream).retry?.tries).toBeGreaterThan(5)
    history.outlook.read = pass
    typed(history, event('crm'))
    typedInOutlook(history, event('out'))
    await history.settle()
    expect([history.crm.records.size, history.outlook.living().length]).toEqual([6, 6])
    for (const { id } of items)
      expect(history.outlook.items.get(id)?.fields['title']).toBe(`o${id}`)
  })
})

it('I16 a deletion in the CRM is not forgotten because the other side of the record could not be read', async () => {
  const history = await stage()
  const ids = ['a', 'b'].map((title) => typed(history, event(title)))
  await history.settle()
  const [first = '', second = ''] = ids
  const item = itemOf(history, first)?.id ?? ''
  const { mend } = unreadable(history, 'outlook', item)
  // Both sides ring about the same record at once; Outlook's is looked at first, and cannot be read.
  history.outlook.edit(item, {})
  history.outlook.edit(itemOf(history, second)?.id ?? '', {})
  history.ring(false, false)
  deleteInCrm(history, first)
  history.ring(false, false)
  await history.slice()
  mend()
  await history.settle()
  expect([...history.outlook.items.values()].map(({ fields }) => fields['title'])).toEqual(['b'])
})
