/**
 * @module
 * `<o365-sync-toggle>` in every state.
 */
import type { StreamStatus } from '../../../edge/contract/sync.ts'
import {
  agreed,
  approvalOf,
  liveStatus,
  mailboxOf,
} from '../../../test/components/support/samples.ts'
import type { Setting } from '../edge/world.ts'
import { refuse } from '../edge/world.ts'
import type { ShownState } from './state.ts'

const live = liveStatus('calendar')
const on = (patch: Partial<StreamStatus> = {}): Setting => ({
  mailbox: mailboxOf('connected', { ...live, ...patch }),
})
const progress = { done: 412, total: 1256, secondsLeft: 140 }

export const toggleStates: readonly ShownState[] = [
  {
    id: 'toggle-try',
    title: 'Try it',
    about: 'Nobody is signed in. Switch on: sign-in, the question, a first sync, live.',
    setting: {},
  },
  {
    id: 'toggle-off',
    title: 'Off',
    about: 'Connected, nothing synced. Before a first sync it says what it would do on both sides.',
    setting: { mailbox: mailboxOf('connected') },
    dialog: '[role=switch]',
  },
  {
    id: 'toggle-consent-needed',
    title: 'Agreement needed',
    about: 'Connected for contacts only: switching on asks Microsoft 365 for this stream as well.',
    setting: { mailbox: agreed(['contacts']) },
  },
  {
    id: 'toggle-approval-needed',
    title: 'Administrator needed',
    about: 'Only an administrator can agree: he is asked from here.',
    setting: { mailbox: approvalOf('needed') },
  },
  {
    id: 'toggle-approval-requested',
    title: 'Waiting for the administrator',
    about: 'He was asked; as soon as he agrees, sync switches itself on.',
    setting: { mailbox: approvalOf('requested') },
  },
  {
    id: 'toggle-approval-ready',
    title: 'Administrator agreed',
    about: 'One more sign-in is needed.',
    setting: { mailbox: approvalOf('ready') },
  },
  {
    id: 'toggle-preparing',
    title: 'Preparing',
    about: 'The calendar in Outlook is being made.',
    setting: on({ phase: 'preparing', lastSyncAt: null, lastTravelMs: null }),
  },
  {
    id: 'toggle-first-sync',
    title: 'First sync',
    about: 'Progress with the time left; it goes on when the page is closed.',
    setting: on({ phase: 'first-sync', progress, lastSyncAt: null, lastTravelMs: null }),
  },
  {
    id: 'toggle-live',
    title: 'Live',
    about: 'On and up to date. Activity says what happened to which record.',
    setting: on(),
    dialog: '[role=switch]',
  },
  {
    id: 'toggle-activity',
    title: 'Activity',
    about: 'Open: two questions of the rule “ask”, a refused record, both values of every change.',
    setting: { ...on({ counts: { ...live.counts, conflicts: 3 } }), asked: true },
    press: ['.foot [aria-expanded]'],
  },
  {
    id: 'toggle-contacts',
    title: 'The other stream',
    about: 'stream="contacts", with a label and a hint of the page.',
    attributes: { stream: 'contacts' },
    slots: { label: 'Kontakte', hint: 'Label and hint come from the page.' },
    setting: { mailbox: mailboxOf('connected', {}, liveStatus('contacts')) },
  },
  {
    id: 'toggle-resync',
    title: 'Comparing everything',
    about: 'After a gap both sides are compared; the total is not known yet.',
    setting: on({ phase: 'resync', progress: { ...progress, total: null, secondsLeft: null } }),
  },
  {
    id: 'toggle-paused',
    title: 'Paused by the brake',
    about: 'Too much vanished at once: a person decides.',
    setting: on({ phase: 'paused', brake: { side: 'crm', deletes: 118, of: 132 } }),
  },
  {
    id: 'toggle-reconnect',
    title: 'Sign in again',
    about: 'Microsoft wants a new sign-in; nothing is lost meanwhile.',
    setting: { mailbox: mailboxOf('reconnect', { ...live, phase: 'reconnect' }) },
  },
  {
    id: 'toggle-consent',
    title: 'Approval withdrawn',
    about: 'It ran, and an administrator has to agree again.',
    setting: {
      mailbox: mailboxOf('consent', {
        ...live,
        phase: 'consent',
        problem: { code: 'consent', detail: '', who: 'administrator' },
      }),
    },
  },
  {
    id: 'toggle-problem',
    title: 'Stopped by a problem',
    about: 'In plain words, with who can fix it.',
    setting: on({
      phase: 'problem',
      problem: { code: 'licence', detail: 'The CRM licence has ended.', who: 'administrator' },
    }),
  },
  {
    id: 'toggle-clearing',
    title: 'Clearing',
    about: 'Switched off: the copies in Outlook are being removed.',
    setting: { mailbox: mailboxOf('connected', { phase: 'clearing', progress }) },
  },
  {
    id: 'toggle-loading',
    title: 'Loading',
    about: 'The edge has not answered yet.',
    setting: { always: { mailbox: 'never' } },
  },
  {
    id: 'toggle-offline',
    title: 'Offline',
    about: 'The edge cannot be reached; it is tried again by itself.',
    setting: { always: { mailbox: 'cut' } },
  },
  {
    id: 'toggle-refused',
    title: 'Page not registered',
    about: 'The edge refuses this page; a reference for support is given.',
    setting: { always: { mailbox: refuse('origin-not-allowed', { traceId: '7f3a91c2' }) } },
  },
  {
    id: 'toggle-setup',
    title: 'Not set up',
    about: 'No edge and no token: a hint to the developer.',
    setting: {},
    unset: true,
  },
]
