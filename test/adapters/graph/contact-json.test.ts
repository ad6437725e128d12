/**
 * @module
 * Contacts between Graph and the slots.
 */
import { describe, expect, it } from 'vitest'
import {
  contactToFields,
  fieldsToContact,
  needsCurrent,
} from '../../../edge/adapters/graph/contact-json.ts'
import { parseContact } from '../../../edge/adapters/graph/contacts.ts'
import { slots } from '../../../edge/domain/contacts/slots.ts'
import type { Fields } from '../../../edge/domain/record.ts'

const row = (members: object) => {
  const parsed = parseContact({ id: 'c1', ...members })
  if (parsed === null) throw new Error('row not parsed')
  return parsed
}

describe('contact JSON', () => {
  it('reads and writes every slot of the catalogue, and no other', () => {
    const full: Fields = Object.fromEntries(
      slots.map(({ slot, type }) => {
        if (type === 'list') return [slot, ['A', 'B']]
        return [slot, type === 'date' ? '1974-07-22' : `value of ${slot}`]
      }),
    )
    const members = fieldsToContact(full, null)
    const read = contactToFields(row(members))
    expect(read).toEqual(full)
    expect(Object.keys(read).toSorted()).toEqual(slots.map(({ slot }) => slot).toSorted())
  })

  it('writes a birthday at midday, so that it stays the day', () => {
    expect(fieldsToContact({ birthday: '1974-07-22' }, null)).toEqual({
      birthday: '1974-07-22T11:59:00Z',
    })
    expect(contactToFields(row({ birthday: '1974-07-22' }))['birthday']).toBe('1974-07-22')
  })

  it('changes one e-mail address and keeps the others with their names', () => {
    const current = row({
      emailAddresses: [
        { name: 'Ada (work)', address: 'ada@work.example' },
        { name: 'Ada (home)', address: 'ada@home.example' },
      ],
    })
    expect(fieldsToContact({ 'email.1': 'ada@new.example' }, current)).toEqual({
      emailAddresses: [
        { name: 'ada@new.example', address: 'ada@new.example' },
        { name: 'Ada (home)', address: 'ada@home.example' },
      ],
    })
    expect(fieldsToContact({ 'email.1': null }, current)).toEqual({
      emailAddresses: [{ name: 'Ada (home)', address: 'ada@home.example' }],
    })
  })

  it('changes one part of an address and sends the rest as it is', () => {
    const current = row({ homeAddress: { street: 'Main St 1', city: 'Oldtown', state: 'X' } })
    expect(fieldsToContact({ 'address.home.city': 'Newtown' }, current)).toEqual({
      homeAddress: {
        street: 'Main St 1',
        city: 'Newtown',
        state: 'X',
        postalCode: null,
        countryOrRegion: null,
      },
    })
  })

  it('keeps IM addresses beyond our one slot, and other phones', () => {
    const current = row({ imAddresses: ['one', 'two', 'three'], businessPhones: ['1', '2'] })
    expect(fieldsToContact({ 'im.1': 'uno', 'phone.business.2': '22' }, current)).toEqual({
      imAddresses: ['uno', 'two', 'three'],
      businessPhones: ['1', '22'],
    })
  })

  it('needs the contact only where Graph replaces as a whole', () => {
    expect(needsCurrent({ 'name.first': 'x', notes: 'y', 'phone.mobile': '1' })).toBe(false)
    expect(needsCurrent({ 'phone.home.1': 'x' })).toBe(true)
    expect(needsCurrent({ 'address.other.city': 'x' })).toBe(true)
  })

  it('reads an odd contact as far as it goes (SYN-6)', () => {
    const fields = contactToFields(row({ givenName: 7, emailAddresses: 'x', homeAddress: {} }))
    expect(fields['name.first']).toBeNull()
    expect(fields['email.1']).toBeNull()
    expect(parseContact({ givenName: 'no id' })).toBeNull()
  })
})
