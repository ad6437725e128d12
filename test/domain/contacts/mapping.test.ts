/**
 * @module
 * CON-5, Q05, Q08, Q15, O01, O03, O06, O08, O09: what a compiled mapping carries, and when values agree.
 */
import { describe, expect, it } from 'vitest'
import { contactLabel, crmContactLabel } from '../../../edge/domain/contacts/label.ts'
import { compileMapping, previewMapping } from '../../../edge/domain/contacts/mapping.ts'
import type { Fields } from '../../../edge/domain/record.ts'
import { merge } from '../../../edge/domain/sync/merge.ts'
import { atRest, writesLeft } from '../quiescence.ts'
import { crm, map, phones, row } from './sample-mapping.ts'

const group = (name: string) => {
  const found = map.find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found
}

describe('agree', () => {
  const table: readonly [string, string, Fields, Fields, boolean][] = [
    [
      'phones by number',
      'phone.mobile',
      { phone: '+44 20 7946 0000' },
      { 'phone.mobile': '+442079460000' },
      true,
    ],
    [
      'phones by number, national form',
      'phone.mobile',
      { phone: '030 23125-100' },
      { 'phone.mobile': '+49 30 23125100' },
      true,
    ],
    [
      'phones with another extension',
      'phone.mobile',
      { phone: '+442079460000 ext. 1' },
      { 'phone.mobile': '+442079460000 x2' },
      false,
    ],
    [
      'another number',
      'phone.mobile',
      { phone: '+44 20 7946 0000' },
      { 'phone.mobile': '+44 20 7946 0001' },
      false,
    ],
    [
      'e-mail in any case',
      'email',
      { mail: 'Ann@Example.com' },
      { 'email.1': 'ann@example.com' },
      true,
    ],
    ['O09 a comma behind an e-mail', 'email', { mail: 'a@b.c,' }, { 'email.1': 'a@b.c' }, true],
    ['another e-mail', 'email', { mail: 'a@b.c' }, { 'email.1': 'b@b.c' }, false],
    ['O08 empty and null', 'name.last', { last: '' }, { 'name.last': null }, true],
    ['O01 composed or not', 'name.last', { last: 'Café' }, { 'name.last': 'Cafe\u0301' }, true],
    ['case of a name', 'name.last', { last: 'van' }, { 'name.last': 'Van' }, false],
    ['O06 line ends', 'notes', { bio: 'a\nb' }, { notes: 'a \r\nb\r\n' }, true],
    [
      'O03 cut by Outlook',
      'website',
      { site: `https://x.y/${'z'.repeat(300)}` },
      { website: `https://x.y/${'z'.repeat(243)}` },
      true,
    ],
    [
      'cut by the CRM',
      'name.last',
      { last: 'z'.repeat(80) },
      { 'name.last': 'z'.repeat(100) },
      true,
    ],
    [
      'Q05 dates by day',
      'birthday',
      { born: '1974-05-01' },
      { birthday: '1974-05-01T11:59:00Z' },
      true,
    ],
    ['another day', 'birthday', { born: '1974-05-01' }, { birthday: '1974-05-02' }, false],
    ['a pick list by label', 'profession', { tier: 'g' }, { profession: 'gold' }, true],
    ['another choice', 'profession', { tier: 'g' }, { profession: 'Silver' }, false],
    ['lists as sets', 'categories', { tags: ['g', 's'] }, { categories: ['silver', 'Gold'] }, true],
    ['Q08 cleared', 'name.last', { last: null }, { 'name.last': 'Ng' }, false],
  ]
  for (const [name, groupName, left, right, same] of table) {
    it(`${same ? 'same' : 'not the same'}: ${name}`, () => {
      const one = group(groupName)
      const [a, b] = [one.readCrm(left), one.readOutlook(right)]
      expect(a !== undefined && b !== undefined).toBe(true)
      expect(one.agree(a ?? null, b ?? null)).toBe(same)
    })
  }
})

