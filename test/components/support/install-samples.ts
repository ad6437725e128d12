/**
 * @module
 * Believable answers about the tie of an organization: none, tied, untied with a report.
 */
import type { Installation } from '../../../edge/contract/install.ts'
import type { RollOut } from '../../../edge/contract/organization-streams.ts'

export const untied: Installation = {
  state: 'none',
  organizationName: 'Northwind Ltd',
  tenantId: null,
  installedAt: null,
  installedBy: null,
  removal: null,
}

export const tied: Installation = {
  ...untied,
  state: 'installed',
  tenantId: 'tenant-1',
  installedAt: '2026-11-02T09:00:00.000Z',
  installedBy: { displayName: 'Ada Admin', address: 'ada@contoso.example' },
}

export const removed: Installation = {
  ...tied,
  state: 'removed',
  installedBy: null,
  removal: {
    outlook: 'keep',
    startedAt: '2026-11-03T09:00:00.000Z',
    endedAt: '2026-11-03T09:01:00.000Z',
    by: 'Amelia Hart',
    mailboxes: { total: 3, done: 3 },
    results: [{ member: 'noah', calendar: 'left', contacts: 'none' }],
    forgotten: { invitations: 1, joinRequests: 0, identities: 3 },
    remains: ['crm-records', 'outlook-copies', 'audit-log'],
  },
}

/** Ended, with two whom the missing permission kept out. */
export const rolledOut: RollOut = {
  stream: 'calendar',
  enabled: true,
  startedAt: '2026-11-23T09:00:00.000Z',
  endedAt: '2026-11-23T09:02:00.000Z',
  by: 'Amelia Hart',
  total: 120,
  done: 120,
  counts: { enabled: 109, 'no-mailbox': 5, 'switched-off-by-himself': 4, failed: 2 },
  reasons: { 'not-granted': 2 },
}
