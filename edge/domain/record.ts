/**
 * @module
 * What a record is to the engine: a bag of named canonical values, compared by fingerprint.
 *
 * Owns: sides, streams, canonical equality. Does not own: what the names mean (calendar/, contacts/).
 * The store keeps fingerprints, never values: a three-way merge only asks "is it still what it was?"
 */

export type Side = 'crm' | 'outlook'
export type Stream = 'calendar' | 'contacts'
export const everyStream: readonly Stream[] = ['calendar', 'contacts']

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }

/** Field name → canonical value. A missing name means "this side did not say". */
export type Fields = Readonly<Record<string, Json>>

/** Group name → fingerprint of the value both sides last agreed on, as one side shows it. */
export type Fingerprints = Readonly<Record<string, string>>

export const otherSide = (side: Side): Side => (side === 'crm' ? 'outlook' : 'crm')

/** JSON with sorted keys, so that equal values have equal text. Empty text, empty list and null are one value. */
export function canonicalText(value: Json | undefined): string {
  if (isBlank(value)) return 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, inner]) => !isBlank(inner))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    return entries.length === 0
      ? 'null'
      : `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

export const sameValue = (a: Json | undefined, b: Json | undefined): boolean =>
  canonicalText(a) === canonicalText(b)

/**
 * 53-bit fingerprint (cyrb53 construction) of a canonical value, in base 36. It only ever answers
 * "the same as last time?" about one field of one record, so 2⁻⁵³ is the chance to miss one edit.
 * PERSISTED in every link: how it is computed may change, what comes out may not.
 */
export function fingerprint(value: Json | undefined): string {
  const isText = typeof value === 'string' && value !== ''
  // Most values are plain text, whose canonical text is itself in quotes: that is not written down first.
  return (isText ? printOf(value, true) : null) ?? printOf(canonicalText(value), false) ?? ''
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** @returns null: what is to be quoted holds a character that JSON writes otherwise */
function printOf(text: string, quoted: boolean): string | null {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  if (quoted) {
    high = Math.imul(high ^ QUOTE, 2654435761)
    low = Math.imul(low ^ QUOTE, 1597334677)
  }
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (quoted && (code < 0x20 || code === QUOTE || code === BACKSLASH || isSurrogate(code)))
      return null
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  if (quoted) {
    high = Math.imul(high ^ QUOTE, 2654435761)
    low = Math.imul(low ^ QUOTE, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return inBase36(4294967296 * (2097151 & low) + (high >>> 0))
}

/** Half a pair is escaped, so all of them take the long way. */
const isSurrogate = (code: number): boolean => (code & 0xf800) === 0xd800

const DIGITS = Array.from({ length: 36 }, (_, value) => value.toString(36))
const PAIRS = DIGITS.flatMap((tens) => DIGITS.map((ones) => tens + ones))
const pair = (index: number): string => PAIRS[index] ?? ''

/** As `toString(36)` has it; that one alone kept planning below its bar (test/bench, SYN-5). */
function inBase36(whole: number): string {
  const head = Math.floor(whole / 60466176)
  const tail = whole - head * 60466176
  const text =
    pair(Math.trunc(head / 1679616)) +
    pair(Math.trunc(head / 1296) % 1296) +
    pair(head % 1296) +
    (DIGITS[Math.trunc(tail / 1679616)] ?? '') +
    pair(Math.trunc(tail / 1296) % 1296) +
    pair(tail % 1296)
  let zeros = 0
  while (zeros < text.length - 1 && text.charCodeAt(zeros) === 0x30) zeros += 1
  return zeros === 0 ? text : text.slice(zeros)
}

function isBlank(value: Json | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}
