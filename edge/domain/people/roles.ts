/**
 * @module
 * What a member may do, by the permissions the CRM vouches for in the embed token (USR-1, USR-4).
 *
 * Owns: the table from acts to permissions. Does not own: how permissions are proved (embed token).
 * Everyone may look after his own mailbox (CAL-1, CON-1); what touches others needs a permission.
 */

export type Permission = 'manageUsers' | 'manageIntegration'

const needs = {
  /** Own mailbox: connect, switch a stream, map fields, decide about a brake. */
  'own-sync': null,
  'search-people': 'manageUsers',
  'invite-people': 'manageUsers',
  'decide-join-request': 'manageUsers',
  'change-settings': 'manageIntegration',
  'read-audit': 'manageIntegration',
  uninstall: 'manageIntegration',
} as const satisfies Readonly<Record<string, Permission | null>>

export type Act = keyof typeof needs

/** Permissions this table does not know grant nothing. */
export function may(permissions: readonly string[], act: Act): boolean {
  const needed = needs[act]
  return needed === null || permissions.includes(needed)
}
