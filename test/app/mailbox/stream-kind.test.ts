/**
 * @module
 * The map of contacts: made once for a mapping and the CRM's fields, and anew for others (CON-5, OPS-2).
 */
import { expect, it } from 'vitest'
import { makeStreamKind } from '../../../edge/app/mailbox/stream-kind.ts'
import { defaultSyncSettings } from '../../../edge/policy.ts'
import type { CrmField } from '../../../edge/ports/crm.ts'
import { openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const field = (name: string): CrmField => ({
  ...{ name, label: name, type: 'text', writable: true },
  ...{ required: false, custom: false, maxLength: 80 },
})
const kindOf = ({ store }: Desk) =>
  makeStreamKind({
    ...{ store, member: { organization: 'org', member: 'marcus' }, crmName: 'CRM' },
    ...{ phones: (text) => text, sameZone: (one, other) => one === other },
    settings: () => defaultSyncSettings,
  })
const save = ({ store }: Desk, crm: string, version: number) =>
  store.saveMapping({
    ...{ version, savedAt: 1, savedBy: 'Marcus' },
    rows: [{ crm, outlook: 'name.first', direction: 'both', transform: 'none' }],
  })

it('is made once, and follows the mapping and the fields', () => {
  const desk = openDesk()
  const kind = kindOf(desk)
  const names = () => kind('contacts').map.map(({ name }) => name)
  expect(names()).toEqual([])
  desk.store.saveCrmFields([field('firstName'), field('nickName')])
  save(desk, 'firstName', 1)
  const { map } = kind('contacts')
  expect(kind('contacts').map).toBe(map)
  const first = names()
  expect(first).toHaveLength(1)
  save(desk, 'nickName', 2)
  expect(names()).not.toEqual(first)
  expect(kind('contacts').label('crm', { nickName: 'Megs', firstName: 'Megan' })).toBe('Megs')
  save(desk, 'firstName', 1)
  expect(names()).toEqual(first)
  const before = kind('contacts').map
  desk.store.saveCrmFields([{ ...field('firstName'), maxLength: 7 }])
  expect(kind('contacts').map).not.toBe(before)
})
