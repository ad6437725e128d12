/**
 * @module
 * What an event is called where people read about it (activity, conflicts, parked records).
 */
import type { Fields } from '../record.ts'
import { cut, tidyLine } from '../text.ts'
import { NO_TITLE } from './event-values.ts'

/** Long titles are shortened in lists. */
const LABEL_LIMIT = 120

export function eventLabel(fields: Fields): string {
  const title = fields['title']
  const text = typeof title === 'string' ? tidyLine(title) : ''
  return text === '' ? NO_TITLE : cut(text, LABEL_LIMIT)
}
