/**
 * @module
 * Scenarios K, L16, M, P: cursors forgotten, crashes anywhere, throttling, mass changes and the brake.
 */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../simulation/faults.ts'
import type { History } from '../simulation/history.ts'
import {
  deleteInCrm,
  deleteInOutlook,
  itemOf,
  stage,
  typed,
  typedInOutlook,
  writesOf,
  writesOfAnotherRun,
} from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })
const phaseOf = ({ store, stream }: History) => store.stream(stream).phase

/** Slices until the brake holds: nobody has decided yet. */
async function untilHeld(history: History): Promise<void> {
  history.ring(false, false)
  for (let n = 0; n < 30 && phaseOf(history) !== 'paused'; n++) {
    history.rest()
    await history.slice()
  }
  expect(phaseOf(history)).toBe('paused')
}

function deleteAll(history: History): void {
  for (const { id } of history.outlook.living()) deleteInOutlook(history, id)
}

describe('delta and listings', () => {
  it('K01 the cursor is forgotten: everything is compared, and what changed meanwhile arrives', async () => {
    const history = await stage({ initial: 6 })
    const [kept, gone] = history.outlook.living()
    history.outlook.edit(kept?.id ?? '', { title: 'new' })
    deleteInOutlook(history, gone?.id ?? '')
    history.outlook.expireDelta()
    history.ring(true, false)
    await history.poll()
    expect(history.crm.records.size).toBe(5)
    expect([...history.crm.records.values()].some(({ fields }) => fields['title'] === 'new')).toBe(
      true,
    )
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
  it('K07 K08 a crash around a page of changes loses none of it', async () => {
    for (const crash of ['crash-before', 'crash-after'] as const) {
      const history = await stage({ initial: 6 })
      for (const { id } of history.outlook.living()) history.outlook.edit(id, { title: `n${id}` })
      history.ring(true, false)
      history.wait(130_000)
      history.faults.load([crash], [])
      await history.slice()
      await history.poll()
      for (const { id, fields } of history.outlook.living()) expect(fields['title']).toBe(`n${id}`)
      const titles = [...history.crm.records.values()].map(({ fields }) => fields['title'])
      expect(titles.every((title) => String(title).startsWith('no'))).toBe(true)
    }
  })
  it('K14 P06 a listing that misses most of everything is asked about, not obeyed', async () => {
    const history = await stage({ initial: 10 })
    deleteAll(history)
    history.outlook.expireDelta()
    history.wait(4_000_000)
    await untilHeld(history)
    expect(history.crm.records.size).toBe(10)
  })
})

describe('failing in the middle', () => {
  it('L16 a crash at every call of a script ends as without one', async () => {
    const script = async (faults: readonly Fault[]): Promise<History> => {
      const history = await stage({ initial: 5 })
      typed(history, event('a'))
      typedInOutlook(history, event('b'))
      history.crm.edit('c1', { title: 'edit' }, 'ui')
      deleteInCrm(history, 'c2')
      history.ring(false, false)
      history.faults.load(faults, [])
      await history.slice()
      await history.settle()
      return history
    }
    const ends = (history: History) => ({
      crm: [...history.crm.records.values()]
        .map(({ fields }) => fields['title'])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
      outlook: history.outlook
        .living()
        .map(({ fields }) => fields['title'])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    })
    const expected = ends(await script([]))
    for (let at = 0; at < 16; at++) {
      for (const crash of ['crash-before', 'crash-after'] as const) {
        const faults = [...Array.from({ length: at }, (): Fault => 'ok'), crash]
        expect(ends(await script(faults)), `${crash} at call ${at}`).toEqual(expected)
      }
    }
  })
  it('M01 I13 of a batch some are throttled and one is refused: each for itself', async () => {
    const history = await stage()
    const ids = Array.from({ length: 10 }, (_, n) => typed(history, event(`e${n}`)))
    const bad = typed(history, event('bado'))
    history.ring(false, false)
    history.faults.load(['ok', 'ok', 'ok', 'later', 'ok', 'later'], [])
    await history.slice()
    await history.settle()
    expect(ids.every((id) => itemOf(history, id) !== undefined)).toBe(true)
    expect(history.outlook.living()).toHaveLength(10)
    expect(history.store.parked('calendar', 'crm', bad)?.code).toBe('invalid')
  })
  it('M06 M09 one item always refused: the rest goes on, and it is not sent again and again', async () => {
    const history = await stage()
    const bad = typed(history, event('bado'))
    const good = typed(history, event('good'))
    await history.settle()
    expect(itemOf(history, good)).toBeDefined()
    expect(await writesOfAnotherRun(history)).toBe(0)
    expect(history.store.countParked('calendar')).toBe(1)
    history.crm.edit(bad, { title: 'fine' }, 'ui')
    await history.settle()
    expect(itemOf(history, bad)?.fields['title']).toBe('fine')
  })
  it('M05 away for a long time: waited out, nothing doubled', async () => {
    const history = await stage()
    typed(history, event('a'))
    history.ring(false, false)
    for (let n = 0; n < 12; n++) {
      history.faults.load(['later'], [])
      history.rest()
      await history.slice()
    }
    await history.settle()
    expect(history.outlook.living()).toHaveLength(1)
  })
  it('M10 the budget ends a slice, the next one goes on', async () => {
    const history = await stage()
    history.switch(false)
    await history.settle()
    for (let n = 0; n < 60; n++) typed(history, event(`e${n}`))
    history.switch(true)
    expect(await history.slice()).toBe('more')
    await history.settle()
    expect(history.outlook.living()).toHaveLength(60)
  })
})

describe('mass changes', () => {
  it('P01 Q19 many changed at once: one write each, and then rest', async () => {
    const history = await stage({ initial: 100 })
    const before = writesOf(history)
    for (const id of history.crm.records.keys())
      history.crm.edit(id, { title: `m${id}` }, 'mass-update')
    await history.settle()
    expect(writesOf(history)).toBe(before + 100)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
  it('P03 P09 deletions are held, in whatever portions, and carried out when approved', async () => {
    const history = await stage({ initial: 12 })
    deleteAll(history)
    await untilHeld(history)
    expect(history.crm.records.size).toBe(12)
    history.decide('apply')
    await history.settle()
    expect(history.crm.records.size).toBe(0)
  })
  it('P04 taken back: made again in Outlook from the CRM', async () => {
    const history = await stage({ initial: 12 })
    deleteAll(history)
    await untilHeld(history)
    history.decide('restore')
    await history.settle()
    expect(history.crm.records.size).toBe(12)
    expect(history.outlook.living()).toHaveLength(12)
  })
  it('D04 P07 several deleted in the CRM, below the brake: gone, and no second round', async () => {
    const history = await stage({ initial: 12 })
    for (const id of ['c1', 'c2', 'c3']) deleteInCrm(history, id)
    history.ring(false, false)
    history.faults.load(['ok', 'ok', 'ok', 'later'], [])
    await history.slice()
    await history.settle()
    expect(history.outlook.living()).toHaveLength(9)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
  it('Q06 a field mapped while on: it reaches Outlook, nothing is deleted', async () => {
    const history = await stage({ stream: 'contacts' })
    history.remap()
    await history.settle()
    const id = typed(history, { ...event('a'), tag: 'vip' })
    await history.settle()
    expect(itemOf(history, id)?.fields['tag']).toBeUndefined()
    history.remap()
    await history.settle()
    expect(itemOf(history, id)?.fields['tag']).toBe('vip')
    expect(history.crm.records.size).toBe(1)
  })
})
