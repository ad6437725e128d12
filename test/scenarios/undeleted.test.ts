/**
 * @module
 * Scenario D09: Microsoft 365 confirms a deletion and does not do it.
 */
import { describe, expect, it } from 'vitest'
import { retryParked } from '../../edge/app/mailbox/parked.ts'
import {
  deleteInCrm,
  itemOf,
  recordOf,
  stage,
  typed,
  writesOf,
  writesOfAnotherRun,
} from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })

async function undeleted() {
  const history = await stage()
  const [a, b] = [typed(history, event('a')), typed(history, event('b'))]
  await history.settle()
  const item = itemOf(history, a)
  if (item === undefined) throw new Error('no such item')
  item.stays = true
  deleteInCrm(history, a)
  await history.settle()
  return { history, b, item }
}

describe('D09 a deletion confirmed and not done', () => {
  it('is found by the next comparison and set aside with the reason; nothing comes back', async () => {
    const { history, b, item } = await undeleted()
    const before = writesOf(history)
    expect(await writesOfAnotherRun(history)).toBe(0)
    expect(history.store.parked('calendar', 'outlook', item.id)).toMatchObject({
      code: 'not-deleted',
      label: 'a',
    })
    const { entries } = history.store.activity('calendar', { before: null, limit: 9 })
    expect(entries[0]).toMatchObject({ kind: 'parked', side: 'outlook', code: 'not-deleted' })
    // Once is enough: it is neither told nor counted again.
    expect(await writesOfAnotherRun(history)).toBe(0)
    expect(history.store.activity('calendar', { before: null, limit: 9 }).entries).toEqual(entries)
    expect([...history.crm.records.keys()]).toEqual([b])
    expect(writesOf(history)).toBe(before)
  })

  it('a mapping that changed, or weeks at rest, bring nothing back either', async () => {
    const { history, b } = await undeleted()
    await writesOfAnotherRun(history)
    history.store.rearm('calendar', history.now)
    await history.settle()
    for (let weeks = 0; weeks < 5; weeks++) {
      history.wait(7 * 86_400_000)
      expect(await writesOfAnotherRun(history)).toBe(0)
    }
    history.store.rearm('calendar', history.now)
    await history.settle()
    expect([...history.crm.records.keys()]).toEqual([b])
    expect(history.store.countParked('calendar')).toBe(1)
  })

  it('edited in Outlook it is a record of its own', async () => {
    const { history, item } = await undeleted()
    await writesOfAnotherRun(history)
    history.ledger.outlookUid.set(item.id, history.ledger.born().uid)
    history.outlook.edit(item.id, { title: 'mine' })
    await history.settle()
    expect(recordOf(history, item.id)?.fields['title']).toBe('mine')
    expect(history.store.countParked('calendar')).toBe(0)
  })

  it('so it is when the person says to try again', async () => {
    const { history, item } = await undeleted()
    await writesOfAnotherRun(history)
    const clock = { now: () => history.now, random: () => 0.5, uuid: () => 'k' }
    history.ledger.outlookUid.set(item.id, history.ledger.born().uid)
    retryParked({ store: history.store, clock }, 'calendar', {})
    await history.settle()
    expect(recordOf(history, item.id)?.fields['title']).toBe('a')
  })

  it('what was deleted and is brought back from the bin is a record again', async () => {
    const history = await stage()
    const a = typed(history, event('a'))
    await history.settle()
    const item = itemOf(history, a)
    if (item === undefined) throw new Error('no such item')
    deleteInCrm(history, a)
    await history.settle()
    history.outlook.items.set(item.id, item)
    history.outlook.touch(item.id)
    history.ledger.outlookUid.set(item.id, history.ledger.born().uid)
    await history.settle()
    expect(recordOf(history, item.id)?.fields['title']).toBe('a')
    expect(history.store.countParked('calendar')).toBe(0)
  })
})
