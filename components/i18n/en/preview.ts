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
  'options.title': 'Words for options',
  'options.hint':
    'What Outlook says for each option of the CRM. Left empty, an option goes by its own name.',
  'options.said': { one: '{n} word of your own', other: '{n} words of your own' },
  'issue.incomplete': 'Choose both fields.',
  'mapper.row': 'Row {n}',
  'mapper.dirty': 'Unsaved changes',
  'mapper.readonly': 'You can view the mapping but not change it.',
  'mapper.moved': '{field} is row {n} now',
  'mapper.removed': '{field} removed',
  'mapper.added': 'Row added',
  'mapper.saved': 'Mapping saved',
  'mapper.empty': 'No field is mapped. Add a row or go back to the default mapping.',
  'mapper.errors': { one: '{n} row will not work:', other: '{n} rows will not work:' },
  'organization.free': 'Everybody begins with this mapping and may save one of their own.',
  'organization.fixed': 'Everybody uses this mapping; nobody can save one of their own.',
  'organization.fix': 'Fix it for everybody',
  'organization.let': 'Let members change it',
  'organization.first': 'Save or discard your changes first.',
  'organization.fixed-by': '{name} set this mapping for everybody, {ago}.',
  'organization.followed':
    'This is your organization’s mapping. What you save counts for you alone.',
} as const satisfies Record<string, Message>
