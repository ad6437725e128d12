/**
 * @module
 * Q19, SYN-2: between two systems that spell values their own way, every mapping comes to rest.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CrmFieldType, MappedField } from '../../../edge/domain/contacts/crm-field.ts'
import { defaultMapping } from '../../../edge/domain/contacts/defaults.ts'
import { compileMapping } from '../../../edge/domain/contacts/mapping.ts'
import { transforms } from '../../../edge/domain/contacts/transforms.ts'
import type { Fields, Json } from '../../../edge/domain/record.ts'
import { expectRest } from '../quiescence.ts'
import { crm, field, map, phones, row } from './sample-mapping.ts'
import { dynamics, salesforce, zoho } from './vendor-fields.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom('a', 'É', 'ß', ' ', '\n', '\r\n', '\t', ';', ','), { maxLength: 8 })
    .map((all) => all.join('')),
)
const valueFor: Readonly<Record<CrmFieldType, fc.Arbitrary<Json>>> = {
  text,
  longtext: text,
  email: fc.oneof(fc.emailAddress(), fc.constantFrom('A@B.c', 'a@b.c, ', 'nobody')),
  phone: fc.constantFrom(
    '+44 20 7946 0000',
    '030 23125-100',
    '0049 30 23125 100',
    'none',
    '+1 (425) 555-0100 x7',
  ),
  url: fc.oneof(fc.webUrl(), fc.constant('example.com/')),
  number: fc.integer(),
  boolean: fc.boolean(),
  date: fc.constantFrom('1974-05-01', '2000-02-29'),
  datetime: fc.constant('2026-05-01T10:00:00Z'),
  picklist: fc.constantFrom('g', 's', 'Gold', 'other'),
  multipicklist: fc.subarray(['g', 's', 'Friends']),
}
const recordOf = (fields: readonly MappedField[]): fc.Arbitrary<Fields> =>
  fc.record(Object.fromEntries(fields.map(({ name, type }) => [name, fc.option(valueFor[type])])))

/** Outlook gives back what it was given, trimmed, with its own line ends; every slot of the mapping is there. */
const asOutlook =
  (slots: readonly string[]) =>
  (fields: Fields): Fields =>
    Object.fromEntries(
      slots.map((slot) => {
        const value = fields[slot] ?? null
        return [slot, typeof value === 'string' ? value.trim().replaceAll('\n', '\r\n') : value]
      }),
    )

/** A CRM that rewrites phones and lower-cases addresses (crm-contract §6.2). */
const asCrm =
  (fields: readonly MappedField[]) =>
  (written: Fields): Fields =>
    Object.fromEntries(
      fields.map(({ name, type }) => {
        const value = written[name] ?? null
        if (typeof value !== 'string') return [name, value]
        if (type === 'phone') return [name, phones(value) ?? value]
        return [name, type === 'email' ? value.toLowerCase() : value]
      }),
    )

describe('no ping-pong (Q19, SYN-2), properties', () => {
  for (const [vendor, fields] of Object.entries({ zoho, salesforce, dynamics, crm })) {
    const rows = vendor === 'crm' ? [] : defaultMapping(fields)
    const compiled = vendor === 'crm' ? map : compileMapping(rows, fields, phones)
    const slots =
      vendor === 'crm'
        ? [
            'name.last',
            'notes',
            'address.business.street',
            'email.1',
            'email.2',
            'email.3',
            'phone.mobile',
            'website',
            'birthday',
            'profession',
            'categories',
          ]
        : rows.map(({ outlook }) => outlook)

    it(`${vendor}: CRM → Outlook → CRM comes to rest`, () => {
      fc.assert(
        fc.property(recordOf(fields), (record) => {
          const outlook = expectRest(compiled, 'crm', record, asOutlook(slots))
          expectRest(compiled, 'outlook', outlook, asCrm(fields))
        }),
      )
    })
    it(`${vendor}: agree holds between a value and its copy`, () => {
      fc.assert(
        fc.property(recordOf(fields), (record) => {
          for (const one of compiled) {
            const value = one.readCrm(record) ?? null
            const kept = one.readOutlook(asOutlook(slots)(one.toOutlook(value))) ?? null
            expect(one.agree(value, kept), one.name).toBe(true)
            const back = one.readCrm(asCrm(fields)(one.toCrm(kept))) ?? null
            expect(one.agree(back, kept), one.name).toBe(true)
          }
        }),
      )
    })
  }
  it('every transform, both ways', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...transforms),
        text,
        fc.boolean(),
        (transform, value, fromCrm) => {
          const one = compileMapping([row('bio', 'notes', { transform })], crm, phones)
          if (fromCrm) expectRest(one, 'crm', { bio: value }, asOutlook(['notes']))
          else expectRest(one, 'outlook', { notes: value }, asCrm([field('bio', 'longtext')]))
        },
      ),
    )
  })
})
