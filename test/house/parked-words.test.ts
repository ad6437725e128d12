/**
 * @module
 * Every code of our own with which a record can be set aside has words in every language (SYN-6, EMB-5). Codes
 * of a CRM or of Microsoft 365 are theirs: those come with a sentence.
 */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ar } from '../../components/i18n/locales/ar.ts'
import { de } from '../../components/i18n/locales/de.ts'
import { en } from '../../components/i18n/locales/en.ts'
import { es } from '../../components/i18n/locales/es.ts'
import { fr } from '../../components/i18n/locales/fr.ts'
import { ja } from '../../components/i18n/locales/ja.ts'
import { KEEPS_FAILING } from '../../edge/app/mailbox/park.ts'

/** What reads or writes one record of a stream, and so may refuse it. */
const refusing = [
  'edge/app/mailbox/fly.ts',
  'edge/app/mailbox/undeleted.ts',
  'edge/adapters/crm/rest/problem.ts',
  ...globSync('edge/adapters/graph/{contact,event,series}-*.ts'),
  'edge/adapters/graph/graph-failure.ts',
]
const said = [
  /kind: 'refused',\s*code: '([a-z-]+)'/g,
  /refuseTime\('([a-z-]+)'/g,
  /const tooLarge = \{\s*code: '([a-z-]+)'/g,
  /const NOT_DELETED = '([a-z-]+)'/g,
]

const codes = new Set([KEEPS_FAILING])
for (const file of refusing) {
  const source = readFileSync(file, 'utf8')
  for (const pattern of said) for (const [, code = ''] of source.matchAll(pattern)) codes.add(code)
}

describe.each(Object.entries({ ar, de, en, es, fr, ja }))('parked records in %s', (_, words) => {
  it('SYN-6 every code has words', () => {
    expect([...codes].filter((code) => !(`stream.${code}` in words))).toEqual([])
  })
})

it('the codes are found', () => {
  const known = ['keeps-failing', 'too-large', 'zone-unsupported', 'meeting-with-attendees']
  expect([...codes]).toEqual(expect.arrayContaining(known))
  expect(codes.size).toBeGreaterThan(6)
})
