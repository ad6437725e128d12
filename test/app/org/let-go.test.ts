/**
 * @module
 * Whom the CRM shut out no longer takes part (INS-4, OPS-3); nobody else is touched.
 */
import { describe, expect, it } from 'vitest'
import { crmWebhook } from '../../../edge/app/org/crm-webhook.ts'
import { join } from '../../../edge/app/org/take-part.ts'
import type { CrmMember } from '../../../edge/ports/crm.ts'
import { change, orgStage } from './org-stage.ts'

const person = (id: string, active = true): CrmMember => ({
  ...{ id, active },
  email: `${id}@crm.test`,
  name: id,
})

const HOUR = 60 * 60_000

async function stageOf(...members: CrmMember[]) {
  const stage = orgStage()
  stage.crm.state.members = members
  for (const { id } of members) await join(stage.org, id)
  await stage.pass(60_000)
  return stage
}

describe('a member who was shut out', () => {
  it('INS-4 is let go when the feed tells of it, and it is noted; his colleague stays', async () => {
    const { crm, gone, noted, org, pass } = await stageOf(person('ann'), person('bob'))
    crm.state.members = [person('ann', false), person('bob')]
    crm.state.membersChangedAt = 0
    crm.write(change('c1', { ownerId: 'bob' }))
    await pass(HOUR)
    expect([gone, noted, org.store.joined()]).toEqual([['ann'], ['ann'], ['bob']])
  })

  it('or was deleted, and the webhook tells', async () => {
    const { crm, gone, org, pass } = await stageOf(person('ann'), person('bob'))
    crm.state.members = [person('bob')]
    crm.state.deleted.add('ann')
    org.store.setWebhook({ id: 'h', secret: 'org|webhook-secret|s', expiresAt: null })
    const delivery = {
      headers: { 'webhook-id': 'a', 'webhook-signature': 'by s' },
      body: '{"type":"user.deactivated"}',
    }
    const told = await crmWebhook({ ...org, vault: opening(org) }, delivery)
    expect(told).toMatchObject({ ok: true })
    await pass(1000)
    expect(gone).toEqual(['ann'])
  })

  it('is noticed within a day where the CRM tells nothing', async () => {
    const { crm, gone, pass } = await stageOf(person('ann'))
    crm.state.members = [person('ann', false)]
    await pass(23 * HOUR)
    expect(gone).toEqual([])
    await pass(2 * HOUR)
    expect(gone).toEqual(['ann'])
  })

  it('whose mailbox does not answer is asked until it does', async () => {
    const { crm, deaf, gone, noted, pass } = await stageOf(person('ann'), person('bob'))
    deaf.add('ann')
    crm.state.members = [person('ann', false), person('bob')]
    await pass(26 * HOUR)
    expect([gone, noted]).toEqual([[], []])
    deaf.clear()
    await pass(HOUR)
    expect([gone, noted]).toEqual([['ann'], ['ann']])
  })
})

describe('nobody is let go', () => {
  it('by a list that came short: each is asked about alone', async () => {
    const { crm, gone, org, pass } = await stageOf(person('ann'), person('bob'))
    crm.state.members = []
    await pass(26 * HOUR)
    expect(gone).toEqual([])
    expect(org.store.joined()).toEqual(['ann', 'bob'])
  })

  it('while the CRM does not answer', async () => {
    const { crm, gone, org, pass } = await stageOf(person('ann'))
    crm.state.members = []
    crm.state.deleted.add('ann')
    crm.breakDown()
    await pass(48 * HOUR)
    expect(gone).toEqual([])
    expect(org.store.joined()).toEqual(['ann'])
  })
})

/** Seals are of no interest here. */
const opening = ({ vault }: ReturnType<typeof orgStage>['org']) => ({
  ...vault,
  open: async () => ({ ok: true as const, value: 's' }),
})