describe('what is written', () => {
  it('pick lists travel by label and come back as values', () => {
    expect(group('profession').toOutlook('g')).toEqual({ profession: 'Gold' })
    expect(group('profession').toCrm('silver')).toEqual({ tier: 's' })
    expect(group('profession').toCrm('Platinum')).toEqual({ tier: 'Platinum' })
    expect(group('categories').toCrm(['Gold', 'Friends'])).toEqual({ tags: ['Friends', 'g'] })
  })
  it('Q15 street lines stay apart where the CRM has one line', () => {
    const street = group('address.business.street')
    expect(street.toCrm('Hof 2\n1 High Street')).toEqual({ street: 'Hof 2, 1 High Street' })
    expect(street.toOutlook('Hof 2\n1 High Street')).toEqual({
      'address.business.street': 'Hof 2\n1 High Street',
    })
    expect(street.agree('Hof 2, 1 High Street', 'Hof 2\n1 High Street')).toBe(true)
  })
  it('Q08 a cleared value is written as null', () => {
    expect(group('name.last').toOutlook(null)).toEqual({ 'name.last': null })
    expect(group('name.last').toCrm(null)).toEqual({ last: null })
  })
  it('e-mail addresses move up, as Outlook keeps them', () => {
    const value = group('email').readCrm({ mail: null, mail2: 'a@b.c', mail3: 'd@e.f' })
    expect(group('email').toOutlook(value ?? null)).toEqual({
      'email.1': 'a@b.c',
      'email.2': 'd@e.f',
      'email.3': null,
    })
    expect(
      writesLeft(
        map,
        { mail: null, mail2: 'a@b.c', mail3: null },
        { 'email.1': 'a@b.c', 'email.2': null, 'email.3': null },
      ),
    ).toEqual(atRest)
  })
  it('the cut value coming back does not overwrite the longer one (O03)', () => {
    const long = `https://x.y/${'z'.repeat(300)}`
    const copy = group('website').toOutlook(long)
    const { toCrm, toOutlook } = merge(map, null, { site: long }, copy, 'outlook')
    expect({ ...toCrm, ...toOutlook }).toEqual({})
  })
  it('a field the CRM lost stops, the rest goes on', () => {
    const rest = compileMapping([row('gone', 'company'), row('last', 'name.last')], crm, phones)
    expect(rest.map(({ name }) => name)).toEqual(['name.last'])
  })
  it('one slot between two fields is two groups', () => {
    const rows = [
      row('last', 'name.last', { direction: 'to-outlook' }),
      row('bio', 'name.last', { direction: 'to-crm' }),
    ]
    expect(compileMapping(rows, crm, phones).map(({ name }) => name)).toEqual([
      'name.last:last',
      'name.last:bio',
    ])
  })
})

describe('previewMapping', () => {
  it('shows both ways and marks what gets lost', () => {
    const rows = [
      row('last', 'name.last'),
      row('bio', 'notes', { direction: 'to-outlook', transform: 'first-line' }),
      row('tier', 'profession', { direction: 'to-crm' }),
      row('born', 'birthday'),
    ]
    const silent = { outlookValue: null, toCrm: null }
    const record = { last: 'Ng', bio: 'one\ntwo', tier: 'g', born: null }
    expect(previewMapping(rows, crm, phones, record, { profession: 'silver' })).toEqual([
      {
        crm: 'last',
        outlook: 'name.last',
        crmValue: 'Ng',
        toOutlook: 'Ng',
        backToCrm: 'Ng',
        lossy: false,
        ...silent,
      },
      {
        crm: 'bio',
        outlook: 'notes',
        crmValue: 'one\ntwo',
        toOutlook: 'one',
        backToCrm: null,
        lossy: true,
        ...silent,
      },
      {
        crm: 'tier',
        outlook: 'profession',
        crmValue: 'Gold',
        toOutlook: null,
        backToCrm: 'Silver',
        lossy: false,
        outlookValue: 'silver',
        toCrm: 'Silver',
      },
      {
        crm: 'born',
        outlook: 'birthday',
        crmValue: null,
        toOutlook: null,
        backToCrm: null,
        lossy: false,
        ...silent,
      },
    ])
  })
})

describe('labels', () => {
  it('a name, else what there is', () => {
    expect(contactLabel({ 'name.first': 'Ann ', 'name.last': 'Ng' })).toBe('Ann Ng')
    expect(contactLabel({ company: 'Initech', 'email.1': 'a@b.c' })).toBe('Initech')
    expect(contactLabel({ 'name.first': '' })).toBeNull()
    expect(crmContactLabel({ last: 'Ng' }, [row('last', 'name.last')])).toBe('Ng')
  })
})
