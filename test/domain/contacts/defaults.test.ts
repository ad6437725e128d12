/**
 * @module
 * CON-1: the mapping proposed for a CRM's fields, without any error, for ours and for common vendors.
 */
import { describe, expect, it } from 'vitest'
import { contactFields } from '../../../demo/crm/model/contact-fields.ts'
import type { FieldSpec } from '../../../demo/crm/model/fields.ts'
import type { CrmFieldType, MappedField } from '../../../edge/domain/contacts/crm-field.ts'
import { defaultMapping } from '../../../edge/domain/contacts/defaults.ts'
import { checkMapping } from '../../../edge/domain/contacts/mapping-check.ts'
import { slotOf } from '../../../edge/domain/contacts/slots.ts'
import { dynamics, espo, german, hubspot, pipedrive, salesforce, zoho } from './vendor-fields.ts'

const specs: readonly FieldSpec[] = contactFields
const demo: readonly MappedField[] = specs
  .filter((spec) => spec.type !== 'object')
  .map((spec) => ({
    name: spec.name,
    label: spec.label,
    type: spec.type as CrmFieldType,
    maxLength: spec.maxLength,
    writable: spec.readOnlyReason === undefined,
    required: spec.required ?? false,
    custom: spec.custom ?? false,
    options: spec.options?.map((value) => ({ value, label: value })),
    slotHint: spec.slotHint,
  }))

const vendors = { demo, zoho, salesforce, hubspot, pipedrive, espo, dynamics, german }
const mapped = (fields: readonly MappedField[]): Record<string, string> =>
  Object.fromEntries(defaultMapping(fields).map((row) => [row.outlook, row.crm]))

describe('defaultMapping', () => {
  for (const [name, fields] of Object.entries(vendors)) {
    it(`${name}: no errors, each field and slot once`, () => {
      const rows = defaultMapping(fields)
      expect(checkMapping(rows, fields).filter(({ severity }) => severity === 'error')).toEqual([])
      expect(new Set(rows.map(({ crm }) => crm)).size).toBe(rows.length)
      expect(new Set(rows.map(({ outlook }) => outlook)).size).toBe(rows.length)
      expect(rows.every(({ outlook }) => slotOf(outlook))).toBe(true)
      expect(rows.length).toBeGreaterThanOrEqual(9)
    })
  }

  it('demo: hints decide, all 27 hinted fields, fax and custom fields stay out', () => {
    const hinted = demo.filter(({ slotHint }) => slotHint !== undefined)
    const rows = mapped(demo)
    expect(hinted.length).toBeGreaterThan(20)
    for (const field of hinted) expect(rows[field.slotHint ?? '']).toBe(field.name)
    expect(Object.keys(rows)).toHaveLength(hinted.length)
    expect(Object.values(rows)).not.toContain('fax')
  })
  it('Zoho', () => {
    expect(mapped(zoho)).toMatchObject({
      'name.title': 'Salutation',
      'name.first': 'First_Name',
      'name.last': 'Last_Name',
      jobTitle: 'Title',
      company: 'Account_Name',
      'email.1': 'Email',
      'email.2': 'Secondary_Email',
      'phone.business.1': 'Phone',
      'phone.business.2': 'Other_Phone',
      'phone.mobile': 'Mobile',
      'phone.home.1': 'Home_Phone',
      'address.business.city': 'Mailing_City',
      'address.business.postalCode': 'Mailing_Zip',
      'address.other.country': 'Other_Country',
      birthday: 'Date_of_Birth',
      notes: 'Description',
      categories: 'Tag',
    })
    expect(Object.values(mapped(zoho))).not.toContain('Fax')
    expect(Object.values(mapped(zoho))).not.toContain('Asst_Phone')
    expect(Object.values(mapped(zoho))).not.toContain('Full_Name')
  })
  it('Salesforce', () => {
    expect(mapped(salesforce)).toMatchObject({
      'name.last': 'LastName',
      jobTitle: 'Title',
      assistant: 'AssistantName',
      'address.business.street': 'MailingStreet',
      'address.business.postalCode': 'MailingPostalCode',
      'phone.mobile': 'MobilePhone',
      birthday: 'Birthdate',
    })
  })
  it('HubSpot: an address without prefix is the business one', () => {
    expect(mapped(hubspot)).toMatchObject({
      'address.business.street': 'address',
      'address.business.postalCode': 'zip',
      'email.2': 'work_email',
      'phone.mobile': 'mobilephone',
      jobTitle: 'jobtitle',
    })
    expect(Object.values(mapped(hubspot))).not.toContain('createdate')
  })
  it('Espo: a read-only account name goes to Outlook only', () => {
    const row = defaultMapping(espo).find(({ outlook }) => outlook === 'company')
    expect(row).toEqual({
      crm: 'accountName',
      outlook: 'company',
      direction: 'to-outlook',
      transform: 'none',
    })
    expect(mapped(espo)['address.business.street']).toBe('addressStreet')
  })
  it('Dynamics: three addresses of e-mail, two of post', () => {
    expect(mapped(dynamics)).toMatchObject({
      'email.3': 'emailaddress3',
      'phone.business.1': 'telephone1',
      'phone.home.1': 'telephone2',
      'address.business.street': 'address1_line1',
      'address.other.state': 'address2_stateorprovince',
      spouse: 'spousesname',
    })
  })
  it('labels in another language where names say nothing', () => {
    expect(mapped(german)).toEqual({
      'name.first': 'f1',
      'name.last': 'f2',
      company: 'f3',
      'email.1': 'f4',
      'phone.mobile': 'f5',
      'address.business.street': 'f6',
      'address.business.postalCode': 'f7',
      'address.business.city': 'f8',
      birthday: 'f9',
    })
  })
  it('Q02: a fourth e-mail field finds no slot; a lone second one moves up', () => {
    const email = (name: string): MappedField => ({
      name,
      label: name,
      type: 'email',
      writable: true,
      required: false,
      custom: false,
    })
    const four = ['email', 'email2', 'email3', 'billingEmail'].map(email)
    expect(Object.values(mapped(four))).toEqual(['email', 'email2', 'email3'])
    expect(mapped([email('Secondary_Email')])).toEqual({ 'email.1': 'Secondary_Email' })
  })
})
