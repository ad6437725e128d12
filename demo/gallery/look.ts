/**
 * @module
 * How the stages are looked at: scheme, direction, language, width, size of text, framework of the
 * snippets. Kept in the address, so that a look can be linked and comes back after a reload.
 */
import type { Framework } from './snippets.ts'

export const choices = {
  scheme: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  dir: { auto: 'By language', ltr: 'Left to right', rtl: 'Right to left' },
  lang: {
    en: 'English',
    de: 'Deutsch',
    fr: 'Français',
    es: 'Español',
    ja: '日本語',
    ar: 'العربية',
  },
  width: { full: 'As wide as there is', 640: '640 px', 320: '320 px' },
  text: { 100: '100 %', 200: '200 %' },
} as const

export type ChoiceName = keyof typeof choices
export type Look = { readonly [Name in ChoiceName]: string } & { readonly framework: Framework }

const defaults: Look = {
  scheme: 'auto',
  dir: 'auto',
  lang: 'en',
  width: 'full',
  text: '100',
  framework: 'HTML',
}

export const readLook = (search: string): Look => {
  const asked = new URLSearchParams(search)
  const look: Record<string, string> = { ...defaults }
  for (const [name, values] of Object.entries(choices)) {
    const value = asked.get(name)
    if (value !== null && value in values) look[name] = value
  }
  return look as Look
}

export const writeLook = (look: Look): string => {
  const told = new URLSearchParams()
  for (const name of Object.keys(choices) as ChoiceName[]) {
    if (look[name] !== defaults[name]) told.set(name, look[name])
  }
  return told.size > 0 ? `?${told}` : location.pathname
}

export const directionOf = ({ dir, lang }: Look): 'ltr' | 'rtl' => {
  if (dir === 'auto') return lang === 'ar' ? 'rtl' : 'ltr'
  return dir === 'rtl' ? 'rtl' : 'ltr'
}
