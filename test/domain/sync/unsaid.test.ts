/**
 * @module
 * A side that could not speak of a group and now does (CAL-7): what was kept on the other side meanwhile is not undone
 * by the first word of it.
 */
import { describe, expect, it } from 'vitest'
import { eventMap } from '../../../edge/domain/calendar/event-map.ts'
import type { Fields } from '../../../edge/domain/record.ts'
import { merge } from '../../../edge/domain/sync/merge.ts'

const time = {
  ...{ allDay: false, start: '2030-01-08T09:00:00', end: '2030-01-08T10:00:00' },
  ...{ zone: 'Europe/Vienna', rule: null },
}
const crm: Fields = { title: 'Visit', time, reminder: 15 }

/** After both were seen while Outlook said nothing of the reminder, as of what is over (A19). */
function base() {
  const { reminder: _, ...silent } = crm
  const { agreed } = merge(eventMap, null, crm, silent, 'crm')
  return agreed
}

describe.each(['crm', 'outlook'] as const)('%s decides conflicts', (policy) => {
  it('A19 the reminder kept in the CRM goes to Outlook when the event is moved ahead', () => {
    const outlook: Fields = { ...crm, reminder: null }
    expect(merge(eventMap, base(), crm, outlook, policy)).toMatchObject({
      ...{ toOutlook: { reminder: 15 }, toCrm: {} },
      conflicts: [],
    })
  })

  it('what a person then says in Outlook counts', () => {
    const outlook: Fields = { ...crm, reminder: 30 }
    expect(merge(eventMap, base(), crm, outlook, policy)).toMatchObject({
      ...{ toOutlook: {}, toCrm: { reminder: 30 } },
      conflicts: [],
    })
  })

  it('a reminder taken away that Outlook had spoken of before is taken away', () => {
    const spoken = merge(eventMap, null, crm, crm, policy).agreed
    const outlook: Fields = { ...crm, reminder: null }
    expect(merge(eventMap, spoken, crm, outlook, policy)).toMatchObject({
      toCrm: { reminder: null },
    })
  })
})
