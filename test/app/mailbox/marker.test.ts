/**
 * @module
 * A03, A13: what an item says of the record it was made from, and to whom.
 */
import { describe, expect, it } from 'vitest'
import { crmIdOfMarker, markerOf } from '../../../edge/app/mailbox/marker.ts'
import { itemOf, stage, typed, writesOfAnotherRun } from '../../scenarios/stage.ts'

describe('the mark of an item', () => {
  it.each(['e1', 'a|b', 'ä %7C/?'])(
    'gives %s back to its own organization, and to no other',
    (id) => {
      const marker = markerOf(id, 'u', 'northwind')
      expect(crmIdOfMarker(marker, 'northwind')).toBe(id)
      expect(crmIdOfMarker(marker, 'fabrikam')).toBeNull()
    },
  )

  it('made before it named the organization, it is believed', () => {
    expect(crmIdOfMarker('e1|u', 'northwind')).toBe('e1')
  })

  it.each(['', '|', '%E0%A4%A|u'])('%s says nothing', (marker) => {
    expect(crmIdOfMarker(marker, 'northwind')).toBeNull()
  })

  it('an item pasted from the calendar of another organization is a record of its own, whatever its mark says', async () => {
    const history = await stage({ cap: 0, initial: 1 })
    // Both organizations have a record with this id; ours is not synced yet.
    const pasted = history.outlook.add(
      { title: 'theirs', note: '', tag: '' },
      markerOf('c1', 'u', 'fabrikam'),
    )
    history.ledger.outlookUid.set(pasted, history.ledger.born().uid)
    await history.settle()
    expect(history.crm.records.size).toBe(2)
    expect(itemOf(history, 'c1')).toBeUndefined()
    const mine = typed(history, { title: 'mine', note: '', tag: '', place: '' })
    await history.settle()
    expect(crmIdOfMarker(itemOf(history, mine)?.marker ?? '', 'org')).toBe(mine)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})
