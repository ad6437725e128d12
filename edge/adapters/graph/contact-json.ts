/**
 * @module
 * Graph contact JSON ↔ contact slots (contacts/slots.ts). Pure, both directions.
 *
 * Graph replaces e-mail addresses, phones, IM addresses and postal addresses as a whole: to change one
 * slot of them the others must be sent too, so writing such a slot needs the contact as it is.
 */
import type { Fields, Json } from '../../domain/record.ts'
import type { ContactRow } from './graph-schema.ts'
import { plainText } from './html-text.ts'

type GraphMembers = Record<string, unknown>

/** Slots that are one string member of their own. */
const plain: Readonly<Record<string, keyof ContactRow & string>> = {
  'name.title': 'title',
  'name.first': 'givenName',
  'name.middle': 'middleName',
  'name.last': 'surname',
  'name.suffix': 'generation',
  'name.nick': 'nickName',
  'name.initials': 'initials',
  company: 'companyName',
  department: 'department',
  jobTitle: 'jobTitle',
  profession: 'profession',
  office: 'officeLocation',
  manager: 'manager',
  assistant: 'assistantName',
  website: 'businessHomePage',
  'phone.mobile': 'mobilePhone',
  spouse: 'spouseName',
}

const lists = {
  'phone.business': { member: 'businessPhones', size: 2 },
  'phone.home': { member: 'homePhones', size: 2 },
  im: { member: 'imAddresses', size: 1 },
} as const

const addresses = {
  business: 'businessAddress',
  home: 'homeAddress',
  other: 'otherAddress',
} as const

const addressParts = {
  street: 'street',
  city: 'city',
  state: 'state',
  postalCode: 'postalCode',
  country: 'countryOrRegion',
} as const

const EMAILS = 3

/** Midday: at any offset the date stays the date (graph-contract §4.2, birthday). */
const BIRTHDAY_TIME = 'T11:59:00Z'

export function contactToFields(row: ContactRow): Fields {
  const fields: Record<string, Json> = {}
  for (const [slot, member] of Object.entries(plain))
    fields[slot] = textOf(row[member] as string | null | undefined)
  for (let index = 0; index < EMAILS; index++)
    fields[`email.${index + 1}`] = textOf(row.emailAddresses?.[index]?.address)
  for (const [slot, { member, size }] of Object.entries(lists))
    for (let index = 0; index < size; index++)
      fields[`${slot}.${index + 1}`] = textOf(row[member]?.[index])
  for (const [kind, member] of Object.entries(addresses))
    for (const [part, key] of Object.entries(addressParts))
      fields[`address.${kind}.${part}`] = textOf(row[member]?.[key])
  fields['birthday'] = row.birthday ? row.birthday.slice(0, 10) : null
  fields['notes'] = plainText(row.personalNotes ?? '')
  fields['categories'] = [...(row.categories ?? [])].toSorted()
  return fields
}

/** Does writing these slots need the contact as Outlook holds it now? */
export const needsCurrent = (fields: Fields): boolean =>
  Object.keys(fields).some((slot) => /^(email|phone\.(business|home)|im|address)\./.test(slot))

/** What to send; `current` is null for a new contact. */
export function fieldsToContact(fields: Fields, current: ContactRow | null): GraphMembers {
  const members: GraphMembers = {}
  for (const [slot, member] of Object.entries(plain))
    if (slot in fields) members[member] = valueOf(fields[slot])
  writeEmails(fields, current, members)
  writeLists(fields, current, members)
  writeAddresses(fields, current, members)
  if ('birthday' in fields) {
    const date = valueOf(fields['birthday'])
    members['birthday'] = date === null ? null : `${date.slice(0, 10)}${BIRTHDAY_TIME}`
  }
  if ('notes' in fields) members['personalNotes'] = plainText(valueOf(fields['notes']) ?? '')
  if ('categories' in fields) members['categories'] = fields['categories'] ?? []
  return members
}

function writeEmails(fields: Fields, current: ContactRow | null, members: GraphMembers): void {
  const wanted = merged(fields, 'email', EMAILS, (index) =>
    textOf(current?.emailAddresses?.[index]?.address),
  )
  if (wanted === null) return
  members['emailAddresses'] = wanted.map((address) => {
    // The display name beside an address is Outlook's; it stays while the address does.
    const same = current?.emailAddresses?.find((entry) => entry.address === address)
    return { address, name: same?.name ?? address }
  })
}

function writeLists(fields: Fields, current: ContactRow | null, members: GraphMembers): void {
  for (const [slot, { member, size }] of Object.entries(lists)) {
    const now = current?.[member] ?? []
    const wanted = merged(fields, slot, size, (index) => textOf(now[index]))
    // Entries beyond our slots are Outlook's and stay (imAddresses holds more than one).
    if (wanted !== null) members[member] = [...wanted, ...now.slice(size)]
  }
}

function writeAddresses(fields: Fields, current: ContactRow | null, members: GraphMembers): void {
  for (const [kind, member] of Object.entries(addresses)) {
    const named = Object.keys(addressParts).some((part) => `address.${kind}.${part}` in fields)
    if (!named) continue
    const now = current?.[member]
    members[member] = Object.fromEntries(
      Object.entries(addressParts).map(([part, key]) => {
        const slot = `address.${kind}.${part}`
        return [key, slot in fields ? valueOf(fields[slot]) : (now?.[key] ?? null)]
      }),
    )
  }
}

/** The list with the named slots changed, gaps closed: Graph's lists have none. null: no slot named. */
function merged(
  fields: Fields,
  slot: string,
  size: number,
  now: (index: number) => string | null,
): string[] | null {
  const names = Array.from({ length: size }, (_, index) => `${slot}.${index + 1}`)
  if (!names.some((name) => name in fields)) return null
  return names
    .map((name, index) => (name in fields ? valueOf(fields[name]) : now(index)))
    .filter((value) => value !== null)
}

const textOf = (value: string | null | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : value

function valueOf(value: Json | undefined): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return null
  // oxlint-disable-next-line no-control-regex
  const clean = value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  return clean === '' ? null : clean
}
