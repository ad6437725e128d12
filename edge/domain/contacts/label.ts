/**
 * @module
 * What a contact is called where people read about it (activity, conflicts, preview).
 *
 * Owns: the choice among what a record has. Reads the Outlook slots, and CRM fields through the mapping.
 */
import type { Fields } from '../record.ts'
import { cut, tidyLine } from '../text.ts'
import type { MappingRow } from './crm-field.ts'

const LABEL_LIMIT = 120

export function contactLabel(outlook: Fields): string | null {
  const text = (slot: string): string => {
    const value = outlook[slot]
    return typeof value === 'string' ? tidyLine(value) : ''
  }
  const name = ['name.first', 'name.middle', 'name.last'].map(text).filter((part) => part !== '')
  const candidates = [
    name.join(' '),
    ...['name.nick', 'company', 'email.1', 'email.2', 'phone.mobile', 'phone.business.1'].map(text),
  ]
  const label = candidates.find((candidate) => candidate !== '')
  return label === undefined ? null : cut(label, LABEL_LIMIT)
}

/** The same for a CRM record, whose fields have names of their own. */
export const crmContactLabel = (crm: Fields, rows: readonly MappingRow[]): string | null =>
  contactLabel(Object.fromEntries(rows.map((row) => [row.outlook, crm[row.crm] ?? null])))
