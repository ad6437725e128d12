/**
 * @module
 * Group B, fields: what is written to them comes back.
 */
import { change, contactBody, isWritable, make, nameField, read, sample } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding, Members } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isEmpty,
  isRefused,
  isSuccess,
  notOffered,
  revOf,
  said,
  textOf,
  valueOf,
} from '../check.ts'

/** Fields longer than this are written at this length. */
const LONGEST = 40_000
const typed = ['email', 'phone', 'url', 'number', 'boolean', 'date', 'picklist', 'multipicklist']

async function describesFields({ fields }: Bench): Promise<Finding> {
  const { contact } = fields
  const known = (field: Members): boolean =>
    textOf(field['name']) !== '' && textOf(field['label']) !== '' && textOf(field['type']) !== ''
  return claims(
    [contact.length > 0, 'GET /schema/contact lists no field'],
    [contact.every(known), 'a field of /schema/contact lacks its name, label or type'],
    [contact.some(isWritable), 'no field of a contact may be written'],
    [
      contact.some((field) => field['slotHint'] === 'email.1'),
      'no field says that it is the first e-mail address (slotHint email.1)',
    ],
  )
}

const isPlain = (field: Members): boolean =>
  isWritable(field) && (field['type'] === 'text' || field['type'] === 'longtext')

const lengthOf = (field: Members): number =>
  typeof field['maxLength'] === 'number' ? field['maxLength'] : 0

/** The run's mark at the start, and no blank at the end that might be trimmed. */
const filled = (bench: Bench, length: number): string =>
  `${bench.mark} `.repeat(Math.ceil(length / bench.mark.length)).slice(0, length - 1) + 'x'

async function keepsFields(bench: Bench): Promise<Finding> {
  const plain = bench.fields.contact.filter(
    (field) => isPlain(field) && lengthOf(field) > 0 && lengthOf(field) <= LONGEST,
  )
  const sent = Object.fromEntries(
    bench.fields.contact
      .filter((field) => isWritable(field) && typed.includes(textOf(field['type'])))
      .map((field) => [textOf(field['name']), sample(bench, field)])
      .filter(([, value]) => value !== null),
  )
  const full = plain.map((field) => [textOf(field['name']), filled(bench, lengthOf(field))])
  const body = contactBody(bench, { ...sent, ...Object.fromEntries(full) })
  const made = await make(bench, 'contact', body)
  if (!isSuccess(made)) return failed(`a contact with every field: ${said(made)}`)
  const seen = await read(bench, 'contact', idOf(made))
  const cut = full.find(([name = '', value]) => valueOf(seen, name) !== value)
  const lost = Object.keys(sent).find((name) => isEmpty(valueOf(seen, name)))
  return claims(
    [isSuccess(seen), `read again: ${said(seen)}`],
    [cut === undefined, `${cut?.[0]} at its maxLength came back as something else`],
    [lost === undefined, `${lost} came back empty`],
  )
}

async function refusesTooLong(bench: Bench): Promise<Finding> {
  const field = bench.fields.contact.find(
    (one) => isPlain(one) && lengthOf(one) > bench.mark.length && lengthOf(one) <= 4_000,
  )
  if (field === undefined) return notOffered('no text field says its maxLength')
  const name = textOf(field['name'])
  const long = filled(bench, lengthOf(field) + 1)
  const made = await make(bench, 'contact', contactBody(bench, { [name]: long }))
  const kept = isSuccess(made) && valueOf(made, name) === long
  return claims([
    kept || isRefused(made),
    `${name} with one character too many: ${said(made)}, and it was cut`,
  ])
}

const HARD = 'Zoë 李小龍 👩‍💻 אבגד \u200Fمرحبا & <b>"q"</b>'

