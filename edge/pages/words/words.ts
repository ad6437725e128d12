/**
 * @module
 * Which of the six languages the page speaks: the reader's first that is there. English is built in; the others are
 * files loaded when needed.
 */
import { createTranslate } from '../../../components/i18n/message.ts'
import type { Translate } from '../../../components/i18n/message.ts'
import { en } from './en.ts'
import type { WordKey, WordSet } from './en.ts'

export type Words = Translate<WordKey>
export type Spoken = { readonly locale: string; readonly isRightToLeft: boolean; readonly t: Words }

const loaders: Readonly<Record<string, () => Promise<WordSet>>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
}

const languageOf = (locale: string): string => new Intl.Locale(locale).language

/** `wanted`: the reader's languages, best first. */
export function chooseLocale(wanted: readonly string[]): string {
  return wanted.find((locale) => Object.hasOwn(loaders, languageOf(locale))) ?? 'en'
}

export function speak(locale: string, words: WordSet): Spoken {
  const t = createTranslate<WordKey>(locale, words, () => undefined)
  return { locale, isRightToLeft: languageOf(locale) === 'ar', t }
}

export const english: Spoken = speak('en', en)

/** A file that does not come leaves English. */
export async function loadWords(locale: string): Promise<Spoken> {
  const load = loaders[languageOf(locale)]
  try {
    return load ? speak(locale, await load()) : english
  } catch {
    return english
  }
}
