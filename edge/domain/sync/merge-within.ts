/**
 * @module
 * Three-way merge of a group whose parts are parts of what another group says: the exceptions of a series, named by
 * its times (SYN-1, CAL-7). Pure.
 *
 * Where those times go to a side in this very plan, what a person changed there meanwhile was meant of the series as
 * it was: written first, it would name occurrences that are no more. So it waits until that side has taken its
 * exceptions along (ports: a moved series keeps them), and travels from there in the plan after. Of a series that is
 * over nothing can wait: what is lost with it is told.
 */
import type { Fields, Fingerprints, Json, Side } from '../record.ts'
import { fingerprint, otherSide, sameValue } from '../record.ts'
import type { Base } from './link.ts'
import { readOn } from './sync-map.ts'
import type { Group, SyncMap } from './sync-map.ts'

type Both<Value> = Readonly<Record<Side, Value>>

export type Within =
  | { readonly kind: 'as-ever' | 'read-both' | 'wait' }
  /** `loser` is written: its value goes, whoever changed it last. */
  | { readonly kind: 'over'; readonly loser: Side; readonly value: Json; readonly kept: Json }

const asEver: Within = { kind: 'as-ever' }

/** @param sent what this plan writes so far, per target: fingerprints by group */
export function judgeWithin(
  map: SyncMap,
  group: Group,
  base: Base,
  sides: Both<Fields | null>,
  sent: Both<Fingerprints>,
): Within {
  const frame = group.within?.group ?? ''
  const target = (['outlook', 'crm'] as const).find((side) => sent[side][frame] !== undefined)
  if (target === undefined) return asEver
  const source = otherSide(target)
  const [there, here] = [sides[target], sides[source]]
  const isOver = here !== null && isOverOn(map, group, source, here)
  if (there === null) return isOver ? { kind: 'read-both' } : asEver
  const theirs = readOn(group, target, there)
  if (theirs === undefined || fingerprint(theirs) === base[target][group.name]) return asEver
  if (!isOver) return { kind: 'wait' }
  const kept = readOn(group, source, here) ?? null
  return sameValue(theirs, kept) ? asEver : { kind: 'over', loser: target, value: theirs, kept }
}

/** A side says that there is nothing (any more) that the group could hold parts of. */
export function isOverOn(map: SyncMap, { within }: Group, side: Side, fields: Fields): boolean {
  const frame = map.find(({ name }) => name === within?.group)
  const value = frame && readOn(frame, side, fields)
  return value !== undefined && within?.isOver(value) === true
}
