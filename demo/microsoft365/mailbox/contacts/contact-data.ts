/**
 * @module
 * A contact as it is stored, and how a change is applied: displayName and fileAs follow the name
 * (graph-contract §4.2).
 */
import { textMembers } from './contact-members.ts'
import type { ContactChange, EmailAddress, PostalAddress } from './contact-members.ts'

type Texts = { [K in keyof typeof textMembers]: string | null }

/** Version 1 of the JSON in contact.data. */
export type ContactData = Texts & {
  birthday: string | null
  emailAddresses: EmailAddress[]
  businessPhones: string[]
  homePhones: string[]
  imAddresses: string[]
  children: string[]
  categories: string[]
  businessAddress: PostalAddress
  homeAddress: PostalAddress
  otherAddress: PostalAddress
}

export type ContactRow = {
  pk: number
  folder: number
  place: number
  created: number
  modified: number
  version: number
  seq: number
  data: ContactData
}

const noTexts = Object.fromEntries(Object.keys(textMembers).map((name) => [name, null])) as Texts

export const emptyContact: ContactData = {
  ...noTexts,
  birthday: null,
  emailAddresses: [],
  businessPhones: [],
  homePhones: [],
  imAddresses: [],
  children: [],
  categories: [],
  businessAddress: {},
  homeAddress: {},
  otherAddress: {},
}

/** The members a new name is made of. */
const nameParts = ['givenName', 'middleName', 'surname'] as const

export function changedContact(before: ContactData, change: ContactChange): ContactData {
  const { singleValueExtendedProperties, multiValueExtendedProperties, ...plain } = change
  void singleValueExtendedProperties
  void multiValueExtendedProperties
  const after: ContactData = { ...before, ...plain }
  const renamed =
    nameParts.some((name) => Object.hasOwn(plain, name)) || before.displayName === null
  if (renamed && !Object.hasOwn(plain, 'displayName')) after.displayName = fullName(after)
  const automatic = before.fileAs === null || before.fileAs === filedName(before)
  if (automatic && !Object.hasOwn(plain, 'fileAs')) after.fileAs = filedName(after)
  return after
}

function fullName(data: ContactData): string | null {
  const name = nameParts
    .map((part) => data[part])
    .filter(Boolean)
    .join(' ')
  return name || data.companyName || null
}

/** "Surname, Given". */
function filedName(data: ContactData): string | null {
  const given = [data.givenName, data.middleName].filter(Boolean).join(' ')
  return (
    [data.surname, given].filter(Boolean).join(', ') || data.companyName || data.displayName || null
  )
}
