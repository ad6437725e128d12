/**
 * @module
 * English, for what a stopped or waiting stream needs.
 */
import type { Message } from '../message.ts'

export const noticeWords = {
  'who.you': 'You can fix this.',
  'who.administrator': 'A Microsoft 365 administrator can fix this.',
  'who.nobody': 'It is tried again automatically.',
  'brake.outlook':
    '{n} of {of} records are gone from the CRM. Nothing has been deleted in Outlook yet. Was this intended?',
  'brake.crm':
    '{n} of {of} records are gone from Outlook. Nothing has been deleted in the CRM yet. Was this intended?',
  'brake.restore': 'Bring them back',
  'brake.apply': { one: 'Delete {n} record', other: 'Delete {n} records' },
  'brake.off': 'Switch sync off',

  'stream.reconnect':
    'Microsoft 365 ended the sign-in. Sign in again and sync catches up without loss.',
  'stream.consent':
    'Access for this app is missing. Sync resumes once an administrator has agreed.',
  'stream.unknown': 'Sync cannot continue.',
  'approval.needed':
    'In your organization only a Microsoft 365 administrator can agree to this. Ask here; sync then switches itself on.',
  'approval.ask': 'Ask your administrator',
  'approval.requested':
    'Your administrator has been asked. Once they agree, sync switches itself on; you do not have to stay here.',
  'approval.told': {
    one: '{n} administrator was mailed.',
    other: '{n} administrators were mailed.',
  },
  'approval.link': 'Link for the administrator',
  'approval.hand-on': 'You can also pass this link on to an administrator:',
  'approval.ready':
    'Your administrator has agreed. Sign in once more, and sync switches itself on.',
  'approval.sign-in': 'Sign in',
} as const satisfies Record<string, Message>
