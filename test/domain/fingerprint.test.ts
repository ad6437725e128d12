/**
 * @module
 * Fingerprints lie in every stored link: whatever makes them faster, they must come out as they always did.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, fingerprint } from '../../edge/domain/record.ts'
import type { Json } from '../../edge/domain/record.ts'

/** cyrb53 of the canonical text, written down the plain way. */
function asItAlwaysWas(value: Json | undefined): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (const unit of canonicalText(value).split('')) {
    high = Math.imul(high ^ unit.charCodeAt(0), 2654435761)
    low = Math.imul(low ^ unit.charCodeAt(0), 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

describe('a fingerprint', () => {
  it.each<[Json, string]>([
    ['T7', '11no5gfhhne'],
    ['say "no"', 'orzycgn5ym'],
    [null, '1omwfhr5hyy'],
    [['a', { b: 1 }], '1gus98bseqy'],
  ])('of %j is the one that is stored', (value, print) => {
    expect(fingerprint(value)).toBe(print)
  })

  it('of any value is as it always was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fingerprint(value as Json)).toBe(asItAlwaysWas(value as Json))
      }),
      { numRuns: 2_000 },
    )
  })

  it('of any text is as it always was, whatever has to be escaped in it', () => {
    const unit = fc.oneof(
      fc.constantFrom('"', '\\', '\n', '\u0000', '\u001f', '\ud83d', '\ude00', '\u2028', 'ä'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        expect(fingerprint(units.join(''))).toBe(asItAlwaysWas(units.join('')))
      }),
      { numRuns: 5_000 },
    )
  })
})
