/**
 * @module
 * Edits made on one side since both last agreed: whether there are any, and which go unseen when the record is deleted
 * on the other (SYN-1).
 */
import type { Fields, Side } from '../record.ts'
import { otherSide } from '../record.ts'
import type { Base } from './link.ts'
import { fingerprints } from './merge.ts'
import type { Conflict } from './merge.ts'
import { readOn } from './sync-map.ts'
import type { Group, SyncMap } from './sync-map.ts'

/** Did a person change anything that travels from this side since both last agreed? No base: yes. */
export const departs = (map: SyncMap, base: Base | null, side: Side, fields: Fields): boolean =>
  base === null || edited(map, base, side, fields).length > 0

/** @param other the other side as it is, null where it is not known */
export const lostEdits = (
  map: SyncMap,
  base: Base | null,
  loser: Side,
  fields: Fields,
  other: Fields | null,
): readonly Conflict[] =>
  edited(map, base, loser, fields).map((group) => ({
    group: group.name,
    loser,
    value: readOn(group, loser, fields) ?? null,
    kept: (other && readOn(group, otherSide(loser), other)) ?? null,
  }))

function edited(map: SyncMap, base: Base | null, side: Side, fields: Fields): readonly Group[] {
  const prints = fingerprints(map, side, fields)
  const goesNowhere = side === 'crm' ? 'to-crm' : 'to-outlook'
  return map
    .filter(({ direction }) => direction !== goesNowhere)
    .filter(({ name }) => prints[name] !== undefined && prints[name] !== base?.[side][name])
}
