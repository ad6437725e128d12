/**
 * @module
 * One right reply per endpoint, and hosts that give them.
 */
import type { FoundContacts } from '../../edge/contract/mapping.ts'
import type { ParkedPage } from '../../edge/contract/records.ts'
import { expect } from 'vitest'
import type { AuditPage, Invitation, JoinRequest } from '../../edge/contract/invitations.ts'
import type { peopleEndpoints } from '../../edge/contract/people-endpoints.ts'
import type { endpoints } from '../../edge/contract/endpoints.ts'
import type { StreamStatus } from '../../edge/contract/sync.ts'
import type { ApprovalRequested } from '../../edge/contract/mailbox.ts'
import { ok } from '../../edge/domain/result.ts'
import { mapping, mappingVersions, settingsAnswers } from './settings-replies.ts'
import type { FakeOptions } from './fake-edge.ts'
import { rollOut, rollOuts } from './roll-out-replies.ts'

const streamStatus: StreamStatus = {
  stream: 'calendar',
  enabled: true,
  phase: 'live',
  container: { name: 'Northwind CRM Calendar' },
  progress: null,
  counts: { linked: 3, skipped: { imported: 1 }, parked: 0, conflicts: 0, pending: 0 },
  lastSyncAt: '2026-11-22T10:00:00Z',
  lastTravelMs: 900,
  problem: null,
  brake: null,
}
const connection = {
  state: 'connected' as const,
  address: 'megan@contoso.test',
  displayName: 'Megan',
  problem: null,
}
const mailbox = {
  connection,
  streams: { calendar: streamStatus, contacts: { ...streamStatus, stream: 'contacts' as const } },
}
const people = {
  users: [
    {
      id: 'user-1',
      displayName: 'Megan Bowen',
      address: 'megan@contoso.test',
      jobTitle: null,
      department: null,
      enabled: null,
      guest: null,
      status: 'available' as const,
    },
  ],
  cursor: null,
  total: 1,
}
const impact = {
  stream: 'calendar' as const,
  enable: {
    createInOutlook: 5,
    createInCrm: 0,
    skipped: {},
    mailsSent: 0 as const,
    estimated: false,
  },
  disable: { deleteInOutlook: 0, deleteInCrm: 0 as const, mailsSent: 0 as const },
}
const activity = { entries: [], cursor: null }
const explanation = { synced: false, code: 'imported', detail: 'It was imported.' }
const preview = { record: null, rows: [], issues: [] }
const started = { id: 'id-1', url: 'https://edge.test/connect/x/id-1' }
const connectState = { state: 'waiting' as const, code: null, detail: null }

const groups = {
  groups: [{ id: 'g-1', displayName: 'Sales', description: null, address: null }],
  cursor: null,
}
const roles = { roles: [{ id: 'sales-rep', name: 'Sales', grantable: true }] }
const job = { id: 'b', total: 1, sent: 0, waiting: 1, failed: 0, done: false }
const invited = {
  job,
  results: [{ id: 'user-1', outcome: 'invited' as const, invitation: 'b-0000' }],
}
const invitation: Invitation = {
  id: 'b-0000',
  user: { id: 'user-1', displayName: 'Megan Bowen', address: 'megan@contoso.test' },
  role: null,
  state: 'pending',
  fault: null,
  mail: { state: 'waiting', problem: null },
  invitedBy: { id: 'marcus', name: 'Marcus' },
  createdAt: '2026-11-22T10:00:00Z',
  expiresAt: '2026-11-29T10:00:00Z',
  endedAt: null,
}
const invitations = { invitations: [invitation], cursor: null, job }
const joinRequest: JoinRequest = {
  id: 'r-1',
  user: { id: 'user-2', displayName: 'Alex Wilber', address: 'alex@contoso.test' },
  state: 'asked',
  role: null,
  askedAt: '2026-11-22T10:00:00Z',
  expiresAt: '2026-12-22T10:00:00Z',
  decided: null,
}
const joinRequests = { requests: [joinRequest], cursor: null }
const audit: AuditPage = {
  entries: [
    {
      id: 1,
      at: '2026-11-22T10:00:00Z',
      actor: { id: 'marcus', name: 'Marcus' },
      action: 'invitation.created',
      target: { id: 'user-1', label: 'Megan Bowen' },
      from: { via: 'crm-page', address: null },
      details: { invitation: 'b-0000' },
      previous: '',
      hash: 'seal-1',
    },
  ],
  cursor: null,
}

