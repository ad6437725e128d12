/**
 * @module
 * One Microsoft 365 account, one member; and what the picker is told of people (USR-1, USR-2).
 */
import { describe, expect, it } from 'vitest'
import { bindIdentity, personStatuses } from '../../../edge/app/org/identities.ts'
import { join, leave } from '../../../edge/app/org/take-part.ts'
import { orgStage } from './org-stage.ts'

const megan = { tenantId: 't1', userId: 'megan', address: 'megan@contoso.test' }
const alex = { tenantId: 't1', userId: 'alex', address: 'alex@contoso.test' }
const done = { ok: true, value: null }
const refused = { ok: false, failure: { code: 'wrong-state' } }

describe('binding', () => {
  it('the same again changes nothing, a new address is taken over', async () => {
    const { org } = orgStage()
    expect(await bindIdentity(org, 'ann', megan)).toEqual(done)
    expect(await bindIdentity(org, 'ann', { ...megan, address: 'new@contoso.test' })).toEqual(done)
    expect(org.store.identity('ann')?.address).toBe('new@contoso.test')
  })

  it('another account only when the member does not take part', async () => {
    const { org } = orgStage()
    await bindIdentity(org, 'ann', megan)
    await join(org, 'ann')
    expect(await bindIdentity(org, 'ann', alex)).toMatchObject(refused)
    expect(org.store.identity('ann')).toEqual(megan)
    await leave(org, 'ann')
    expect(await bindIdentity(org, 'ann', alex)).toEqual(done)
  })

  it('OPS-3 of the tenant an administrator tied, and of no other', async () => {
    const { org } = orgStage()
    const stranger = { ...megan, tenantId: 't2' }
    const tied = { ...org, ownTenants: () => ['t1', 't3'] }
    expect(await bindIdentity(tied, 'ann', stranger)).toMatchObject({
      failure: { code: 'wrong-tenant' },
    })
    expect(org.store.identity('ann')).toBeNull()
    expect(await bindIdentity(tied, 'ann', megan)).toEqual(done)
    expect(await bindIdentity(org, 'bob', stranger)).toEqual(done)
  })

  it('OPS-3 an account that the CRM knows as another member’s is not lent to anybody', async () => {
    const { org, crm } = orgStage()
    const entra = { tenantId: 't1', userId: 'megan' }
    const ann = { id: 'ann', email: 'ann@crm.test', name: 'Ann', active: true, entra }
    crm.state.members = [ann]
    expect(await bindIdentity(org, 'mallory', megan)).toMatchObject(refused)
    expect(org.store.identity('mallory')).toBeNull()
    expect(await bindIdentity(org, 'ann', megan)).toEqual(done)
  })

  it('a CRM that does not answer keeps nobody from connecting', async () => {
    const { org, crm } = orgStage()
    crm.breakDown()
    expect(await bindIdentity(org, 'ann', megan)).toEqual(done)
  })

  it('an account of somebody who takes part is not given to another', async () => {
    const { org } = orgStage()
    await bindIdentity(org, 'ann', megan)
    await join(org, 'ann')
    expect(await bindIdentity(org, 'bob', megan)).toMatchObject(refused)
    expect(org.store.identity('bob')).toBeNull()
    expect(org.store.holder(megan)).toBe('ann')
  })

  it('one who does not take part gives way, and must sign in anew', async () => {
    const { org } = orgStage()
    await bindIdentity(org, 'ann', megan)
    expect(await bindIdentity(org, 'bob', megan)).toEqual(done)
    expect(await join(org, 'ann')).toMatchObject({ ok: false, failure: { code: 'sign-in-again' } })
    expect(org.store.joined()).toEqual([])
    expect(await bindIdentity(org, 'ann', alex)).toEqual(done)
    expect(await join(org, 'ann')).toEqual(done)
    expect(org.store.holder(megan)).toBe('bob')
  })

  it('the same object id in another tenant is another person', async () => {
    const { org } = orgStage()
    await bindIdentity(org, 'ann', megan)
    await join(org, 'ann')
    expect(await bindIdentity(org, 'bob', { ...megan, tenantId: 't2' })).toEqual(done)
  })
})

describe('statuses', () => {
  const member = (id: string, userId: string | null, active = true) => ({
    id,
    email: `${id}@crm.test`,
    name: id,
    active,
    ...(userId ? { entra: { tenantId: 't1', userId } } : {}),
  })

  it('members are those who signed in and those the CRM ties itself', async () => {
    const { org, crm } = orgStage()
    crm.state.members = [member('bob', 'alex'), member('cem', 'diego', false), member('dora', null)]
    await bindIdentity(org, 'ann', megan)
    expect(await personStatuses(org, ['megan', 'alex', 'diego', 'adele'])).toEqual({
      megan: 'member',
      alex: 'member',
      diego: 'available',
      adele: 'available',
    })
  })

  it('the CRM is asked once a minute, and its last answer holds while it is down', async () => {
    const { org, crm, pass } = orgStage()
    crm.state.members = [member('bob', 'alex')]
    await personStatuses(org, ['alex'])
    await personStatuses(org, ['alex'])
    expect(crm.state.membersReads).toBe(1)
    await pass(61_000)
    crm.breakDown()
    expect(await personStatuses(org, ['alex'])).toEqual({ alex: 'member' })
    crm.recover()
    crm.state.members = [member('bob', null), member('eve', 'lee')]
    expect(await personStatuses(org, ['alex', 'lee'])).toEqual({ alex: 'available', lee: 'member' })
  })
})
