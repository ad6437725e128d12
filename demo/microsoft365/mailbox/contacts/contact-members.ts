/**
 * @module
 * What a caller may write of a contact: members, limits (graph-contract §4.2).
 */
import { listOf, nullable, objectOf, text } from '../body-reader.ts'
import type { ReadOf, Reader } from '../body-reader.ts'
import { physicalAddress } from '../events/places.ts'
import { extendedMembers } from '../extended.ts'
import { badMember, failed, failure } from '../failure.ts'

export type EmailAddress = { name: string; address: string }
export type PostalAddress = Record<string, string>

const string = nullable(text)
const addressRead = nullable(objectOf('physicalAddress', physicalAddress))

/** Blanks around a part and a comma at its end are lost (graph-contract §4.2). */
const postalAddress: Reader<PostalAddress> = (value, name) => {
  const read = addressRead(value, name)
  if (failed(read)) return read
  const parts = Object.entries(read ?? {}).map(([part, given]) => [
    part,
    typeof given === 'string' ? given.trim().replace(/,$/, '') : '',
  ])
  return Object.fromEntries(parts.filter(([, given]) => given !== '')) as PostalAddress
}

/** Free text is taken as an address; the name defaults to it (both UNSOURCED). */
const emailAddress: Reader<EmailAddress> = (value, name) => {
  const read = objectOf('emailAddress', { name: string, address: string })(value, name)
  if (failed(read)) return read
  const address = read.address ?? ''
  return { name: read.name ?? address, address }
}

function limited<T>(reader: Reader<T[]>, title: string, max: number): Reader<T[]> {
  return (value, name) => {
    const read = reader(value, name)
    if (failed(read) || read.length <= max) return read
    return failure(
      400,
      'ErrorInvalidArgument',
      `The multi value property ${title} has ${read.length} entries, that exceeds the max allowed value of ${max}`,
    )
  }
}

/** A date alone gets this time of day, so that no zone moves the day (UNSOURCED). */
const birthdayTime = 'T11:59:00Z'

const birthday: Reader<string> = (value, name) => {
  const given = typeof value === 'string' ? value : ''
  const dated = /^\d{4}-\d\d-\d\d$/.test(given) ? `${given}${birthdayTime}` : given
  const instant = /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(dated)
    ? Date.parse(dated)
    : Number.NaN
  return Number.isNaN(instant)
    ? badMember(`The value of property '${name}' is no date.`)
    : new Date(instant).toISOString().replace('.000Z', 'Z')
}

export const nameMembers = {
  givenName: string,
  middleName: string,
  surname: string,
  initials: string,
  generation: string,
  title: string,
  nickName: string,
}

export const textMembers = {
  ...nameMembers,
  displayName: string,
  fileAs: string,
  yomiGivenName: string,
  yomiSurname: string,
  yomiCompanyName: string,
  companyName: string,
  department: string,
  jobTitle: string,
  officeLocation: string,
  profession: string,
  manager: string,
  assistantName: string,
  businessHomePage: string,
  mobilePhone: string,
  spouseName: string,
  personalNotes: string,
}

export const contactMembers = {
  ...textMembers,
  birthday: nullable(birthday),
  emailAddresses: limited(listOf(emailAddress), 'EmailAddresses', 3),
  businessPhones: limited(listOf(text), 'BusinessPhones', 2),
  // These two limits are UNSOURCED: the same design as the two above.
  homePhones: limited(listOf(text), 'HomePhones', 2),
  imAddresses: limited(listOf(text), 'ImAddresses', 3),
  children: listOf(text),
  categories: listOf(text),
  businessAddress: postalAddress,
  homeAddress: postalAddress,
  otherAddress: postalAddress,
  ...extendedMembers,
}

export type ContactChange = ReadOf<typeof contactMembers>

/** Computed, or (primaryEmailAddress …) in the vocabulary without being documented. */
export const contactComputed = new Set(
  'id changeKey createdDateTime lastModifiedDateTime parentFolderId'.split(' '),
)

export const contactSelectable: ReadonlySet<string> = new Set(
  [...contactComputed, ...Object.keys(contactMembers)]
    .filter((name) => !name.endsWith('ExtendedProperties'))
    .map((name) => name.toLowerCase()),
)