export const peopleReplies: Record<keyof typeof peopleEndpoints, unknown> = {
  organizationStreams: rollOuts,
  switchOrganizationStreams: rollOut,
  directoryGroups: groups,
  groupMembers: people,
  roles,
  invite: invited,
  invitations,
  revokeInvitation: undefined,
  resendInvitation: invitation,
  joinRequests,
  approveJoinRequest: joinRequest,
  rejectJoinRequest: joinRequest,
  audit,
  associate: {
    visitor: { displayName: 'Megan <b>Bowen</b>', address: 'megan@contoso.test' },
    url: expect.stringMatching(/^https:\/\/edge\.test\/app\/#associate=v1\./) as string,
  },
}

const parked: ParkedPage = {
  entries: [
    {
      side: 'crm',
      id: 'c-1',
      label: 'Lunch',
      code: 'too-long',
      detail: 'The title is too long',
      field: 'title',
      at: '2026-11-22T10:00:00.000Z',
    },
  ],
  cursor: null,
}

const found: FoundContacts = { contacts: [{ crmId: 'c1', label: 'Ana Díaz' }] }

const approvalRequested: ApprovalRequested = {
  approval: {
    state: 'requested',
    scopes: ['Calendars.ReadWrite'],
    streams: ['calendar'],
    requestedAt: '2026-11-22T10:00:00.000Z',
    endsAt: '2026-12-22T10:00:00.000Z',
  },
  link: 'https://edge.test/consent/x',
  told: 2,
  already: false,
}

export const replies: Record<keyof typeof endpoints, unknown> = {
  session: {
    organization: { id: 'northwind', name: 'northwind Ltd' },
    member: {
      id: 'marcus',
      name: 'Marcus',
      email: 'marcus@northwind.test',
      permissions: ['manageUsers', 'manageIntegration'],
    },
    microsoft365: connection,
  },
  directoryUsers: people,
  mailbox,
  connect: started,
  connectState,
  requestApproval: approvalRequested,
  disconnect: undefined,
  streamStatus,
  switchStream: streamStatus,
  impact,
  syncNow: streamStatus,
  decideBrake: streamStatus,
  activity,
  explain: explanation,
  parked,
  retryParked: streamStatus,
  restoreConflict: streamStatus,
  resolveConflict: streamStatus,
  mappingVersions,
  contactMapping: mapping,
  saveMapping: { ...mapping, version: 'v2' },
  findContacts: found,
  previewMapping: preview,
}

export const mailboxAnswers = {
  mailbox: async () => ok(mailbox),
  beginConnect: async () => ok(started),
  connectState: async () => ok(connectState),
  requestApproval: async () => ok(approvalRequested),
  disconnect: async () => ok(null),
  streamStatus: async () => ok(streamStatus),
  switchStream: async () => ok(streamStatus),
  impact: async () => ok(impact),
  syncNow: async () => ok(streamStatus),
  decideBrake: async () => ok(streamStatus),
  activity: async () => ok(activity),
  explain: async () => ok(explanation),
  parked: async () => ok(parked),
  retryParked: async () => ok(streamStatus),
  restoreConflict: async () => ok(streamStatus),
  resolveConflict: async () => ok(streamStatus),
  mappingVersions: async () => ok(mappingVersions),
  mapping: async () => ok(mapping),
  saveMapping: async () => ok({ ...mapping, version: 'v2' }),
  findContacts: async () => ok(found),
  previewMapping: async () => ok(preview),
  searchPeople: async () => ok(people),
  searchGroups: async () => ok(groups),
  groupMembers: async () => ok(people),
} satisfies FakeOptions['mailbox']

export const orgAnswers = {
  personStatuses: async () => ({ 'user-1': 'available' as const }),
  rollOuts: async () => ok(rollOuts),
  beginRollOut: async () => ok(rollOut),
  roles: async () => ok(roles),
  invite: async () => ok(invited),
  invitations: async () => ok(invitations),
  revokeInvitation: async () => ok(null),
  resendInvitation: async () => ok(invitation),
  ...settingsAnswers,
  joinRequests: async () => ok(joinRequests),
  decideJoinRequest: async () => ok(joinRequest),
  audit: async () => ok(audit),
  mayAssociate: async () => ok(null),
} satisfies FakeOptions['org']
