/**
 * @module
 * Every stable code of a problem has words in every language: none shows its code to a person (EMB-5).
 */
import { describe, expect, it } from 'vitest'
import { ar } from '../../components/i18n/locales/ar.ts'
import { de } from '../../components/i18n/locales/de.ts'
import { en } from '../../components/i18n/locales/en.ts'
import { es } from '../../components/i18n/locales/es.ts'
import { fr } from '../../components/i18n/locales/fr.ts'
import { ja } from '../../components/i18n/locales/ja.ts'
import { problemCodes } from '../../edge/contract/problem.ts'

type Words = Readonly<Record<string, unknown>>
const languages: readonly (readonly [string, Words])[] = Object.entries<Words>({
  ar,
  de,
  en,
  es,
  fr,
  ja,
})

describe.each(languages)('problems in %s', (_language, words) => {
  it('have words for every code of the contract', () => {
    const missing = Object.keys(problemCodes).filter((code) => !words[`problem.${code}`])
    expect(missing).toEqual([])
  })

  it('have words of their own, but where two codes mean one thing to a person', () => {
    const reloadThePage = ['method-not-allowed', 'unsupported-media-type', 'precondition-required']
    const told = Object.keys(problemCodes)
      .filter((code) => !reloadThePage.includes(code))
      .map((code) => words[`problem.${code}`])
    expect(new Set(told).size).toBe(told.length)
  })
})
