/**
 * @module
 * An organization is untied (INS-7): in slices, nobody left behind, with a report of what became of each.
 */
import { describe, expect, it } from 'vitest'
import { install } from '../../../edge/app/org/install.ts'
import { installation, uninstall, workOffRemoval } from '../../../edge/app/org/uninstall.ts'
import { audit } from '../../../edge/app/people/note.ts'
import { doer } from '../people/people-stage.ts'
import { administrator, installStage } from './install-stage.ts'

const from = { via: 'install', address: null } as const
const name = 'Northwind Ltd'

async function installed() {
  const stage = installStage()
  await install(stage.context, administrator, null, from)
  return stage
}

describe('uninstalling', () => {
  it('INS-7 takes every mailbox apart, forgets who is who, frees the tenant, and reports', async () => {
    const { context, erased, passSlices, claims, counts, copies, identities, crm } =
      await installed()
    copies.set('noah', 'left')
    const begun = await uninstall(context, doer('amelia'), { outlook: 'clear', confirm: name })
    expect(begun).toMatchObject({
      value: {
        state: 'removing',
        removal: { mailboxes: { total: 4, done: 0 }, by: 'Name of amelia' },
      },
    })
    await passSlices(10)
    expect(erased.map(({ member }) => member).toSorted()).toEqual(['amelia', 'noah', 'priya'])
    expect(installation(context)).toMatchObject({
      state: 'removed',
      installedBy: null,
      removal: {
        outlook: 'clear',
        mailboxes: { total: 4, done: 4 },
        forgotten: { identities: 3, invitations: 0, joinRequests: 0 },
        remains: [
          'crm-records',
          'crm-users',
          'outlook-copies',
          'audit-log',
          'microsoft-consent',
          'backups',
        ],
      },
    })
    // Who was only tied has no mailbox to be opened; the CRM's notes of who is who are taken back.
    expect([...crm.users.values()].filter(({ entra }) => entra)).toEqual([])
    expect(claims.size).toBe(0)
    expect(counts.rested).toBe(1)
    expect(identities.identity('amelia')).toBeNull()
    const actions = audit(context.people, { cursor: null, limit: 9 }).entries.map((e) => e.action)
    expect(actions).toEqual([
      'organization.uninstalled',
      'organization.uninstalling',
      'organization.installed',
    ])
  })

  it('INS-7 a mailbox that does not answer still holds a sign-in: it is asked until it does', async () => {
    const { context, deaf, erased, passSlices } = await installed()
    deaf.add('amelia')
    await uninstall(context, doer('amelia'), { outlook: 'keep', confirm: name })
    await passSlices(20)
    expect(installation(context)).toMatchObject({
      state: 'removing',
      removal: { mailboxes: { total: 4, done: 3 } },
    })
    expect(erased.map(({ outlook }) => outlook)).toEqual(['keep', 'keep'])
    deaf.clear()
    await passSlices(1)
    expect(installation(context).state).toBe('removed')
  })

  it('INS-7 only with the permission, asked of the CRM now, and with the name typed', async () => {
    const { context, erased } = await installed()
    const how = { outlook: 'clear', confirm: name } as const
    expect(await uninstall(context, doer('noah'), how)).toMatchObject({
      failure: { code: 'not-permitted' },
    })
    expect(
      await uninstall(context, doer('amelia'), { ...how, confirm: 'northwind' }),
    ).toMatchObject({
      failure: { code: 'invalid-request', errors: [{ pointer: '/confirm' }] },
    })
    await workOffRemoval(context)
    expect(erased).toEqual([])
    expect(installation(context).state).toBe('installed')
  })

  it('asked twice goes on as first asked; afterwards there is nothing to untie, and he may install anew', async () => {
    const { context, passSlices, erased, claims } = await installed()
    await uninstall(context, doer('amelia'), { outlook: 'keep', confirm: name })
    await uninstall(context, doer('amelia'), { outlook: 'clear', confirm: name })
    expect(await install(context, administrator, null, from)).toMatchObject({
      failure: { code: 'wrong-state' },
    })
    await passSlices(10)
    expect(new Set(erased.map(({ outlook }) => outlook))).toEqual(new Set(['keep']))
    expect(
      await uninstall(context, doer('amelia'), { outlook: 'clear', confirm: name }),
    ).toMatchObject({ failure: { code: 'wrong-state' } })
    expect(await install(context, administrator, null, from)).toMatchObject({ ok: true })
    expect(claims.size).toBe(1)
  })
})
