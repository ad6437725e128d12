/**
 * @module
 * What goes unseen when a record is deleted on one side: the edits made there since both last agreed (SYN-1).
 */
import type { Fields, Json, Side } from '../record.ts'
import { otherSide } from '../record.ts'
import type { Base } from './link.ts'
import { fingerprints } from './merge.ts'
import type { Conflict } from './merge.ts'
import type { Group, SyncMap } from './sync-map.ts'

/** @param other the other side as it is, null where it is not known */
export function lostEdits(
  map: SyncMap,
  base: Base | null,
  loser: Side,
  fields: Fields,
  other: Fields | null,
): readonly Conflict[] {
  const prints = fingerprints(map, loser, fields)
  const goesNowhere = loser === 'crm' ? 'to-crm' : 'to-outlook'
  return map
    .filter(({ direction }) => direction !== goesNowhere)
    .filter(({ name }) => prints[name] !== undefined && prints[name] !== base?.[loser][name])
    .map((group) => ({
      group: group.name,
      loser,
      value: valueOn(group, loser, fields),
      kept: other === null ? null : valueOn(group, otherSide(loser), other),
    }))
}

const valueOn = (group: Group, side: Side, fields: Fields): Json =>
  (side === 'crm' ? group.readCrm(fields) : group.readOutlook(fields)) ?? null
