/**
 * @module
 * Whose mapping counts in a mailbox: fixed by the organization, a member's own, the organization's, the default one;
 * and that a change of it is compared, once, and only where it changes something (CON-5).
 */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  mappingVersions,
  readMapping,
  rowsOf,
  saveMapping,
} from '../../../edge/app/mailbox/mapping.ts'
import type { MappingDesk } from '../../../edge/app/mailbox/mapping.ts'
import { takeMapping } from '../../../edge/app/mailbox/organization-mapping.ts'
import type { ContactMapping, MappingRow } from '../../../edge/contract/mapping.ts'
import type { CrmField, CrmPort } from '../../../edge/ports/crm.ts'
import { marcus, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const fields: CrmField[] = ['First', 'Last', 'Job'].map((name) => ({
  ...{ name, label: name, type: 'text' },
  ...{ writable: true, required: false, custom: false },
}))
const row = (crm: string, outlook: string): MappingRow => ({
  ...{ crm, outlook, direction: 'both', transform: 'none' },
})
const own = [row('First', 'name.first')]
const everybodys = [row('Last', 'name.last')]
const others = [row('Job', 'jobTitle')]

let desk: Desk
let version: number
beforeEach(() => {
  desk = openDesk()
  version = 0
  desk.store.saveCrmFields(fields)
  desk.store.saveStream({ ...desk.store.stream('contacts'), phase: 'live' })
})

const mappingDesk = (): MappingDesk => ({
  ...{ store: desk.store, clock: desk.clock, phones: (text) => text },
  ...{ crm: {} as CrmPort, member: { organization: 'org', member: 'marcus' } },
})

function set(rows: readonly MappingRow[] | null, fixed: boolean): boolean {
  version += 1
  const saved = { version, rows, fixed, savedAt: desk.now, savedBy: 'Amelia' }
  return takeMapping(desk, saved)
}

async function read(): Promise<ContactMapping> {
  const answer = await readMapping(mappingDesk())
  if (!answer.ok) throw new Error(answer.failure.detail)
  return answer.value
}

const save = async (rows: readonly MappingRow[], ifMatch?: string) =>
  saveMapping(mappingDesk(), marcus, rows, ifMatch ?? (await read()).version)

/** As if everything had been compared. */
const compared = () =>
  desk.store.saveStream({ ...desk.store.stream('contacts'), phase: 'live', listing: null })
const isComparing = () => desk.store.stream('contacts').listing?.deep === true
const inUse = () => rowsOf(desk.store, fields)

describe('CON-5 whose mapping counts', () => {
  it('the default one, then the organization’s, then a member’s own', async () => {
    expect((await read()).level).toBe('default')
    set(everybodys, false)
    expect(await read()).toMatchObject({
      ...{ level: 'organization', isDefault: false, savedBy: 'Amelia' },
      ...{ rows: everybodys, defaults: everybodys },
    })
    await save(own)
    expect(await read()).toMatchObject({ level: 'own', rows: own, savedBy: 'Marcus Weber' })
    expect(inUse()).toEqual(own)
  })

  it('fixed: the organization’s, said by whom; a save is refused and changes nothing', async () => {
    await save(own)
    set(everybodys, true)
    expect(await read()).toMatchObject({
      ...{ level: 'organization', rows: everybodys },
      fixedBy: { name: 'Amelia', at: new Date(desk.now).toISOString() },
    })
    expect(inUse()).toEqual(everybodys)
    expect(await save(others)).toMatchObject({ failure: { code: 'not-permitted' } })
    expect(desk.store.mapping()?.rows).toEqual(own)
  })

  it('fixed no longer: a member’s own counts again', async () => {
    await save(own)
    set(everybodys, true)
    set(everybodys, false)
    expect(await read()).toMatchObject({ level: 'own', rows: own })
    expect((await read()).fixedBy).toBeUndefined()
  })

  it('who went back to the organization’s follows it, whatever it becomes', async () => {
    set(everybodys, false)
    await save(own)
    await save(everybodys)
    set(others, false)
    expect(await read()).toMatchObject({ level: 'organization', rows: others })
  })

  it('fixed without rows of its own: the default one for everybody', async () => {
    await save(own)
    set(null, true)
    expect(await read()).toMatchObject({ level: 'default', isDefault: true })
    expect(await save(own)).toMatchObject({ ok: false })
  })
})

describe('CON-5 a change of the organization’s mapping', () => {
  it('is compared at once where it counts, and nowhere else', async () => {
    expect([set(everybodys, false), isComparing()]).toEqual([true, true])
    compared()
    expect([set(everybodys, true), isComparing()]).toEqual([false, false])
    set(everybodys, false)
    await save(own)
    compared()
    expect([set(others, false), isComparing()]).toEqual([false, false])
    expect([set(others, true), isComparing()]).toEqual([true, true])
  })

  it('of an older version changes nothing', () => {
    set(everybodys, false)
    const older = { version: 0, rows: others, fixed: true, savedAt: 0, savedBy: 'x' }
    expect(takeMapping(desk, older)).toBe(false)
    expect(inUse()).toEqual(everybodys)
  })

  it('moves the version, so that nobody saves over rows he has not seen', async () => {
    const { version: seen } = await read()
    set(everybodys, false)
    expect(await save(own, seen)).toMatchObject({ failure: { code: 'version-conflict' } })
    await save(own)
    const { version: now } = await read()
    expect(mappingVersions(mappingDesk()).versions.map((one) => one.version)).toEqual([now])
  })
})
