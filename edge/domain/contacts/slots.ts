/**
 * @module
 * The catalogue of Outlook contact fields that Microsoft Graph v1.0 can write (graph-contract §4.2), each a
 * flat slot. What Graph cannot write has no slot and so is never offered (CON-1, graph-contract §4.3).
 *
 * Keys of `Fields` on the Outlook side of a contact are slot names; values are strings, except
 * `categories` (sorted list of strings) and `birthday` (`YYYY-MM-DD`).
 */

export type SlotType = 'text' | 'longtext' | 'email' | 'phone' | 'url' | 'date' | 'list'

export type Slot = {
  readonly slot: string
  readonly label: string
  readonly type: SlotType
  /** Characters; UNSOURCED for most (graph-contract §4.2: "MAPI 255 for most"), see TEXT_LIMIT. */
  readonly maxLength?: number
}

/** UNSOURCED (graph-contract §4.2): MAPI string properties hold 255 characters. */
export const TEXT_LIMIT = 255

const text = (slot: string, label: string): Slot => ({
  slot,
  label,
  type: 'text',
  maxLength: TEXT_LIMIT,
})
const phone = (slot: string, label: string): Slot => ({
  slot,
  label,
  type: 'phone',
  maxLength: TEXT_LIMIT,
})

const address = (kind: string, label: string): readonly Slot[] => [
  text(`address.${kind}.street`, `${label} street`),
  text(`address.${kind}.city`, `${label} city`),
  text(`address.${kind}.state`, `${label} state or province`),
  text(`address.${kind}.postalCode`, `${label} postal code`),
  text(`address.${kind}.country`, `${label} country or region`),
]

export const slots: readonly Slot[] = [
  text('name.title', 'Title'),
  text('name.first', 'First name'),
  text('name.middle', 'Middle name'),
  text('name.last', 'Last name'),
  text('name.suffix', 'Suffix'),
  text('name.nick', 'Nickname'),
  text('name.initials', 'Initials'),
  text('company', 'Company'),
  text('department', 'Department'),
  text('jobTitle', 'Job title'),
  text('profession', 'Profession'),
  text('office', 'Office'),
  text('manager', "Manager's name"),
  text('assistant', "Assistant's name"),
  { slot: 'website', label: 'Business web page', type: 'url', maxLength: TEXT_LIMIT },
  { slot: 'email.1', label: 'Email', type: 'email', maxLength: TEXT_LIMIT },
  { slot: 'email.2', label: 'Email 2', type: 'email', maxLength: TEXT_LIMIT },
  { slot: 'email.3', label: 'Email 3', type: 'email', maxLength: TEXT_LIMIT },
  phone('phone.business.1', 'Business phone'),
  phone('phone.business.2', 'Business phone 2'),
  phone('phone.mobile', 'Mobile phone'),
  phone('phone.home.1', 'Home phone'),
  phone('phone.home.2', 'Home phone 2'),
  text('im.1', 'IM address'),
  ...address('business', 'Business'),
  ...address('home', 'Home'),
  ...address('other', 'Other'),
  { slot: 'birthday', label: 'Birthday', type: 'date' },
  text('spouse', 'Spouse or partner'),
  { slot: 'notes', label: 'Notes', type: 'longtext', maxLength: 32_000 },
  { slot: 'categories', label: 'Categories', type: 'list' },
]

export const slotOf = (name: string): Slot | undefined => slots.find(({ slot }) => slot === name)
