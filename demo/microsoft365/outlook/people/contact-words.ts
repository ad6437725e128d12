/**
 * @module
 * How a contact is called and found.
 */
import type { Address, GraphContact } from '../graph/shapes.ts'
import { addressParts } from '../graph/shapes.ts'
import { isDay, shown } from '../calendar/wall-time.ts'

export function nameOfContact(contact: GraphContact): string {
  const parts = [contact.givenName, contact.surname].filter(Boolean).join(' ')
  const mail = contact.emailAddresses.find(({ address }) => address)?.address
  return contact.displayName?.trim() || parts || contact.companyName || mail || '(No name)'
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase()
}

export const lineOf = (contact: GraphContact): string =>
  [contact.jobTitle, contact.companyName].filter(Boolean).join(', ')

/** Every word has to be somewhere. */
export function matches(contact: GraphContact, search: string): boolean {
  const text = [
    nameOfContact(contact),
    contact.companyName,
    contact.jobTitle,
    ...contact.emailAddresses.map(({ address }) => address),
    ...phonesOf(contact).map(([, number]) => number),
  ]
    .join(' ')
    .toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export function phonesOf(contact: GraphContact): [label: string, number: string][] {
  const rows: [string, string | null | undefined][] = [
    ['Mobile', contact.mobilePhone],
    ...contact.businessPhones.map((number): [string, string] => ['Work', number]),
    ...contact.homePhones.map((number): [string, string] => ['Home', number]),
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

export function addressLines(address: Address): string[] {
  const town = [address.postalCode, address.city].filter(Boolean).join(' ')
  const street = (address.street ?? '').split(/\r?\n/)
  return [...street, town, address.state, address.countryOrRegion].filter((line): line is string =>
    Boolean(line),
  )
}

export const hasAddress = (address: Address): boolean =>
  addressParts.some((part) => Boolean(address[part]))

export function birthdayWords(birthday: string | null): string | undefined {
  const day = birthday?.slice(0, 10) ?? ''
  return isDay(day) ? shown(day, { day: 'numeric', month: 'long', year: 'numeric' }) : undefined
}
