/**
 * @module
 * English, for the sync toggle.
 */
import type { Message } from '../message.ts'

export const toggleWords = {
  'who.you': 'You can fix this.',
  'who.administrator': 'A Microsoft 365 administrator can fix this.',
  'who.nobody': 'Nothing for you to do: it is tried again by itself.',

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

  'enable.title': 'Switch sync on?',
  'enable.outlook': 'Created in Outlook',
  'enable.crm': 'Created in the CRM',
  'enable.skipped': 'Left out',
  'enable.mails': { one: '{n} mail will be sent.', other: '{n} mails will be sent.' },
  'enable.estimated': 'The CRM could only estimate these numbers.',
  'enable.counting': 'Counting what would happen…',
  'enable.unknown': 'What the first sync would do cannot be shown right now.',
  'enable.confirm': 'Switch on',

  'disable.title': 'Switch sync off?',
  'disable.outlook.calendar': 'Removed from Outlook, with the calendar',
  'disable.outlook.contacts': 'Removed from Outlook, with the folder',
  'disable.crm': 'Deleted in the CRM',
  'disable.all': 'all',
  'disable.again':
    'Your CRM stays as it is. You can switch sync on again at any time; a first sync then runs anew.',
  'disable.keep': 'Keep sync on',
  'disable.confirm': 'Switch off and remove',

  'brake.outlook':
    '{n} of {of} records are gone in the CRM. Nothing was deleted in Outlook yet: was that meant?',
  'brake.crm':
    '{n} of {of} records are gone in Outlook. Nothing was deleted in the CRM yet: was that meant?',
  'brake.restore': 'Bring them back',
  'brake.apply': { one: 'Delete {n} record', other: 'Delete {n} records' },
  'brake.off': 'Switch sync off',

  'stream.reconnect':
    'Microsoft 365 ended the sign-in, for example after a new password. Once you sign in again, sync catches up without loss.',
  'stream.consent':
    'Access for this app was not granted, or was taken back. Sync goes on once an administrator has agreed.',
  'stream.unknown': 'Sync cannot go on.',

  'sync.now': 'Sync now',
  'activity.show': 'Activity',
  'activity.empty': 'Nothing has happened yet.',
  'activity.created.crm': 'Created in the CRM',
  'activity.created.outlook': 'Created in Outlook',
  'activity.updated.crm': 'Changed in the CRM',
  'activity.updated.outlook': 'Changed in Outlook',
  'activity.deleted.crm': 'Deleted in the CRM',
  'activity.deleted.outlook': 'Deleted in Outlook',
  'activity.conflict': 'Both sides had changed',
  'activity.parked': 'Set aside, the rest goes on',
  'activity.unparked': 'Goes on again',
  'activity.detached': 'Not synced any more, both copies stay',
  'activity.state': 'State',
  'activity.record': 'a record',
} as const satisfies Record<string, Message>
