/**
 * @module
 * `<o365-join-requests>` and `<o365-install>` in every state.
 */
import { removed, rolledOut, untied } from '../../../test/components/support/install-samples.ts'
import { refuse } from '../edge/world.ts'
import type { ShownState } from './state.ts'

export const joinStates: readonly ShownState[] = [
  {
    id: 'join-try',
    title: 'Try it',
    about: 'Two people asked to join: approve with a role, or decline.',
    setting: { joining: ['Ana Díaz', 'Omar Haddad عمر حداد'] },
  },
  {
    id: 'join-empty',
    title: 'Nobody waits',
    about: 'What it says when there is nothing to decide.',
    setting: {},
  },
  {
    id: 'join-decided',
    title: 'Somebody was faster',
    about: 'Approve: a colleague has decided meanwhile, and is named.',
    setting: {
      joining: ['Ana Díaz'],
      always: {
        approveJoinRequest: refuse('already-decided', {
          decision: { state: 'approved', by: 'Priya Sharma', at: '2026-11-22T09:14:00.000Z' },
        }),
      },
    },
  },
  {
    id: 'join-refused',
    title: 'No permission',
    about: 'Only those who manage users see who asked.',
    setting: { always: { joinRequests: refuse('not-permitted') } },
  },
  {
    id: 'join-setup',
    title: 'Not set up',
    about: 'No edge and no token: a hint to the developer.',
    setting: {},
    unset: true,
  },
]

export const installStates: readonly ShownState[] = [
  {
    id: 'install-none',
    title: 'Not connected',
    about: 'A link is made for the Microsoft 365 administrator.',
    setting: { installation: untied },
  },
  {
    id: 'install-tied',
    title: 'Connected',
    about: 'Who connected it and when, switched on for everybody, and the way out.',
    setting: {},
  },
  {
    id: 'install-everybody',
    title: 'Switched on for everybody',
    about: 'How many are on, who was left out and why; the permission is missing for some.',
    setting: {
      rolledOut: {
        now: [rolledOut],
        members: [
          { member: 'ana', name: 'Ana Díaz', result: 'enabled', reason: null },
          { member: 'omar', name: 'Omar Haddad عمر حداد', result: 'failed', reason: 'not-granted' },
          { member: 'noah', name: 'Noah Kim', result: 'failed', reason: 'consent-needed' },
          {
            member: 'priya',
            name: 'Priya Sharma',
            result: 'switched-off-by-himself',
            reason: null,
          },
        ],
      },
    },
  },
  {
    id: 'install-removed',
    title: 'Uninstalled',
    about: 'The report: what went, what stays and where.',
    setting: { installation: removed },
  },
  {
    id: 'install-failed',
    title: 'Cannot be read',
    about: 'With a way to try again.',
    setting: { always: { installation: refuse('upstream-unavailable') } },
  },
]
