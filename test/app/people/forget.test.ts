/**
 * @module
 * Who was invited or asked to join is not remembered for ever (OPS-3); the audit log is.
 */
import { expect, it } from 'vitest'
import { joinRequests } from '../../../edge/app/people/decide.ts'
import { invitations } from '../../../edge/app/people/invitations.ts'
import { invite } from '../../../edge/app/people/invite.ts'
import { audit } from '../../../edge/app/people/note.ts'
import { requestToJoin } from '../../../edge/app/people/request-to-join.ts'
import { directoryUser, doer, peopleStage, tenantId } from './people-stage.ts'

const page = { cursor: null, limit: 50, state: null }
const DAY = 24 * 60 * 60_000
const alex = {
  ...{ tenantId, userId: 'alex' },
  ...{ displayName: 'Alex Wilber', address: 'alex@contoso.test' },
}

it('what was over for 90 days is gone with its mails, what is newer stays', async () => {
  const { people, know, pass, store } = peopleStage()
  know(directoryUser('u1'), directoryUser('u2'))
  const send = (id: string) => invite(people, doer('amelia'), { users: [{ id }] })
  await send('u1')
  await requestToJoin(people, alex, { via: 'launcher', address: null })
  await pass(60_000)
  const [old] = invitations(people, page).invitations
  const [request] = joinRequests(people, page).requests
  await pass(60 * DAY)
  await send('u2')
  await pass(60_000)
  expect(invitations(people, page).invitations).toHaveLength(2)
  await pass(62 * DAY)
  await send('u1')
  await pass(60_000)
  const left = invitations(people, page).invitations
  expect(left.map(({ user }) => user.id)).toEqual(['u1', 'u2'])
  expect(left.every(({ mail }) => mail.state === 'sent')).toBe(true)
  expect(joinRequests(people, page).requests).toEqual([])
  expect(store.mail(`invitation:${old?.id}`)).toBeNull()
  expect(store.mail(`join-request:${request?.id}:priya`)).toBeNull()
  const actions = audit(people, { cursor: null, limit: 50 }).entries.map(({ action }) => action)
  expect(actions).toContain('join-request.asked')
})
