/**
 * @module
 * The other side of people: who opens the app, accepts an invitation, asks to join (USR-2, USR-3).
 */
import { describe, expect, it } from 'vitest'
import { acceptInvitation } from '../../../edge/app/people/accept.ts'
import { admit } from '../../../edge/app/people/admit.ts'
import { decideJoinRequest, joinRequests } from '../../../edge/app/people/decide.ts'
import {
  invitations,
  resendInvitation,
  revokeInvitation,
} from '../../../edge/app/people/invitations.ts'
import { invite } from '../../../edge/app/people/invite.ts'
import { audit } from '../../../edge/app/people/note.ts'
import { requestToJoin, withdrawRequest } from '../../../edge/app/people/request-to-join.ts'
import { ASK_AGAIN_AFTER_MS } from '../../../edge/domain/people/join-request.ts'
import type { From } from '../../../edge/ports/people-store.ts'
import { crmUser, directoryUser, doer, peopleStage, tenantId } from './people-stage.ts'

const page = { cursor: null, limit: 50, state: null }
const from: From = { via: 'launcher', address: null }
const visitor = (userId: string, more: object = {}) => ({
  tenantId,
  userId,
  address: `${userId}@contoso.test`,
  displayName: `Person ${userId}`,
  ...more,
})

async function invited() {
  const stage = peopleStage()
  stage.know(directoryUser('megan'))
  await invite(stage.people, doer('amelia'), { users: [{ id: 'megan', role: 'sales-rep' }] })
  await stage.pass(60_000)
  const ticketOf = (index: number) => {
    const url = /https:\/\/edge\.test\/accept\/\S+/.exec(stage.world.post[index]?.mail.text ?? '')
    const [id = '', secret = ''] = (url?.[0] ?? '').split('/').slice(-2)
    return { id, secret }
  }
  return { ...stage, ticket: ticketOf(0), ticketOf }
}

describe('accepting', () => {
  it('makes a member bound to the identity, once', async () => {
    const { people, ticket, crm } = await invited()
    const megan = visitor('megan')
    expect(await admit(people, megan, ticket)).toMatchObject({
      value: { kind: 'invited', invitedBy: 'Name of amelia', crmName: 'Northwind CRM' },
    })
    const accepted = await acceptInvitation(people, megan, ticket, from)
    const member = accepted.ok ? accepted.value.member : ''
    expect(crm.users.get(member)).toMatchObject({
      email: 'megan@contoso.test',
      role: 'sales-rep',
      entra: { tenantId, userId: 'megan' },
    })
    expect(await acceptInvitation(people, megan, ticket, from)).toMatchObject({
      failure: { code: 'used' },
    })
    expect(await admit(people, megan, null)).toMatchObject({
      value: { kind: 'member', url: 'https://crm.test' },
    })
    expect(audit(people, page).entries[0]).toMatchObject({
      action: 'invitation.accepted',
      details: { terms: 'accepted' },
    })
  })

  it('works from the launcher without the link', async () => {
    const { people } = await invited()
    expect((await acceptInvitation(people, visitor('megan'), null, from)).ok).toBe(true)
    expect(invitations(people, page).invitations[0]?.state).toBe('accepted')
  })

  it.each([
    ['another person', visitor('alex'), 'wrong-person'],
    ['the same id in another tenant', visitor('megan', { tenantId: 'tenant-2' }), 'wrong-tenant'],
    [
      'another person with her address',
      visitor('alex', { address: 'megan@contoso.test' }),
      'wrong-person',
    ],
  ])('is refused to %s', async (_, who, code) => {
    const { people, ticket, crm } = await invited()
    const before = crm.users.size
    for (const answer of [
      await admit(people, who, ticket),
      await acceptInvitation(people, who, ticket, from),
    ]) {
      expect(answer).toMatchObject({ ok: false, failure: { code } })
    }
    expect(crm.users.size).toBe(before)
    expect(invitations(people, page).invitations[0]?.state).toBe('pending')
  })

  it('a stranger with a link learns nothing of what became of it', async () => {
    const { people, ticket } = await invited()
    await revokeInvitation(people, doer('amelia'), ticket.id)
    expect(await admit(people, visitor('alex'), ticket)).toMatchObject({
      failure: { code: 'wrong-person' },
    })
    expect(await admit(people, visitor('megan'), ticket)).toMatchObject({
      failure: { code: 'revoked' },
    })
  })

  it('ran out, guessed secret, older link: each refused', async () => {
    const { people, ticket, ticketOf, pass } = await invited()
    const megan = visitor('megan')
    const guessed = { ...ticket, secret: 'guessed' }
    expect(await acceptInvitation(people, megan, guessed, from)).toMatchObject({
      failure: { code: 'expired' },
    })
    await resendInvitation(people, doer('amelia'), ticket.id)
    await pass(60_000)
    expect(await acceptInvitation(people, megan, ticket, from)).toMatchObject({
      failure: { code: 'expired' },
    })
    await pass(7 * 86_400_000)
    expect(await acceptInvitation(people, megan, ticketOf(1), from)).toMatchObject({
      failure: { code: 'expired' },
    })
    expect(await acceptInvitation(people, megan, null, from)).toMatchObject({
      failure: { code: 'not-found' },
    })
  })

  it('cannot be taken back while it is being accepted', async () => {
    const { people, ticket, crm } = await invited()
    let revoked: unknown
    crm.state.meanwhile = async (call) => {
      if (call !== 'create') return
      crm.state.meanwhile = async () => {}
      revoked = await revokeInvitation(people, doer('amelia'), ticket.id)
    }
    expect((await acceptInvitation(people, visitor('megan'), ticket, from)).ok).toBe(true)
    expect(revoked).toMatchObject({ failure: { code: 'wrong-state' } })
  })

  it('no seat left: failed for that reason, and sent again when there is one', async () => {
    const { people, ticket, crm, pass, ticketOf } = await invited()
    crm.state.createFailure = { kind: 'refused', code: 'licence-limit', detail: 'full' }
    const megan = visitor('megan')
    for (const _ of [1, 2]) {
      expect(await acceptInvitation(people, megan, ticket, from)).toMatchObject({
        failure: { code: 'licence-limit' },
      })
    }
    expect(invitations(people, page).invitations[0]).toMatchObject({
      state: 'failed',
      fault: 'licence',
    })
    crm.state.createFailure = null
    await resendInvitation(people, doer('amelia'), ticket.id)
    await pass(60_000)
    expect((await acceptInvitation(people, megan, ticketOf(1), from)).ok).toBe(true)
  })

  it.each(['not-supported', 'permission'])(
    'a CRM that adds by hand (%s): said each time, and taken in when somebody did',
    async (code) => {
      const { people, ticket, crm, pass, ticketOf } = await invited()
      crm.state.createFailure = { kind: 'refused', code, detail: 'by hand' }
      const megan = visitor('megan')
      for (const _ of [1, 2]) {
        expect(await acceptInvitation(people, megan, ticket, from)).toMatchObject({
          failure: { code: 'crm-cannot-create' },
        })
      }
      expect(invitations(people, page).invitations[0]).toMatchObject({
        state: 'failed',
        fault: 'crm-cannot-create',
      })
      crm.users.set('by-hand', crmUser('by-hand', 'sales-rep', { email: 'megan@contoso.test' }))
      await resendInvitation(people, doer('amelia'), ticket.id)
      await pass(60_000)
      expect(await acceptInvitation(people, megan, ticketOf(1), from)).toMatchObject({
        value: { member: 'by-hand' },
      })
    },
  )

  it('her address held by another identity: left alone, the invitation open', async () => {
    const { people, ticket, crm } = await invited()
    const entra = { tenantId, userId: 'other' }
    crm.users.set('old', crmUser('old', 'sales-rep', { email: 'megan@contoso.test', entra }))
    expect(await acceptInvitation(people, visitor('megan'), ticket, from)).toMatchObject({
      failure: { code: 'other-account' },
    })
    expect(crm.users.get('old')?.entra).toEqual(entra)
    expect(invitations(people, page).invitations[0]?.state).toBe('pending')
  })
})

