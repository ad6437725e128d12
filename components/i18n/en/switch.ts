/**
 * @module
 * English, for the questions before switching.
 */
import type { Message } from '../message.ts'

export const switchWords = {
  'enable.title': 'Switch sync on?',
  'enable.outlook': 'Created in Outlook',
  'enable.crm': 'Created in the CRM',
  'enable.skipped': 'Left out',
  'enable.mails': { one: '{n} mail will be sent.', other: '{n} mails will be sent.' },
  'enable.estimated': 'The CRM could only estimate this.',
  'enable.counting': 'Counting what would happen…',
  'enable.unknown': 'What the first sync would do cannot be shown now.',
  'enable.confirm': 'Switch on',
  'disable.title': 'Switch sync off?',
  'disable.outlook.calendar': 'Removed from Outlook, with the calendar',
  'disable.outlook.contacts': 'Removed from Outlook, with the folder',
  'disable.crm': 'Deleted in the CRM',
  'disable.all': 'all',
  'disable.again': 'Your CRM stays as it is. Switching on again runs a new first sync.',
  'disable.keep': 'Keep sync on',
  'disable.confirm': 'Switch off and remove',
} as const satisfies Record<string, Message>
