/**
 * @module
 * Fingerprints of a group and of its parts: what a base remembers, and how it moves on.
 *
 * A group that is made of parts (sync-map.ts `parts`) is remembered as a whole and, beside it, part by part, so that
 * different parts may change on both sides at once. PERSISTED SHAPE: the names below stand in every link's base.
 */
import { fingerprint } from '../record.ts'
import type { Fingerprints, Json } from '../record.ts'
import type { Base } from './link.ts'
import type { Group } from './sync-map.ts'

/** Between a group's name and a part's key; no name of a field holds it. */
const BREAK = '\n'
/** Remembered for a group that a side does not speak of at all. */
export const UNSAID = '-'
/** In the place of a whole of which some parts have travelled and others have not: it never is what it was. */
export const HALF = '~'
/** The part is not there. */
export const ABSENT = ''
const EMPTY = fingerprint(null)

export const partName = ({ name }: Pick<Group, 'name'>, key: string): string => name + BREAK + key

/** The group a fingerprint belongs to. */
export const groupName = (print: string): string => print.split(BREAK, 1)[0] ?? print

/** Writes down everything that is remembered of a group's value. */
export function remember(prints: Record<string, string>, group: Group, value: Json): void {
  const whole = fingerprint(value)
  prints[group.name] = whole
  if (group.parts === undefined || whole === EMPTY) return
  // Says that the parts are known: a base of old has none, and neither has one of which all were taken out.
  prints[partName(group, '')] = EMPTY
  for (const [key, part] of group.parts.split(value)) {
    prints[partName(group, key)] = partPrint(group, part)
  }
}

export function printsOf(group: Group, value: Json): Fingerprints {
  const prints = {}
  remember(prints, group, value)
  return prints
}

/** Whether a side's parts were remembered with its whole; of a side that said nothing of it there were none. */
export function knowsParts(group: Group, prints: Fingerprints | undefined): boolean {
  if (prints === undefined) return false
  const whole = prints[group.name] ?? UNSAID
  return [UNSAID, EMPTY, HALF].includes(whole) || prints[partName(group, '')] !== undefined
}

/** Of a part; absent ones too. */
export const partPrint = ({ parts }: Pick<Group, 'parts'>, part: Json | undefined): string =>
  part === undefined ? ABSENT : fingerprint(parts?.said?.(part) ?? part)

/** What is remembered after `news`: a whole takes the place of all its parts, a single part only of itself. */
export function printsAfter(before: Fingerprints, news: Fingerprints): Fingerprints {
  const isWhole = (name: string) => news[name] !== undefined && news[name] !== HALF
  const after: Record<string, string> = {}
  for (const [name, print] of Object.entries(before)) {
    if (!name.includes(BREAK) || !isWhole(groupName(name))) after[name] = print
  }
  for (const [name, print] of Object.entries(news)) {
    if (print === ABSENT) delete after[name]
    else after[name] = print
  }
  return after
}

export const baseAfter = (base: Base | null, news: Base): Base => ({
  crm: printsAfter(base?.crm ?? {}, news.crm),
  outlook: printsAfter(base?.outlook ?? {}, news.outlook),
})

/** Of all that a side answered, what belongs to the groups and parts that were sent to it. */
export function answerTo(sent: Fingerprints, returned: Fingerprints): Fingerprints {
  const answered = Object.entries(returned).filter(
    ([name]) => sent[name] !== undefined || sent[groupName(name)] !== undefined,
  )
  const missing = Object.keys(sent)
    .filter((name) => name.includes(BREAK) && returned[name] === undefined)
    .map((name) => [name, ABSENT] as const)
  return Object.fromEntries([...answered, ...missing])
}
