/**
 * @module
 * Believable contacts from many countries, the same for the same seed.
 *
 * Owns: the default seed's contacts. Names, towns and streets come from faker's locales, so that scripts,
 * accents and address forms are the countries' own.
 */
import { faker as br } from '@faker-js/faker/locale/pt_BR'
import { faker as cz } from '@faker-js/faker/locale/cs_CZ'
import { faker as de } from '@faker-js/faker/locale/de'
import { faker as es } from '@faker-js/faker/locale/es'
import { faker as fr } from '@faker-js/faker/locale/fr'
import { faker as gb } from '@faker-js/faker/locale/en_GB'
import { faker as india } from '@faker-js/faker/locale/en_IN'
import { faker as it } from '@faker-js/faker/locale/it'
import { faker as jp } from '@faker-js/faker/locale/ja'
import { faker as nl } from '@faker-js/faker/locale/nl'
import { faker as pl } from '@faker-js/faker/locale/pl'
import { faker as se } from '@faker-js/faker/locale/sv'
import { faker as us } from '@faker-js/faker/locale/en_US'
import { faker as za } from '@faker-js/faker/locale/en_ZA'
import type { Faker } from '@faker-js/faker'
import type { Body } from '../store/rows.ts'

type Country = { faker: Faker; name: string; tld: string; phone: string; mobile: string }

const countries: readonly Country[] = [
  {
    faker: us,
    name: 'United States',
    tld: 'com',
    phone: '+1 ### 555 01##',
    mobile: '+1 ### 555 01##',
  },
  {
    faker: gb,
    name: 'United Kingdom',
    tld: 'co.uk',
    phone: '+44 20 7946 0###',
    mobile: '+44 7700 900 ###',
  },
  { faker: de, name: 'Germany', tld: 'de', phone: '+49 30 23125 ###', mobile: '+49 1555 0######' },
  { faker: fr, name: 'France', tld: 'fr', phone: '+33 1 99 00 ## ##', mobile: '+33 6 39 98 ## ##' },
  { faker: es, name: 'Spain', tld: 'es', phone: '+34 910 ## ## ##', mobile: '+34 611 ## ## ##' },
  { faker: it, name: 'Italy', tld: 'it', phone: '+39 02 5560 ####', mobile: '+39 333 555 ####' },
  {
    faker: nl,
    name: 'Netherlands',
    tld: 'nl',
    phone: '+31 20 794 ####',
    mobile: '+31 6 5555 ####',
  },
  { faker: se, name: 'Sweden', tld: 'se', phone: '+46 8 465 004 ##', mobile: '+46 70 174 06 ##' },
  { faker: pl, name: 'Poland', tld: 'pl', phone: '+48 22 307 ## ##', mobile: '+48 501 55# ###' },
  { faker: cz, name: 'Czechia', tld: 'cz', phone: '+420 226 ### ###', mobile: '+420 601 55# ###' },
  {
    faker: br,
    name: 'Brazil',
    tld: 'com.br',
    phone: '+55 11 5550 ####',
    mobile: '+55 11 95550 ####',
  },
  { faker: jp, name: 'Japan', tld: 'co.jp', phone: '+81 3 5550 ####', mobile: '+81 90 5550 ####' },
  { faker: india, name: 'India', tld: 'in', phone: '+91 22 5550 ####', mobile: '+91 98 5550 ####' },
  {
    faker: za,
    name: 'South Africa',
    tld: 'co.za',
    phone: '+27 21 555 ####',
    mobile: '+27 82 555 ####',
  },
]
const titles = [
  'Head of Procurement',
  'Managing Director',
  'Chief Financial Officer',
  'Operations Manager',
  'Purchasing Lead',
  'IT Director',
  'Sales Director',
  'Office Manager',
  'Logistics Coordinator',
  'Facilities Manager',
]
const departments = ['Procurement', 'Finance', 'Operations', 'IT', 'Sales', 'Administration']
const trades = [
  'Logistics',
  'Foods',
  'Instruments',
  'Textiles',
  'Marine',
  'Energy',
  'Printing',
  'Optics',
]
const tiers = ['Gold', 'Silver', 'Bronze', 'Prospect']
const tags = ['Key account', 'Newsletter', 'Trade fair', 'Reseller', 'VIP']

