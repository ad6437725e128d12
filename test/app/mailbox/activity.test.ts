/**
 * @module
 * The activity list in pages: every entry once, however many one row holds.
 */
import { describe, expect, it } from 'vitest'
import { openDesk } from './desk.ts'

const entry = (label: string) => ({
  kind: 'created' as const,
  side: null,
  crmId: null,
  outlookId: null,
  label,
  fields: [],
  code: null,
  detail: null,
})

describe('SYN-8 activity', () => {
  for (const perRow of [1, 3, 20]) {
    it(`shows every entry once, ${perRow} to a row`, () => {
      const { store, now } = openDesk()
      for (let row = 0; row < 60; row++) {
        store.log(
          'calendar',
          now,
          Array.from({ length: perRow }, (_, n) => entry(`${row}.${n}`)),
        )
      }
      const seen: (string | null)[] = []
      let before: string | null = null
      do {
        const page = store.activity('calendar', { before, limit: 7 })
        seen.push(...page.entries.map(({ label }) => label))
        before = page.cursor
      } while (before !== null)
      expect(seen).toHaveLength(60 * perRow)
      expect(new Set(seen).size).toBe(60 * perRow)
      expect(seen[0]).toBe(`59.${perRow - 1}`)
    })
  }
})
