/**
 * @module
 * A tenant is tied to one organization, and its installer becomes Super Admin (INS-1, INS-2, INS-4).
 */
import { describe, expect, it } from 'vitest'
import { install, installAccount } from '../../../edge/app/org/install.ts'
import { installation } from '../../../edge/app/org/uninstall.ts'
import { mayConsent } from '../../../edge/domain/people/administrator.ts'
import { audit } from '../../../edge/app/people/note.ts'
import type { From } from '../../../edge/ports/people-store.ts'
import { crmUser } from '../people/people-stage.ts'
import { administrator, installStage } from './install-stage.ts'

const from: From = { via: 'install', address: '192.0.2.9' }
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
const applicationAdministrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'
const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1'

describe('who may install', () => {
  it.each([
    { roles: [], to: 'delegated', may: false },
    { roles: [userAdministrator], to: 'delegated', may: false },
    { roles: [userAdministrator, globalAdministrator], to: 'delegated', may: true },
    { roles: [globalAdministrator.toUpperCase()], to: 'application', may: true },
    { roles: [applicationAdministrator], to: 'delegated', may: true },
    { roles: [applicationAdministrator], to: 'application', may: false },
  ] as const)('INS-1 $roles for $to: $may', ({ roles, to, may }) => {
    expect(mayConsent(roles, to)).toBe(may)
  })
})

describe('installing', () => {
  it('INS-2 INS-4 makes the CRM account under the same address, Super Admin, bound to the identity', async () => {
    const { context, crm, claims } = installStage()
    expect(await installAccount(context, administrator, null)).toMatchObject({
      value: { kind: 'new', address: administrator.address },
    })
    const done = await install(context, administrator, null, from)
    if (!done.ok) throw new Error('not installed')
    expect(crm.users.get(done.value.member)).toMatchObject({
      email: administrator.address,
      role: 'super-admin',
      entra: { tenantId: administrator.tenantId, userId: administrator.userId },
    })
    expect([...claims]).toEqual([[administrator.tenantId, 'org']])
    expect(installation(context)).toMatchObject({
      state: 'installed',
      installedBy: { displayName: 'Ada Admin', address: administrator.address },
    })
    const [entry] = audit(context.people, { cursor: null, limit: 1 }).entries
    expect(entry).toMatchObject({ action: 'organization.installed', from })
  })

  it('INS-2 signs in to the account that is there under the same address', async () => {
    const { context, crm } = installStage()
    crm.users.set('ada', crmUser('ada', 'sales-rep', { email: administrator.address, name: 'Ada' }))
    expect(await installAccount(context, administrator, null)).toMatchObject({
      value: { kind: 'existing', name: 'Ada' },
    })
    expect(await install(context, administrator, null, from)).toMatchObject({
      value: { member: 'ada' },
    })
    expect(crm.users.get('ada')).toMatchObject({ role: 'super-admin' })
    expect(crm.state.calls).not.toContain('create')
  })

  it('INS-3 takes the account that he proved in the CRM, and no other', async () => {
    const { context, crm } = installStage()
    expect(await install(context, administrator, 'priya', from)).toMatchObject({
      value: { member: 'priya' },
    })
    expect(crm.users.get('priya')).toMatchObject({
      role: 'super-admin',
      entra: { userId: administrator.userId },
    })
    expect(crm.users.size).toBe(3)
  })

  it('USR-2 never takes an account that another Microsoft identity holds; the tenant stays free', async () => {
    const { context, crm, claims } = installStage()
    const entra = { tenantId: administrator.tenantId, userId: 'somebody-else' }
    crm.users.set('ada', crmUser('ada', 'sales-rep', { email: administrator.address, entra }))
    expect(await installAccount(context, administrator, null)).toMatchObject({
      value: { kind: 'taken' },
    })
    expect(await install(context, administrator, null, from)).toMatchObject({
      failure: { code: 'other-account' },
    })
    expect(claims.size).toBe(0)
    expect(installation(context).state).toBe('none')
  })

  it('INS-1 a tenant belongs to one organization: the second is told so, and nothing changes', async () => {
    const claims = new Map([[administrator.tenantId, 'another-org']])
    const { context, crm } = installStage(claims)
    expect(await install(context, administrator, null, from)).toMatchObject({
      failure: { code: 'tenant-taken' },
    })
    expect([...claims.values()]).toEqual(['another-org'])
    expect(crm.state.calls).not.toContain('create')
  })

  it('INS-1 an organization has one tenant: an administrator of another is told so', async () => {
    const { context, claims } = installStage()
    await install(context, administrator, null, from)
    const other = { ...administrator, tenantId: 'tenant-2', userId: 'other' }
    expect(await install(context, other, null, from)).toMatchObject({
      failure: { code: 'tenant-taken' },
    })
    expect([...claims.keys()]).toEqual([administrator.tenantId])
  })

  it('twice is once: a repeated call answers who he is', async () => {
    const { context, crm } = installStage()
    const first = await install(context, administrator, null, from)
    const users = crm.users.size
    expect(await install(context, administrator, null, from)).toEqual(first)
    expect(crm.users.size).toBe(users)
  })

  it('a CRM that fails in the middle leaves the tenant free, and the next try takes up', async () => {
    const { context, crm, claims } = installStage()
    crm.state.createFailure = { kind: 'later', detail: 'busy' }
    expect(await install(context, administrator, null, from)).toMatchObject({
      failure: { code: 'upstream-unavailable' },
    })
    expect(claims.size).toBe(0)
    crm.state.createFailure = null
    expect(await install(context, administrator, null, from)).toMatchObject({ ok: true })
  })
})
