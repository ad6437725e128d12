/**
 * @module
 * "Associate my account": both sides proved, nobody else's account touched, the invitation left open (INS-3, USR-2).
 */
import { describe, expect, it } from 'vitest'
import { admit } from '../../../edge/app/people/admit.ts'
import { associate, mayAssociate } from '../../../edge/app/people/associate.ts'
import { invitations } from '../../../edge/app/people/invitations.ts'
import { invite } from '../../../edge/app/people/invite.ts'
import { audit } from '../../../edge/app/people/note.ts'
import { crmUser, directoryUser, doer, peopleStage, tenantId } from './people-stage.ts'

const page = { cursor: null, limit: 50, state: null }
const from = { via: 'launcher', address: null } as const
const megan = {
  tenantId,
  userId: 'megan',
  address: 'megan@contoso.test',
  displayName: 'Megan Bowen',
}

describe('associating', () => {
  it('ties the account of another address, and leaves the invitation open', async () => {
    const { people, crm, know } = peopleStage()
    know(directoryUser('megan'))
    await invite(people, doer('amelia'), { users: [{ id: 'megan' }] })
    expect(await associate(people, 'noah', megan, from)).toEqual({ ok: true, value: null })
    expect(crm.users.get('noah')?.entra).toMatchObject({ tenantId, userId: 'megan' })
    expect(invitations(people, page).invitations[0]?.state).toBe('pending')
    expect(audit(people, page).entries[0]).toMatchObject({
      action: 'identity.associated',
      actor: { id: 'noah' },
      target: { id: 'megan' },
    })
    expect(await admit(people, megan, null)).toMatchObject({ value: { kind: 'member' } })
  })

  it('the same once more is the same', async () => {
    const { people } = peopleStage()
    await associate(people, 'noah', megan, from)
    expect((await associate(people, 'noah', megan, from)).ok).toBe(true)
  })

  it.each([
    ['tied to another Microsoft account', { entra: { tenantId, userId: 'x' } }, 'other-account'],
    ['not active', { active: false }, 'not-permitted'],
  ])('an account %s is left alone', async (_, more, code) => {
    const { people, crm } = peopleStage()
    crm.users.set('noah', crmUser('noah', 'sales-rep', more))
    const before = crm.users.get('noah')
    expect(await mayAssociate(people, 'noah', megan)).toMatchObject({ failure: { code } })
    expect(await associate(people, 'noah', megan, from)).toMatchObject({ failure: { code } })
    expect(crm.users.get('noah')).toEqual(before)
  })

  it('an identity tied to another account is not moved', async () => {
    const { people, crm } = peopleStage()
    const entra = { tenantId, userId: 'megan' }
    crm.users.set('m', crmUser('m', 'sales-rep', { email: megan.address, entra }))
    expect(await associate(people, 'noah', megan, from)).toMatchObject({
      failure: { code: 'other-account' },
    })
    expect(crm.users.get('noah')?.entra).toBe(undefined)
  })

  it('a person of another tenant is refused', async () => {
    const { people, crm } = peopleStage()
    const stranger = { ...megan, tenantId: 'tenant-2' }
    expect(await associate(people, 'noah', stranger, from)).toMatchObject({
      failure: { code: 'wrong-tenant' },
    })
    expect(crm.users.get('noah')?.entra).toBe(undefined)
  })
})
