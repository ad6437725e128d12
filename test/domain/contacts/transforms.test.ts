/**
 * @module
 * CON-5: the closed list of transforms, and what phone numbers are compared by.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phoneKey, transformed, transforms } from '../../../edge/domain/contacts/transforms.ts'
import { phones } from './sample-mapping.ts'

describe('transforms', () => {
  it('closed list', () => {
    const results = transforms.map((name) => transformed(name, ' +49 30 23125-100\nx ', phones))
    expect(results).toEqual([
      ' +49 30 23125-100\nx ',
      '+49 30 23125-100\nx',
      ' +49 30 23125-100\nx ',
      ' +49 30 23125-100\nX ',
      '+493023125100',
      '+49 30 23125-100',
    ])
    expect(transformed('phone-e164', '030 23125100', phones)).toBe('+493023125100')
    expect(transformed('phone-e164', 'ask Ann', phones)).toBe('ask Ann')
  })
  it('idempotent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...transforms), fc.string({ unit: 'grapheme' }), (name, text) => {
        const once = transformed(name, text, phones)
        expect(transformed(name, once, phones)).toBe(once)
      }),
    )
  })
  it('phone keys without a parser remove marks only', () => {
    const none = (): null => null
    expect(phoneKey('0049 (0)30 / 231 25-100', none)).toBe('+493023125100')
    expect(phoneKey('(030) 231.25', none)).toBe('03023125')
    expect(phoneKey('call Ann 2', none)).not.toBe(phoneKey('2', none))
  })
})
