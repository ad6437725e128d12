/**
 * @module
 * English, for the versions of a mapping.
 */
import type { Message } from '../message.ts'

export const versionWords = {
  'versions.none': 'Nothing has been saved yet.',
  'versions.rows': { one: '{n} row', other: '{n} rows' },
  'versions.now': 'in use',
  'versions.look': 'View',
  'versions.shown': 'The version of {time} is in the table. Save it to use it again.',
  'versions.by': 'by {name}',
} as const satisfies Record<string, Message>
