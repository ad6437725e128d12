/**
 * @module
 * English, for the preview of a mapping.
 */
import type { Message } from '../message.ts'

export const previewWords = {
  'preview.caption': 'Preview with a real contact',
  'preview.of': 'Preview with {name}',
  'preview.crm': 'In the CRM',
  'preview.outlook': 'In Outlook',
  'preview.back': 'Back in the CRM',
  'preview.none': 'You have no contacts to show yet.',
  'preview.empty': 'empty',
  'preview.lossy': 'not the same after a round trip',
  'preview.record': 'Name of another contact',
  'preview.find': 'Find',
  'preview.found': 'Contacts found',
  'preview.not-found': 'None of your contacts has that name.',
  'preview.from-crm': 'From the CRM to Outlook and back',
  'preview.from-outlook': 'From Outlook to the CRM',
  'preview.held': 'In Outlook now',
  'preview.to-crm': 'In the CRM afterwards',
  'preview.changes': 'changes',
  'preview.affects': {
    one: 'Saving would touch at most {n} of {of} records.',
    other: 'Saving would touch at most {n} of {of} records.',
  },
} as const satisfies Record<string, Message>
