/**
 * @module
 * Which word of Outlook stands for which option of a pick list (CON-5).
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MappingRow } from '../../../edge/domain/contacts/crm-field.ts'
import {
  checkMapping,
  compileMapping,
  previewMapping,
} from '../../../edge/domain/contacts/mapping.ts'
import { field, phones, row } from './sample-mapping.ts'

const options = [
  { value: 'mr', label: 'Mr.' },
  { value: 'ms', label: 'Ms.' },
  { value: 'dr', label: 'Dr.' },
]
const fields = [
  field('salutation', 'picklist', { options }),
  field('groups', 'multipicklist', { options }),
  field('last', 'text'),
]
const words = [
  { crm: 'mr', outlook: 'Herr' },
  { crm: 'ms', outlook: 'Frau' },
  { crm: 'mr', outlook: 'Mister' },
]
const greeting = (more: Partial<MappingRow> = {}) =>
  row('salutation', 'name.title', { options: words, ...more })
const groupOf = (one: MappingRow) => {
  const [group] = compileMapping([one], fields, phones)
  if (group === undefined) throw new Error('no group')
  return group
}
/** That a text can be no option at all is told of every pick list. */
const codes = (...rows: MappingRow[]) =>
  checkMapping(rows, fields)
    .filter(({ code }) => code !== 'type-loss')
    .map(({ code, severity, row: at }) => [code, severity, at])

describe('words for the options of a pick list', () => {
  const { toOutlook, toCrm, agree } = groupOf(greeting())

  it.each([
    ['mr', 'Herr'],
    ['ms', 'Frau'],
    ['dr', 'Dr.'],
    ['somebody', 'somebody'],
  ])('%s is %s in Outlook, and comes back', (value, word) => {
    expect(toOutlook(value)).toEqual({ 'name.title': word })
    expect(toCrm(word)).toEqual({ salutation: value })
  })

  it.each([
    ['Mister', 'mr'],
    ['frau', 'ms'],
    ['Mr.', 'mr'],
    ['MS.', 'ms'],
  ])('%s is understood, and left as it stands', (word, value) => {
    expect(toCrm(word)).toEqual({ salutation: value })
    expect(agree(value, word)).toBe(true)
  })

  it('hold for each of several values, in Outlook\u2019s categories too', () => {
    const many = groupOf(row('groups', 'categories', { options: words }))
    expect(many.toOutlook(['mr', 'dr'])).toEqual({ categories: ['Dr.', 'Herr'] })
    expect(many.toCrm(['Dr.', 'Herr'])).toEqual({ groups: ['dr', 'mr'] })
  })

  it('are shown in the preview; the CRM is shown by its own labels', () => {
    const [shown] = previewMapping([greeting()], fields, phones, { salutation: 'mr' })
    expect(shown).toMatchObject({
      crmValue: 'Mr.',
      toOutlook: 'Herr',
      backToCrm: 'Mr.',
      lossy: false,
    })
  })

  it('one word for two options is an error where it comes back, also beside the label of a third', () => {
    const twice = [...words, { crm: 'ms', outlook: 'HERR' }]
    expect(codes(greeting({ options: twice }))).toEqual([['option-twice', 'error', 0]])
    const taken = [{ crm: 'mr', outlook: 'Dr.' }]
    expect(codes(greeting({ options: taken }))).toEqual([['option-twice', 'error', 0]])
    expect(codes(greeting({ options: taken, direction: 'to-outlook' }))).toEqual([])
  })

  it('of an option that is gone are told, and do nothing', () => {
    const gone = [...words, { crm: 'prof', outlook: 'Professor' }]
    expect(codes(greeting({ options: gone }))).toEqual([['unknown-option', 'loss', 0]])
    expect(codes(row('last', 'name.last', { options: words }))).toEqual([
      ['unknown-option', 'loss', 0],
    ])
    expect(codes(greeting())).toEqual([])
  })

  it('come to rest, whatever is said for which option', () => {
    const word = fc.stringMatching(/^[^;\r\n]*[^;\s][^;\r\n]*$/u, { size: 'small' })
    const said = fc.array(fc.record({ crm: fc.constantFrom('mr', 'ms', 'dr'), outlook: word }))
    fc.assert(
      fc.property(said, fc.constantFrom('mr', 'ms', 'dr'), (list, value) => {
        const one = greeting({ options: list })
        fc.pre(!codes(one).some(([code]) => code === 'option-twice'))
        const group = groupOf(one)
        const sent = group.readOutlook(group.toOutlook(value)) ?? null
        expect(group.agree(value, sent)).toBe(true)
        expect(group.toCrm(sent)).toEqual({ salutation: value })
      }),
      { numRuns: 500 },
    )
  })
})
