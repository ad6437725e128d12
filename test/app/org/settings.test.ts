/**
 * @module
 * The organization's rules: a version at a time, in the audit log, and heard by everybody who takes part.
 */
import { describe, expect, it } from 'vitest'
import { readSettings, saveSettings } from '../../../edge/app/org/settings.ts'
import { join, leave } from '../../../edge/app/org/take-part.ts'
import type { SyncSettings } from '../../../edge/contract/settings.ts'
import { defaultSyncSettings } from '../../../edge/policy.ts'
import { orgStage } from './org-stage.ts'

const amelia = {
  who: { organization: 'org', member: 'amelia', name: 'Amelia', email: null },
  from: { via: 'crm-page' as const, address: null },
}

async function scene() {
  const stage = orgStage()
  await join(stage.org, 'ann')
  await join(stage.org, 'bob')
  await stage.pass(2000)
  const notes: { action: string; details: object }[] = []
  const save = (change: Partial<SyncSettings>, ifMatch = readSettings(stage.org).version) => {
    const settings = { ...defaultSyncSettings, ...change }
    return saveSettings(stage.org, (_, what) => void notes.push(what), amelia, settings, ifMatch)
  }
  return { ...stage, notes, save }
}

describe('the rules of an organization', () => {
  it('are the defaults until somebody sets them', async () => {
    const { org, save } = await scene()
    expect(readSettings(org)).toMatchObject({
      version: 's0',
      isDefault: true,
      savedBy: null,
      settings: { conflict: 'crm', imported: 'until-mass-updated', caps: { calendar: 5000 } },
    })
    await save({ conflict: 'newest' })
    expect(readSettings(org)).toMatchObject({
      version: 's1',
      isDefault: false,
      savedBy: 'Amelia',
      settings: { conflict: 'newest' },
      defaults: { conflict: 'crm' },
    })
  })

  it('are heard by every mailbox, with what changed in the audit log', async () => {
    const { save, pass, rulesTold, notes } = await scene()
    await save({ imported: 'include', caps: { calendar: null, contacts: 10_000 } })
    await pass(1000)
    for (const member of ['ann', 'bob']) {
      expect(rulesTold(member)).toMatchObject([{ version: 1, settings: { imported: 'include' } }])
    }
    expect(notes).toMatchObject([
      {
        action: 'settings.sync-changed',
        details: {
          imported: 'until-mass-updated → include',
          caps: expect.stringContaining('"calendar":null') as string,
        },
      },
    ])
  })

  it('reach who could not hear at first, and only him again', async () => {
    const { save, pass, rulesTold, deaf } = await scene()
    deaf.add('bob')
    await save({ conflict: 'outlook' })
    await pass(60_000)
    expect(rulesTold('bob')).toEqual([])
    deaf.delete('bob')
    await pass(20 * 60_000)
    expect(rulesTold('bob')).toMatchObject([{ version: 1 }])
    expect(rulesTold('ann')).toHaveLength(1)
  })

  it('forget who left before he heard', async () => {
    const { org, save, pass, deaf, rulesTold } = await scene()
    deaf.add('bob')
    await save({ conflict: 'outlook' })
    await leave(org, 'bob')
    deaf.delete('bob')
    await pass(20 * 60_000)
    expect(rulesTold('bob')).toEqual([])
    expect(org.store.untold()).toEqual([])
  })

  it('are not overwritten unseen, and the same again is no new version', async () => {
    const { org, save, notes } = await scene()
    await save({ conflict: 'outlook' })
    expect(await save({ conflict: 'ask' }, 's0')).toMatchObject({
      failure: { code: 'version-conflict' },
    })
    expect(await save({ conflict: 'outlook' })).toMatchObject({ value: { version: 's1' } })
    expect(readSettings(org).settings.conflict).toBe('outlook')
    expect(notes).toHaveLength(1)
  })
})
