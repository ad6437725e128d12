/**
 * @module
 * Scenario P10: a mass deletion that was approved by mistake is taken back. What was deleted lies in the bin of the
 * side it was deleted on; taken out there, all of it is made anew on the other side. Nothing of it is kept by us.
 */
import { describe, expect, it } from 'vitest'
import {
  deleteInCrm,
  deleteInOutlook,
  itemOf,
  recordOf,
  stage,
  writesOfAnotherRun,
} from './stage.ts'

const COUNT = 30
const titlesOf = (all: Iterable<{ readonly fields: Readonly<Record<string, unknown>> }>) =>
  [...all].map(({ fields }) => String(fields['title'])).toSorted()

describe('P10 undo of a mass deletion', () => {
  it('made in Outlook: out of its bin, every record is in the CRM again, once', async () => {
    const history = await stage({ initial: COUNT })
    const items = history.outlook.living()
    const titles = titlesOf(items)
    for (const { id } of items) deleteInOutlook(history, id)
    await history.settle()
    expect(history.crm.records.size).toBe(0)
    history.wait(30 * 86_400_000)
    for (const item of items) {
      history.ledger.outlookUid.set(item.id, history.ledger.born().uid)
      history.outlook.items.set(item.id, item)
      history.outlook.touch(item.id)
    }
    await history.settle()
    expect(titlesOf(history.crm.records.values())).toEqual(titles)
    expect(items.every(({ id }) => recordOf(history, id) !== undefined)).toBe(true)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('made in the CRM: out of its bin, every record is in Outlook again, once', async () => {
    const history = await stage({ initial: COUNT })
    const records = [...history.crm.records]
    const titles = titlesOf(history.outlook.living())
    for (const [id] of records) deleteInCrm(history, id)
    await history.settle()
    expect(history.outlook.living()).toEqual([])
    history.wait(30 * 86_400_000)
    for (const [id, record] of records) {
      history.ledger.crmUid.set(id, history.ledger.born().uid)
      history.crm.records.set(id, record)
      history.crm.edit(id, {}, 'ui')
    }
    await history.settle()
    expect(titlesOf(history.outlook.living())).toEqual(titles)
    expect(records.every(([id]) => itemOf(history, id) !== undefined)).toBe(true)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})
