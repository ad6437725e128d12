/**
 * @module
 * A small CRM with one field of every kind, its mapping, and a parser of phone numbers.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type {
  CrmFieldType,
  MappedField,
  MappingRow,
} from '../../../edge/domain/contacts/crm-field.ts'
import { compileMapping } from '../../../edge/domain/contacts/mapping.ts'

export const phones = (raw: string): string | null => {
  const number = parsePhoneNumberFromString(raw, 'DE')
  return number?.isPossible() && !number.ext ? number.number : null
}
export const field = (
  name: string,
  type: CrmFieldType,
  more: Partial<MappedField> = {},
): MappedField => ({
  name,
  label: name,
  type,
  writable: true,
  required: false,
  custom: false,
  ...more,
})
export const row = (crm: string, outlook: string, more: Partial<MappingRow> = {}): MappingRow => ({
  crm,
  outlook,
  direction: 'both',
  transform: 'none',
  ...more,
})
const tiers = [
  { value: 'g', label: 'Gold' },
  { value: 's', label: 'Silver' },
]
export const crm = [
  field('last', 'text', { maxLength: 80 }),
  field('bio', 'longtext'),
  field('street', 'text'),
  field('mail', 'email'),
  field('mail2', 'email'),
  field('mail3', 'email'),
  field('phone', 'phone'),
  field('site', 'url', { maxLength: 400 }),
  field('born', 'date'),
  field('tier', 'picklist', { options: tiers }),
  field('tags', 'multipicklist', { options: tiers }),
]
export const map = compileMapping(
  [
    row('last', 'name.last'),
    row('bio', 'notes'),
    row('street', 'address.business.street'),
    row('mail', 'email.1'),
    row('mail2', 'email.2'),
    row('mail3', 'email.3'),
    row('phone', 'phone.mobile'),
    row('site', 'website'),
    row('born', 'birthday'),
    row('tier', 'profession'),
    row('tags', 'categories'),
  ],
  crm,
  phones,
)
