/**
 * @module
 * English, for what a stopped or waiting stream needs.
 */
import type { Message } from '../message.ts'

export const noticeWords = {
  'who.you': 'You can fix this.',
  'who.administrator': 'A Microsoft 365 administrator can fix this.',
  'who.nobody': 'It is tried again by itself.',
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
  'approval.needed':
    'Your organisation lets only a Microsoft 365 administrator agree to this. Ask for it here; sync then switches itself on.',
  'approval.ask': 'Ask your administrator',
  'approval.requested':
    'Your administrator has been asked. As soon as it is agreed to, sync switches itself on; you need not stay here.',
  'approval.told': {
    one: '{n} administrator was mailed.',
    other: '{n} administrators were mailed.',
  },
  'approval.link': 'Link for the administrator',
  'approval.hand-on': 'You can also hand this link to an administrator:',
  'approval.ready':
    'Your administrator has agreed. Sign in once more, and sync switches itself on.',
  'approval.sign-in': 'Sign in',
} as const satisfies Record<string, Message>
