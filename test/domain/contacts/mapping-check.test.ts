/**
 * @module
 * CON-5, Q02, Q03, Q07: what the mapping dialog refuses, and what it warns of.
 */
import { describe, expect, it } from 'vitest'
import type {
  CrmFieldType,
  MappedField,
  MappingRow,
} from '../../../edge/domain/contacts/crm-field.ts'
import type { Direction } from '../../../edge/domain/sync/sync-map.ts'
import { compatible } from '../../../edge/domain/contacts/compatible.ts'
import { checkMapping } from '../../../edge/domain/contacts/mapping-check.ts'
import type { Transform } from '../../../edge/domain/contacts/transforms.ts'

const field = (name: string, type: CrmFieldType, more: Partial<MappedField> = {}): MappedField => ({
  name,
  label: name,
  type,
  writable: true,
  required: false,
  custom: false,
  ...more,
})
const row = (
  crm: string,
  outlook: string,
  direction: Direction = 'both',
  transform: Transform = 'none',
): MappingRow => ({ crm, outlook, direction, transform })

const crm = [
  field('first', 'text', { maxLength: 80 }),
  field('last', 'text', { maxLength: 80, required: true }),
  field('nick', 'text', { maxLength: 20 }),
  field('bio', 'text', { maxLength: 4000 }),
  field('mail', 'email', { maxLength: 254 }),
  field('mail2', 'email', { maxLength: 254 }),
  field('phone', 'phone', { maxLength: 50 }),
  field('score', 'number'),
  field('born', 'date'),
  field('tier', 'picklist'),
  field('tags', 'multipicklist'),
  field('full', 'text', { maxLength: 200, writable: false }),
]
const last = row('last', 'name.last')
const codes = (
  ...rows: readonly MappingRow[]
): readonly (readonly [number | null, string, string])[] =>
  checkMapping(rows, crm).map(({ row: index, severity, code }) => [index, severity, code])

describe('checkMapping', () => {
  it('a good mapping has no issue', () => {
    expect(
      codes(last, row('mail', 'email.1'), row('mail2', 'email.2'), row('tags', 'categories')),
    ).toEqual([])
  })

  const table: readonly [
    string,
    readonly MappingRow[],
    readonly (readonly [number | null, string, string])[],
  ][] = [
    ['nothing at all', [], [[null, 'error', 'nothing-mapped']]],
    [
      'a field the CRM does not have',
      [last, row('gone', 'company')],
      [[1, 'error', 'unknown-field']],
    ],
    [
      'a slot Graph cannot write (CON-1)',
      [last, row('phone', 'phone.fax')],
      [[1, 'error', 'unknown-slot']],
    ],
    [
      'Q07 two CRM fields into one slot',
      [last, row('first', 'name.last')],
      [[1, 'error', 'collision']],
    ],
    [
      'two slots into one CRM field',
      [last, row('first', 'name.first'), row('first', 'name.nick')],
      [[2, 'error', 'collision']],
    ],
    [
      'one CRM field into two slots, one way: no collision',
      [last, row('first', 'name.first'), row('first', 'name.nick', 'to-outlook')],
      [],
    ],
    [
      'one slot with a source and another target: no collision',
      [last, row('first', 'name.first', 'to-outlook'), row('bio', 'name.first', 'to-crm')],
      [],
    ],
    [
      'a value that comes back to its own field',
      [
        last,
        row('first', 'name.first', 'to-outlook'),
        row('full2', 'company'),
        row('nick', 'name.first', 'to-crm'),
        row('nick', 'name.nick', 'to-outlook'),
        row('first', 'name.nick', 'to-crm'),
      ],
      [
        [2, 'error', 'unknown-field'],
        [3, 'loss', 'length-loss'],
        [5, 'error', 'cycle'],
      ],
    ],
    [
      'a number that should be an e-mail',
      [last, row('score', 'email.1')],
      [[1, 'error', 'type-mismatch']],
    ],
    ['a number shown as text, one way', [last, row('score', 'profession', 'to-outlook')], []],
    [
      'a number shown as text, both ways',
      [last, row('score', 'profession')],
      [[1, 'error', 'type-mismatch']],
    ],
    ['a pick list fed by free text', [last, row('tier', 'profession')], [[1, 'loss', 'type-loss']]],
    [
      'a text longer than Outlook keeps (O03)',
      [last, row('bio', 'profession')],
      [[1, 'loss', 'length-loss']],
    ],
    ['a CRM field too short', [last, row('nick', 'name.nick')], [[1, 'loss', 'length-loss']]],
    ['a field the CRM computes', [last, row('full', 'name.nick')], [[1, 'error', 'read-only']]],
    ['a field the CRM computes, to Outlook', [last, row('full', 'name.nick', 'to-outlook')], []],
    [
      'a required field unmapped (Q18)',
      [row('first', 'name.first')],
      [[null, 'loss', 'required-unmapped']],
    ],
    [
      'a required field that only goes to Outlook',
      [row('last', 'name.last', 'to-outlook'), row('first', 'name.first')],
      [[null, 'loss', 'required-unmapped']],
    ],
    [
      '… which plays no part when nothing goes to the CRM',
      [row('first', 'name.first', 'to-outlook')],
      [],
    ],
    [
      'Q02 a second e-mail without a first',
      [last, row('mail', 'email.2')],
      [[1, 'error', 'list-gap']],
    ],
    [
      'Q03 a second business phone without a first',
      [last, row('phone', 'phone.business.2')],
      [[1, 'error', 'list-gap']],
    ],
    [
      'e-mails that go different ways',
      [last, row('mail2', 'email.2', 'to-outlook'), row('mail', 'email.1')],
      [[1, 'loss', 'list-directions']],
    ],
    [
      'a phone form for a name',
      [row('last', 'name.last', 'both', 'phone-e164')],
      [[0, 'error', 'transform-mismatch']],
    ],
    [
      'upper case for a birthday',
      [last, row('born', 'birthday', 'both', 'upper-case')],
      [[1, 'error', 'transform-mismatch']],
    ],
    ['a phone form for a phone', [last, row('phone', 'phone.mobile', 'both', 'phone-e164')], []],
    [
      'the first line only',
      [last, row('bio', 'notes', 'to-outlook', 'first-line')],
      [[1, 'loss', 'transform-loss']],
    ],
    [
      'lower case for e-mail loses nothing',
      [last, row('mail', 'email.1', 'both', 'lower-case')],
      [],
    ],
  ]
  for (const [name, rows, expected] of table)
    it(name, () => expect(codes(...rows)).toEqual(expected))

  it('details name no value of any record, only fields', () => {
    for (const issue of checkMapping([row('score', 'email.1')], crm)) {
      expect(issue.detail).toMatch(/^\S.{10,}\.$/)
    }
  })
  it('both ways is never better than one way', () => {
    const types = crm.map(({ type }) => type)
    for (const type of types) {
      for (const slot of ['text', 'longtext', 'email', 'phone', 'url', 'date', 'list'] as const) {
        const ways = [compatible(type, slot, 'to-outlook'), compatible(type, slot, 'to-crm')]
        expect(ways, `${type}/${slot}`).toContain(compatible(type, slot, 'both'))
        if (ways.includes('error')) expect(compatible(type, slot, 'both')).toBe('error')
      }
    }
  })
})
