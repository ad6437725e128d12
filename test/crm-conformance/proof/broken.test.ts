/**
 * @module
 * The kit can fail: each promise broken by a front is found by the check meant for it and by no stranger, and what
 * was made is deleted all the same.
 */
import { describe, expect, it } from 'vitest'
import { allChecks } from '../checks/all.ts'
import { brokenLists } from './broken-lists.ts'
import { brokenRecords } from './broken-records.ts'
import { openCrm, outcomeOf } from './crm-stage.ts'

const broken = [...brokenRecords, ...brokenLists]

describe('a CRM that', () => {
  it.each(broken.map((one) => [one.name, one.finds, one] as const))(
    '%s is found by %s',
    async (_name, finds, { front, too = [] }) => {
      const crm = await openCrm(front(), 'empty')
      const before = await crm.everything()
      const { results } = await outcomeOf(crm)
      const found = results.filter(({ kind }) => kind === 'fail').map(({ id }) => id)
      expect([...new Set(found)].toSorted()).toEqual([finds, ...too].toSorted())
      expect(await crm.everything()).toEqual(before)
    },
  )

  it('breaks a promise this product leans on is among these, whichever it is', () => {
    const proved = new Set(broken.flatMap(({ finds }) => finds))
    const unproved = allChecks.filter(({ id, need }) => need === 'relied' && !proved.has(id))
    expect([...new Set(unproved.map(({ id }) => id))]).toEqual([])
  })
})
