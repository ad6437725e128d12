/**
 * @module
 * Inviting: who may, what is written down, what is mailed, taken back, sent again (USR-1, USR-5, USR-6).
 */
import { describe, expect, it } from 'vitest'
import {
  invitations,
  resendInvitation,
  revokeInvitation,
} from '../../../edge/app/people/invitations.ts'
import { invite } from '../../../edge/app/people/invite.ts'
import { audit } from '../../../edge/app/people/note.ts'
import { INVITATION_LIFE_MS } from '../../../edge/domain/people/invitation.ts'
import { crmUser, directoryUser, doer, peopleStage } from './people-stage.ts'

const page = { cursor: null, limit: 50, state: null }
const users = (...ids: string[]) => ({ users: ids.map((id) => ({ id })) })

const staged = (...ids: string[]) => {
  const stage = peopleStage()
  stage.know(...ids.map((id) => directoryUser(id)))
  return stage
}

/** Nothing was written, nothing queued. */
const untouched = ({ people, platform }: ReturnType<typeof peopleStage>) => {
  expect(invitations(people, page)).toEqual({ invitations: [], cursor: null, job: null })
  expect(audit(people, page).entries).toEqual([])
  expect(platform.at).toBe(null)
}

describe('inviting', () => {
  it('writes down, mails once, tells how far it is', async () => {
    const { people, pass, world } = staged('u1', 'u2')
    const done = await invite(people, doer('amelia'), {
      users: [{ id: 'u1', role: 'sales-rep' }, { id: 'u2' }],
      message: 'Welcome <b>aboard</b>',
    })
    expect(done).toMatchObject({
      ok: true,
      value: {
        job: { total: 2, sent: 0, waiting: 2, done: false },
        results: [
          { id: 'u1', outcome: 'invited' },
          { id: 'u2', outcome: 'invited' },
        ],
      },
    })
    await pass(60_000)
    expect(world.post.map(({ mail, senders }) => [mail.to.address, senders])).toEqual([
      ['u1@contoso.test', ['amelia']],
      ['u2@contoso.test', ['amelia']],
    ])
    const [first] = world.post
    expect(first?.mail.subject).toBe('Name of amelia invites you to Northwind CRM')
    expect(first?.mail.html).toContain('Welcome &lt;b&gt;aboard&lt;/b&gt;')
    expect(first?.mail.html).not.toContain('<b>')
    expect(first?.mail.text).toContain('https://edge.test/accept/')
    expect(invitations(people, page).job).toMatchObject({ sent: 2, waiting: 0, done: true })
    await pass(24 * 3_600_000)
    expect(world.post).toHaveLength(2)
  })

  it('keeps no secret, only its hash, and two links differ', async () => {
    const { people, pass, store, sql } = staged('u1', 'u2')
    await invite(people, doer('amelia'), users('u1', 'u2'))
    await pass(60_000)
    const hashes = invitations(people, page).invitations.map(
      ({ id }) => store.invitation(id)?.secretHash,
    )
    expect(new Set(hashes)).toEqual(new Set(['hash of secret-1', 'hash of secret-2']))
    const rows = JSON.stringify([
      ...sql.all('SELECT doc FROM invitation'),
      ...sql.all('SELECT doc FROM mail'),
      ...sql.all('SELECT doc FROM audit'),
    ])
    expect(rows.replaceAll('hash of secret', '')).not.toContain('secret-')
  })

  it('1,000 in one call, in slices, with progress, names read twenty at a time', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `u${index}`)
    const { people, pass, world } = staged(...ids)
    const done = await invite(people, doer('priya'), users(...ids))
    expect(done.ok && done.value.results.every(({ outcome }) => outcome === 'invited')).toBe(true)
    await pass(10 * 60_000)
    const half = invitations(people, page).job
    expect(half?.sent).toBeGreaterThan(200)
    expect(half?.waiting).toBeGreaterThan(200)
    // Exchange Online takes 30 a minute.
    expect(world.post.length).toBeLessThanOrEqual(310)
    await pass(40 * 60_000)
    expect(invitations(people, page).job).toMatchObject({ total: 1000, sent: 1000, done: true })
    expect(new Set(world.post.map(({ mail }) => mail.to.address)).size).toBe(1000)
    expect(world.post).toHaveLength(1000)
  })

  it('says who is a member, invited already, twice in the list', async () => {
    const { people } = staged('u1', 'u2', 'u3')
    people.identities.setStamp('members-read', 1)
    await invite(people, doer('amelia'), users('u2'))
    const answer = await invite(people, doer('amelia'), users('u1', 'u1', 'u2'))
    expect(answer.ok && answer.value.results.map(({ outcome }) => outcome)).toEqual([
      'invited',
      'twice-in-list',
      'already-invited',
    ])
  })

  it.each([
    ['without the permission in the CRM', 'noah'],
    ['who is no user of the CRM', 'ghost'],
  ])('is refused to one %s, whatever his token says', async (_, member) => {
    const stage = staged('u1')
    expect(await invite(stage.people, doer(member), users('u1'))).toMatchObject({
      ok: false,
      failure: { code: 'not-permitted' },
    })
    untouched(stage)
  })

  it('is refused to one who was deactivated', async () => {
    const stage = staged('u1')
    stage.crm.users.set('priya', crmUser('priya', 'sales-manager', { active: false }))
    expect(await invite(stage.people, doer('priya'), users('u1'))).toMatchObject({
      failure: { code: 'not-permitted' },
    })
    untouched(stage)
  })

  it('is refused where the CRM does not show permissions', async () => {
    const { people, crm } = staged('u1')
    crm.users.set('priya', crmUser('priya', 'sales-manager', { permissions: null }))
    expect(await invite(people, doer('priya'), users('u1'))).toMatchObject({
      failure: { code: 'not-permitted' },
    })
    expect(crm.state.calls).toEqual(['user'])
  })

  it('nobody gives a role that may do more than he may, or that the CRM is silent about', async () => {
    const stage = staged('u1')
    const request = { users: [{ id: 'u1', role: 'super-admin' }] }
    const silent = { users: [{ id: 'u1', role: 'consultant' }] }
    const failure = { code: 'not-permitted', errors: [{ pointer: '/users/0/role' }] }
    expect(await invite(stage.people, doer('priya'), request)).toMatchObject({ failure })
    expect(await invite(stage.people, doer('amelia'), silent)).toMatchObject({ failure })
    untouched(stage)
    expect((await invite(stage.people, doer('amelia'), request)).ok).toBe(true)
  })

  it('a role that is none names its place', async () => {
    const stage = staged('u1', 'u2')
    const request = { users: [{ id: 'u1' }, { id: 'u2', role: 'emperor' }] }
    expect(await invite(stage.people, doer('amelia'), request)).toMatchObject({
      failure: { code: 'invalid-request', errors: [{ pointer: '/users/1/role' }] },
    })
    untouched(stage)
  })

  it('needs a paid edition', async () => {
    const stage = staged('u1')
    const organization = { ...stage.people.organization, edition: 'free' as const }
    const people = { ...stage.people, organization }
    expect(await invite(people, doer('amelia'), users('u1'))).toMatchObject({
      failure: { code: 'edition-needed' },
    })
    untouched(stage)
  })

  it('needs a sign-in that may send, before anything is written', async () => {
    const stage = staged('u1')
    stage.world.mailRefusal = { code: 'consent-needed', detail: 'connect again' }
    expect(await invite(stage.people, doer('amelia'), users('u1'))).toMatchObject({
      failure: { code: 'consent-needed' },
    })
    stage.world.mailRefusal = null
    stage.world.directoryFailure = { kind: 'sign-in', detail: 'over' }
    expect(await invite(stage.people, doer('amelia'), users('u1'))).toMatchObject({
      failure: { code: 'not-connected' },
    })
    untouched(stage)
  })

  it('somebody the directory does not know is refused with his place', async () => {
    const stage = staged('u1')
    expect(await invite(stage.people, doer('amelia'), users('u1', 'nobody'))).toMatchObject({
      failure: { code: 'invalid-request', errors: [{ pointer: '/users/1/id' }] },
    })
    untouched(stage)
  })

  it('in a long list he fails alone, and one without an address too', async () => {
    const ids = Array.from({ length: 22 }, (_, index) => `u${index}`)
    const { people, pass, know, world } = staged(...ids.slice(0, 20))
    know(directoryUser('u21', { address: null, userPrincipalName: '' }))
    await invite(people, doer('amelia'), users(...ids))
    await pass(10 * 60_000)
    const failed = invitations(people, { ...page, state: 'failed' }).invitations
    expect(failed.map(({ user, fault }) => [user.id, fault])).toEqual([
      ['u21', 'no-address'],
      ['u20', 'no-such-user'],
    ])
    expect(world.post).toHaveLength(20)
    expect(invitations(people, page).job).toMatchObject({ sent: 20, failed: 2, done: true })
  })
})