async function keepsUnicode(bench: Bench): Promise<Finding> {
  const long = bench.fields.contact.find(
    (field) => field['type'] === 'longtext' && isWritable(field),
  )
  const note = long === undefined ? {} : { [textOf(long['name'])]: `one\r\ntwo\n\tthree ${HARD}` }
  const name = nameField(bench)
  const made = await make(
    bench,
    'contact',
    contactBody(bench, { [name]: `${bench.mark} ${HARD}`, ...note }),
  )
  if (!isSuccess(made)) return failed(`a contact with such a name: ${said(made)}`)
  const seen = await read(bench, 'contact', idOf(made))
  const lines = (value: unknown) => textOf(value).replaceAll('\r\n', '\n')
  const changed = Object.entries(note).find(
    ([key, value]) => lines(valueOf(seen, key)) !== lines(value),
  )
  return claims(
    [valueOf(seen, name) === `${bench.mark} ${HARD}`, `${name} came back changed`],
    [changed === undefined, `${changed?.[0]} came back changed`],
  )
}

async function mergesPatches(bench: Bench): Promise<Finding> {
  const name = nameField(bench)
  const other = bench.fields.contact.find(
    (field) => isPlain(field) && field['name'] !== name && field['required'] !== true,
  )
  if (other === undefined) return notOffered('a contact has one text field only')
  const cleared = textOf(other['name'])
  const made = await make(bench, 'contact', contactBody(bench, { [cleared]: 'here' }))
  if (!isSuccess(made)) return failed(`a contact could not be made: ${said(made)}`)
  const changed = await change(bench, 'contact', idOf(made), { [cleared]: null }, revOf(made))
  const seen = await read(bench, 'contact', idOf(made))
  return claims(
    [isSuccess(changed), `the change: ${said(changed)}`],
    [isEmpty(valueOf(seen, cleared)), `${cleared}, set to null, still has its value`],
    [valueOf(seen, name) === bench.mark, `${name}, not sent, lost its value`],
  )
}

async function refusesReadOnly(bench: Bench): Promise<Finding> {
  const closed = bench.fields.contact.find(
    (field) => field['update'] === false && field['type'] === 'text',
  )
  if (closed === undefined) return notOffered('no text field is read-only')
  const made = await make(bench, 'contact', contactBody(bench))
  const body = { [textOf(closed['name'])]: bench.mark }
  const changed = await change(bench, 'contact', idOf(made), body, revOf(made))
  return claims([changed.status === 422, `${textOf(closed['name'])} was written: ${said(changed)}`])
}

export const fieldChecks: readonly Check[] = [
  {
    id: 'B1',
    need: 'relied',
    expected: 'GET /schema/contact names the fields, and which of them is the e-mail address.',
    otherwise: 'The field mapper is empty, and no contact is synced.',
    run: describesFields,
  },
  {
    id: 'B1',
    need: 'relied',
    expected: 'Every field that may be written keeps what it is given, up to its maxLength.',
    otherwise: 'What Outlook sent is lost or cut, and the next sync carries the cut value back.',
    run: keepsFields,
  },
  {
    id: 'B1',
    need: 'relied',
    expected: 'A value longer than maxLength is refused or kept whole, never cut silently.',
    otherwise: 'The cut value is taken for an edit in the CRM and overwrites Outlook’s.',
    run: refusesTooLong,
  },
  {
    id: 'B2',
    need: 'relied',
    expected:
      'Names and notes come back letter for letter: emoji, right-to-left, quotes, line ends.',
    otherwise: 'The changed letters are taken for an edit in the CRM and overwrite Outlook’s.',
    run: keepsUnicode,
  },
  {
    id: 'B3',
    need: 'relied',
    expected: 'In a merge patch null empties a field, and what is not sent stays (RFC 7396).',
    otherwise: 'A value removed in Outlook comes back, or values nobody touched disappear.',
    run: mergesPatches,
  },
  {
    id: 'B5',
    need: 'advice',
    expected: 'Writing a read-only field is refused with 422.',
    otherwise:
      'Nothing: the mapper offers writable fields only. Others would wonder where their value went.',
    run: refusesReadOnly,
  },
]
