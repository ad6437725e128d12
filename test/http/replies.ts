/**
 * @module
 * One right reply per endpoint, and hosts that give them.
 */
import type { endpoints } from '../../edge/contract/endpoints.ts'
import type { StreamStatus } from '../../edge/contract/sync.ts'
import { ok } from '../../edge/domain/result.ts'
import type { FakeOptions } from './fake-edge.ts'

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
const mapping = {
  version: 'v1',
  isDefault: true,
  savedAt: null,
  savedBy: null,
  rows: [],
  defaults: [],
  crmFields: [],
  outlookFields: [],
  issues: [],
}
const preview = { record: null, rows: [], issues: [] }
const started = { id: 'id-1', url: 'https://edge.test/connect/x/id-1' }
const connectState = { state: 'waiting' as const, code: null, detail: null }

export const replies: Record<keyof typeof endpoints, unknown> = {
  session: {
    organization: { id: 'northwind', name: 'northwind Ltd' },
    member: {
      id: 'marcus',
      name: 'Marcus',
      email: 'marcus@northwind.test',
      permissions: ['manageUsers'],
    },
    microsoft365: connection,
  },
  directoryUsers: people,
  mailbox,
  connect: started,
  connectState,
  disconnect: undefined,
  streamStatus,
  switchStream: streamStatus,
  impact,
  syncNow: streamStatus,
  decideBrake: streamStatus,
  activity,
  explain: explanation,
  contactMapping: mapping,
  saveMapping: { ...mapping, version: 'v2' },
  previewMapping: preview,
}

export const mailboxAnswers = {
  mailbox: async () => ok(mailbox),
  beginConnect: async () => ok(started),
  connectState: async () => ok(connectState),
  disconnect: async () => ok(null),
  streamStatus: async () => ok(streamStatus),
  switchStream: async () => ok(streamStatus),
  impact: async () => ok(impact),
  syncNow: async () => ok(streamStatus),
  decideBrake: async () => ok(streamStatus),
  activity: async () => ok(activity),
  explain: async () => ok(explanation),
  mapping: async () => ok(mapping),
  saveMapping: async () => ok({ ...mapping, version: 'v2' }),
  previewMapping: async () => ok(preview),
  searchPeople: async () => ok(people),
} satisfies FakeOptions['mailbox']

export const orgAnswers = {
  personStatuses: async () => ({ 'user-1': 'available' as const }),
} satisfies FakeOptions['org']
