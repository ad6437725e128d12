/**
 * @module
 * The preview of a mapping: records of this person alone, found by name; both directions; how many saving
 * would touch, from what the links remember (CON-5, OPS-3, SYN-7).
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { findContacts } from '../../../edge/app/mailbox/find-contacts.ts'
import type { MappingDesk } from '../../../edge/app/mailbox/mapping.ts'
import { mapOf, rowsOf } from '../../../edge/app/mailbox/mapping.ts'
import { preview } from '../../../edge/app/mailbox/preview-mapping.ts'
import type { MappingRow } from '../../../edge/contract/mapping.ts'
import type { Fields } from '../../../edge/domain/record.ts'
import { fingerprint } from '../../../edge/domain/record.ts'
import { ok } from '../../../edge/domain/result.ts'
import { shownOf } from '../../../edge/domain/sync/shown.ts'
import type { CrmField, CrmPort, CrmRecord } from '../../../edge/ports/crm.ts'
import { openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const field = (name: string): CrmField => ({
  ...{ name, label: name, type: 'text' },
  ...{ writable: true, required: false, custom: false },
})
const fields = ['First', 'Last', 'Job', 'Region'].map(field)
const row = (crm: string, outlook: string, patch: Partial<MappingRow> = {}): MappingRow => ({
  ...{ crm, outlook, direction: 'both', transform: 'none' },
  ...patch,
})
const saved = [row('First', 'name.first'), row('Last', 'name.last'), row('Job', 'jobTitle')]
const record = (id: string, values: Fields, ownerId = 'marcus'): CrmRecord => ({
  ...{ id, version: '1', ownerId, origin: 'manual', lastChange: 'ui', updatedAt: 0 },
  fields: values,
})

let desk: Desk
let records: CrmRecord[]
let outlook: Fields | null
beforeEach(() => {
  desk = openDesk()
  outlook = null
  records = [
    record('c1', { First: 'Ana', Last: 'Díaz', Job: 'CFO' }),
    record('c2', { First: 'Omar', Last: 'Haddad', Job: null }),
    record('c3', { First: 'Diaz', Last: 'of another', Job: null }, 'megan'),
  ]
  desk.store.saveCrmFields(fields)
  desk.store.saveMapping({ version: 1, rows: saved, savedAt: desk.now, savedBy: 'm' })
})

const crm = {
  list: async (ownerId: string) =>
    ok({ records: records.filter((each) => each.ownerId === ownerId), cursor: null }),
  read: async (_stream: string, ids: readonly string[]) => {
    const found = records.filter(({ id }) => ids.includes(id))
    return ok(new Map(found.map((each) => [each.id, { kind: 'present' as const, record: each }])))
  },
} as unknown as CrmPort

const mappingDesk = (): MappingDesk => ({
  ...{ store: desk.store, clock: desk.clock, crm, phones: (text) => text },
  member: { organization: 'org', member: 'marcus' },
})
const asked = (rows: readonly MappingRow[], crmId: string | null = 'c1') =>
  preview({ ...mappingDesk(), outlookOf: async () => outlook }, rows, crmId)

/** Ties both of this person's records, as the first sync does. */
function linkAll(): void {
  const known = desk.store.crmFields() ?? []
  const map = mapOf(rowsOf(desk.store, known), known, (text) => text)
  for (const { id, fields: values, ownerId } of records) {
    if (ownerId !== 'marcus') continue
    const prints = Object.fromEntries(
      map.map(({ name, readCrm }) => [name, fingerprint(readCrm(values) ?? null)]),
    )
    desk.store.putLink({
      ...{ stream: 'contacts', crmId: id, outlookId: `o-${id}`, state: 'linked', ourDelete: null },
      ...{ base: { crm: prints, outlook: prints }, crmVersion: '1', outlookVersion: '1' },
      shown: shownOf(map, 'crm', values),
    })
  }
}
const affects = async (rows: readonly MappingRow[]) => {
  const answer = await asked(rows)
  return answer.ok ? answer.value.affects : answer
}

describe('CON-5 finding a contact', () => {
  const found = async (search: string) => {
    const answer = await findContacts(mappingDesk(), search)
    return answer.ok ? answer.value.contacts.map(({ label }) => label) : answer.failure
  }

  it.each(['before', 'after'])(
    'by a part of the name, without accents: %s the first sync',
    async (when) => {
      if (when === 'after') linkAll()
      expect(await found('diaz')).toEqual(['Ana Díaz'])
      expect(await found('OMAR h')).toEqual(['Omar Haddad'])
      expect(await found('nobody')).toEqual([])
    },
  )

  it('OPS-3 never another person’s', async () => {
    expect(await found('of another')).toEqual([])
    expect(await asked(saved, 'c3')).toMatchObject({ failure: { code: 'not-found' } })
  })
})

describe('CON-5 both directions', () => {
  it('tells what Outlook holds and what the CRM would get of it', async () => {
    linkAll()
    outlook = { 'name.first': 'Anita', 'name.last': 'Díaz', jobTitle: 'CEO' }
    const answer = await asked([
      row('First', 'name.first'),
      row('Job', 'jobTitle', { direction: 'to-outlook' }),
    ])
    expect(answer).toMatchObject({
      value: {
        rows: [
          { crmValue: 'Ana', toOutlook: 'Ana', outlookValue: 'Anita', toCrm: 'Anita' },
          { crmValue: 'CFO', toOutlook: 'CFO', outlookValue: 'CEO', toCrm: null },
        ],
      },
    })
  })

  it('leaves Outlook out where it cannot be read', async () => {
    linkAll()
    const answer = await asked(saved)
    expect(answer.ok && answer.value.rows[0]).not.toHaveProperty('outlookValue')
  })
})

describe('SYN-7 what saving would touch', () => {
  it('says nothing while nothing is synced', async () => {
    expect(await affects(saved)).toBeUndefined()
  })

  it('nothing for the same rows, another order, another direction, a row less', async () => {
    linkAll()
    const none = { records: 0, of: 2 }
    expect(await affects(saved.toReversed())).toEqual(none)
    expect(await affects(saved.map((each) => ({ ...each, direction: 'to-crm' })))).toEqual(none)
    expect(await affects(saved.slice(1))).toEqual(none)
  })

  it('who has a value in a field that goes to an Outlook field nobody wrote', async () => {
    linkAll()
    const moved = saved.map((each) => (each.crm === 'Job' ? row('Job', 'profession') : each))
    expect(await affects(moved)).toEqual({ records: 1, of: 2 })
  })

  it('everybody for a field that nothing is known of, or a transform', async () => {
    linkAll()
    expect(await affects([...saved, row('Region', 'office')])).toEqual({ records: 2, of: 2 })
    const upper = saved.map((each) => ({ ...each, transform: 'upper-case' as const }))
    expect(await affects(upper)).toEqual({ records: 2, of: 2 })
  })
})
