/**
 * @module
 * What is typed into the contact form, and what of it is sent: only what was changed.
 */
import type { Address, GraphContact } from '../graph/shapes.ts'
import { addressParts } from '../graph/shapes.ts'
import { isDay } from '../calendar/wall-time.ts'

const textFields = [
  'givenName',
  'surname',
  'companyName',
  'jobTitle',
  'mobilePhone',
  'personalNotes',
] as const
type TextField = (typeof textFields)[number]

export type ContactDraft = Record<TextField, string> & {
  emails: [string, string, string]
  work: [string, string]
  home: [string, string]
  businessAddress: Required<Address>
  homeAddress: Required<Address>
  birthday: string
}

const noAddress = (): Required<Address> => ({
  street: '',
  city: '',
  state: '',
  postalCode: '',
  countryOrRegion: '',
})

export const emptyContactDraft = (): ContactDraft => ({
  givenName: '',
  surname: '',
  companyName: '',
  jobTitle: '',
  mobilePhone: '',
  personalNotes: '',
  emails: ['', '', ''],
  work: ['', ''],
  home: ['', ''],
  businessAddress: noAddress(),
  homeAddress: noAddress(),
  birthday: '',
})

export function contactDraftOf(contact: GraphContact): ContactDraft {
  const draft = emptyContactDraft()
  for (const name of textFields) draft[name] = contact[name] ?? ''
  const at = (list: readonly string[], index: number) => list[index] ?? ''
  const emails = contact.emailAddresses.map(({ address }) => address ?? '')
  return {
    ...draft,
    emails: [at(emails, 0), at(emails, 1), at(emails, 2)],
    work: [at(contact.businessPhones, 0), at(contact.businessPhones, 1)],
    home: [at(contact.homePhones, 0), at(contact.homePhones, 1)],
    businessAddress: { ...noAddress(), ...known(contact.businessAddress) },
    homeAddress: { ...noAddress(), ...known(contact.homeAddress) },
    birthday: contact.birthday?.slice(0, 10) ?? '',
  }
}

const known = (address: Address): Address =>
  Object.fromEntries(addressParts.map((part) => [part, address[part] ?? '']))

export function contactProblem(draft: ContactDraft): string | undefined {
  const anything = JSON.stringify(draft) !== JSON.stringify(emptyContactDraft())
  if (!anything) return 'Give the contact a name, a company or an e-mail address.'
  const wrong = draft.emails.find((email) => email !== '' && !/^\S+@\S+$/.test(email.trim()))
  if (wrong !== undefined) return `"${wrong}" is no e-mail address.`
  return draft.birthday === '' || isDay(draft.birthday) ? undefined : 'The birthday is no date.'
}

/** Graph's body: members that differ from `before`, or everything that is filled in. */
export function contactBody(
  draft: ContactDraft,
  before?: { draft: ContactDraft; contact: GraphContact },
): Record<string, unknown> {
  const base = before?.draft ?? emptyContactDraft()
  const differs = (name: keyof ContactDraft) =>
    JSON.stringify(draft[name]) !== JSON.stringify(base[name])
  const filled = (list: readonly string[]) => list.map((one) => one.trim()).filter(Boolean)
  const texts = textFields
    .filter(differs)
    .map((name) => [name, draft[name].trim() === '' ? null : draft[name]])
  return {
    ...Object.fromEntries(texts),
    ...(differs('emails') ? { emailAddresses: emailsOf(draft, before?.contact) } : {}),
    ...(differs('work') ? { businessPhones: filled(draft.work) } : {}),
    ...(differs('home') ? { homePhones: filled(draft.home) } : {}),
    ...(differs('businessAddress') ? { businessAddress: draft.businessAddress } : {}),
    ...(differs('homeAddress') ? { homeAddress: draft.homeAddress } : {}),
    ...(differs('birthday') ? { birthday: draft.birthday || null } : {}),
  }
}

/** The name beside an address stays while the address does. */
function emailsOf(draft: ContactDraft, contact: GraphContact | undefined) {
  const person = [draft.givenName, draft.surname].filter(Boolean).join(' ')
  return draft.emails
    .map((email) => email.trim())
    .filter(Boolean)
    .map((address) => {
      const same = contact?.emailAddresses.find((one) => one.address === address)
      return { address, name: same?.name || person || address }
    })
}