export function seedContacts(count: number, seed: number): Body[] {
  for (const [index, { faker }] of countries.entries()) faker.seed(seed + index * 1009)
  return Array.from({ length: count }, (_, index) =>
    contact(countries[index % countries.length]!, index),
  )
}

function contact(country: Country, index: number): Body {
  const { faker } = country
  const firstName = faker.person.firstName()
  const lastName = faker.person.lastName()
  const founder = faker.person.lastName()
  const company = `${founder} ${faker.helpers.arrayElement(trades)}`
  const host = `${ascii(founder) || `kaisha${index}`}.${country.tld}`.toLowerCase()
  const local = [ascii(firstName), ascii(lastName)].filter((part) => part !== '').join('.')
  const domain = `${host.replace(/\.[a-z.]+$/u, '')}-${country.tld.replace('.', '-')}.example`
  const email = `${local.toLowerCase() || `contact${index}`}@${domain}`
  return {
    firstName,
    lastName,
    company,
    jobTitle: faker.helpers.arrayElement(titles),
    email,
    phone: digits(faker, country.phone),
    mailingStreet: faker.location.streetAddress(),
    mailingCity: faker.location.city(),
    mailingPostalCode: faker.location.zipCode(),
    mailingCountry: country.name,
    x_tier: tiers[index % tiers.length]!,
    x_accountNo: `NW-${String(10_000 + index * 37)}`,
    ...sometimes(country, index, { email, domain, local }),
  }
}

/** Not every card is filled in: each of these is on some. */
function sometimes(
  country: Country,
  index: number,
  made: { email: string; domain: string; local: string },
): Body {
  const { faker } = country
  const born = faker.date.birthdate({ min: 24, max: 66, mode: 'age', refDate: '2026-01-01' })
  const every = (n: number): boolean => index % n === 0
  return {
    ...(every(2) ? { mobile: digits(faker, country.mobile) } : {}),
    ...(every(3) ? { department: faker.helpers.arrayElement(departments) } : {}),
    ...(every(4) ? { birthday: born.toISOString().slice(0, 10) } : {}),
    ...(every(5) ? { website: `https://www.${made.domain}` } : {}),
    ...(every(6) ? { email2: `office@${made.domain}` } : {}),
    ...(every(7) ? { categories: faker.helpers.arrayElements(tags, 2) } : {}),
    ...(every(8) ? { notes: notes[(index / 8) % notes.length]! } : {}),
    ...(every(9) ? { salutation: index % 2 === 0 ? 'Ms' : 'Mr' } : {}),
    ...(every(11) ? { homePhone: digits(faker, country.phone) } : {}),
    ...(every(12) ? { x_linkedin: `https://www.linkedin.example/in/${made.local || index}` } : {}),
    ...(every(13)
      ? { otherStreet: faker.location.streetAddress(), otherCity: faker.location.city() }
      : {}),
    ...(every(5) ? { x_newsletter: true } : {}),
  }
}

const notes = [
  'Prefers a call before ten. Decides together with finance.',
  'Met at the spring fair.\nAsked for the catalogue on paper.',
  'Contract runs until March; wants a three-year offer.',
  'Speaks German and French 🇨🇭. Allergic to nuts — mind the lunch.',
  'Complaint of last autumn is settled; be generous.',
]

/** Latin letters of a name, for an address. Names in other scripts give nothing. */
const ascii = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z]/giu, '')

const digits = (faker: Faker, pattern: string): string =>
  pattern.replaceAll('#', () => String(faker.number.int(9)))
