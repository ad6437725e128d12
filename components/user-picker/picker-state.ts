/**
 * @module
 * Rules of choosing, pure: who can be chosen and why not, what choosing does, which rows are drawn.
 */
import type { Person } from '../../edge/contract/people.ts'
import type { MessageKey } from '../i18n/message.ts'

/** Height of a row; the list draws only rows that are seen (embedding.md §1.2, 4). */
export const ROW_PX = 56
export const ROWS_SEEN = 6
/** Drawn beyond the edge, so that one notch of a wheel shows no gap; every row more is laid out at each jump. */
const OVERSCAN = 2
/** The next page is asked for this many rows before the end. */
const AHEAD = 12
/** As many as the edge invites at once would take minutes to look up one by one. */
const MOST_PASTED = 200

/** Why somebody cannot be chosen; undefined when he can. */
export const whyNot = ({ status, enabled, address }: Person): MessageKey | undefined => {
  if (status !== 'available') return `picker.reason.${status}`
  if (enabled === false) return 'picker.reason.disabled'
  return address === null ? 'picker.reason.no-mailbox' : undefined
}

export const isChosen = (selected: readonly Person[], { id }: Person): boolean =>
  selected.some((person) => person.id === id)

/** Choosing a chosen one takes him out; without `multiple` the new one replaces. */
export const toggle = (
  selected: readonly Person[],
  person: Person,
  multiple: boolean,
): readonly Person[] => {
  if (isChosen(selected, person)) return selected.filter(({ id }) => id !== person.id)
  return multiple ? [...selected, person] : [person]
}

/** Many at once; nobody is taken twice. */
export const withPeople = (
  selected: readonly Person[],
  people: readonly Person[],
): readonly Person[] => [...selected, ...people.filter((person) => !isChosen(selected, person))]

/** In the order they are wanted: the active one, those seen, those beyond the edges. */
export const rowsWanted = (scrollTop: number, active: number, count: number): readonly number[] => {
  const first = Math.floor(scrollTop / ROW_PX)
  const last = Math.ceil(scrollTop / ROW_PX) + ROWS_SEEN
  const rows = new Set(active < 0 ? [] : [active])
  for (let row = first; row < last + OVERSCAN; row += 1) rows.add(row)
  for (let row = first - OVERSCAN; row < first; row += 1) rows.add(row)
  // aria-activedescendant may only name what exists.
  return [...rows].filter((row) => row >= 0 && row < count)
}

/**
 * At most so many rows anew: a whole window at once is a long task on a slow processor (EMB-4). A row keeps
 * its place in the page as long as it is wanted; one that is wanted no longer stays, out of sight, until its
 * place is needed.
 */
export const redraw = (
  drawn: readonly number[],
  wanted: readonly number[],
  most: number,
): { readonly rows: readonly number[]; readonly more: boolean } => {
  const due = wanted.filter((row) => !drawn.includes(row))
  const now = due.slice(0, most)
  const rows = drawn.map((row) => (wanted.includes(row) ? row : (now.shift() ?? row)))
  return { rows: [...rows, ...now], more: due.length > most }
}

export const isNearEnd = (scrollTop: number, active: number, count: number): boolean =>
  count > 0 && Math.max(active, scrollTop / ROW_PX + ROWS_SEEN) >= count - AHEAD

/** Where the list has to be scrolled to so that the active row is wholly seen. */
export const scrollFor = (active: number, scrollTop: number): number => {
  const top = active * ROW_PX
  const bottom = top + ROW_PX - ROWS_SEEN * ROW_PX
  return Math.min(top, Math.max(bottom, scrollTop))
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: ROWS_SEEN,
  PageUp: -ROWS_SEEN,
}

/** The row a key moves to (APG, editable combobox); undefined for keys that are the input's. */
export const move = (key: string, active: number, count: number): number | undefined => {
  const step = steps[key]
  if (step === undefined || count === 0) return undefined
  if (active < 0) return step > 0 ? 0 : count - 1
  if (Math.abs(step) === 1) return (active + step + count) % count
  return Math.max(0, Math.min(count - 1, active + step))
}

/** First letters of first and last word, for the round mark beside a name. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : '']
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase()
}

/** Addresses in a pasted text, where it holds several; a page of prose is none. */
export const addressesIn = (text: string): readonly string[] => {
  const found = text.toLowerCase().match(/[^\s<>;,"()]+@[^\s<>;,"()]+/g) ?? []
  const unique = [...new Set(found)]
  return unique.length > 1 ? unique.slice(0, MOST_PASTED) : []
}
