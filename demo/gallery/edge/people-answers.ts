/**
 * @module
 * What the invented edge says to those who manage people: groups, roles, invitations, requests to join, the tie of
 * the organization.
 */
import type { InviteRequest, JoinRequest } from '../../../edge/contract/invitations.ts'
import type { RollOut, RollOutRequest } from '../../../edge/contract/organization-streams.ts'
import { tied } from '../../../test/components/support/install-samples.ts'
import { joinRequest, people, roles } from '../../../test/components/support/samples.ts'
import type { Asked, Setting, Told } from './world.ts'

const groups = [
  ['g1', 'Sales Iberia', 'Everybody who sells in Spain and Portugal'],
  ['g2', 'Field engineering', null],
  ['g3', 'Board', 'Mail-enabled security group'],
] as const

/** Requests stay until they are decided. */
export const peopleAnswers = ({ installation = tied, joining = [], rolledOut }: Setting) => {
  let waiting = joining.map((name, at) => joinRequest(`j${at}`, name))
  const decide = (state: JoinRequest['state'], { params }: Asked): Told => {
    const found = waiting.find(({ id }) => id === params['id']) ?? joinRequest('j', 'Ana Díaz')
    waiting = waiting.filter(({ id }) => id !== params['id'])
    return { body: { ...found, state }, delayMs: 300 }
  }
  return {
    directoryGroups: ({ query }: Asked): Told => ({ body: groupsLike(query['search'] ?? '') }),
    groupMembers: (): Told => ({ body: { users: people(10, 4), cursor: null, total: 4 } }),
    roles: (): Told => ({ body: { roles }, delayMs: 150 }),
    invite: ({ body }: Asked): Told => {
      const { users } = body as InviteRequest
      const results = users.map(({ id }) => ({ id, outcome: 'invited', invitation: `i-${id}` }))
      return { status: 202, body: { job: jobOf(users.length), results }, delayMs: 300 }
    },
    invitations: (): Told => ({ body: { invitations: [], cursor: null, job: jobOf(3) } }),
    joinRequests: (): Told => ({ body: { requests: waiting, cursor: null }, delayMs: 150 }),
    approveJoinRequest: (asked: Asked): Told => decide('approved', asked),
    rejectJoinRequest: (asked: Asked): Told => decide('declined', asked),
    installation: (): Told => ({ body: installation, delayMs: 150 }),
    beginInstall: (): Told => ({
      status: 201,
      body: { url: 'https://edge.example/install#link', expiresAt: '2026-11-29T09:00:00.000Z' },
    }),
    uninstall: (): Told => ({ status: 202, body: installation }),
    ...rollOutAnswers(rolledOut),
  }
}

/** What is begun here never ends: its progress is to be looked at. */
const rollOutAnswers = ({ now, members }: NonNullable<Setting['rolledOut']> = noRollOut) => {
  let rollOuts = now
  return {
    organizationStreams: ({ query }: Asked): Told => ({
      body: {
        ...{ rollOuts, cursor: null },
        results: query['stream'] === undefined ? [] : members,
        reach: query['reach'] === undefined ? null : { members: 128, mailboxes: 120 },
      },
      delayMs: 150,
    }),
    switchOrganizationStreams: ({ body }: Asked): Told => {
      const { stream, enabled } = body as RollOutRequest
      const begun: RollOut = { ...beginning, stream, enabled }
      rollOuts = [...rollOuts.filter((one) => one.stream !== stream), begun]
      return { status: 202, body: begun, delayMs: 300 }
    },
  }
}

const noRollOut = { now: [], members: [] }

const beginning: Omit<RollOut, 'stream' | 'enabled'> = {
  ...{ startedAt: '2026-11-23T09:00:00.000Z', endedAt: null, by: 'Amelia Hart' },
  ...{ total: 120, done: 42, counts: { enabled: 40, 'no-mailbox': 2 }, reasons: {} },
}

const jobOf = (total: number) => ({
  id: 'job',
  total,
  sent: total,
  waiting: 0,
  failed: 0,
  done: true,
})

const groupsLike = (search: string) => ({
  groups: groups
    .filter(([, name]) => name.toLowerCase().includes(search.toLowerCase()))
    .map(([id, displayName, description]) => ({ id, displayName, description, address: null })),
  cursor: null,
})
