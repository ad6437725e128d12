/**
 * @module
 * The organization's mapping: checked against the CRM's fields, a version at a time, in the audit log, heard by
 * everybody who takes part (CON-5).
 */
import { describe, expect, it } from 'vitest'
import {
  organizationMappingVersions,
  readOrganizationMapping,
  saveOrganizationMapping,
} from '../../../edge/app/org/mapping.ts'
import { join } from '../../../edge/app/org/take-part.ts'
import type { MappingRow } from '../../../edge/contract/mapping.ts'
import type { SaveOrganizationMapping } from '../../../edge/contract/organization-mapping.ts'
import { fail, ok } from '../../../edge/domain/result.ts'
import type { CrmField } from '../../../edge/ports/crm.ts'
import { orgStage } from './org-stage.ts'

const fields: CrmField[] = ['First', 'Last'].map((name) => ({
  ...{ name, label: name, type: 'text' },
  ...{ writable: true, required: false, custom: false },
}))
const row = (crm: string, outlook: string): MappingRow => ({
  ...{ crm, outlook, direction: 'both', transform: 'none' },
})
const rows = [row('Last', 'name.last')]
const amelia = {
  who: { organization: 'org', member: 'amelia', name: 'Amelia', email: null },
  from: { via: 'crm-page' as const, address: null },
}

async function scene() {
  const stage = orgStage()
  let answering = true
  const crm = {
    ...stage.org.crm,
    fields: async () => (answering ? ok(fields) : fail({ kind: 'later' as const, detail: 'busy' })),
  }
  const org = { ...stage.org, crm }
  await join(org, 'ann')
  await stage.pass(2000)
  const notes: { action: string; details: object }[] = []
  const read = async () => {
    const answer = await readOrganizationMapping(org)
    if (!answer.ok) throw new Error(answer.failure.detail)
    return answer.value
  }
  return {
    ...stage,
    org,
    notes,
    read,
    silence: () => void (answering = false),
    save: async (wanted: SaveOrganizationMapping, ifMatch?: string) => {
      const match = ifMatch ?? (answering ? (await read()).version : 'o0')
      return saveOrganizationMapping(org, (_, what) => void notes.push(what), amelia, wanted, match)
    },
  }
}

describe('CON-5 the mapping of an organization', () => {
  it('is the default one, and not fixed, until somebody sets it', async () => {
    const { read, save } = await scene()
    expect(await read()).toMatchObject({ version: 'o0', isDefault: true, fixed: false })
    await save({ rows, fixed: true })
    expect(await read()).toMatchObject({
      ...{ version: 'o1', isDefault: false, fixed: true, savedBy: 'Amelia', rows },
      crmFields: [{ name: 'First' }, { name: 'Last' }],
    })
  })

  it('is heard by every mailbox, and stands in the audit log', async () => {
    const { save, pass, mappingsTold, rulesTold, notes } = await scene()
    await save({ rows, fixed: false })
    await pass(1000)
    expect(mappingsTold('ann')).toMatchObject([{ version: 1, rows, fixed: false }])
    expect(rulesTold('ann')).toEqual([])
    expect(notes).toMatchObject([{ action: 'settings.mapping-changed' }])
  })

  it('reaches who could not hear at first', async () => {
    const { save, pass, mappingsTold, deaf } = await scene()
    deaf.add('ann')
    await save({ rows, fixed: false })
    await pass(60_000)
    expect(mappingsTold('ann')).toEqual([])
    deaf.delete('ann')
    await pass(20 * 60_000)
    expect(mappingsTold('ann')).toHaveLength(1)
  })

  it('that cannot work is refused with the rows, and nothing changes', async () => {
    const { save, read, notes } = await scene()
    const answer = await save({ rows: [row('Gone', 'name.last')], fixed: true })
    expect(answer).toMatchObject({
      failure: { code: 'invalid-mapping', errors: [{ pointer: '/rows/0' }] },
    })
    expect((await read()).version).toBe('o0')
    expect(notes).toEqual([])
  })

  it('made from an older version is refused; the same again is no new version', async () => {
    const { save, read } = await scene()
    await save({ rows, fixed: false })
    expect(await save({ rows: null, fixed: false }, 'o0')).toMatchObject({
      failure: { code: 'version-conflict' },
    })
    await save({ rows, fixed: false })
    expect((await read()).version).toBe('o1')
  })

  it('is not saved unchecked: the CRM has to name its fields', async () => {
    const { save, silence } = await scene()
    silence()
    expect(await save({ rows, fixed: true }, 'o0')).toMatchObject({ ok: false })
  })

  it('keeps what it was, newest first', async () => {
    const { org, save } = await scene()
    await save({ rows, fixed: false })
    await save({ rows: [row('First', 'name.first')], fixed: true })
    expect(organizationMappingVersions(org).versions).toMatchObject([
      { version: 'o2', savedBy: 'Amelia', rows: [{ crm: 'First' }] },
      { version: 'o1', rows },
    ])
  })
})
