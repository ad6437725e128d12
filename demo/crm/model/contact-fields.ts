/**
 * @module
 * Fields of a Northwind CRM contact, in the order its pages show them.
 *
 * Owns: names, labels, lengths, slot hints. The names are this CRM's own; the hints use the canonical
 * slots of crm-contract §6.2.
 */
import type { FieldSpec } from './fields.ts'

export const contactFields = [
  {
    name: 'fullName',
    label: 'Full name',
    type: 'text',
    readOnlyReason: 'calculated',
  },
  {
    name: 'salutation',
    label: 'Salutation',
    type: 'text',
    maxLength: 40,
    slotHint: 'name.title',
  },
  {
    name: 'firstName',
    label: 'First name',
    type: 'text',
    maxLength: 80,
    slotHint: 'name.first',
  },
  { name: 'lastName', label: 'Last name', type: 'text', maxLength: 120, slotHint: 'name.last' },
  { name: 'company', label: 'Company', type: 'text', maxLength: 200, slotHint: 'company' },
  { name: 'jobTitle', label: 'Job title', type: 'text', maxLength: 120, slotHint: 'jobTitle' },
  {
    name: 'department',
    label: 'Department',
    type: 'text',
    maxLength: 120,
    slotHint: 'department',
  },
  { name: 'email', label: 'Email', type: 'email', maxLength: 254, slotHint: 'email.1' },
  { name: 'email2', label: 'Email 2', type: 'email', maxLength: 254, slotHint: 'email.2' },
  { name: 'email3', label: 'Email 3', type: 'email', maxLength: 254, slotHint: 'email.3' },
  {
    name: 'phone',
    label: 'Work phone',
    type: 'phone',
    maxLength: 50,
    slotHint: 'phone.business.1',
  },
  { name: 'mobile', label: 'Mobile', type: 'phone', maxLength: 50, slotHint: 'phone.mobile' },
  {
    name: 'homePhone',
    label: 'Home phone',
    type: 'phone',
    maxLength: 50,
    slotHint: 'phone.home.1',
  },
  { name: 'fax', label: 'Fax', type: 'phone', maxLength: 50 },
  ...address('mailing', 'Mailing', 'business'),
  ...address('other', 'Other', 'other'),
  { name: 'birthday', label: 'Birthday', type: 'date', slotHint: 'birthday' },
  { name: 'website', label: 'Website', type: 'url', maxLength: 255, slotHint: 'website' },
  { name: 'notes', label: 'Notes', type: 'longtext', maxLength: 32_000, slotHint: 'notes' },
  { name: 'categories', label: 'Tags', type: 'multipicklist', slotHint: 'categories' },
  {
    name: 'x_tier',
    label: 'Customer tier',
    type: 'picklist',
    custom: true,
    options: ['Gold', 'Silver', 'Bronze', 'Prospect'],
  },
  { name: 'x_accountNo', label: 'Account no.', type: 'text', maxLength: 20, custom: true },
  { name: 'x_linkedin', label: 'LinkedIn', type: 'url', maxLength: 200, custom: true },
  { name: 'x_newsletter', label: 'Newsletter', type: 'boolean', custom: true },
] as const satisfies readonly FieldSpec[]

function address(prefix: string, label: string, slot: string): FieldSpec[] {
  return [
    part('Street', 'street', 'street', 250),
    part('City', 'city', 'city', 100),
    part('State', 'state or region', 'state', 100),
    part('PostalCode', 'postal code', 'postalCode', 30),
    part('Country', 'country', 'country', 100),
  ]

  function part(name: string, words: string, hint: string, maxLength: number): FieldSpec {
    return {
      name: `${prefix}${name}`,
      label: `${label} ${words}`,
      type: 'text',
      maxLength,
      slotHint: `address.${slot}.${hint}`,
    }
  }
}
