/**
 * @module
 * Packs: in order, never over a limit but where one item alone is.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packed } from '../../edge/domain/packed.ts'

const self = (size: number): number => size

it.each([
  [[], []],
  [[4, 4, 2], [[4, 4, 2]]],
  [
    [4, 7, 3],
    [[4], [7, 3]],
  ],
  [
    [11, 1],
    [[11], [1]],
  ],
  [
    [1, 11, 1],
    [[1], [11], [1]],
  ],
  [
    [1, 1, 1, 1],
    [[1, 1, 1], [1]],
  ],
])('%j', (sizes, packs) => {
  expect(packed(sizes, self, { size: 10, count: 3 })).toEqual(packs)
})

it('loses and moves nothing, keeps both limits, and opens no pack before it must', () => {
  const sizes = fc.array(fc.nat({ max: 15 }))
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 5 }), (items, count) => {
      const packs = packed(items, self, { size: 10, count })
      expect(packs.flat()).toEqual(items)
      for (const [at, pack] of packs.entries()) {
        const sum = pack.reduce((total, size) => total + size, 0)
        expect(pack.length === 1 || sum <= 10).toBe(true)
        expect(pack.length).toBeLessThanOrEqual(count)
        const next = packs[at + 1]?.[0]
        if (next !== undefined) expect(pack.length === count || sum + next > 10).toBe(true)
      }
    }),
  )
})
