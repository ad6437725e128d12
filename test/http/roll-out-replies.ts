/**
 * @module
 * Right replies about streams switched for many members (INS-6).
 */
import type { RollOut, RollOuts } from '../../edge/contract/organization-streams.ts'

export const rollOut: RollOut = {
  stream: 'calendar',
  enabled: true,
  startedAt: '2026-11-22T10:00:00.000Z',
  endedAt: null,
  by: 'Amelia',
  total: 3,
  done: 2,
  counts: { enabled: 1, 'no-mailbox': 1 },
  reasons: {},
}

export const rollOuts: RollOuts = {
  rollOuts: [rollOut],
  results: [{ member: 'noah', name: 'Noah', result: 'enabled', reason: null }],
  cursor: null,
  reach: { members: 3, mailboxes: 2 },
}
