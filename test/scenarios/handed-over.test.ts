/**
 * @module
 * Scenario H06: a record goes to a colleague who syncs too. Two mailboxes, one record.
 */
import { describe, expect, it } from 'vitest'
import type { History } from '../simulation/history.ts'
import { COLLEAGUE, ME } from '../simulation/model-crm.ts'
import { itemOf, stage, typed, writesOf } from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })

async function two(): Promise<{ mine: History; hers: History; id: string }> {
  const mine = await stage({ colleague: true })
  const { colleague } = mine
  if (colleague === null) throw new Error('no colleague')
  colleague.switch(true)
  const id = typed(mine, event('a'))
  await mine.settle()
  expect(mine.outlook.living()).toHaveLength(1)
  expect(colleague.outlook.living()).toEqual([])
  return { mine, hers: colleague, id }
}

describe('H06 the owner changes', () => {
  it('his item goes, hers is made; there is one record, and nobody is mailed', async () => {
    const { mine, hers, id } = await two()
    const before = [writesOf(mine), hers.outlook.writes]
    mine.crm.give(id, COLLEAGUE)
    await mine.settle()
    expect(mine.outlook.living()).toEqual([])
    expect(hers.outlook.living().map(({ fields }) => fields['title'])).toEqual(['a'])
    expect([...mine.crm.records.keys()]).toEqual([id])
    // One deletion, one creation: no update on the way out.
    expect(writesOf(mine) - (before[0] ?? 0)).toBe(1)
    expect(hers.outlook.writes - (before[1] ?? 0)).toBe(1)
    const entries = mine.store.activity('calendar', { before: null, limit: 50 }).entries
    expect(entries.filter(({ mailed }) => mailed !== undefined)).toEqual([])
  })

  it('what she edits from then on is hers alone, and back with him it is as she left it', async () => {
    const { mine, hers, id } = await two()
    mine.crm.give(id, COLLEAGUE)
    await mine.settle()
    hers.outlook.edit(itemOf(hers, id)?.id ?? '', { title: 'b' })
    await mine.settle()
    expect(mine.crm.records.get(id)?.fields['title']).toBe('b')
    expect(mine.outlook.living()).toEqual([])
    mine.crm.give(id, ME)
    await mine.settle()
    expect(mine.outlook.living().map(({ fields }) => fields['title'])).toEqual(['b'])
    expect(hers.outlook.living()).toEqual([])
    expect([...mine.crm.records.keys()]).toEqual([id])
  })
})