describe('an invitation that is there', () => {
  const one = async () => {
    const stage = staged('u1')
    await invite(stage.people, doer('amelia'), users('u1'))
    const id = invitations(stage.people, page).invitations[0]?.id ?? ''
    return { ...stage, id }
  }

  it('taken back before its mail went out is never mailed', async () => {
    const { people, id, pass, world } = await one()
    expect(await revokeInvitation(people, doer('priya'), id)).toEqual({ ok: true, value: null })
    await pass(24 * 3_600_000)
    expect(world.post).toEqual([])
    expect(invitations(people, page).invitations[0]).toMatchObject({ state: 'revoked' })
    expect(await revokeInvitation(people, doer('priya'), id)).toMatchObject({
      failure: { code: 'wrong-state', detail: 'This invitation is revoked.' },
    })
  })

  it('taken back afterwards has a dead link', async () => {
    const { people, id, pass, store } = await one()
    await pass(60_000)
    expect(store.invitation(id)?.secretHash).not.toBe(null)
    await revokeInvitation(people, doer('amelia'), id)
    expect(store.invitation(id)?.secretHash).toBe(null)
  })

  it('sent again: new link, new mail, another week, the old link dead', async () => {
    const { people, id, pass, world, store, now } = await one()
    await pass(60_000)
    const before = store.invitation(id)
    await pass(INVITATION_LIFE_MS)
    expect(invitations(people, { ...page, state: 'expired' }).invitations).toHaveLength(1)
    expect(invitations(people, { ...page, state: 'pending' }).invitations).toHaveLength(0)
    expect(await resendInvitation(people, doer('priya'), id)).toMatchObject({
      ok: true,
      value: { state: 'pending', mail: { state: 'waiting' } },
    })
    expect(store.invitation(id)).toMatchObject({
      secretHash: null,
      expiresAt: now() + INVITATION_LIFE_MS,
    })
    await pass(60_000)
    expect(world.post).toHaveLength(2)
    expect(store.invitation(id)?.secretHash).not.toBe(before?.secretHash)
  })

  it('sent again needs the permission, and to be there', async () => {
    const { people, id } = await one()
    expect(await resendInvitation(people, doer('noah'), id)).toMatchObject({
      failure: { code: 'not-permitted' },
    })
    expect(await resendInvitation(people, doer('amelia'), 'other')).toMatchObject({
      failure: { code: 'not-found' },
    })
  })

  it('is paged, newest first', async () => {
    const stage = staged('u1', 'u2', 'u3')
    for (const id of ['u1', 'u2', 'u3']) {
      await invite(stage.people, doer('amelia'), users(id))
      await stage.pass(1000)
    }
    const first = invitations(stage.people, { ...page, limit: 2 })
    expect(first.invitations.map(({ user }) => user.id)).toEqual(['u3', 'u2'])
    const next = invitations(stage.people, { ...page, limit: 2, cursor: first.cursor })
    expect(next.invitations.map(({ user }) => user.id)).toEqual(['u1'])
    expect(next.cursor).toBe(null)
  })

  it('every step is in the audit log with who and from where', async () => {
    const { people, id, pass } = await one()
    await pass(60_000)
    await resendInvitation(people, doer('priya'), id)
    await revokeInvitation(people, doer('amelia'), id)
    const { entries } = audit(people, page)
    expect(entries.map(({ action, actor }) => [action, actor?.id])).toEqual([
      ['invitation.revoked', 'amelia'],
      ['invitation.resent', 'priya'],
      ['invitation.created', 'amelia'],
    ])
    expect(entries[0]).toMatchObject({
      target: { id: 'u1', label: 'Person u1' },
      from: { via: 'crm-page', address: '192.0.2.1' },
      details: { invitation: id },
    })
    const last = audit(people, { cursor: String(entries[1]?.id), limit: 1 })
    expect(last.entries.map(({ action }) => action)).toEqual(['invitation.created'])
    expect(last.cursor).toBe(null)
  })
})
