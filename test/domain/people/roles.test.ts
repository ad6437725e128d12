/**
 * @module
 * USR-1, USR-4, CAL-1: who may do what.
 */
import { describe, expect, it } from 'vitest'
import type { Act } from '../../../edge/domain/people/roles.ts'
import { may } from '../../../edge/domain/people/roles.ts'

const users: readonly Act[] = ['search-people', 'invite-people', 'decide-join-request']
const integration: readonly Act[] = ['change-settings', 'read-audit', 'uninstall']

describe('may', () => {
  it('everyone looks after his own mailbox', () => expect(may([], 'own-sync')).toBe(true))
  for (const act of users) {
    it(`${act} needs Manage Users`, () => {
      expect(may(['manageUsers'], act)).toBe(true)
      expect(may(['manageIntegration', 'root', 'manageusers'], act)).toBe(false)
    })
  }
  for (const act of integration) {
    it(`${act} needs the integration's own permission`, () => {
      expect(may(['manageIntegration'], act)).toBe(true)
      expect(may(['manageUsers'], act)).toBe(false)
    })
  }
})
