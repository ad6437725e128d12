/**
 * @module
 * Approve & Add: who may, at that moment; two at once; what the CRM answers (USR-4).
 */
import { describe, expect, it } from 'vitest'
import { decideJoinRequest, joinRequests } from '../../../edge/app/people/decide.ts'
import { audit } from '../../../edge/app/people/note.ts'
import { JOIN_REQUEST_LIFE_MS } from '../../../edge/domain/people/join-request.ts'
import type { StoredJoinRequest } from '../../../edge/ports/people-store.ts'
import { crmUser, doer, peopleStage, tenantId } from './people-stage.ts'

const approve = { kind: 'approve', role: 'sales-rep' } as const
const decline = { kind: 'decline' } as const
const page = { cursor: null, limit: 50, state: null }

function staged() {
  const stage = peopleStage()
  const request: StoredJoinRequest = {
    id: 'r1',
    tenantId,
    userId: 'alex',
    displayName: 'Alex Wilber',
    address: 'alex@contoso.test',
    state: 'asked',
    role: null,
    askedAt: stage.now(),
    expiresAt: stage.now() + JOIN_REQUEST_LIFE_MS,
    endedAt: null,
    decidedBy: null,
    decidedByName: null,
    heldUntil: 0,
  }
  stage.store.saveJoinRequest(request)
  const made = () => [...stage.crm.users.values()].filter(({ entra }) => entra?.userId === 'alex')
  return { ...stage, request, made }
}

describe('Approve & Add', () => {
  it('makes a user of the CRM, bound to the identity, and tells the person', async () => {
    const { people, made, pass, world } = staged()
    expect(await decideJoinRequest(people, doer('priya'), 'r1', approve)).toMatchObject({
      ok: true,
      value: { state: 'approved', role: 'sales-rep', decided: { by: { id: 'priya' } } },
    })
    expect(made()).toMatchObject([
      { email: 'alex@contoso.test', role: 'sales-rep', entra: { tenantId, userId: 'alex' } },
    ])
    await pass(60_000)
    expect(world.post.map(({ mail }) => [mail.to.address, mail.subject])).toEqual([
      ['alex@contoso.test', 'You have been added to Northwind CRM'],
    ])
    expect(audit(people, page).entries.map(({ action }) => action)).toEqual([
      'join-request.approved',
    ])
  })

  it('is refused to one who lost the permission since the mail', async () => {
    const { people, made, crm } = staged()
    crm.users.set('priya', crmUser('priya', 'sales-rep'))
    expect(await decideJoinRequest(people, doer('priya'), 'r1', approve)).toMatchObject({
      failure: { code: 'not-permitted' },
    })
    expect(made()).toEqual([])
    expect(joinRequests(people, page).requests[0]?.state).toBe('asked')
  })

  it('with a role above his own is refused', async () => {
    const { people, made } = staged()
    const decision = { kind: 'approve', role: 'super-admin' } as const
    expect(await decideJoinRequest(people, doer('priya'), 'r1', decision)).toMatchObject({
      failure: { code: 'not-permitted', errors: [{ pointer: '/role' }] },
    })
    expect(made()).toEqual([])
  })

  it('two at once: one wins, the other is told who and when', async () => {
    const { people, made, now } = staged()
    const answers = await Promise.all([
      decideJoinRequest(people, doer('amelia'), 'r1', approve),
      decideJoinRequest(people, doer('priya'), 'r1', approve),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const lost = answers.find(({ ok }) => !ok)
    expect(lost).toMatchObject({ failure: { code: 'already-decided' } })
    expect(made()).toHaveLength(1)
    const later = await decideJoinRequest(people, doer('priya'), 'r1', approve)
    expect(later).toMatchObject({
      failure: {
        code: 'already-decided',
        decision: { state: 'approved', by: 'Name of amelia', at: new Date(now()).toISOString() },
      },
    })
  })

  it('the same approver twice is the same approval', async () => {
    const { people, made } = staged()
    const first = await decideJoinRequest(people, doer('priya'), 'r1', approve)
    expect(await decideJoinRequest(people, doer('priya'), 'r1', approve)).toEqual(first)
    expect(made()).toHaveLength(1)
  })

  it.each([
    ['licence-limit', 'licence-limit'],
    ['not-supported', 'crm-cannot-create'],
  ])('the CRM says %s: it stays open, with a code of its own', async (code, problem) => {
    const { people, crm, made } = staged()
    crm.state.createFailure = { kind: 'refused', code, detail: 'no' }
    expect(await decideJoinRequest(people, doer('priya'), 'r1', approve)).toMatchObject({
      failure: { code: problem },
    })
    expect(joinRequests(people, page).requests[0]).toMatchObject({ state: 'asked', decided: null })
    crm.state.createFailure = null
    expect((await decideJoinRequest(people, doer('amelia'), 'r1', approve)).ok).toBe(true)
    expect(made()).toHaveLength(1)
  })

  it('an answer that was lost makes no second user', async () => {
    const { people, crm, made } = staged()
    const create = crm.port.create
    crm.port.create = async (user) => {
      await create(user)
      return { ok: false, failure: { kind: 'unknown', detail: 'cut' } }
    }
    expect((await decideJoinRequest(people, doer('priya'), 'r1', approve)).ok).toBe(true)
    expect(made()).toHaveLength(1)
  })

  it('an account under the same address is his, if nobody else is tied to it', async () => {
    const { people, crm, made } = staged()
    crm.users.set('old', crmUser('old', 'sales-rep', { email: 'alex@contoso.test', active: false }))
    expect((await decideJoinRequest(people, doer('priya'), 'r1', approve)).ok).toBe(true)
    expect(made()).toMatchObject([{ id: 'old', active: true }])
  })

  it('and is left alone if somebody is', async () => {
    const { people, crm } = staged()
    const entra = { tenantId, userId: 'somebody-else' }
    crm.users.set('old', crmUser('old', 'sales-rep', { email: 'alex@contoso.test', entra }))
    expect(await decideJoinRequest(people, doer('priya'), 'r1', approve)).toMatchObject({
      failure: { code: 'other-account' },
    })
    expect(crm.users.get('old')?.entra).toEqual(entra)
  })

  it('a run that broke off frees the request after a minute', async () => {
    const { people, crm, pass } = staged()
    crm.state.meanwhile = async (call) => {
      if (call === 'create') throw new Error('moved')
    }
    await expect(decideJoinRequest(people, doer('priya'), 'r1', approve)).rejects.toThrow('moved')
    crm.state.meanwhile = async () => {}
    expect(await decideJoinRequest(people, doer('amelia'), 'r1', approve)).toMatchObject({
      failure: { code: 'already-decided' },
    })
    await pass(people.rhythm.holdMs)
    expect((await decideJoinRequest(people, doer('amelia'), 'r1', approve)).ok).toBe(true)
  })

  it('declined: told, nobody made; ran out: too late', async () => {
    const { people, pass, world, made, store, request } = staged()
    expect(await decideJoinRequest(people, doer('priya'), 'r1', decline)).toMatchObject({
      value: { state: 'declined' },
    })
    await pass(60_000)
    expect(world.post[0]?.mail.text).toContain('was declined')
    expect(made()).toEqual([])
    store.saveJoinRequest({ ...request, id: 'r2', userId: 'yuki', expiresAt: 0 })
    expect(await decideJoinRequest(people, doer('priya'), 'r2', approve)).toMatchObject({
      failure: { code: 'expired' },
    })
    expect(await decideJoinRequest(people, doer('priya'), 'r3', approve)).toMatchObject({
      failure: { code: 'not-found' },
    })
  })
})
