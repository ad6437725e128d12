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
  'preview.none': 'There is no contact of yours to show yet.',
  'preview.empty': 'empty',
  'preview.lossy': 'not the same after the way there and back',
  'preview.record': 'CRM id of another contact',
  'preview.show': 'Show',
  'preview.affects': {
    one: 'Saving would touch {n} of {of} records.',
    other: 'Saving would touch {n} of {of} records.',
  },
} as const satisfies Record<string, Message>
