/**
 * @module
 * Contact field lists of common CRMs, by their API names, as a connector would report them.
 */
import type { CrmFieldType, MappedField } from '../../../edge/domain/contacts/crm-field.ts'

/** `name:type` items; label like the name; `!` at the end: required, `-`: read only. */
function fields(list: string): readonly MappedField[] {
  return list
    .trim()
    .split(/\s+/)
    .map((item) => {
      const [, name = '', type = 'text', mark = ''] =
        /^([^:!-]+)(?::(\w+))?([!-]?)$/.exec(item) ?? []
      return {
        name,
        label: name.replaceAll('_', ' '),
        type: type as CrmFieldType,
        writable: mark !== '-',
        required: mark === '!',
        custom: false,
      }
    })
}

export const zoho = fields(`
  Salutation:picklist First_Name Last_Name! Full_Name- Title Department Account_Name Email:email
  Secondary_Email:email Phone:phone Mobile:phone Home_Phone:phone Other_Phone:phone Asst_Phone:phone
  Fax:phone Assistant Date_of_Birth:date Mailing_Street Mailing_City Mailing_State Mailing_Zip
  Mailing_Country Other_Street Other_City Other_State Other_Zip Other_Country Lead_Source:picklist
  Skype_ID Twitter Description:longtext Tag:multipicklist Email_Opt_Out:boolean
`)
export const salesforce = fields(`
  Salutation:picklist FirstName MiddleName LastName! Suffix Title Department Email:email Phone:phone
  MobilePhone:phone HomePhone:phone OtherPhone:phone AssistantPhone:phone Fax:phone AssistantName
  Birthdate:date MailingStreet:longtext MailingCity MailingState MailingPostalCode MailingCountry
  OtherStreet:longtext OtherCity OtherState OtherPostalCode OtherCountry Description:longtext
`)
export const hubspot = fields(`
  salutation firstname lastname email:email work_email:email phone:phone mobilephone:phone fax:phone
  company jobtitle address city state zip country website:url date_of_birth createdate:datetime-
  hs_additional_emails industry
`)
export const pipedrive = fields(`
  name first_name last_name job_title birthday:date notes:longtext emails:email phones:phone im
  org_name postal_address
`)
export const espo = fields(`
  salutationName:picklist firstName lastName! middleName accountName- title emailAddress:email
  phoneNumber:phone addressStreet addressCity addressState addressPostalCode addressCountry
  description:longtext
`)
export const dynamics = fields(`
  salutation firstname middlename lastname! suffix nickname jobtitle department emailaddress1:email
  emailaddress2:email emailaddress3:email telephone1:phone telephone2:phone telephone3:phone
  mobilephone:phone fax:phone websiteurl:url birthdate:date spousesname managername assistantname
  address1_line1 address1_city address1_stateorprovince address1_postalcode address1_country
  address2_line1 address2_city address2_stateorprovince address2_postalcode address2_country
  description:longtext
`)

/** A home-made CRM whose API names say nothing. */
export const german: readonly MappedField[] = [
  ['f1', 'Vorname', 'text'],
  ['f2', 'Nachname', 'text'],
  ['f3', 'Firma', 'text'],
  ['f4', 'E-Mail', 'email'],
  ['f5', 'Mobiltelefon', 'phone'],
  ['f6', 'Straße', 'text'],
  ['f7', 'PLZ', 'text'],
  ['f8', 'Ort', 'text'],
  ['f9', 'Geburtsdatum', 'date'],
  ['f10', 'Kundennummer', 'text'],
].map(([name = '', label = '', type]) => ({
  name,
  label,
  type: type as CrmFieldType,
  writable: true,
  required: false,
  custom: false,
}))
