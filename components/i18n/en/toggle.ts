/**
 * @module
 * English, for the sync toggle.
 */
import type { Message } from '../message.ts'

export const toggleWords = {
  'who.you': 'You can fix this.',
  'who.administrator': 'A Microsoft 365 administrator can fix this.',
  'who.nobody': 'It is tried again by itself.',

  'toggle.label.calendar': 'Calendar sync with Outlook',
  'toggle.label.contacts': 'Contacts sync with Outlook',
  'state.error': 'Not known',
  'state.not-connected': 'Not connected to Microsoft 365',
  'state.connecting': 'Connecting to Microsoft 365…',
  'state.off': 'Off',
  'state.preparing': 'Preparing…',
  'state.first-sync': 'First sync is running',
  'state.live': 'On',
  'state.paused': 'Paused: your decision is needed',
  'state.resync': 'Comparing both sides',
  'state.reconnect': 'Stopped: sign in again',
  'state.consent': 'Stopped: an administrator has to agree',
  'state.problem': 'Stopped by a problem',
  'state.clearing': 'Removing the copies from Outlook…',
  'state.turning-on': 'Switching on…',
  'state.turning-off': 'Switching off…',
  'live.travelled': 'last change travelled in {time}, {ago}',
  'live.synced': 'last change {ago}',
  'live.waiting': 'up to date',
  'account.as': 'Connected as {address}',
  'account.container': 'In Outlook: “{name}”',
  'progress.of': '{done} of {total}',
  'progress.done': '{n} so far',
  'progress.left': 'about {time} left',
  'count.linked': '{n} in sync',
  'count.pending': '{n} on the way',
  'count.skipped': '{n} left out',
  'count.parked': { one: '{n} needs attention', other: '{n} need attention' },
  'count.conflicts': { one: '{n} conflict', other: '{n} conflicts' },
  'skip.imported': 'imported into the CRM',
  'skip.over-cap': 'more than a first sync takes',
  'skip.private': 'private',
  'skip.not-owned': 'owned by somebody else',
  stale: 'Shown as last known. {problem}',

  'brake.outlook':
    '{n} of {of} records are gone in the CRM. Nothing was deleted in Outlook yet: was that meant?',
  'brake.crm':
    '{n} of {of} records are gone in Outlook. Nothing was deleted in the CRM yet: was that meant?',
  'brake.restore': 'Bring them back',
  'brake.apply': { one: 'Delete {n} record', other: 'Delete {n} records' },
  'brake.off': 'Switch sync off',

  'stream.reconnect':
    'Microsoft 365 ended the sign-in. Sign in again and sync catches up without loss.',
  'stream.consent':
    'Access for this app is missing. Sync goes on once an administrator has agreed.',
  'stream.unknown': 'Sync cannot go on.',

  'sync.now': 'Sync now',
  'activity.show': 'Activity',
} as const satisfies Record<string, Message>
