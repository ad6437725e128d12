/**
 * @module
 * Where the focus goes, and what is said, after a row was added, removed or moved.
 */
import type { Translate } from '../i18n/message.ts'
import type { Draft, DraftRow } from './mapper-state.ts'
import { nameOf } from './mapping-row.ts'

export type StepEnd = { readonly focus: string; readonly words: string }

/** The first select of a row. */
export const focusOf = (key: number): string => `[aria-labelledby="r${key} c-crm"]`

export const afterAdding = (t: Translate, { nextKey }: Draft): StepEnd => ({
  focus: focusOf(nextKey),
  words: t('mapper.added'),
})

/** To the next row's button, else the former's, else to "Add". */
export const afterRemoving = (t: Translate, { rows, saved }: Draft, row: DraftRow): StepEnd => {
  const at = rows.indexOf(row)
  const neighbour = rows[at + 1] ?? rows[at - 1]
  return {
    focus: neighbour ? `#x${neighbour.key}` : '#add',
    words: t('mapper.removed', { field: nameOf(t, saved, row, at + 1) }),
  }
}

/** On the button, so that it can be pressed again. */
export const afterMoving = (
  t: Translate,
  { rows, saved }: Draft,
  row: DraftRow,
  by: -1 | 1,
): StepEnd => {
  const at = rows.indexOf(row)
  return {
    focus: `#${by < 0 ? 'u' : 'd'}${row.key}`,
    words: t('mapper.moved', { field: nameOf(t, saved, row, at + 1), n: at + by + 1 }),
  }
}
