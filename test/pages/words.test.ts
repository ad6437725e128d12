/**
 * @module
 * The words of the edge's own pages: the same places for names in every language, the reader's language chosen.
 */
import { describe, expect, it } from 'vitest'
import { ar } from '../../edge/pages/words/ar.ts'
import { de } from '../../edge/pages/words/de.ts'
import { en } from '../../edge/pages/words/en.ts'
import type { WordKey } from '../../edge/pages/words/en.ts'
import { es } from '../../edge/pages/words/es.ts'
import { fr } from '../../edge/pages/words/fr.ts'
import { ja } from '../../edge/pages/words/ja.ts'
import { chooseLocale, loadWords } from '../../edge/pages/words/words.ts'

const keys = Object.keys(en) as WordKey[]
const placesOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()

describe.each(Object.entries({ ar, de, es, fr, ja }))('%s', (_, words) => {
  it.each(keys)('%s', (key) => {
    expect(words[key].trim()).not.toBe('')
    expect(placesOf(words[key])).toEqual(placesOf(en[key]))
    if (key.length > 'code'.length && !key.startsWith('code')) expect(words[key]).not.toBe(en[key])
  })

  it('has no key too many', () => {
    expect(Object.keys(words).toSorted()).toEqual(keys.toSorted())
  })
})

describe('the language', () => {
  it.each([
    [['de-AT', 'en'], 'de-AT'],
    [['it', 'fr-CA', 'en'], 'fr-CA'],
    [['it', 'pt'], 'en'],
    [[], 'en'],
  ])('of %j is %s', (wanted, chosen) => {
    expect(chooseLocale(wanted)).toBe(chosen)
  })

  it('of Arabic goes from right to left; what is not there is English', async () => {
    const arabic = await loadWords('ar-EG')
    expect([arabic.isRightToLeft, arabic.t('again')]).toEqual([true, ar.again])
    const english = await loadWords('it')
    expect([english.locale, english.t('again')]).toEqual(['en', en.again])
  })
})
