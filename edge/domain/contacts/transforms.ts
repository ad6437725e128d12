/**
 * @module
 * The closed list of transforms a mapping row may name (CON-5): nothing is evaluated.
 *
 * Owns: what each does to a text, and how phone numbers compare. Does not own: number plans; a parser of
 * real numbers is the caller's, as PhoneNormaliser. Every transform is idempotent: a value that went
 * through and came back is not changed again.
 */
import { tidyLine, tidyText } from '../text.ts'

export const transforms = [
  'none',
  'trim',
  'lower-case',
  'upper-case',
  'phone-e164',
  'first-line',
] as const
export type Transform = (typeof transforms)[number]

/** E.164 of a number as people write it, with the country when known; null when it is none. */
export type PhoneNormaliser = (raw: string, country?: string) => string | null

export function transformed(transform: Transform, text: string, phones: PhoneNormaliser): string {
  switch (transform) {
    case 'none':
      return text
    case 'trim':
      return tidyText(text)
    case 'lower-case':
      return text.toLowerCase()
    case 'upper-case':
      return text.toUpperCase()
    case 'phone-e164':
      return e164(text, phones)
    case 'first-line':
      return tidyText(text).split('\n', 1)[0] ?? ''
  }
}

/** E.164 has no extensions: a number that carries one stays as it is written. */
const e164 = (text: string, phones: PhoneNormaliser): string =>
  (extensionMark.test(text) ? null : phones(text)) ?? tidyLine(text)

const extensionMark = /\s*(?:;ext=|extension|ext\.?|x|#)\s*(?=\d+$)/iu

/**
 * What a phone number is compared by: E.164 where the parser knows it, else its digits. CRMs rewrite
 * numbers (crm-contract §6.2: "+44 20 7946 0000" comes back as "+442079460000").
 */
export function phoneKey(raw: string, phones: PhoneNormaliser): string {
  const text = tidyLine(raw.normalize('NFKC'))
  const [number = '', extension = ''] = text.split(extensionMark)
  const known = phones(number)
  return `${known ?? digits(number)}${extension === '' ? '' : `;${extension}`}`
}

/** Only what cannot change the number is removed: marks between digits, a bracketed trunk zero. */
function digits(number: string): string {
  const international = number.replace(/^00(?=\d)/u, '+')
  const plain = international.startsWith('+') ? international.replace(/\(0\)/u, '') : international
  const kept = plain.replaceAll(/[\s().\-/\u2010-\u2015]/gu, '')
  return /^\+?\d+$/u.test(kept) ? kept : number.toLowerCase()
}
