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
  base: Base | null,
  sides: Both<Fields | null>,
  sent: Both<Fingerprints>,
): Within {
  const frame = map.find(({ name }) => name === group.within?.group)
  if (frame === undefined || base === null) return asEver
  const target = (['outlook', 'crm'] as const).find((side) => sent[side][frame.name] !== undefined)
  if (target === undefined) return asEver
  const value = read(frame, otherSide(target), sides)
  const isOver = value !== undefined && group.within?.isOver(value) === true
  if (sides[target] === null) return isOver ? { kind: 'read-both' } : asEver
  const theirs = read(group, target, sides)
  if (theirs === undefined || fingerprint(theirs) === base[target][group.name]) return asEver
  if (!isOver) return { kind: 'wait' }
  const kept = read(group, otherSide(target), sides) ?? null
  return sameValue(theirs, kept) ? asEver : { kind: 'over', loser: target, value: theirs, kept }
}

function read(group: Group, side: Side, sides: Both<Fields | null>): Json | undefined {
  const fields = sides[side]
  if (fields === null) return undefined
  return side === 'crm' ? group.readCrm(fields) : group.readOutlook(fields)
}
