/**
 * @module
 * A stream switched for many (INS-6): in slices, a result for each, nobody outside the organization's tenant.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  beginRollOut,
  readReach,
  readRollOuts,
  workOffRollOut,
} from '../../../edge/app/org/roll-out.ts'
import type { RollOutContext } from '../../../edge/app/org/roll-out.ts'
import { audit } from '../../../edge/app/people/note.ts'
import { openRollOutStore } from '../../../edge/objects/org/roll-out-store.ts'
import type { CrmMember } from '../../../edge/ports/crm.ts'
import type { OrganizationOrder, OrganizationOutcome } from '../../../edge/ports/hosts.ts'
import { crmUser, doer, peopleStage, tenantId } from '../people/people-stage.ts'
import { orgStage } from './org-stage.ts'

const member = (id: string, more: Partial<CrmMember> = {}): CrmMember => ({
  id,
  email: `${id}@crm.test`,
  name: `Name of ${id}`,
  active: true,
  entra: { tenantId, userId: `${id}-in-entra`, address: `${id}@contoso.test` },
  ...more,
})

function stage() {
  const { org, crm, ...clock } = orgStage()
  const { people, store, ...rest } = peopleStage()
  const orders: (OrganizationOrder & { member: string })[] = []
  const world = {
    tenants: [tenantId] as string[],
    answer: (_member: string): OrganizationOutcome => ({ result: 'enabled' }),
  }
  const context: RollOutContext = {
    ...{ org, people, store: openRollOutStore(clock.sql) },
    tenants: () => world.tenants,
    mailbox: (who) => ({
      organizationStream: async (order) => {
        orders.push({ ...order, member: who })
        return world.answer(who)
      },
    }),
    keepAwake: async () => {},
    ...{ perSlice: 4, tries: 3 },
  }
  org.workOff['roll-out'] satisfies () => Promise<void>
  const ring = async () => {
    await org.alarms.ring(clock.now() + 3_600_000, 60_000)
    await workOffRollOut(context)
  }
  const all = { stream: 'calendar', enabled: true, members: 'all' } as const
  return { context, crm, orders, world, ring, all, store, rest }
}

describe('a stream for many members', () => {
  let at: ReturnType<typeof stage>
  beforeEach(() => {
    at = stage()
  })
  const results = () =>
    readRollOuts(at.context, { stream: 'calendar', cursor: null, limit: null }).results

  it('goes in slices, with progress and counts, and is noted once', async () => {
    at.crm.state.members = Array.from({ length: 10 }, (_, index) => member(`m${index}`))
    const begun = await beginRollOut(at.context, doer('amelia'), at.all)
    expect(begun).toMatchObject({ value: { total: 10, done: 0, endedAt: null } })
    await at.ring()
    expect(at.orders).toHaveLength(4)
    await at.ring()
    await at.ring()
    const { rollOuts } = readRollOuts(at.context, { stream: null, cursor: null, limit: null })
    expect(rollOuts).toMatchObject([{ total: 10, done: 10, counts: { enabled: 10 } }])
    expect(rollOuts[0]?.endedAt).not.toBeNull()
    await at.ring()
    expect(at.orders).toHaveLength(10)
    expect(
      audit(at.rest && { store: at.store, clock: at.context.people.clock }, {
        cursor: null,
        limit: 5,
      }).entries,
    ).toMatchObject([{ action: 'streams.roll-out', actor: { id: 'amelia' } }])
  })

  it('says for each what came of it', async () => {
    const outcomes: Record<string, OrganizationOutcome> = {
      a: { result: 'enabled' },
      b: { result: 'already' },
      c: { result: 'no-mailbox' },
      d: { result: 'switched-off-by-himself' },
      e: { result: 'failed', reason: 'not-granted' },
    }
    at.crm.state.members = [
      ...Object.keys(outcomes).map((id) => member(id)),
      member('gone', { active: false }),
    ]
    at.world.answer = (id) => outcomes[id] ?? { result: 'enabled' }
    const { entra: _, ...untied } = member('untied')
    at.crm.state.members.push(untied)
    const members = [...Object.keys(outcomes), 'gone', 'untied', 'nobody', 'a']
    await beginRollOut(at.context, doer('amelia'), { ...at.all, members })
    await at.ring()
    await at.ring()
    expect(
      Object.fromEntries(results().map((row) => [row.member, row.reason ?? row.result])),
    ).toEqual({
      ...{ a: 'enabled', b: 'already', c: 'no-mailbox', d: 'switched-off-by-himself' },
      ...{ e: 'not-granted', gone: 'not-linked', untied: 'not-linked', nobody: 'not-linked' },
    })
    expect(at.orders).toHaveLength(5)
    expect(results().find((row) => row.member === 'a')?.name).toBe('Name of a')
    expect(results().find((row) => row.member === 'nobody')?.name).toBeNull()
    const { rollOuts } = readRollOuts(at.context, { stream: null, cursor: null, limit: null })
    expect(rollOuts[0]).toMatchObject({ counts: { failed: 1 }, reasons: { 'not-granted': 1 } })
    // Asked before it begins: "gone" is shut out, "untied" has no mailbox that is known.
    expect(await readReach(at.context)).toEqual({ members: 6, mailboxes: 5 })
  })

  it('a CRM that names somebody of another tenant reaches nobody (OPS-3)', async () => {
    at.crm.state.members = [
      member('spy', {
        entra: { tenantId: 'tenant-2', userId: 'ceo', address: 'ceo@fabrikam.test' },
      }),
    ]
    await beginRollOut(at.context, doer('amelia'), at.all)
    await at.ring()
    expect(results()).toMatchObject([{ member: 'spy', result: 'not-linked' }])
    expect(at.orders).toEqual([])
  })

  it('what he proved by signing in counts before what the CRM says', async () => {
    at.crm.state.members = [member('noah')]
    at.context.org.store.bind('noah', { tenantId, userId: 'proved', address: 'n@contoso.test' })
    await beginRollOut(at.context, doer('amelia'), at.all)
    await at.ring()
    expect(at.orders).toMatchObject([{ member: 'noah', who: { userId: 'proved' } }])
  })

  it('untied half-way opens no further mailbox', async () => {
    at.crm.state.members = Array.from({ length: 6 }, (_, index) => member(`m${index}`))
    await beginRollOut(at.context, doer('amelia'), at.all)
    await at.ring()
    at.world.tenants = []
    await at.ring()
    expect(at.orders).toHaveLength(4)
    expect(results().filter(({ result }) => result === 'not-linked')).toHaveLength(2)
  })

  it('needs a tenant that an administrator tied', async () => {
    at.world.tenants = []
    expect(await beginRollOut(at.context, doer('amelia'), at.all)).toMatchObject({
      failure: { code: 'wrong-state' },
    })
  })

  it('asks the CRM at this moment whether he may', async () => {
    at.rest.crm.users.set('amelia', crmUser('amelia', 'sales-rep'))
    expect(await beginRollOut(at.context, doer('amelia'), at.all)).toMatchObject({
      failure: { code: 'not-permitted' },
    })
    expect(readRollOuts(at.context, { stream: null, cursor: null, limit: null }).rollOuts).toEqual(
      [],
    )
  })

  it('tries again what nobody answered, and in the end says so', async () => {
    at.crm.state.members = [member('a'), member('b')]
    at.world.answer = (id) => (id === 'b' ? { result: 'later' } : { result: 'enabled' })
    await beginRollOut(at.context, doer('amelia'), at.all)
    for (let slice = 0; slice < 4; slice++) await at.ring()
    expect(results()).toMatchObject([
      { member: 'a', result: 'enabled' },
      { member: 'b', result: 'failed', reason: 'unavailable' },
    ])
    expect(at.orders.filter((order) => order.member === 'b')).toHaveLength(3)
  })

  it('a new one takes the place of the one before', async () => {
    at.crm.state.members = [member('a'), member('b')]
    await beginRollOut(at.context, doer('amelia'), at.all)
    await at.ring()
    const off = { stream: 'calendar', enabled: false, members: ['b'] } as const
    at.world.answer = () => ({ result: 'disabled' })
    await beginRollOut(at.context, doer('amelia'), { ...off, members: [...off.members] })
    await at.ring()
    expect(results()).toMatchObject([{ member: 'b', result: 'disabled' }])
    expect(at.orders.at(-1)).toMatchObject({ member: 'b', enabled: false })
  })

  it('pages its results', async () => {
    at.crm.state.members = Array.from({ length: 5 }, (_, index) => member(`m${index}`))
    await beginRollOut(at.context, doer('amelia'), at.all)
    await at.ring()
    await at.ring()
    const first = readRollOuts(at.context, { stream: 'calendar', cursor: null, limit: 3 })
    const second = readRollOuts(at.context, { stream: 'calendar', cursor: first.cursor, limit: 3 })
    expect([first.results.length, second.results.length, second.cursor]).toEqual([3, 2, null])
  })
})
