/**
 * @module
 * What a record is to the engine: a bag of named canonical values, compared by fingerprint.
 *
 * Owns: sides, streams, canonical equality. Does not own: what the names mean (calendar/, contacts/).
 * The store keeps fingerprints, never values: a three-way merge only asks "is it still what it was?"
 */

export type Side = 'crm' | 'outlook'
export type Stream = 'calendar' | 'contacts'

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
 */
export function fingerprint(value: Json | undefined): string {
  const text = canonicalText(value)
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

function isBlank(value: Json | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}