describe('asking to join', () => {
  const alex = visitor('alex')

  it('mails everybody who may manage users, once', async () => {
    const { people, pass, world } = peopleStage()
    expect(await admit(people, alex, null)).toMatchObject({ value: { kind: 'may-request' } })
    expect(await requestToJoin(people, alex, from)).toMatchObject({ value: { kind: 'requested' } })
    expect(await requestToJoin(people, alex, from)).toMatchObject({ value: { kind: 'requested' } })
    await pass(60_000)
    const { requests } = joinRequests(people, page)
    expect(requests).toHaveLength(1)
    expect(world.post.map(({ mail, senders }) => [mail.to.address, senders[0]])).toEqual([
      ['amelia@crm.test', 'amelia'],
      ['priya@crm.test', 'priya'],
    ])
    expect(world.post[0]?.mail.text).toContain(
      `https://crm.test/settings/users?request=${requests[0]?.id}`,
    )
  })

  it('in two windows at once makes one', async () => {
    const { people, pass, world } = peopleStage()
    await Promise.all([requestToJoin(people, alex, from), requestToJoin(people, alex, from)])
    await pass(60_000)
    expect(joinRequests(people, page).requests).toHaveLength(1)
    expect(world.post).toHaveLength(2)
  })

  it('declined: again after a day, with a new request', async () => {
    const { people, pass } = peopleStage()
    await requestToJoin(people, alex, from)
    const [first] = joinRequests(people, page).requests
    await decideJoinRequest(people, doer('priya'), first?.id ?? '', { kind: 'decline' })
    expect(await requestToJoin(people, alex, from)).toMatchObject({ value: { kind: 'declined' } })
    await pass(ASK_AGAIN_AFTER_MS)
    expect(await requestToJoin(people, alex, from)).toMatchObject({ value: { kind: 'requested' } })
    const after = joinRequests(people, page).requests
    expect(after).toHaveLength(1)
    expect(after[0]?.id).not.toBe(first?.id)
  })

  it('approved: he is a member', async () => {
    const { people } = peopleStage()
    await requestToJoin(people, alex, from)
    const [first] = joinRequests(people, page).requests
    const approve = { kind: 'approve', role: null } as const
    await decideJoinRequest(people, doer('priya'), first?.id ?? '', approve)
    expect(await admit(people, alex, null)).toMatchObject({ value: { kind: 'member' } })
    expect(await withdrawRequest(people, alex, from)).toMatchObject({
      failure: { code: 'wrong-state' },
    })
  })

  it('from another tenant is refused, and nothing is written', async () => {
    const { people } = peopleStage()
    const stranger = visitor('alex', { tenantId: 'tenant-2' })
    expect(await requestToJoin(people, stranger, from)).toMatchObject({
      failure: { code: 'wrong-tenant' },
    })
    expect(joinRequests(people, page).requests).toEqual([])
  })

  it('a member has nothing to ask for', async () => {
    const { people, crm } = peopleStage()
    const entra = { tenantId, userId: 'alex' }
    crm.users.set('a', crmUser('a', 'sales-rep', { email: alex.address, entra }))
    expect(await requestToJoin(people, alex, from)).toMatchObject({ value: { kind: 'member' } })
    expect(joinRequests(people, page).requests).toEqual([])
  })
})
